"""The words that time expressions are made of. Lower case throughout; plain tables, read only."""

from types import MappingProxyType


def words(text: str) -> tuple[str, ...]:
    """The words of a table, as written between its quotation marks."""
    return tuple(text.split())


MONTH_NAMES = words(
    """
    january february march april may june july august september october november december
    """
)
MONTH = MappingProxyType(
    {name: n for n, name in enumerate(MONTH_NAMES, 1)}
    | {name[:3]: n for n, name in enumerate(MONTH_NAMES, 1)}
    | {"sept": 9, "febr": 2, "novem": 11}
)
# Abbreviations that are also names or words ("Jan", "Mar", "Dec") count only beside a number or a full stop.
SHORT_MONTH = frozenset(name[:3] for name in MONTH_NAMES if name != "may") | {"sept", "febr", "novem"}
WORDLIKE_MONTH = frozenset({"may", "march", "august"})

DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAY = MappingProxyType(
    {name: n for n, name in enumerate(DAY_NAMES)}
    | {name[:3]: n for n, name in enumerate(DAY_NAMES)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
)
PLURAL_WEEKDAY = MappingProxyType({name + "s": n for n, name in enumerate(DAY_NAMES)})
SHORT_WEEKDAY = frozenset(name[:3] for name in DAY_NAMES) | {"tues", "weds", "thur", "thurs"}

UNIT = MappingProxyType(
    {
        form: unit
        for unit in words(
            """
            second minute hour day night week weekend fortnight month quarter year decade century millennium
            """
        )
        for form in (unit, unit + "s")
    }
    | {"centuries": "century", "millennia": "millennium", "hrs": "hour", "hr": "hour", "mins": "minute"}
    | {"yr": "year", "yrs": "year", "wk": "week", "wks": "week"}
)
SINGULAR = frozenset(UNIT.values())
UNIT_CODE = MappingProxyType(
    {
        "second": "S",
        "minute": "M",
        "hour": "H",
        "day": "D",
        "night": "D",
        "week": "W",
        "weekend": "WE",
        "fortnight": "W",
        "month": "M",
        "quarter": "Q",
        "half": "H",
        "year": "Y",
        "decade": "DE",
        "century": "CE",
        "millennium": "ML",
    }
)
CLOCK_UNITS = frozenset({"second", "minute", "hour"})

SMALL = MappingProxyType(
    {
        word: n
        for n, word in enumerate(
            words(
                """
                zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
                sixteen seventeen eighteen nineteen
                """
            )
        )
        if n
    }
)
TENS = MappingProxyType(
    {
        word: n * 10
        for n, word in enumerate(
            words(
                """
        twenty thirty forty fifty sixty seventy eighty ninety
        """
            ),
            2,
        )
    }
)
VAGUE_NUMBER = frozenset(
    {"few", "several", "many", "some", "couple", "dozens", "scores", "hundreds", "thousands", "number", "numerous"}
)

_ORDINALS = words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
)
ORDINAL = MappingProxyType(
    {word: n for n, word in enumerate(_ORDINALS, 1)}
    | {f"{n}{('th', 'st', 'nd', 'rd')[n % 10 if n % 10 < 4 and n // 10 != 1 else 0]}": n for n in range(1, 100)}
    | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "final": -1, "1er": 1}
)
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})

SEASON = MappingProxyType(
    {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA"}
    | {"winter": "WI", "wintertime": "WI"}
)
DAY_PART = MappingProxyType(
    {
        "morning": "MO",
        "mornings": "MO",
        "afternoon": "AF",
        "afternoons": "AF",
        "evening": "EV",
        "evenings": "EV",
        "night": "NI",
        "nights": "NI",
        "overnight": "NI",
        "dawn": "MO",
        "daybreak": "MO",
        "dusk": "EV",
        "noon": "12:00",
        "midday": "MI",
        "midnight": "24:00",
        "lunchtime": "MI",
        "midnite": "24:00",
        "daytime": "DT",
        "nighttime": "NI",
    }
)
# Where in a period: the part's name. "end" may reach as far as the period's last day alone ("by the end of").
PART = MappingProxyType(
    {
        "early": "early",
        "mid": "mid",
        "middle": "mid",
        "late": "late",
        "end": "end",
        "close": "end",
        "start": "start",
        "beginning": "start",
        "outset": "start",
        "onset": "start",
        "turn": "start",
        "latter": "late",
    }
)
PART_MOD = MappingProxyType(
    {"early": "START", "start": "START", "mid": "MID", "late": "END", "end": "END", "earlier": "START", "later": "END"}
)

# Words that set a period against the moment of speech, and those that set it against an earlier mention.
SPEECH_SHIFT = MappingProxyType(
    {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "upcoming": 1, "current": 0, "present": 0, "latest": -1}
)
TEXT_SHIFT = MappingProxyType(
    {"following": 1, "next": 1, "previous": -1, "preceding": -1, "prior": -1, "same": 0, "succeeding": 1, "ensuing": 1}
    | {"subsequent": 1}
)

NEARBY_DAY = MappingProxyType(
    {"today": 0, "tomorrow": 1, "yesterday": -1, "tonight": 0, "overnight": 0, "tmrw": 1, "tonite": 0}
)
FREQUENCY = MappingProxyType(
    {
        "daily": ("P1D", "day"),
        "nightly": ("P1D", "day"),
        "hourly": ("PT1H", "hour"),
        "weekly": ("P1W", "week"),
        "biweekly": ("P2W", "week"),
        "fortnightly": ("P2W", "week"),
        "monthly": ("P1M", "month"),
        "bimonthly": ("P2M", "month"),
        "quarterly": ("P1Q", "quarter"),
        "annual": ("P1Y", "year"),
        "annually": ("P1Y", "year"),
        "yearly": ("P1Y", "year"),
        "biennial": ("P2Y", "year"),
        "biannual": ("P6M", "month"),
        "triennial": ("P3Y", "year"),
    }
)
ABBREVIATIONS = (
    frozenset(
        words(
            """
            mr mrs ms dr gen col lt sgt capt maj adm cmdr rep sen gov st jr sr inc corp co ltd no vs prof rev
            hon pres sec dept univ assn bros fig vol ed est approx etc
            """
        )
    )
    | SHORT_MONTH
    | SHORT_WEEKDAY
)
