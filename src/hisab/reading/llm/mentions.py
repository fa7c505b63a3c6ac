"""From what a model proposes about one part to mentions, and a Finding for every piece that the words do not carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hisab.reading.llm.answer import Answer, Proposed, Quoted
from hisab.reading.llm.parts import Part
from hisab.reading.llm.roles import HARM
from hisab.reading.llm.values import Values
from hisab.records.documents import Document
from hisab.records.findings import Finding, Severity
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role, ToldAs

_HEADS = {
    MentionKind.INCIDENT: HARM,
    MentionKind.PROMISE: (Role.ACT,),
    MentionKind.ACTION: (Role.KIND,),
    MentionKind.TOTAL: (Role.KILLED,),
    MentionKind.ASSERTION: (Role.KIND, Role.SCOPE),
}
"""The roles whose sentence is the mention's, where it has one of them."""


class Builder:
    """Builds the mentions of one document. `closed` are the stretches of its text from which nothing is taken."""

    def __init__(self, document: Document, values: Values, closed: Sequence[tuple[int, int]]) -> None:
        self._document = document
        self._values = values
        self._closed = closed

    def build(self, answer: Answer, part: Part) -> tuple[list[Mention], list[Finding]]:
        """Return the mentions that `answer` proposes for `part`, without ids, and what was odd."""
        findings = [self._unsupported(fault) for fault in answer.faults]
        mentions = [mention for proposed in answer.proposed if (mention := self._mention(proposed, part, findings)) is not None]
        return mentions, findings

    def _mention(self, proposed: Proposed, part: Part, findings: list[Finding]) -> Mention | None:
        read = (self._arguments(quoted, proposed.kind, part, findings) for quoted in proposed.arguments)
        arguments = tuple(dict.fromkeys(argument for own in read for argument in own))
        if not arguments:
            findings.append(self._unsupported(f"{proposed.kind}: none of its words carry a value"))
            return None
        if proposed.kind is MentionKind.INCIDENT and not any(map(self._values.tells_attack, arguments)):
            findings.append(self._unsupported("incident: no word of attack stands in its sentences"))
            return None
        head = next((argument for argument in arguments if argument.role in _HEADS[proposed.kind]), arguments[0])
        sentence = self._values.sentence_at(head.passage.start)
        return Mention(
            id=MentionId(""),
            document=self._document.id,
            kind=proposed.kind,
            passage=self._document.passage(sentence.start, sentence.end),
            arguments=arguments,
            told_as=proposed.told_as,
        )

    def _arguments(self, quoted: Quoted, kind: MentionKind, part: Part, findings: list[Finding]) -> tuple[Argument, ...]:
        found = part.find(quoted.quote, quoted.occurrence)
        if found is None:
            findings.append(self._unsupported(f"{quoted.role}: its words are not in the text"))
            return ()
        start, end = found
        if any(first < end and start < last for first, last in self._closed):
            findings.append(self._unsupported(f"{quoted.role}: its words stand where the text speaks to a machine", start, end))
            return ()
        arguments = self._values.read(quoted, kind, start, end)
        if not arguments:
            findings.append(self._unsupported(f"{quoted.role}: its words do not carry the value", start, end))
        return arguments

    def _unsupported(self, what: str, start: int = 0, end: int = 0) -> Finding:
        return Finding(
            code="unsupported",
            severity=Severity.WARNING,
            message=what,
            about=self._document.id,
            hint="the model proposed it and it was not recorded; read the sentence yourself if it matters",
            passage=self._document.passage(start, end) if start < end else None,
        )


def join_main(parts: Sequence[Sequence[Mention]]) -> tuple[Mention, ...]:
    """Return the mentions of all parts; the first main incident of each part is the same attack, told on."""
    joined: list[Mention] = []
    lead: int | None = None
    for mentions in parts:
        main = next((mention for mention in mentions if mention.told_as is ToldAs.MAIN), None)
        for mention in mentions:
            if mention is main and lead is not None:
                arguments = tuple(dict.fromkeys((*joined[lead].arguments, *mention.arguments)))
                joined[lead] = replace(joined[lead], arguments=arguments)
                continue
            if mention is main:
                lead = len(joined)
            joined.append(mention)
    return tuple(joined)
