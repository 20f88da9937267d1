"""A flood of forged signatures while people sign: held out of the number, and people get through.

Eight kinds of forgery, each also from a domain that confirms its mail. Short here; 20,000 forged
forms in the long run.
"""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

import pytest
import time_machine

from tests import worlds
from tests.petitions import (
    Signer,
    a_petition,
    forget,
    is_done,
    is_on_its_way,
    newest_code,
    signatures,
)
from tests.unit.petitions.solving import solve
from yeondae.accounts.models import User
from yeondae.core import clock
from yeondae.mailings.models import Mail
from yeondae.petitions import proofs, queries
from yeondae.petitions.models import Petition, Signature, Signing, Suspicion, Tally
from yeondae.petitions.rules import flood as flood_rules
from yeondae.petitions.rules import proof
from yeondae.petitions.rules.flood import THROW_AWAY
from yeondae.petitions.services import floods, signing
from yeondae.petitions.services.counting import publish_changes, rows_that_count, wrong_counts
from yeondae.petitions.tasks import count_signatures

pytestmark = pytest.mark.django_db

DONE = object()
WORDS = ("river", "stone", "maple", "cloud", "amber", "cedar", "wren", "delta", "harbour", "linden")
LARGE = ("gmail.com", "web.de", "naver.com", "yahoo.com", "posteo.de")


def a_name(random: Random) -> str:
    return ".".join(random.sample(WORDS, 3))


def network(number: int) -> str:
    """An address in another network for each number."""
    return f"{100 + number // 65025}.{number // 255 % 255}.{number % 255}.7"


@dataclass
class Attack:
    """One kind of forgery: how its forms look, and whether its mail is read and confirmed."""

    petition: Petition
    random: Random
    used: str = ""
    count: int = 0

    def form(self, kind: str) -> tuple[Signer, dict[str, str]]:
        self.count += 1
        typed = {"email": f"{a_name(self.random)}@catch-all-{kind}.example", "name": "Ann Example"}
        address = network(self.random.randrange(60_000))
        if kind == "expired":
            past = clock.now() - timedelta(hours=1)
            typed["altcha"] = solve(proof.challenge(self.petition.pk, pressure=0, now=past))
        elif kind == "replayed":
            self.used = self.used or self.fresh()
            typed["altcha"] = self.used
        elif kind == "one_network":
            address, typed["altcha"] = f"203.0.113.{self.count % 250}", self.fresh()
        elif kind == "many_networks":
            typed["altcha"] = self.fresh()
        elif kind == "throw_away":
            domain = self.random.choice(sorted(THROW_AWAY))
            typed |= {"email": f"{a_name(self.random)}@{domain}", "altcha": self.fresh()}
        elif kind == "dots_and_plus":
            local = self.random.choice(("a.nn", "an.n", "ann", "ANN")) + f"+{self.count}"
            typed |= {"email": f"{local}@gmail.com", "altcha": self.fresh()}
        return Signer(self.petition, address=address), typed

    def fresh(self) -> str:
        return solve(proof.challenge(self.petition.pk, pressure=0, now=clock.now()))


KINDS = ("no_proof", "expired", "replayed", "one_network", "many_networks", "throw_away",
         "dots_and_plus", "forged_codes")  # fmt: skip


@dataclass
class Seen:
    """What came of it."""

    honest: int = 0
    succeeded: int = 0
    seconds: list[float] = field(default_factory=list)


def forge(attack: Attack, kind: str, confirms: bool) -> None:
    signer, typed = attack.form(kind)
    answer = signer.sends(**typed)
    if not is_on_its_way(answer):
        return
    if kind == "forged_codes" and not confirms:
        for _try in range(6):
            signer.types(f"{attack.random.randrange(1_000_000):06d}")
    elif confirms and Mail.objects.latest("pk").state == "queued":
        signer.types(newest_code())


