"""What is kept at hand: bounded, the latest always there, what is asked for again stays."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.identity.recent import Recent

SIZE = 4
KEYS = st.integers(0, 12)


@given(st.lists(st.tuples(st.sampled_from(("put", "ask", "drop")), KEYS), max_size=80))
def test_it_holds_what_was_put_or_nothing_and_never_too_much(steps: list[tuple[str, int]]) -> None:
    recent: Recent[int, int] = Recent(SIZE)
    put: dict[int, int] = {}
    for number, (what, key) in enumerate(steps):
        if what == "put":
            recent[key] = put[key] = number
            assert recent.get(key) == number
        elif what == "drop":
            recent.pop(key)
            put.pop(key, None)
            assert key not in recent
        elif key in recent:
            assert recent[key] == put[key]
        assert len(recent) <= 2 * SIZE


def test_what_is_asked_for_stays_and_the_rest_goes() -> None:
    recent: Recent[str, int] = Recent(SIZE)
    recent["hot"] = recent["cold"] = 1
    for number in range(100):
        recent[f"other {number}"] = number
        assert recent["hot"] == 1
    assert "cold" not in recent


def test_at_least_one_generation_is_there() -> None:
    recent: Recent[int, int] = Recent(SIZE)
    for number in range(50):
        recent[number] = number
        assert all(back in recent for back in range(max(0, number - SIZE + 1), number + 1))
