from datetime import date

from dragoman.store import Store, Wanted


def test_where_nothing_is_kept_nothing_is_counted(store: Store) -> None:
    day = date(2021, 3, 15)
    several = Wanted(parties=("JP", "US"), formats=("call",), statuses=("held",), first=day, last=day)
    with store.view() as view:
        assert [view.count(wanted) for wanted in (Wanted(), several, Wanted(dated=False))] == [0, 0, 0]
        assert list(view.cards()) == list(view.cards(["JP-US"])) == []