def timed(seen: Seen, act: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    answer = act()
    seen.seconds.append(time.perf_counter() - begun)
    return answer


def honest(petition: Petition, number: int, random: Random, seen: Seen) -> Iterator[None]:
    """One person signs; every third has no JavaScript, and waits where they are asked to."""
    seen.honest += 1
    signer = Signer(petition, address=f"2001:db8:{number:x}::1")
    typed = {"email": f"{a_name(random)}.{chr(97 + number % 26)}@{random.choice(LARGE)}"}
    if number % 3:
        typed["altcha"] = solve(proof.challenge(petition.pk, pressure=0, now=clock.now()))
    answer = timed(seen, lambda: signer.sends(**typed))
    if not is_on_its_way(answer):
        page = answer.content.decode()
        typed["ticket"] = page.split('name="ticket" value="')[1].split('"')[0]
        yield  # twenty seconds
        answer = timed(seen, lambda: signer.sends(**typed))
    code = newest_code()
    seen.succeeded += is_done(timed(seen, lambda: signer.types(code)))


def storm(petition: Petition, *, forged: int, people: int) -> Seen:
    """`forged` forms of each kind, confirmed and not, among `people` who sign."""
    random, seen = Random(7), Seen()
    attacks = {kind: Attack(petition, random) for kind in KINDS}
    every = forged * len(KINDS) * 2 // people or 1
    patient: list[Iterator[None]] = []
    with time_machine.travel(clock.now(), tick=True) as traveller:
        for number in range(forged * len(KINDS) * 2):
            kind = KINDS[number % len(KINDS)]
            forge(attacks[kind], kind, confirms=number // len(KINDS) % 2 == 0)
            if number % every == 0 and seen.honest < people:
                one = honest(petition, seen.honest, random, seen)
                patient += [one] if next(one, DONE) is not DONE else []
            if number % (8 * every) == 0:
                traveller.shift(timedelta(seconds=25))
                patient = [one for one in patient if next(one, DONE) is not DONE]
                floods.look_for_floods(petition=petition, now=clock.now())
                forget()
        traveller.shift(timedelta(seconds=30))
        for one in patient:
            next(one, DONE)
        traveller.shift(timedelta(minutes=2))
        count_signatures()
    return seen


def forged_in_the_number() -> Counter[str]:
    """Forged signatures that count, by their mail domain."""
    counted = Signature.objects.filter(counted=True, counts=True)
    domains = Counter(str(each.content["domain"]) for each in counted)
    forged = Counter({name: n for name, n in domains.items() if name.endswith(".example")})
    forged["a throw-away mailbox"] = sum(domains[name] for name in THROW_AWAY)
    return forged


def people_in_the_number() -> int:
    """Honest signatures that count: theirs alone are from large providers, but for one."""
    counting = Signature.objects.filter(counts=True)
    return sum(str(each.content["domain"]) in LARGE for each in counting)


def largest_left() -> int:
    return max(forged_in_the_number().values(), default=0)


@pytest.fixture(autouse=True)
def easy_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    """What solving costs is the browser's time, or the forger's; checking costs the same."""
    monkeypatch.setattr(proof, "HARDNESS", (50, 50, 50))


@pytest.fixture
def by() -> User:
    return worlds.staff().organiser


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Floods are noticed at a tenth of their usual size, so that a small one is one."""
    monkeypatch.setattr(floods, "MOST", {"domain": 1, "network": 1, "pattern": 1})
    monkeypatch.setattr(floods, "BUSY", 12)


def test_a_flood_is_held_out_of_the_number_and_people_get_through(few: None) -> None:
    petition = a_petition()
    seen = storm(petition, forged=3, people=16)
    assert seen.succeeded == seen.honest == 16
    assert largest_left() <= floods.MOST["domain"], "what is left is smaller than a flood"
    assert Tally.objects.get().online >= 14
    assert {each.by for each in Suspicion.objects.all()} >= {"domain", "pattern"}
    mailed = Mail.objects.filter(state="queued").count()
    assert Signature.objects.filter(content__isnull=False).count() < mailed


@pytest.mark.long
def test_twenty_thousand_forged_forms_in_the_long_run() -> None:
    petition = a_petition()
    seen = storm(petition, forged=1250, people=300)
    assert seen.succeeded >= 0.99 * seen.honest and seen.honest == 300
    assert largest_left() <= floods.MOST["pattern"]
    assert people_in_the_number() >= 0.99 * seen.honest, "nobody honest is taken for a machine"
    slowest = statistics.quantiles(seen.seconds, n=100)[98]
    assert slowest < 0.8, f"p99 {slowest:.3f} s"


@pytest.mark.parametrize(("held", "left"), [(1000, 0), (41, 12)])
def test_beside_a_great_flood_what_trickles_in_is_held_sooner(held: int, left: int) -> None:
    """Twelve of one domain are colleagues on any day, and a straggler's while machines sign."""
    petition, now = a_petition(), clock.now()
    Suspicion.objects.create(petition=petition, by="domain", key=b"d" * 16, found_at=now, held=held)
    signatures(petition, 12, domain=b"e" * 16, seen_at=now)
    floods.look_for_floods(petition=petition, now=now)
    assert Signature.objects.filter(counts=True).count() == left


@pytest.fixture
def crowd() -> Petition:
    """Twelve people, and 28 of one domain, named alike, that the look for floods has held."""
    petition = a_petition()
    signatures(petition, 12)
    more_of_the_crowd(petition, 28)
    return petition


def more_of_the_crowd(petition: Petition, count: int) -> None:
    marks = {"domain": b"d" * 16, "pattern": b"p" * 16, "seen_at": clock.now()}
    signatures(petition, count, **marks)
    floods.look_for_floods(petition=petition, now=clock.now())


def published_after(petition: Petition, minutes: int) -> int:
    """The public number so much later; it is what the rows and the ledger say."""
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=minutes))
    tally = Tally.objects.get()
    assert wrong_counts() == [] and tally.online == rows_that_count(petition.pk)
    return tally.online


