"""Marked people go through every flow of one installation; run as a program, in its own home.

Usage: python -m tests.marked_people NUMBER    with YEONDAE_HOME (and DATABASE_URL) of its own.

Names, addresses and texts begin with words that stand nowhere else, so that a search of raw bytes
finds them wherever they lie in the clear.
"""

import sys
from datetime import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test.utils import override_settings, setup_test_environment  # noqa: E402

from tests import marked_flows, petitions  # noqa: E402
from tests.letters import use_ways  # noqa: E402
from tests.supporter_steps import Steps, newest_code  # noqa: E402
from tests.worlds import a_published_call, staff  # noqa: E402
from yeondae.appeals.models import Appeal  # noqa: E402
from yeondae.calls.models import Call  # noqa: E402
from yeondae.channels import registry  # noqa: E402
from yeondae.core import clock  # noqa: E402
from yeondae.deliveries.services.bundling import gather  # noqa: E402
from yeondae.directory.models import Office  # noqa: E402
from yeondae.flows import call_material, look_at_letter  # noqa: E402
from yeondae.flows.dispatch import dispatch  # noqa: E402
from yeondae.flows.log_reply import log_reply  # noqa: E402
from yeondae.flows.send_mails import send_mails  # noqa: E402
from yeondae.flows.tasks import make_bundle_file  # noqa: E402
from yeondae.flows.withdraw import withdraw  # noqa: E402
from yeondae.letters.models import Letter  # noqa: E402
from yeondae.mailings.models import Mail  # noqa: E402
from yeondae.mailings.services import draft_notice, release_notice  # noqa: E402
from yeondae.outcomes.models import Reply  # noqa: E402
from yeondae.outcomes.services import Answer  # noqa: E402

MOST_SIGNERS = 25  # more within minutes are a flood, and asked for a proof of work
MARKS = ("Quorlix", "Vexmurr", "Zyndrath", "Hjorplan")
WAYS = (
    ("fax", "+12025550101"),
    ("post", "1 Example Street\n12345 Exampletown"),
    ("relay", ""),
    ("email", "minister@ministry.internal"),
)


def person(number: int) -> dict[str, str]:
    """What a marked person types."""
    return {
        "email": f"Zyndrath{number:04}@people.internal",
        "name": f"Quorlix {number:04}",
        "organisation": f"Hjorplan Union {number:04}" if number % 3 == 0 else "",
        "country": ("DE", "FR", "GB")[number % 3],
    }


def calls() -> list[Call]:
    """A call for each way a letter can go."""
    made = [a_published_call(offices=1, copies=1) for _way in WAYS]
    for call, way in zip(made, WAYS, strict=True):
        use_ways(call, way)
    Office.objects.update(
        opens=time.min,
        closes=time.max,
        working_days="1234567",
        letters_per_hour=10_000,
        letters_per_day=10_000,
    )
    call_material.forget()
    return made


def writes(number: int, call: Call) -> None:
    """One person writes, most of them in words of their own, confirms, and some report more."""
    steps, typed = Steps(call), person(number)
    if number % 2:
        typed["text_ko"] = f"{steps.sample()}\n\nVexmurr {number:04} writes this."
    assert steps.write(**typed).status_code == 302, number
    signed = ("withheld", "name_country", "organisation")[number % 3]
    if signed == "organisation" and not typed["organisation"]:
        signed = "name_country"
    ticked = {"show_name": "on", "call_news": "on", "newsletter": "on"}
    assert steps.sign(signed=signed, **ticked).status_code == 302, number
    if number % 10 != 9:  # every tenth never types the code
        assert steps.confirm(newest_code()).status_code == 303, number
    if number % 20 == 0:
        group = {"group": f"Hjorplan {number:04}", "country": "DE", "channel": "fax"}
        more = {"letters": "3", "sent_on": clock.now().date().isoformat()}
        steps.browser.post(f"/en/calls/{call.slug}/group/", {**group, **more})


def signs(number: int, petition: petitions.Petition) -> None:
    """One person signs a petition with their name shown nowhere."""
    who = person(number)
    signer = petitions.Signer(petition, address=f"198.51.100.{number % 250}")
    assert petitions.is_on_its_way(
        signer.sends(email=who["email"], name=who["name"], country=who["country"])
    )
    signer.types(petitions.newest_code())


def sends(made: list[Call]) -> None:
    """Everything that waits is looked at, sent, bundled, noticed and answered."""
    people = staff()
    for letter in Letter.objects.filter(look="waiting"):
        look_at_letter.let_pass(letter=letter, by=people.reviewer)
    words = {"en": {"subject": "News", "text": "There is news."}}
    release_notice(notice=draft_notice(call=made[0], words=words, by=people.organiser),
                   by=people.organiser)  # fmt: skip
    idle = 0
    while idle < 3:
        idle = 0 if dispatch(worker="marked").sent + send_mails(worker="marked") else idle + 1
    if "post" in registry.names() and settings.SENDING == "outbox":
        make_bundle_file.call(gather(channel="post", by=people.organiser).pk)
    answer = Answer(
        on=clock.now().date(),
        kind=Reply.Kind.values[0],
        text="We heard from Quorlix 0001 and Vexmurr.",
        people=[],
        demands=[],
    )
    office = made[0].offices.get().office
    log_reply(call=made[0], office=office, answer=answer, by=people.organiser, visible="desk")
    withdraw(appeal=Appeal.objects.order_by("pk")[0], now=clock.now())


def main(count: int) -> None:
    """`count` people through everything."""
    setup_test_environment()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}).enable()
    made = calls()
    petition = petitions.a_petition(made[0])
    desk = marked_flows.Desk()
    for number in range(count):
        writes(number, made[number % len(made)])
        if number % max(4, count // MOST_SIGNERS) == 0:
            signs(number, petition)
        if number % 2 == 0:
            marked_flows.WAYS[number // 2 % len(marked_flows.WAYS)](person(number), number, desk)
        if number % 50 == 49:
            send_mails(worker="marked")
    marked_flows.everything_else(petition, person(1), desk)
    sends(made)
    print(f"{Letter.objects.count()} letters, {Mail.objects.count()} mails")


if __name__ == "__main__":
    main(int(sys.argv[1]))
