"""What pages show of other rooms' words: the closed choices, and the sentences that measures and the linker write in English.

The catalogues hold each of them. A sentence that carries values stands here as its pattern, a `{name}` for each value; `Tongue.retell` finds the
pattern that a sentence follows. What follows none is shown in English, and marked as English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from hisab.records.findings import Severity
from hisab.records.mentions import MentionKind, ToldAs
from hisab.vocabulary.tables import load_vocabulary
from hisab.vocabulary.words import ActionKind, AssertionKind, PromiseKind, Relation, SourceRole, Status

_CLOSED = (Status, PromiseKind, ActionKind, AssertionKind, Relation, SourceRole, MentionKind, ToldAs, Severity)

QUALIFIED = (
    *("no fewer than {n}", "no less than {n}", "not less than {n}", "more than {n}", "over {n}", "upwards of {n}", "past {n}", "above {n}"),
    *("as many as {n}", "up to {n}", "nearly {n}", "almost {n}", "close to {n}", "fewer than {n}", "less than {n}", "under {n}"),
    *("about {n}", "around {n}", "some {n}", "approximately {n}", "roughly {n}"),
)
"""With what a source hedges a number, in English reports; what a source says in another language stays as it was written."""

SENTENCES = (
    # whose and for whom
    *("family", "dead", "injured", "Rs", "PKR", "USD"),
    # what a repeated promise has in common with an earlier one
    *("same holder", "other holder", "holder not known", "same government", "other government", "government not known"),
    *("same institution", "other institution", "institution not known"),
    # why an incident is left out, and how tolls and figures are made
    "no source says that it struck a community of this account",
    "its day is not stated, and it may be an attack that is counted already",
    "its day, as stated, lies after the day of this account",
    "people found that none of its sources tells of an attack",
    "none of the account’s communities is named",
    "no report tells it any longer",
    "some of its reports now belong to another record",
    "merged",
    "its mentions now belong to another record, or are no longer read",
    "lowest to highest number stated for this attack alone, version {n}",
    "sum over incidents of: {rule}",
    "attacks recorded",
    "people killed",
    "people injured",
    "promises recorded",
    "actions reported",
    "totals stated by others",
    "reports read",
    "promised things past their due date",
    "promised things kept, of {n} due that were searched for",
    "share of due promised things kept",
    "share of due promised things kept, {kind}",
    "share of due promised things kept, {kind}, {horizon}",
    "default days halved",
    "default days doubled",
    "share of due promised things that were searched for enough",
    "share of promised things that cannot be rated",
    "promised things that had been promised before",
    "share of repeats while the last such promise was not known to be kept",
    "attacks after which {kind} was promised, {community}",
    "people or families corroborated as having received, of those promised, {subtype}",
    "money corroborated as received, of that promised, {currency}",
    "promised things whose delivery cannot be compared",
    "attacks after which a step of justice was found: {step}",
    "days to the first corroborated follow-up, median",
    "days to the first corroborated follow-up, median, {kind}",
    "incidents of the account's communities; an undated one that may be a dated one is left out; version {n}",
    "promises by people or bodies that bear the duty, after an attack of the account; restatements within {n} days are one; version {m}",
    (
        "promised things (each that a promise names is one) that are trackable, not superseded, and whose due date, stated or by the default horizon of "
        "their kind, lies before the day of the account; version {n}"
    ),
    "promised things kept and kept late, of the due trackable ones without those nobody searched for; version {n}",
    (
        "kept and kept late, of the promised things counted here: due, trackable, not superseded, and not left unsearched; the low bound counts only what "
        "was kept in time, the high one adds what is claimed, contested, or overdue with nothing found; version {n}"
    ),
    "due trackable promised things for which at least {n} sources were asked at least {m} questions over days past the due date; version {k}",
    "promised things whose words name nothing that could be seen to be done, and promises without any; version {n}",
    "same kind, family of subtypes and community as an earlier promised thing, after another attack at least {n} days later; version {m}",
    (
        "the last earlier promised thing, as known on the day of the later word, was not kept, kept late or partly kept; the low bound leaves out those of "
        "which the earlier was not yet due that day or superseded; repeats of what cannot be rated, or was due and not searched for by then, are left "
        "out; version {n}"
    ),
    (
        "distinct attacks on this community that a promise of this kind and of a known day follows, over the whole record; the earlier ones are the "
        "trackable things promised after any attack but the last; version {n}"
    ),
    "due and searched promised things that state a number of people or an amount that cannot be held against what was received; version {n}",
    (
        "corroborated as received, of what was promised, over due and searched promised things that state it; an amount for each is multiplied by how many "
        "were to receive it; currencies are never added; version {n}"
    ),
    (
        "attacks after which justice was promised, with a reviewed link of grade E1 or E2 to this step or a later one; a suspect killed is no step; "
        "weaker grades and what was taken back are told beside it; version {n}"
    ),
    (
        "Kaplan-Meier median of the days from the word to the first reviewed step of grade E1 or E2 that somebody but the promisor tells; without one, "
        "a promised thing waits to the last day that a search reached; version {n}"
    ),
    "things reported done or not done after an attack; version {n}",
    "counts over a period or over several attacks, as stated; never added to anything; version {n}",
    "documents, each counted once by its content; version {n}",
    # what a figure cannot see
    "Counted from the reports that were read.",
    "Attacks that no report told, and reports that were not read, are not in it.",
    "The lowest number can be an early one.",
    "{n} recorded attacks state no such number.",
    "Read and linked by machine; no person has reviewed it.",
    "Read and linked by machine; {n} answers of {m} people are taken into account, nothing else was reviewed.",
    "{n} of them name nobody, and may restate another.",
    "Default due dates are this project's yardstick, not the promisor's.",
    "It says what was found where somebody looked, not what was or was not done.",
    "No link between a promise and what followed has been reviewed yet.",
    "For {n} due promised things nobody has recorded a search: that is a debt of this record, and says nothing about the promises.",
    "{n} due promised things that nobody searched for are left out.",
    "What is searched for is chosen by people.",
    "This measures the record's own work, not the promisors'.",
    "It is told from the words alone, read by machine.",
    "Attacks whose day or community is not stated take no part.",
    "Same holder: {n}, of them for another institution: {m}; same institution: {k}; of the others it differs or is not known.",
    "For {n} repeats nobody had searched by that day for what came of the earlier: a debt of this record.",
    "It says nothing about intent.",
    "No source was searched.",
    "{n} sources were searched, up to {day}.",
    "{n} promised things have a link that could not be told to be of one attack.",
    "{n} promised things that nobody searched for, or of no known day, are left out.",
    "What was found without a search is in it, so that the true median may be longer.",
    # measured values
    "not known",
    "{n} of {m}",
    "{n} %, {m} of {k} (95 % interval {low} to {high} %)",
    "{n} to {m} as the doubtful ones are counted",
    "{n} days (follow-up for {m} of {k})",
    "not reached (follow-up for {n} of {m})",
    "found after {n} of {m} attacks",
    "{n} later taken back",
    "weaker evidence after {n} more",
    "{n} not searched",
    "after {n} attack",
    "after {n} attacks",
    "of the {n} earlier one, {m} kept and {k} not searched",
    "of the {n} earlier ones, {m} kept and {k} not searched",
    # what is measured over the attacks of an account
    "attacks recorded, by {rows}",
    "people killed, by {rows}",
    "people injured, by {rows}",
    "year",
    "province",
    "group that claimed it",
    "group that others named",
    "Counted from the reports that were read: no count of all attacks, and rows can differ because more was read of one than of another.",
    "An attack for which several are stated is counted in each row, so the rows add up to more than the whole.",
    "A claim is the group's own word.",
    "Being named by somebody is no finding of who did it.",
    "attacks counted, with the exact Poisson interval (Garwood 1936), for a year only where it was read throughout; version {n}",
    "The interval says what chance alone would leave open, and nothing of what was not read.",
    "no report of this year was read: it is known from later reports alone",
    "reports published on {n} of its days were read",
    "reports published on {n} of its days were read, and for a part of the year nothing was",
    "{n} of its {m} attacks state no such number",
    "sum over attacks of: {rule}",
    "parts in which attacks were recorded at one rate",
    "no report that was read says when it was published",
    "{n} attacks of a known day are too few to look for a change: it takes {m}",
    "Bayesian blocks on the days of attacks (Scargle and others 2013), in days on which reports were read, parts of {n} or more; version {m}",
    "A change in what is recorded, not in what happened: it can come from what was read.",
    "It says nothing of causes, and attacks that come in clusters can look like a change.",
    "The interval of a part takes its ends as given.",
    "Left out: {n} attacks without a known day and {m} of times of which no report was read.",
    "no outlet was read on {n} of its days, which are not counted as days without attacks",
    "what was read changed with it ({n} outlets a day before, {m} in this part): this is no finding about the attacks",
    "longest lull",
    "days since the last attack",
    "No attack recorded is not the same as no attack.",
    "between any two attacks reports were not read throughout: it may be a gap in reading and no lull",
    "since the last attack recorded reports were not read throughout: it may be a gap in reading and no lull",
    "no two attacks lie a day apart in a time that was read throughout",
    "{n} attacks of a known day, in the time of which reports were read, are too few to measure a lull: it takes {m}",
    "longest gap between attacks of a known day in which reports were read throughout; chance: as many attacks spread evenly at random over the days read between the first and the last (spacings of uniform order statistics: Fisher 1929, David and Nagaraja 2003); version {n}",
    "days since the last attack of a known day, read throughout; chance: as many attacks spread evenly at random over the days read since the first, of which none falls into the last; version {n}",
    "Reports published on {n} of its days were read.",
    "{n} attacks whose day is not known may lie in it.",
    "days from the attack until half and nine tenths of the reports of its first {n} days, by day of publication; a half-life from {m} reports on (truncated exponential, greatest likelihood, profile interval); version {k}",
    "Attention of the outlets that were read, copies included.",
    "Reports that were not read, and reports without a day, are not in it.",
    "too few reports: {n} in its first {m} days, and it takes {k}",
    "no half-life: {n} reports are too few, it takes {m}",
    "days until half of its reports, for the median attack",
    "lower median over attacks with {n} reports or more in {m} days that were read throughout; version {k}",
    "{n} attacks have too few reports, no known day, or {m} days that were not read throughout: the least noticed are not in it.",
    "{n} attacks are too few for a median: it takes {m}.",
    "one row an attack, one list an outlet with a text of its own; version {n}",
    "Outlets read one another and leave out the same attacks, so what they do not share says nothing of what all of them missed.",
    "Copies of one text, letter for letter, count for the outlet that had it first; copies with other words are not seen.",
    "{n} lists are known to be made without one another, and it takes {m}: outlets that read one another are not",
    "{n} people are matched between the lists, and it takes {m}",
    "{n} people are on exactly two lists, and it takes {m}",
    "people killed, at least, as {n} lists made without one another leave open",
    "stated total less the sum of the tolls of recorded attacks that lie wholly in its days, up to its report, and are of its place and community; attacks of which one of these is not known are named apart; version {n}",
    "The record counts what was read and the other body counts by rules of its own; neither is the true number, and a difference is no finding about either.",
    "A total is the word of the report that gives it; a year in its words can be the one in which it was said.",
    "{n} of the recorded attacks state no number.",
    "cannot be compared: {reason}",
    "the day of the attack is not known",
    "its first {n} days were not read from their first to their last",
    "more than one number of people killed stands in its words",
    "more than one stretch of time stands in its words",
    "the days that it covers are not stated",
    "where the days that it covers begin or end is not stated",
    "so short a stretch can be the day or the month in which it was said",
    "the days that it covers lie after its report",
    "more than one community or place stands in its words",
    "whom it counts is told in words alone",
    "neither a community nor a place is stated",
    "it does not say which community it counts, and this account is kept for some only",
    "it counts a community that this account is not kept for",
    # the files of the data
    "One row a document: a report as it was gathered",
    "One row an attack: what its sources add up to under named rules",
    "One row a promise: who gave it, when, and where it stands",
    "One row a thing promised that could be seen to be done: the unit that is rated",
    "One row a thing reported done after an attack",
    "One row a tie: a promise or an action to the attack that it follows, an action to the deliverable that it answers",
    "One row a mention: the sentence, or the run of sentences, in which a reader saw something",
    "One row a statement: one source's word on one field; statements that conflict stand side by side",
    "One row a number of the edition, with the records that it counts",
    "One row a record that is no longer one of its own",
    "Every statement with its sentence and its source, one JSON object a line, for programs",
    "All tables in one SQLite database, with a search over the sentences",
    "What Datasette shows beside the database",
    "The incidents on a map, with the precision of each point (GeoJSON, RFC 7946)",
    "Incidents in ACLED's 31 columns; what ACLED classifies and this record does not is empty",
    "Incidents in UCDP GED's 49 columns; what GED classifies and this record does not is empty",
    "Incidents as Uwazi imports them",
    "Incidents with a row of HXL hashtags behind the header",
    "Which outlet tells of which incident, for those who estimate how much is missing",
    "Attacks, officials, bodies, cases, payments and reports as FollowTheMoney entities",
    "Merged and withdrawn records as a feed (JSON Feed 1.1)",
    "What every column means, what is included, and what the data cannot see",
    # why a status
    "a visit or a word of comfort is recorded and not rated",
    "it names nothing that could be seen to be done",
    "a later promise took its place",
    "reported done in full, and denied on or after {day}",
    "done in full by {day}, {n} days after it was due",
    "done in full by {day}",
    "said to be done in full, and denied on or after {day}",
    "said to be done in full by the promisor alone",
    "said to be done in full, on evidence that nothing else supports",
    "{refusal} ({day}); a reply was asked for",
    "the duty-bearer refused",
    "an act against it",
    "reported after its due day that nothing came",
    "{n} of {m} received",
    "{n}, of a number that was not stated received",
    "what some of them say against it is shown beside it",
    "due by {day}; steps were taken, and not the one that it needs",
    "due by {day}; nothing found in {n} searched sources up to {until}",
    "it was due by {day}, and {reason}",
    "no search for what came of it is recorded: this is a debt of the record, not a finding about the promise",
    "too little was searched ({n} sources with {m} questions, of {k} with {q}): this is a debt of the record",
    "it is not due before {day}",
    "no due day is set for it",
    "steps were taken; {reason}",
    "{status}: one person found so, and a second has yet to confirm it",
    "{subtype}: {status}, {reason}",
    # why a machine ties two things
    *("for: {reason}", "against: {reason}"),
    *("the days agree", "the days are one apart", "the days are two or three apart", "the month or year agrees", "the days cannot be one"),
    "the day, the month or the year agrees, as far as it is said",
    *("one place lies in the other", "one place lies in the other, or both in one district", "one of them names no place"),
    *("both places lie in one district", "the places are less than 25 km apart", "the province or the country is the same", "the places are not one"),
    *("nearly all rare words are shared", "most rare words are shared", "the reports appeared within three weeks"),
    *("a place that one names second lies in the other's, or holds it", "the same road, village or site is named"),
    *("the numbers killed agree", "the numbers killed are close", "the numbers injured agree", "the numbers injured are close"),
    *("the numbers injured differ, as tolls do", "the numbers injured lie far apart"),
    *("the same community is named", "different communities are named", "the same group is named", "different groups are named"),
    *("the same method is told", "different methods are told", "many rare words are shared", "several rare words are shared"),
    *("some rare words are shared", "few rare words are shared", "hardly a rare word is shared"),
    *("the reports appeared within a day", "the reports appeared within four days", "the reports appeared within four months"),
    *("the reports appeared long after each other", "the report appeared within three weeks of the attack"),
    *("the only attack that the report is about", "told last before it in the same report", "the first attack that the same report tells"),
    *("told in the same sentence", "told in the same report", "people found that it follows this attack"),
)
"""In `{n}`, `{m}`, `{k}`, `{q}`, `{low}` and `{high}` stands a number, in `{day}` and `{until}` a date in full, in any other what may be said too."""


_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_NUMBER, _DATE = r"[\d,.]+", rf"\d{{1,2}} (?:{'|'.join(_MONTHS)}) \d{{4}}"
_VALUES = {
    **dict.fromkeys(("n", "m", "k", "q", "low", "high"), _NUMBER),
    **dict.fromkeys(("day", "until"), _DATE),
    "status": "|".join(Status),
    "kind": "|".join(PromiseKind),
}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each sentence that carries values and what it matches, those with the most words of their own first."""
    found = [sentence for sentence in SENTENCES if "{" in sentence]
    ordered = sorted(found, key=lambda sentence: -len(re.sub(r"\{\w+\}", "", sentence)))
    return tuple((sentence, re.compile(_as_pattern(sentence))) for sentence in ordered)


