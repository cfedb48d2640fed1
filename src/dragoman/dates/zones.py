"""Clock zones as news writes them, and the day that a time falls on elsewhere."""

import re
from datetime import date, datetime, timedelta, timezone
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Hours east of Greenwich. IST is India's, CST that of America, as news agencies mostly mean.
ZONES = MappingProxyType(
    {
        "GMT": 0.0,
        "UTC": 0.0,
        "Z": 0.0,
        "WET": 0.0,
        "BST": 1.0,
        "CET": 1.0,
        "CEST": 2.0,
        "EET": 2.0,
        "EEST": 3.0,
        "MSK": 3.0,
        "TRT": 3.0,
        "AST": 3.0,
        "GST": 4.0,
        "PKT": 5.0,
        "IST": 5.5,
        "NPT": 5.75,
        "BDT": 6.0,
        "ICT": 7.0,
        "WIB": 7.0,
        "HKT": 8.0,
        "SGT": 8.0,
        "PHT": 8.0,
        "MYT": 8.0,
        "AWST": 8.0,
        "JST": 9.0,
        "KST": 9.0,
        "AEST": 10.0,
        "AEDT": 11.0,
        "NZST": 12.0,
        "NZDT": 13.0,
        "EST": -5.0,
        "EDT": -4.0,
        "ET": -5.0,
        "CST": -6.0,
        "CDT": -5.0,
        "MST": -7.0,
        "MDT": -6.0,
        "PST": -8.0,
        "PDT": -7.0,
        "PT": -8.0,
        "BRT": -3.0,
    }
)
_LONG = MappingProxyType(
    {
        "eastern": -5.0,
        "central": -6.0,
        "mountain": -7.0,
        "pacific": -8.0,
        "greenwich": 0.0,
        "moscow": 3.0,
        "beijing": 8.0,
        "tokyo": 9.0,
    }
)
# The zone of a country's capital (IANA), for countries that news of diplomacy is made of.
_CAPITALS = MappingProxyType(
    {
        country: zone
        for zone, countries in {
            "Asia/Tokyo": "JP",
            "Asia/Seoul": "KR KP",
            "Asia/Shanghai": "CN",
            "Asia/Taipei": "TW",
            "Asia/Hong_Kong": "HK",
            "Asia/Manila": "PH",
            "Asia/Singapore": "SG MY BN",
            "Asia/Jakarta": "ID",
            "Asia/Bangkok": "TH VN LA KH",
            "Asia/Yangon": "MM",
            "Asia/Dhaka": "BD",
            "Asia/Kathmandu": "NP",
            "Asia/Kolkata": "IN LK",
            "Asia/Karachi": "PK",
            "Asia/Kabul": "AF",
            "Asia/Tashkent": "UZ TM TJ KZ",
            "Asia/Tehran": "IR",
            "Asia/Dubai": "AE OM",
            "Asia/Riyadh": "SA QA KW BH IQ YE",
            "Asia/Jerusalem": "IL PS",
            "Asia/Beirut": "LB",
            "Asia/Amman": "JO SY",
            "Europe/Istanbul": "TR",
            "Europe/Moscow": "RU BY",
            "Europe/Kyiv": "UA",
            "Europe/Athens": "GR CY BG RO MD FI EE LV LT",
            "Africa/Cairo": "EG",
            "Africa/Nairobi": "KE ET ER SO UG TZ DJ",
            "Africa/Johannesburg": "ZA ZM ZW MZ BW",
            "Africa/Lagos": "NG CM AO DZ TN CD",
            "Europe/Paris": "FR DE IT ES BE NL LU CH AT PL CZ SK HU SE NO DK RS HR SI BA ME MK AL MT",
            "Europe/London": "GB",
            "Europe/Dublin": "IE",
            "Europe/Lisbon": "PT",
            "America/New_York": "US CA",
            "America/Havana": "CU",
            "America/Mexico_City": "MX",
            "America/Bogota": "CO PE EC PA",
            "America/Caracas": "VE",
            "America/Sao_Paulo": "BR",
            "America/Argentina/Buenos_Aires": "AR UY",
            "America/Santiago": "CL",
            "Australia/Sydney": "AU",
            "Pacific/Auckland": "NZ",
            "Pacific/Fiji": "FJ",
            "Pacific/Port_Moresby": "PG",
            "Pacific/Guadalcanal": "SB",
        }.items()
        for country in countries.split()
    }
)


def capital_zone(country: str) -> str:
    """The IANA zone of a country's capital; "" where the table has none."""
    return _CAPITALS.get(country, "")


_NAMED = re.compile(r"([A-Za-z]+)([+-]?\d{1,2})?(?::?(\d{2}))?$")
_SIGNED = re.compile(r"([+-])(\d{2}):?(\d{2})$")


def hours_east(zone: str) -> float | None:
    """The offset of a zone as written: "IST", "GMT9", "GMT+5:30", "+0900", "eastern time"; None where unknown."""
    signed = _SIGNED.match(zone)
    if signed is not None:
        size = int(signed[2]) + int(signed[3]) / 60
        return -size if signed[1] == "-" else size
    named = _NAMED.match(zone)
    if named is not None and named[1] in ZONES:
        shift = int(named[2] or 0)
        part = int(named[3] or 0) / 60
        return ZONES[named[1]] + shift + (-part if shift < 0 else part)
    return _LONG.get(zone.split(" ", maxsplit=1)[0])


def day_elsewhere(day: date, clock: tuple[int, int], zone: str, place: str) -> date:
    """The day at a place (an IANA zone) at that time of a day in the zone written; the same day if unknown."""
    east = hours_east(zone)
    if east is None or not place or not -24 < east < 24:
        return day
    try:
        local = ZoneInfo(place)
    except (ZoneInfoNotFoundError, ValueError):
        return day
    hour, minute = clock
    instant = datetime(day.year, day.month, day.day, hour % 24, minute, tzinfo=timezone(timedelta(hours=east)))
    return instant.astimezone(local).date()
