"""The way of a delivery: whatever is tried in whatever order, table and rows hold."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.letters import deliveries_of, use_ways, write
from tests.worlds import a_published_call
from yeondae.channels.base import ChannelError, Handed
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.rules import states
from yeondae.deliveries.services import holding, resolving
from yeondae.deliveries.services.recording import record_followed, record_sent, word_of
from yeondae.jobs.claims import claim, give_back

State = Delivery.State
START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ANSWERS = st.sampled_from(
    [
        Handed("waiting", "job:1"),
        Handed("accepted", "job:1"),
        Handed("delivered", "job:1"),
        ChannelError("busy"),
        ChannelError("no such number", permanent=True),
        ChannelError("broke off", uncertain=True),
    ]
)


class Way(RuleBasedStateMachine):
    """One letter with three rungs, and everything that can happen to it."""

    def __init__(self) -> None:
        super().__init__()
        self.world = transaction.atomic()
        self.world._from_testcase = True  # type: ignore[attr-defined]
        self.world.__enter__()
        self.time = time_machine.travel(START, tick=False)
        self.clock = self.time.start()
        self.call = a_published_call(offices=1, copies=0)
        use_ways(self.call, ("fax", "+12025550143"), ("email", "a@example.org"), ("post", "1 A St"))
        self.letters = write(self.call)
        self.seen: dict[int, str] = {}
        self.claims: list[Delivery] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.world.__exit__(None, None, None)
        self.time.stop()

    def rows(self, *wanted: str) -> list[Delivery]:
        return [row for row in deliveries_of(self.letters) if row.state in wanted]

    @rule()
    def time_passes(self) -> None:
        self.clock.shift(timedelta(hours=5))

    @rule()
    def a_worker_claims(self) -> None:
        queue = Delivery.objects.order_by("due_at", "pk").select_related("letter", "call")
        self.claims += claim(queue, limit=1, lease_seconds=900, worker="one")

    @precondition(lambda self: self.claims)
    @rule(answer=ANSWERS)
    def the_carrier_answers(self, answer: Handed | ChannelError) -> None:
        row = self.claims.pop()
        record_sent(row, word_of(row, answer, START))

    @precondition(lambda self: self.claims)
    @rule()
    def nothing_was_tried(self) -> None:
        give_back(self.claims.pop())

    @rule(answer=ANSWERS.filter(lambda each: getattr(each, "state", "") != "waiting"))
    def the_carrier_says_more(self, answer: Handed | ChannelError) -> None:
        for row in self.rows(State.HANDED):
            if row.finished_at is None:
                record_followed(row, word_of(row, answer, START))

    @rule()
    def the_call_is_held_and_goes_on(self) -> None:
        holding.hold_call(call=self.call, why="stopped")
        holding.release_call(call=self.call, now=START)

    @rule(decision=st.sampled_from(["arrived", "again", "give_up"]))
    def a_person_decides(self, decision: str) -> None:
        by = self.call.owner
        assert by is not None
        for row in self.rows(State.UNCERTAIN):
            facts = {"delivery": row, "note": "", "by": by, "now": START}
            if decision == "arrived":
                resolving.arrived(**facts)
            elif decision == "again":
                resolving.send_again(**facts)
            else:
                resolving.give_up(**facts, next_way=True)

    @rule()
    def somebody_decides_too_late(self) -> None:
        by = self.call.owner
        assert by is not None
        for row in self.rows(State.DELIVERED):
            row.state = State.UNCERTAIN
            with pytest.raises(Refused):
                resolving.arrived(delivery=row, note="", by=by, now=START)

    @invariant()
    def every_step_is_in_the_table(self) -> None:
        for row in deliveries_of(self.letters):
            before = self.seen.get(row.pk)
            if before is not None and before != row.state:
                assert self._reaches(before, row.state)
            self.seen[row.pk] = row.state

    def _reaches(self, before: str, after: str) -> bool:
        """In one step or, where one action makes two, in two."""
        direct = states.MAY_FOLLOW[before]
        return after in direct or any(after in states.MAY_FOLLOW[mid] for mid in direct)

    @invariant()
    def the_letter_is_at_one_place(self) -> None:
        """Never two rungs at once, and what is over says when."""
        rows = deliveries_of(self.letters)
        going = [row for row in rows if row.state not in states.ENDED]
        assert len(going) <= 1
        for row in rows:
            assert (row.state == State.HELD) == bool(row.held_why)
            assert row.finished_at is not None or row.state not in states.ENDED

    @invariant()
    def nothing_left_without_an_attempt(self) -> None:
        for row in self.rows(State.HANDED, State.DELIVERED, State.UNCERTAIN):
            assert row.attempts.exists()

    @invariant()
    def sent_twice_is_said(self) -> None:
        for row in deliveries_of(self.letters):
            tries = row.attempts.filter(
                result__in=(Attempt.Result.UNCERTAIN, Attempt.Result.ACCEPTED)
            )
            assert tries.count() <= 1 or row.is_resent or row.state != State.QUEUED


@pytest.mark.django_db
def test_whatever_happens_the_table_holds() -> None:
    run_state_machine_as_test(
        Way,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
