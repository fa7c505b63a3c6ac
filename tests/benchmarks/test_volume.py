"""The engine on invented mentions as the reader would hand them over."""

from __future__ import annotations

import numpy as np
from benchmarks.pairs import score_groups
from benchmarks.volume import invent, labels_of, model_for

from hisab.linking.constraints import Constraints
from hisab.linking.engine import Linked, SplinkLinker

INVENTED = invent(600, seed=3)


def test_invented_mentions_have_what_a_reader_gives() -> None:
    assert len(INVENTED.features) == len(INVENTED.truth) == 600
    assert any(len(features.places[0].path) == 4 for features in INVENTED.features if features.places)
    assert any(features.span is None for features in INVENTED.features)


def test_the_engine_links_them_the_same_at_once_and_in_two_steps() -> None:
    linker = SplinkLinker(constraints=Constraints(), model=model_for(4, sample=2000))
    at_once = linker.extend_with(Linked(), INVENTED.features)
    in_steps = linker.extend_with(linker.extend_with(Linked(), INVENTED.features[:500]), INVENTED.features)
    assert np.array_equal(labels_of(at_once), labels_of(in_steps))
    assert score_groups(labels_of(at_once), INVENTED.truth).f1 > 0.8