def _as_pattern(sentence: str) -> str:
    parts = re.split(r"\{(\w+)\}", sentence)
    return "".join(f"(?P<{part}>{_VALUES.get(part, '.+')})" if index % 2 else re.escape(part) for index, part in enumerate(parts))


def pattern_of(text: str) -> tuple[str, Mapping[str, str]] | None:
    """Return the sentence whose pattern `text` follows, and the values that it carries."""
    for sentence, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return sentence, found.groupdict()
    return None


def day_of(value: str) -> date | None:
    """Return the day that "3 January 2021" names, None where `value` is no date in full."""
    if not re.fullmatch(_DATE, value):
        return None
    day, month, year = value.split()
    return date(int(year), _MONTHS.index(month) + 1, int(day))


def closed_words() -> Iterator[str]:
    """Yield every word of a closed choice that a page says, each once."""
    vocabulary = load_vocabulary()
    rows = (*(row["subtype"] for row in vocabulary.rows("subtypes")), *(row["label"] for row in vocabulary.rows("ladders")))
    laws = (row[column] for row in vocabulary.rows("entitlements") for column in ("name", "grants"))
    methods = (row["kind"] for row in vocabulary.rows("cues") if row["set"] == "attack")
    enums = (member.value for choices in _CLOSED for member in choices)
    yield from dict.fromkeys(word for word in (*enums, *rows, *methods, *laws, *QUALIFIED) if word)
