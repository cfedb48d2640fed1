from datetime import date

from dragoman.store import Store, Wanted


def test_where_nothing_is_kept_nothing_is_counted_and_no_days_are_shown(store: Store) -> None:
    day = date(2021, 3, 15)
    several = Wanted(parties=("JP", "US"), formats=("call",), statuses=("held",), first=day, last=day)
    with store.view() as view:
        for wanted in (Wanted(), several, Wanted(dated=False)):
            assert view.count(wanted) == 0
            assert view.window(wanted, day, 10) is None
            assert view.tallies(wanted) == {"party": {}, "format": {}, "status": {}, "year": {}}
