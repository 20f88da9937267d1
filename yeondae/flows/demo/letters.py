"""Letters of example supporters in every state, through the same flows as everybody's letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from yeondae.accounts.roles import Role
from yeondae.appeals.models import Appeal, Report
from yeondae.appeals.rules import Draft, link_key
from yeondae.appeals.services import report
from yeondae.calls import services as calls
from yeondae.channels.base import ChannelError
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services.recording import record_sent, word_of
from yeondae.flows import call_material, take_part
from yeondae.flows.demo import data
from yeondae.flows.demo.calls import Scene
from yeondae.flows.dispatch import dispatch
from yeondae.jobs.claims import claim
from yeondae.letters.models import Letter
from yeondae.supporters.models import ConsentGiven
from yeondae.supporters.services import Agreed

WORKER = "demo"
AGREED = (
    Agreed(ConsentGiven.Purpose.SEND_LETTER, "Send my letter to the offices of this call.", "en"),
    Agreed(ConsentGiven.Purpose.CALL_NEWS, "Tell me what happens in this call.", "en"),
)
OWN_WORDS = (
    "This is an example of a letter that its writer has changed. Somebody looks at it first."
)
# Country, language of the page, and how they sign; all of them are examples.
WRITERS = (
    ("DE", "de", Appeal.Signed.WITHHELD),
    ("GB", "en", Appeal.Signed.NAME_COUNTRY),
    ("US", "en", Appeal.Signed.WITHHELD),
    ("AT", "de", Appeal.Signed.ORGANISATION),
    ("FR", "en", Appeal.Signed.WITHHELD),
    ("CA", "en", Appeal.Signed.NAME_COUNTRY),
    ("JP", "en", Appeal.Signed.WITHHELD),
)


@dataclass
class Post:
    """Who has written so far: each example supporter writes once."""

    scene: Scene
    writers: int = 0

    def write(self, name: str, *, letters: int = 1, is_changed: bool = False) -> None:
        """`letters` new example supporters write to the offices of the call `name`."""
        call_material.forget()
        material = call_material.material(self.scene.calls[name].slug)
        assert material is not None, f"the demo call {name} is not public"
        for _letter in range(letters):
            self.writers += 1
            _take_part(material, self.writers, is_changed=is_changed)

    def ladder(self, name: str, steps: Sequence[str]) -> None:
        """Let the next letters of the call go to these contact points, in this order."""
        call, book = self.scene.calls[name], self.scene.book
        office = call.offices.get().office
        points = [book.points[step] for step in steps]
        by = self.scene.staff[Role.ORGANISER]
        calls.set_ladder(call=call, office=office, points=points, by=by)


def write_letters(scene: Scene) -> None:
    """Something on every page: delivered, at a relay, in the tray, uncertain, to look at."""
    post = Post(scene)
    post.ladder("mtu_2007", ["kctu-relay"])
    post.write("mtu_2007", letters=3)
    post.ladder("mtu_2007", ["minister-post"])
    post.write("mtu_2007", letters=2)
    post.ladder("mtu_2007", ["minister-fax"])
    post.write("mtu_2007")
    _break_in_the_middle()
    post.ladder("mtu_2007", data.call("mtu_2007")["offices"]["minister"])
    post.write("mtu_2007", letters=6)
    post.write("han_2015", letters=2)
    post.write("lee_yeong_ju_2018", letters=2)
    dispatch(worker=WORKER)
    dispatch(worker=WORKER)  # the second tick asks the carriers what became of it
    post.write("mtu_2007", letters=2, is_changed=True)
    post.write("lee_yeong_ju_2018", letters=2)
    _reports(scene)


def _take_part(material: call_material.Material, number: int, *, is_changed: bool) -> None:
    """From the empty form to the queue, as a supporter does it with the mailed link."""
    country, language, signed = WRITERS[number % len(WRITERS)]
    draft = Draft(
        country=country,
        name=f"Example Supporter {number}",
        email=f"supporter{number}@example.org",
        organisation="Example Union",
        signed=signed,
    )
    if is_changed:
        draft["texts"] = {
            each: f"{OWN_WORDS}\n\n{take_part.sample_text(material, each)}"
            for each in material.languages_for(country, language)
        }
    now = clock.now()
    writing, token = take_part.begin(material=material, language=language, draft=draft, now=now)
    take_part.ask_code(
        writing=writing,
        material=material,
        draft=draft,
        agreed=AGREED,
        language=language,
        confirm_url="https://example.org/",
        now=now,
    )
    writing.refresh_from_db()
    take_part.confirm_with_link(key=link_key(writing), token=token, code="", now=now)


def _reports(scene: Scene) -> None:
    """What an example supporter and an example group say that they sent themselves."""
    call = scene.calls["mtu_2007"]
    now = clock.now()
    for who, group, country, letters in (
        (Report.Who.PERSON, "", "NZ", 1),
        (Report.Who.GROUP, "Example Group", "CA", 12),
    ):
        report(
            call=call,
            round=call.rounds.first(),
            office=call.offices.get().office,
            who=who,
            group=group,
            country=country,
            channel="fax",
            letters=letters,
            sent_on=now.date(),
            now=now,
        )


def _break_in_the_middle() -> None:
    """A line that broke after the point of no return: nobody knows whether the pages arrived."""
    newest = Letter.objects.order_by("-pk")[:1]
    queue = Delivery.objects.filter(letter__in=list(newest), channel="fax", purpose="addressee")
    broken = ChannelError(
        "The line broke while the pages were being sent (an example).",
        uncertain=True,
        proof={"pages_confirmed": "0"},
    )
    for row in claim(queue, limit=1, lease_seconds=900, worker=WORKER):
        record_sent(row, word_of(row, broken, clock.now()))
