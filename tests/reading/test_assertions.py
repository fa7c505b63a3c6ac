import pytest

from hisab.reading.assertions import read_assertions
from hisab.reading.evidence import EvidenceVerifier
from hisab.reading.lexicon import Lexicon
from hisab.reading.scene import lay_out
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.vocabulary.tables import load_vocabulary
from tests.reading.learned.test_reader import document

LEXICON = Lexicon(load_vocabulary())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Attacks on the Hazara have become so commonplace that they do not even register.", ["commonness", "attention"]),
        ("There had been relative calm until the spring.", ["lull"]),
        ("So many before him have made the same claims.", ["repetition"]),
        ("The state has never really done anything on the ground.", ["non-fulfilment"]),
        ("It was the fourth such ambush on that road since October.", ["commonness"]),
        ("Abductions on the highways have doubled.", ["trend"]),
        ("یہ واقعات اب اتنے عام ہیں۔", ["commonness"]),
        ("پس از هر حمله همان وعده‌ها را شنیده‌ایم.", ["repetition"]),
        ("Eleven miners were killed on Sunday.", []),
        ("The government has promised quick justice, as usual.", ["repetition"]),
        ("The markets opened as usual on Monday, and ten were killed.", []),
        ("Every recommendation of the inquiry into the killing has been carried out.", []),
        ("The road has not been calm since the killings.", []),
        ("The miners are not forgotten by their town.", []),
        ("شہدا کو فراموش نہیں کریں گے۔", []),
    ],
)
def test_a_sentence_claims_what_its_words_say(text: str, kinds: list[str]) -> None:
    scene = lay_out(document(text), LEXICON)
    proposed = tuple(read_assertions(scene, has_attack=True))
    mentions, findings = EvidenceVerifier(LEXICON).verify(scene.document, proposed, anchor=scene.anchor)
    assert [kind.name for mention in mentions if (kind := mention.first(Role.KIND)) is not None] == kinds
    assert all(mention.kind is MentionKind.ASSERTION for mention in mentions)
    assert findings == ()


def test_a_text_without_an_attack_claims_nothing_of_attacks() -> None:
    scene = lay_out(document("Power cuts have become so commonplace that nobody counts them."), LEXICON)
    assert list(read_assertions(scene, has_attack=False)) == []


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("The road has not been calm.", "been calm", "lull"),
        ("They get on with life as usual.", "as usual", "repetition"),
        ("The plan has been carried out.", "has been carried out", "non-fulfilment"),
    ],
)
def test_an_assertion_that_its_sentence_does_not_make_is_refused(text: str, quote: str, kind: str) -> None:
    scene = lay_out(document(text), LEXICON)
    start = text.index(quote)
    argument = Argument(role=Role.KIND, passage=scene.document.passage(start, start + len(quote)), name=kind)
    claim = Mention(
        id=MentionId(""), document=scene.document.id, kind=MentionKind.ASSERTION, passage=scene.document.passage(0, len(text)), arguments=(argument,)
    )
    assert EvidenceVerifier(LEXICON).verify(scene.document, (claim,), anchor=scene.anchor)[0] == ()
