"""What the tests of the import in the admin share."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.publications.ingest.importing.samples import MARIE


@pytest.fixture
def client(db: None, client: Client) -> Client:
    """The browser of Marie Curie, who owns her page."""
    account = factories.make_user("marie")
    factories.make_profile(slug="marie-curie", name=MARIE, owner=account)
    client.force_login(account)
    return client