def changes_in_the_ledger(petition: Petition) -> Counter[str]:
    return Counter(line.split()[1] for line in "".join(proofs.lines(petition)).splitlines())


def test_a_strike_that_is_undone_stays_undone(crowd: Petition, by: User) -> None:
    """Nobody has to say twice that they are people; the ledger tells of each of them once."""
    suspicion = Suspicion.objects.get()
    assert (suspicion.held, published_after(crowd, 2)) == (28, 12)
    made = floods.uphold(suspicion=suspicion, why="One machine.", by=by)
    assert floods.undo(invalidation=made, by=by) == 28
    for minute in (4, 6):
        assert floods.look_for_floods(petition=crowd, now=clock.now()) == 0
        assert published_after(crowd, minute) == 40
    assert not queries.floods().exists()
    assert changes_in_the_ledger(crowd) == {"confirm": 40}


def test_who_was_cleared_by_one_mark_is_not_held_by_another(by: User) -> None:
    petition = a_petition()
    more_of_the_crowd(petition, 41)
    assert Suspicion.objects.get().by == "domain"
    floods.clear(suspicion=Suspicion.objects.get(), by=by)
    assert floods.look_for_floods(petition=petition, now=clock.now()) == 0
    assert published_after(petition, 2) == 41


def test_what_was_in_the_number_is_struck_out_put_back_and_stays(by: User) -> None:
    petition = a_petition()
    signatures(petition, 12)
    signatures(petition, 24, domain=b"d" * 16, pattern=b"p" * 16, seen_at=clock.now())
    assert published_after(petition, 2) == 36
    more_of_the_crowd(petition, 4)
    made = floods.uphold(suspicion=Suspicion.objects.get(), why="One machine.", by=by)
    assert published_after(petition, 4) == 12
    floods.undo(invalidation=made, by=by)
    floods.look_for_floods(petition=petition, now=clock.now())
    assert published_after(petition, 6) == 40
    told = {"confirm": 40, "cancel": 24, "reinstate": 24}
    assert changes_in_the_ledger(petition) == told


