"""The end of a brief: what the record cannot see, by which rules the brief is cut, and how anybody can verify it."""

from __future__ import annotations

from hisab import __version__
from hisab.publishing.brief.content import Section, Text
from hisab.publishing.brief.notes import MOST_NOTES
from hisab.publishing.brief.sheet import Sheet


def limits_section(sheet: Sheet) -> Section:
    """Return the section of what this record cannot see."""
    return Section(anchor="limits", heading=sheet.tongue.say("What this record cannot see"), points=(*_own_limits(sheet), *_unplaced(sheet)))


def _own_limits(sheet: Sheet) -> tuple[str, ...]:
    say, some, register = sheet.tongue.say, sheet.tongue.some, sheet.press.edition.register
    documents = some(len(register.documents), "{n} report", "{n} reports")
    outlets = some(len({document.source for document in register.documents.values()}), "{n} outlet", "{n} outlets")
    answers, people = len(register.judgements), len({judgement.by for judgement in register.judgements})
    reviewed = (
        say("Everything was read and linked by machine. {answers} of {people} are taken into account; nothing else was reviewed.",
            answers=some(answers, "{n} answer", "{n} answers"), people=some(people, "{n} person", "{n} people"))
        if answers
        else say("Everything was read and linked by machine, and no person has reviewed it yet.")
    )  # fmt: skip
    return (
        say("It knows what {documents} of {outlets} say, and nothing else. An attack that none of them tells is not here.",
            documents=documents, outlets=outlets),
        reviewed,
        say(
            "A number of people killed runs from the lowest to the highest that a source states for that attack alone. The lowest can be an early "
            "one."
        ),
        say("Silence about a promise is not evidence: where nobody has searched, the brief says so. It says nothing about what anyone intended."),
        say("Default due dates are this project’s yardstick, not the promisor’s."),
    )  # fmt: skip


def _unplaced(sheet: Sheet) -> tuple[str, ...]:
    number = len(sheet.scope.unplaced)
    words = sheet.tongue.some(
        number,
        "{n} attack is left out because its day is not known well enough to say whether it lies in these days.",
        "{n} attacks are left out because their day is not known well enough to say whether it lies in these days.",
    )
    return (words,) if number else ()


def verify_section(sheet: Sheet, *, call: str) -> Section:
    """Return the section that says how to verify; `call` is the call of the program by which this brief is made."""
    say, checkpoint = sheet.tongue.say, sheet.press.edition.checkpoint
    return Section(
        anchor="verify",
        heading=say("How to verify this"),
        lead=(
            Text(
                words=say(
                    "Everything here stands on one ledger, to which words are only added. {verify} proves that nothing in it was changed; {trace} "
                    "leads from a number to its sentences.",
                    verify=sheet.foreign("hisab verify"),
                    trace=sheet.foreign("hisab trace"),
                )
            ),
        ),
        points=(
            say("Root of the ledger: {root}", root=sheet.foreign(checkpoint.root)),
            say("Entries: {n}; made with Hisab {version} by this call:", n=checkpoint.size, version=__version__),
            call,
        ),
    )


def notes_lead(sheet: Sheet, *, is_strict: bool) -> str:
    """Return what stands before the notes."""
    say = sheet.tongue.say
    plain = say(
        "Each number leads to the sentence that it was read from. Names such as {page} are pages of the record.", page=sheet.foreign("counted.html")
    )
    strict = say(
        "There are more than {n} such sentences: each figure keeps those of its lowest and highest number, and the record lists the others.",
        n=MOST_NOTES,
    )
    return f"{plain} {strict}" if is_strict else plain
