from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import pytest
from starlette.testclient import TestClient

from hisab.publishing.site import publish_site
from hisab.records.figures import Edition
from hisab.records.ids import PromiseId, mint_incident_id
from hisab.records.journal import IncidentRetired, SubjectWithdrawn
from hisab.vocabulary.tables import Vocabulary
from hisab.web.app import make_app
from hisab.web.guard import hosts_of
from hisab.workflow.serve import Served, served_of

from ..publishing.conftest import make_edition, make_many, make_vocabulary
from ..publishing.data.conftest import make_hostile_edition

PORT = 8000
WITHDRAWN = PromiseId("sha256:" + "ab" * 32)


@dataclass
class Held:
    """Holds an edition until a test puts another one there."""

    served: Served


@pytest.fixture(scope="session", name="edition")
def _edition() -> Edition:
    return make_edition()


@pytest.fixture(scope="session", name="vocabulary")
def _vocabulary() -> Vocabulary:
    return make_vocabulary()


@pytest.fixture(scope="session", name="site")
def _site(edition: Edition, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small edition, published."""
    return publish_site(edition, tmp_path_factory.mktemp("published") / "site", vocabulary=vocabulary)


@pytest.fixture(scope="session", name="served")
def _served(edition: Edition, vocabulary: Vocabulary) -> Served:
    """The small edition, as it is published."""
    made = served_of(edition, vocabulary, profile="public")
    made.data.write()
    made.search.write()
    return made


@pytest.fixture(name="held")
def _held(served: Served) -> Held:
    return Held(served)


@pytest.fixture(name="client")
def _client(held: Held) -> TestClient:
    return client_of(held)


@pytest.fixture(name="corrected")
def _corrected(edition: Edition, vocabulary: Vocabulary) -> TestClient:
    """The small edition with an attack and a promise that were withdrawn."""
    register = edition.register
    gone = mint_incident_id(7)
    retired = {**register.retired, gone: IncidentRetired(incident=gone, successor=None, reason="no report tells of it any more")}
    withdrawn: dict[str, SubjectWithdrawn] = {WITHDRAWN: SubjectWithdrawn(subject=WITHDRAWN, reason="its document was read anew")}
    changed = replace(register, retired=MappingProxyType(retired), withdrawn=MappingProxyType(withdrawn))
    return client_of(Held(served_of(replace(edition, register=changed), vocabulary, profile="public")))


def client_of(held: Held) -> TestClient:
    return TestClient(make_app(held, hosts=hosts_of(PORT)), base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False)


@pytest.fixture(scope="session", name="client_of_many")
def _client_of_many(vocabulary: Vocabulary) -> TestClient:
    """An edition of 120 attacks."""
    return client_of(Held(served_of(make_many(120, 120), vocabulary, profile="public")))


@pytest.fixture(scope="session", name="hostile_client")
def _hostile_client(vocabulary: Vocabulary) -> TestClient:
    """An edition in which every text means harm and a target has a name."""
    return client_of(Held(served_of(make_hostile_edition(), vocabulary, profile="public")))
