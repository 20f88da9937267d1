"""The audit log: whatever is altered, taken out, put in or cut off is found."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F

from yeondae.accounts.services import create_staff
from yeondae.audit import checkpoints
from yeondae.audit.chain import findings
from yeondae.audit.models import Entry, Head
from yeondae.audit.services import NamesSomebody, record

pytestmark = pytest.mark.django_db
ENTRIES = 24


@pytest.fixture(autouse=True)
def own_checkpoints(tmp_path, settings) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def log() -> None:
    user = create_staff(username="member", name="Member", by=None)
    for number in range(ENTRIES - 1):
        record(by_id=user.pk, verb="look", subject=user, letters=number, state="held")
    checkpoints.remember()


def check() -> list[str]:
    return findings(checkpoints.known())


def test_a_log_that_nobody_touched_fits(log: None) -> None:
    assert check() == []


def test_an_empty_log_fits() -> None:
    assert check() == []


def test_an_entry_is_written_with_its_act_or_not_at_all(log: None) -> None:
    user = create_staff(username="other", name="Other", by=None)
    with pytest.raises(RuntimeError), transaction.atomic():
        record(by_id=None, verb="look", subject=user)
        raise RuntimeError
    assert Entry.objects.count() == ENTRIES + 1 and check() == []


@pytest.mark.parametrize(
    "said", ["ann@example.org", "Ann Example", "한상균", "a line\nand another", "x" * 65]
)
def test_no_name_and_no_address_gets_in(said: str) -> None:
    user = create_staff(username="member", name="Member", by=None)
    with pytest.raises(NamesSomebody):
        record(by_id=None, verb="look", subject=user, note=said)


def alter_verb(chance: random.Random, number: int) -> None:
    Entry.objects.filter(number=number).update(verb=f"other_{chance.randrange(9)}")


def alter_actor(chance: random.Random, number: int) -> None:
    Entry.objects.filter(number=number).update(actor=10**6 + chance.randrange(9))


def alter_moment(chance: random.Random, number: int) -> None:
    moved = timedelta(microseconds=chance.choice([-1, 1]) * chance.randrange(1, 10**9))
    Entry.objects.filter(number=number).update(at=F("at") + moved)


def alter_subject(chance: random.Random, number: int) -> None:
    Entry.objects.filter(number=number).update(subject_id=10**6 + chance.randrange(99))


def alter_detail(chance: random.Random, number: int) -> None:
    Entry.objects.filter(number=number).update(detail={"letters": 10**6 + chance.randrange(9)})


def alter_mark(chance: random.Random, number: int) -> None:
    Entry.objects.filter(number=number).update(mark=chance.randbytes(32))


def take_out(chance: random.Random, number: int) -> None:
    Entry.objects.filter(number=number).delete()


def take_out_and_close_the_gap(chance: random.Random, number: int) -> None:
    Entry.objects.filter(number=number).delete()
    for entry in Entry.objects.filter(number__gt=number).order_by("number"):
        Entry.objects.filter(pk=entry.pk).update(number=entry.number - 1)


def put_in(chance: random.Random, number: int) -> None:
    copied = Entry.objects.get(number=number)
    copied.pk, copied.number = None, ENTRIES + 1
    copied.save()


def swap(chance: random.Random, number: int) -> None:
    other = number % ENTRIES + 1
    Entry.objects.filter(number=number).update(number=0)
    Entry.objects.filter(number=other).update(number=number)
    Entry.objects.filter(number=0).update(number=other)


def cut(chance: random.Random, number: int) -> None:
    Entry.objects.filter(number__gte=number).delete()


def cut_and_put_an_older_head_back(chance: random.Random, number: int) -> None:
    """What a thief of an earlier copy of the database can do: its head was sealed by us."""
    Entry.objects.filter(number__gt=number).delete()
    end = Entry.objects.get(number=number)
    older = HEADS[number] if number in HEADS else Head.objects.get().sealed
    Head.objects.update(number=number, mark=end.mark, sealed=older)


def cut_everything(chance: random.Random, number: int) -> None:
    Entry.objects.all().delete()
    Head.objects.all().delete()


def lose_the_head(chance: random.Random, number: int) -> None:
    Head.objects.all().delete()


HEADS: dict[int, bytes] = {}
TAMPERINGS: list[Callable[[random.Random, int], None]] = [
    alter_verb, alter_actor, alter_moment, alter_subject, alter_detail, alter_mark, take_out,
    take_out_and_close_the_gap, put_in, swap, cut, cut_and_put_an_older_head_back, cut_everything,
    lose_the_head,
]  # fmt: skip


def tamper(times: int, seed: int) -> list[str]:
    """Which of `times` random tamperings, each undone afterwards, were not found."""
    chance, missed = random.Random(seed), []
    for _time in range(times):
        how = chance.choice(TAMPERINGS)
        number = chance.randrange(1, ENTRIES)
        try:
            with transaction.atomic():
                how(chance, number)
                if not check():
                    missed.append(f"{how.__name__} {number}")
                raise InterruptedError
        except InterruptedError:
            continue
    return missed


@pytest.fixture
def log_with_heads(tmp_path, settings) -> None:
    """The same log, with each head that was ever sealed in the thief's hands."""
    settings.HOME = tmp_path
    HEADS.clear()
    user = create_staff(username="member", name="Member", by=None)
    HEADS[1] = bytes(Head.objects.get().sealed)
    for number in range(2, ENTRIES + 1):
        record(by_id=user.pk, verb="look", subject=user, letters=number, state="held")
        HEADS[number] = bytes(Head.objects.get().sealed)
    checkpoints.remember()


def test_a_hundred_random_tamperings_are_found(log_with_heads: None) -> None:
    assert tamper(100, seed=1) == []


@pytest.mark.long
def test_a_thousand_random_tamperings_are_found(log_with_heads: None) -> None:
    assert tamper(1000, seed=2) == []


def test_writing_goes_on_only_where_the_end_is_there(log: None) -> None:
    """A new head would hide what was cut."""
    Head.objects.all().delete()
    with pytest.raises(RuntimeError, match="audit verify"):
        create_staff(username="later", name="Later", by=None)


def test_a_look_at_the_newest_entries_finds_what_was_done_to_them(log: None) -> None:
    assert findings(checkpoints.known(), since=ENTRIES - 5) == []
    Entry.objects.filter(number=ENTRIES - 2).update(verb="other")
    assert findings(checkpoints.known(), since=ENTRIES - 5)


def test_a_checkpoint_is_sealed_and_written_once(log: None) -> None:
    assert checkpoints.remember() is False
    assert str(ENTRIES) not in checkpoints.file().read_text().split()
    assert checkpoints.file().stat().st_mode & 0o077 == 0