def test_a_crowd_says_how_many_are_held_each_of_them_once(crowd: Petition, by: User) -> None:
    def held() -> int:
        suspicion = Suspicion.objects.get()
        assert suspicion.held == Signature.objects.filter(suspicion=suspicion).count()
        return suspicion.held

    more_of_the_crowd(crowd, 3)
    assert held() == 31
    made = floods.uphold(suspicion=Suspicion.objects.get(), why="One machine.", by=by)
    more_of_the_crowd(crowd, 2)
    assert held() == 2, "more of what was struck out; that itself is decided"
    floods.undo(invalidation=made, by=by)
    assert held() == 2 and Signature.objects.filter(counts=True).count() == 12 + 31
    more_of_the_crowd(crowd, 24)
    assert held() == 26, "with those that wait they are a crowd again"
    floods.clear(suspicion=Suspicion.objects.get(), by=by)
    assert Signature.objects.filter(counts=True).count() == 12 + 31 + 26


def test_who_takes_it_back_while_they_are_held_waits_for_nobody(crowd: Petition) -> None:
    taken_back, *_others = Signature.objects.exclude(suspicion=None)
    signing.take_out(signature=taken_back, now=clock.now())
    floods.look_for_floods(petition=crowd, now=clock.now())
    assert Suspicion.objects.get().held == 27


def test_who_comes_after_an_undone_strike_is_a_crowd_of_its_own(crowd: Petition, by: User) -> None:
    made = floods.uphold(suspicion=Suspicion.objects.get(), why="One machine.", by=by)
    floods.undo(invalidation=made, by=by)
    more_of_the_crowd(crowd, 25)
    assert not queries.floods().exists(), "as many as may come on any day"
    more_of_the_crowd(crowd, 1)
    assert queries.floods().get().held == 26
    assert Signature.objects.filter(counts=True).count() == 40


def test_it_eases_off_when_it_is_calm_again() -> None:
    petition = a_petition()
    rows = [
        Signing(petition=petition, token_hash=bytes([number, 1] * 16), language="en",
                link_hash=bytes([number, 2] * 16), code_hash=b"", code_until=clock.now(),
                begun_at=clock.now())
        for number in range(130)
    ]  # fmt: skip
    Signing.objects.bulk_create(rows)
    floods.look_for_floods(petition=petition, now=clock.now())
    assert Tally.objects.get().pressure == 1
    floods.look_for_floods(petition=petition, now=clock.now() + timedelta(minutes=2))
    assert Tally.objects.get().pressure == 0


def test_without_the_marks_the_flood_would_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above bites: with the marks taken away its flood is in the number."""
    nothing = flood_rules.Marks(None, None)
    monkeypatch.setattr(flood_rules, "marks", lambda *_given: nothing)
    petition = a_petition()
    storm(petition, forged=2, people=12)
    assert largest_left() >= 2


@pytest.mark.long
def test_a_hundred_thousand_are_struck_out_within_a_minute_and_put_back(by: User) -> None:
    petition = a_petition()
    for _part in range(10):
        signatures(petition, 10_000)
    count_signatures()
    begun = time.perf_counter()
    made = floods.invalidate(
        petition=petition, signatures=Signature.objects.all(), why="a test", by=by
    )
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=2))
    spent = time.perf_counter() - begun
    tally = Tally.objects.get()
    assert spent < 60 and made.signatures_struck == 100_000 and tally.online == 0, f"{spent:.0f} s"
    floods.undo(invalidation=made, by=by)
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=4))
    tally.refresh_from_db()
    assert tally.online == rows_that_count(petition.pk) == 100_000 and wrong_counts() == []
