"""What lies before the reviewer: the register, what its sources add up to, and a day. Makes the sides of questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hisab.records.figures import ActionAccount, IncidentAccount, PromiseAccount
from hisab.records.ids import ActionId, IncidentId, MentionId, PromiseId
from hisab.records.journal import Register
from hisab.records.mentions import Mention
from hisab.records.values import Count, DateSpan
from hisab.review.questions import Side, anchor_of
from hisab.vocabulary.tables import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The register with the accounts of its records on `as_of`."""

    register: Register
    incidents: Mapping[str, IncidentAccount]
    promises: Mapping[str, PromiseAccount]
    actions: Mapping[str, ActionAccount]
    vocabulary: Vocabulary
    as_of: date

    def first(self, mentions: Iterable[MentionId]) -> Mention:
        """Return the mention that was published first; where that is the same, the one whose words come first."""
        return min((self.register.mentions[mention] for mention in mentions), key=self.order)

    def order(self, mention: Mention) -> tuple[str, str, int, int, str]:
        """Order mentions by day and place in their reports, whatever reader made them."""
        published = self.register.documents[mention.document].published
        return (published.isoformat() if published else "9999", mention.document, mention.passage.start, mention.passage.end, mention.id)

    def side(self, subject: str, mention: Mention, facts: Iterable[str], *, subtype: str = "", standing: str = "") -> Side:
        """Return what is shown of `subject` by the words of `mention`."""
        document = self.register.documents[mention.document]
        return Side(
            subject=subject,
            anchor=anchor_of(self.register, mention, subtype=subtype),
            sentence=mention.passage.quote,
            outlet=document.source,
            published=document.published,
            title=document.title,
            facts=tuple(facts),
            standing=standing,
        )

    def incident_facts(self, incident: IncidentId) -> tuple[str, ...]:
        """Return day, place, toll and communities of an attack, as far as they are stated."""
        account = self.incidents[incident]
        facts = [say_days(account.date)] if account.date is not None else ["its day is not stated"]
        facts += [account.place.name] if account.place is not None else ["its place is not stated"]
        facts += [f"killed: {say_number(account.killed.count)}"] if account.killed is not None else ["no number killed is stated"]
        facts += [", ".join(self.vocabulary.name("communities", community) for community in account.communities)] if account.communities else []
        return tuple(facts)

    def promise_facts(self, promise: PromiseId) -> tuple[str, ...]:
        """Return the kind and the duty-bearer of a promise."""
        account = self.promises[promise]
        institution = self.vocabulary.name("institutions", account.institution) if account.institution else "its duty-bearer is not stated"
        return (account.kind or "its kind is not stated", institution)

    def action_facts(self, action: ActionId) -> tuple[str, ...]:
        """Return the kind and the day of an action."""
        account = self.actions[action]
        return (account.kind, say_days(account.done_on) if account.done_on is not None else "its day is not stated")


def say_days(span: DateSpan) -> str:
    """Return a span of days in ISO 8601."""
    if span.earliest == span.latest and span.latest is not None:
        return span.latest.isoformat()
    return f"{span.earliest or '…'} to {span.latest or '…'}"


def say_number(count: Count) -> str:
    """Return the bounds of a count: "11", "10 to 13", "at least 11"."""
    if count.low is None:
        return f"up to {count.high}" if count.high is not None else "not known"
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
