"""What may be shown and when: pure rules of petitions."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.petitions.solving import solve
from yeondae.petitions.rules import proof
from yeondae.petitions.rules.admission import Door, door, ticket, waited
from yeondae.petitions.rules.flood import marks, name_key, network_marks, pattern
from yeondae.petitions.rules.naming import as_chosen
from yeondae.petitions.rules.publishing import due_kinds
from yeondae.petitions.rules.showing import shown

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNTS = st.dictionaries(st.sampled_from(["online", "paper", "organisation"]), st.integers(0, 99))


@given(COUNTS, st.dictionaries(st.sampled_from(["DE", "KR", "NP", ""]), st.integers(0, 99)))
def test_no_cell_below_ten_is_shown_and_none_follows(
    kinds: dict[str, int], countries: dict[str, int]
) -> None:
    found = shown(kinds, countries)
    cells = [*found.kinds.values(), *found.countries.values()]
    assert all(cell >= 10 for cell in cells) and (found.total is None or found.total >= 10)
    if found.kinds:
        assert sum(found.kinds.values()) == found.total, "no part of the total is left to guess"
    assert all(count % 10 == 0 for count in found.countries.values())


@pytest.mark.parametrize(
    "one, other, is_same",
    [
        ("Max Beispiel", "BEISPIEL, Max", True),
        ("Kim Twice", "KIM  twice", True),
        ("홍 길동", "홍길동", True),
        ("길동 홍", "홍길동", False),
        ("Max Beispiel", "Maxine Beispiel", False),
    ],
)
def test_a_name_is_found_again_whichever_part_is_written_first(
    one: str, other: str, is_same: bool
) -> None:
    assert (name_key(one, "DE", 1) == name_key(other, "DE", 1)) is is_same
    assert name_key(" - ", "DE", 1) is None


@pytest.mark.parametrize(
    "name, first",
    [
        ("Ann Middle Example", "Ann"),
        ("  Ann  Example", "Ann"),
        ("홍길동", "길동"),
        ("홍 길동", "길동"),
        ("홍", ""),
        ("王小明", "小明"),
        ("やまだたろう", "ろう"),
        ("", ""),
    ],
)
def test_a_first_name_is_never_the_whole_name_where_no_space_divides_it(
    name: str, first: str
) -> None:
    assert as_chosen(name, "first") == first
    assert as_chosen(name, "full") == name and as_chosen(name, "not") == ""


def due(waiting: dict[str, tuple[int, int]], **changes: object) -> set[str]:
    usual: dict[str, object] = {"last": None, "at_risk": False, "over_since": None, "now": NOON}
    published = changes.pop("published", {})
    return due_kinds(waiting, published, **{**usual, **changes})  # type: ignore[arg-type]


def test_fewer_than_ten_changes_wait() -> None:
    assert due({"online": (9, 9)}) == set() and due({"online": (10, 10)}) == {"online"}


def test_a_kind_waits_for_ten_of_its_own() -> None:
    assert due({"online": (50, 50), "organisation": (3, 3)}) == {"online"}


def test_a_minute_lies_between_two_batches_and_a_quarter_of_an_hour_at_risk() -> None:
    waiting = {"online": (10, 10)}
    assert due(waiting, last=NOON - timedelta(seconds=59)) == set()
    assert due(waiting, last=NOON - timedelta(seconds=60)) == {"online"}
    assert due(waiting, last=NOON - timedelta(minutes=14), at_risk=True) == set()
    assert due(waiting, last=NOON - timedelta(minutes=15), at_risk=True) == {"online"}


def test_the_remainder_follows_at_closing_but_never_fewer_than_ten_in_all() -> None:
    assert due({"online": (3, 3)}, over_since=NOON, published={"online": 40}) == {"online"}
    assert due({"paper": (3, 3)}, over_since=NOON) == set()


def test_after_closing_nobody_sees_at_what_hour_one_person_took_it_back() -> None:
    closed = {"over_since": NOON - timedelta(days=2), "published": {"online": 40}}
    one, ten = {"online": (1, -1)}, {"online": (10, -10)}
    assert due(one, last=NOON - timedelta(days=3), **closed) == {"online"}
    assert due(one, last=NOON - timedelta(hours=23), **closed) == set()
    assert due(one, last=NOON - timedelta(hours=24), **closed) == {"online"}
    assert due(ten, last=NOON - timedelta(hours=1), **closed) == {"online"}


def test_a_proof_is_ours_for_this_petition_fresh_and_told_apart() -> None:
    asked = proof.challenge(7, pressure=0, now=NOON)
    solution = solve(asked)
    key = proof.solved(solution, 7, now=NOON)
    assert key and key == proof.solved(solution, 7, now=NOON), "the same key, so it is good once"
    assert proof.solved(solution, 8, now=NOON) is None
    assert proof.solved(solution, 7, now=NOON + timedelta(minutes=21)) is None
    assert proof.solved("no proof", 7, now=NOON) is None
    assert key != proof.solved(solve(proof.challenge(7, pressure=0, now=NOON)), 7, now=NOON)


def test_salt_and_number_cannot_be_cut_apart_elsewhere() -> None:
    import base64
    import json

    asked = proof.challenge(7, pressure=0, now=NOON)
    said = json.loads(base64.b64decode(solve(asked)))
    number = str(said["number"])
    spliced = {**said, "salt": said["salt"] + number[0], "number": int(number[1:] or 0)}
    packed = base64.b64encode(json.dumps(spliced).encode()).decode()
    assert proof.solved(packed, 7, now=NOON) is None


@pytest.mark.parametrize(
    "given, found",
    [
        ({"is_proven": False, "visitor": 1, "network": 1, "pressure": 0}, Door.OPEN),
        ({"is_proven": False, "visitor": 1, "network": 1, "pressure": 1}, Door.WAIT),
        ({"is_proven": True, "visitor": 1, "network": 1, "pressure": 2}, Door.OPEN),
        ({"is_proven": False, "visitor": 11, "network": 11, "pressure": 0}, Door.WAIT),
        ({"is_proven": True, "visitor": 101, "network": 101, "pressure": 0}, Door.SHUT),
        ({"is_proven": True, "visitor": 1, "network": 601, "pressure": 0}, Door.SHUT),
    ],
)
def test_who_is_let_in(given: dict[str, int], found: Door) -> None:
    assert door(**given) is found  # type: ignore[arg-type]


def test_a_ticket_is_good_after_twenty_seconds_for_half_an_hour() -> None:
    mine = ticket(7, NOON)
    assert waited(mine, 7, NOON + timedelta(seconds=19)) is None
    assert waited(mine, 7, NOON + timedelta(seconds=21))
    assert waited(mine, 7, NOON + timedelta(minutes=31)) is None
    assert waited(mine, 8, NOON + timedelta(seconds=21)) is None
    assert waited("1." + mine, 7, NOON + timedelta(seconds=21)) is None


def test_a_network_s_mark_changes_with_the_day_and_covers_its_neighbours() -> None:
    today, tomorrow = NOON.date(), NOON.date() + timedelta(days=1)
    assert network_marks("192.0.2.1", today) != network_marks("192.0.2.1", tomorrow)
    one, two = network_marks("192.0.2.1", today), network_marks("192.0.2.77", today)
    assert one and two and one[0] != two[0] and one[1] == two[1]
    six, seven = network_marks("2001:db8::1", today), network_marks("2001:db8::2", today)
    assert six == seven, "one visitor has a whole /64"
    assert network_marks("not an address", today) is None
    for own in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3", "172.20.0.1", "fd00::1"):
        assert network_marks(own, today) is None, "all who come through our proxy would share it"


def test_people_with_ordinary_addresses_have_no_mark_that_joins_them() -> None:
    assert marks(1, "maria.lopez@gmail.com").domain is None
    assert marks(1, "maria.lopez@gmail.com").pattern is None
    assert marks(1, "a@example.org").domain != marks(2, "a@example.org").domain
    assert pattern("signer17") == pattern("signer18") != pattern("singer18")
