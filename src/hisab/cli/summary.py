"""What a run says at its end: the table, what was odd, and where the site is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hisab.cli.output import number_of, say
from hisab.records.figures import Edition, Figure
from hisab.records.findings import Finding
from hisab.records.journal import Register
from hisab.workflow.publish import count_later_reports
from hisab.workflow.run import Outcome, all_findings
from hisab.workflow.trace import say_count

COLUMNS = ("what", "count", "new")
_FIGURES = ("incidents", "people_killed", "people_injured", "promises", "actions")


def summary_rows(outcome: Outcome) -> list[dict[str, object]]:
    """Return the rows of the summary table; `new` is how many records this run added, None where there is no such number."""
    edition = outcome.published.edition
    register, before = edition.register, outcome.before
    figures = {figure.name: figure for figure in edition.figures}
    new_documents = len(register.documents) - len(before.documents)
    rows: list[dict[str, object]] = [{"what": "documents", "count": str(len(register.documents)), "new": new_documents}]
    rows += [{"what": figures[name].label, "count": say_count(figures[name].value), "new": _count_new(figures[name], before)} for name in _FIGURES]
    findings, known = all_findings(register), all_findings(before)
    rows.append({"what": "findings", "count": str(len(findings)), "new": (Counter(findings) - Counter(known)).total()})
    return rows


def _count_new(figure: Figure, before: Register) -> int | None:
    if figure.name.startswith("people"):
        return None
    known: set[str] = {*before.incidents, *before.promises, *before.actions}
    return sum(identifier not in known for identifier in figure.counted)


def say_outcome(outcome: Outcome) -> None:
    """Say what was odd, whether anything is new, and where the site is."""
    edition = outcome.published.edition
    say_findings(all_findings(edition.register))
    say_later_reports(edition)
    if outcome.is_unchanged:
        say("Nothing new: nothing was added to the ledger, and this edition was there.")
    say(f"Site: {outcome.published.directory / 'index.html'}")


def say_later_reports(edition: Edition) -> None:
    """Say how many reports are younger than the day of the account: they are in it all the same."""
    if later := count_later_reports(edition):
        say(f"Note: {number_of(later, 'report')} came out after {edition.as_of.isoformat()}, and what they say is counted all the same.")


def say_findings(findings: Iterable[Finding]) -> None:
    """Say how often each code stands in `findings`."""
    found = tuple(findings)
    for (severity, code), number in sorted(Counter((finding.severity.value, finding.code) for finding in found).items()):
        say(f"  {number} × {code} ({severity})")
    if found:
        say("  hisab trace findings lists them; docs/findings.md says what each means.")


def say_finding(finding: Finding, *, about: str | None = None) -> str:
    """Return one finding in one line; `about` is what a person calls the document that it is about."""
    where = "" if finding.message.startswith(finding.about) else f"{about or finding.about}: "
    return f"{finding.severity.value}: {where}{finding.message}{f' ({finding.hint})' if finding.hint else ''} [{finding.code}]"
