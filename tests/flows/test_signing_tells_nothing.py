"""Time tells nothing either: new, pending, confirmed, withdrawn and blocked take equally long."""

import gc
import time
from math import log, sqrt
from random import Random
from typing import Any

import pytest

from tests.petitions import Signer, a_petition, forget, is_on_its_way
from tests.unit.petitions.solving import solve
from yeondae.core import clock
from yeondae.flows import sign_petition
from yeondae.mailings.services import queue_mail
from yeondae.petitions.models import Petition, Signature
from yeondae.petitions.rules import codes, proof
from yeondae.supporters.models import Supporter
from yeondae.supporters.rules import email_index

pytestmark = pytest.mark.django_db
FEW = 25
STATES = ("new", "pending", "confirmed", "withdrawn", "blocked")


def prepare(petition: Petition, each: int) -> None:
    """So many addresses of each state."""
    today = clock.now().date()
    rows = [
        Signature(
            petition=petition, country="DE", language="en", signed_on=today,
            person=codes.person(petition.pk, f"{state}{number}@example.org", "online"),
            state=state, withdrawn_on=today if state == "withdrawn" else None,
        )
        for state in ("confirmed", "withdrawn")
        for number in range(each)
    ]  # fmt: skip
    Signature.objects.bulk_create(rows, batch_size=500)
    blocked = [f"blocked{number}@example.org" for number in range(each)]
    Supporter.objects.bulk_create(
        [
            Supporter(email_index=email_index(address), email=address, since=today, never_mail=True)
            for address in blocked
        ],
        batch_size=500,
    )
    for number in range(each):
        timed(petition, f"pending{number}@example.org", number)


def timed(petition: Petition, email: str, number: int) -> float:
    """Seconds until the answer to one form."""
    signer = Signer(petition, address=f"2001:db8:{number % 65_000:x}:{number // 65_000}::1")
    solution = solve(proof.challenge(petition.pk, pressure=0, now=clock.now()))
    begun = time.perf_counter()
    answer = signer.sends(email=email, altcha=solution)
    spent = time.perf_counter() - begun
    assert is_on_its_way(answer)
    return spent


def distance(one: list[float], other: list[float]) -> float:
    """The two-sample Kolmogorov-Smirnov distance."""
    merged = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    parts, largest = [0.0, 0.0], 0.0
    for _value, side in merged:
        parts[side] += 1 / len((one, other)[side])
        largest = max(largest, abs(parts[0] - parts[1]))
    return largest


def differs(each: int, monkeypatch: pytest.MonkeyPatch, *, p: float) -> list[str]:
    """The states whose times differ from those of new addresses, at this p or below."""
    monkeypatch.setattr(proof, "HARDNESS", (2, 2, 2))
    petition, random = a_petition(), Random(3)
    forget()
    prepare(petition, each)
    times: dict[str, list[float]] = {state: [] for state in STATES}
    gc.disable()
    try:
        for number in range(each):
            for state in random.sample(STATES, len(STATES)):
                address = f"{state}{number}@example.org"
                times[state].append(timed(petition, address, 100_000 + number))
    finally:
        gc.enable()
    critical = sqrt(-log(p / 2) / 2) * sqrt(2 / each)
    return [state for state in STATES if distance(times["new"], times[state]) > critical]


def test_the_distance_finds_a_difference() -> None:
    assert distance([1.0, 2.0, 3.0], [1.0, 2.0, 3.0]) < 0.4
    assert distance([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]) == pytest.approx(1.0)


def test_no_state_takes_a_way_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The short form: only what shows in nearly every answer is found, and never by chance."""
    assert differs(FEW, monkeypatch, p=1e-6) == []


def test_a_state_that_takes_longer_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def slower(**given: Any) -> None:
        time.sleep(0 if given["is_to_go"] else 0.03)
        queue_mail(**given)

    monkeypatch.setattr(sign_petition, "queue_mail", slower)
    assert differs(FEW, monkeypatch, p=1e-6) == ["blocked"]


@pytest.mark.long
def test_two_thousand_of_each_take_equally_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert differs(2_000, monkeypatch, p=0.01) == []
