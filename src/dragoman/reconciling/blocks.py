"""Blocks and ids.

Invariant: a claim's block and an entry's id are functions of the claim alone, so that parts of the record can be
rebuilt by themselves, in any order and on any machine, with the same result.
"""

from base64 import b32encode
from collections.abc import Iterable
from hashlib import sha256

from dragoman.model import Claim, EngagementId, Format

_QUAD = "AU-IN-JP-US"
_TWO_LETTER_BODIES = frozenset({"EU", "UN"})


def is_body(code: str) -> bool:
    """Whether a party's code is an organisation's (NATO, EU, G7, AFU) and not a state's (ISO 3166-1 alpha-2)."""
    return len(code) != 2 or not code.isalpha() or code in _TWO_LETTER_BODIES


def block_of(claim: Claim) -> str:
    """The block that a claim belongs to: claims join only inside one.

    Two parties make a pair ("JP-US", visits too); an organisation's event belongs to the organisation ("G7"; the
    first by name where a report names several); more parties make their series ("AU-IN-JP-US").
    """
    if claim.format.value is Format.QUAD:
        return _QUAD
    codes = sorted(set(claim.codes))
    bodies = [code for code in codes if is_body(code)]
    if bodies and (claim.format.value is Format.MULTILATERAL or len(codes) > 3):
        return bodies[0]
    return "-".join(codes)


def may_hold(block: str, parties: Iterable[str]) -> bool:
    """Whether an entry of the block may have all of these parties, among others."""
    codes = block.split("-")
    return block == _QUAD or any(map(is_body, codes)) or set(parties) <= set(codes)


def entry_id(claim_key: str) -> EngagementId:
    """The id that a claim gives its entry: "e" and 10 base32 characters. An entry goes by its earliest claim's."""
    digest = sha256(claim_key.encode()).digest()
    return EngagementId("e" + b32encode(digest)[:10].decode().lower())
