"""Blocks and ids are functions of the claim alone."""

import pytest

from dragoman.reconciling import block_of, entry_id
from tests.reconciling.claiming import claim


@pytest.mark.parametrize(
    ("kind", "parties", "block"),
    [
        ("bilateral", "JP-US", "JP-US"),
        ("visit", "US-JP", "JP-US"),
        ("visit", "JP-US", "JP-US"),
        ("bilateral", "EU-GB", "EU-GB"),
        ("trilateral", "JP-KR-US", "JP-KR-US"),
        ("trilateral", "AM-AZ-EU", "AM-AZ-EU"),
        ("quad", "AU-IN-JP-US", "AU-IN-JP-US"),
        ("quad", "JP-US", "AU-IN-JP-US"),
        ("multilateral", "G7", "G7"),
        ("multilateral", "AU-G7-IN-JP", "G7"),
        ("multilateral", "NATO-US", "NATO"),
        ("multilateral", "AR-BR-EU-UY", "EU"),
        ("multilateral", "DE-FR-RU-UA", "DE-FR-RU-UA"),
        ("visit", "IAEA-IR", "IAEA-IR"),
    ],
)
def test_a_claim_belongs_to_a_pair_a_body_or_a_series(kind: str, parties: str, block: str) -> None:
    assert block_of(claim(kind, parties)) == block


def test_an_id_is_short_and_follows_from_the_claims_key() -> None:
    assert entry_id("abc") == entry_id("abc")
    assert entry_id("abc") != entry_id("abd")
    assert len(entry_id("abc")) == 11
    assert entry_id("abc").isalnum()
    assert entry_id("abc").islower()
