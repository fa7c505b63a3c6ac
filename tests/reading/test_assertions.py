import pytest

from hisab.reading.assertions import read_assertions
from hisab.reading.evidence import EvidenceVerifier
from hisab.reading.lexicon import Lexicon
from hisab.reading.scene import lay_out
from hisab.records.mentions import MentionKind, Role
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
