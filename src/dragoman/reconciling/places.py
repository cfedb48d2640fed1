"""Which continent a state lies on.

That is enough to say that nobody is on two of them in one day, and that two capitals may name one telephone call by
two days. From the United Nations' regions (M49), the Americas as two.
"""

from collections.abc import Iterable

_STATES = {
    "AF": "DZ AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ "
    "NA NE NG RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW EH",
    "AS": "AF AM AZ BH BD BT BN KH CN CY GE HK IN ID IR IQ IL JP JO KZ KP KR KW KG LA LB MO MY MV MN MM NP OM PK PS PH "
    "QA SA SG LK SY TW TJ TH TL TR TM AE UZ VN YE",
    "EU": "AL AD AT BY BE BA BG HR CZ DK EE FI FR DE GR HU IS IE IT XK LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM "
    "RS SK SI ES SE CH UA GB VA",
    "NA": "AG BS BB BZ CA CR CU DM DO SV GD GT HT HN JM MX NI PA KN LC VC TT US GL PR",
    "OC": "AU FJ KI MH FM NR NZ PW PG WS SB TO TV VU CK NU NC PF",
    "SA": "AR BO BR CL CO EC GY PY PE SR UY VE",
}
_CONTINENT = {state: continent for continent, states in _STATES.items() for state in states.split()}
_BODIES = {"EU": "EU", "NATO": "EU", "UN": "NA", "ASEAN": "AS", "GCC": "AS", "AFU": "AF"}

_FAR_APART = frozenset(
    frozenset(pair) for pair in (("AF", "OC"), ("AS", "NA"), ("AS", "SA"), ("EU", "NA"), ("EU", "OC"), ("EU", "SA"))
) | frozenset(frozenset(pair) for pair in (("NA", "OC"), ("OC", "SA"), ("AF", "NA"), ("AF", "SA")))


def continent_of(code: str) -> str:
    """The continent of a state (or of an organisation's seat); "" where it is not known."""
    return _CONTINENT.get(code) or _BODIES.get(code, "")


def far_apart(codes: Iterable[str]) -> bool:
    """Whether clocks differ so much between some two parties that one moment may fall on two days."""
    seats = sorted({seat for seat in map(continent_of, codes) if seat})
    return any(frozenset((one, other)) in _FAR_APART for one in seats for other in seats)
