"""What marked people do beside writing and signing; see tests/marked_people.py.

Each asks, joins, subscribes, opens the page of their own letters, is looked up at the desk, takes a
signature back, stands on paper or in a file from elsewhere, or leaves.
"""

import io

import pyrage
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw

from tests import petitions
from tests.supporter_steps import newest_code
from tests.two_people import with_roles
from yeondae.accounts import approvals
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.cases.models import Person
from yeondae.community.models import Asking
from yeondae.core import clock
from yeondae.flows.petition_tasks import make_pack
from yeondae.flows.receive_call import receive_text
from yeondae.petitions.models import Handover, Import, Pack, Sheet
from yeondae.petitions.services.importing import take_up

BACKEND = "django.contrib.auth.backends.ModelBackend"
SAME_SITE = {"sec-fetch-site": "same-origin"}


def at(name: str, **place: object) -> str:
    return reverse(f"desk:{name}", kwargs=place)


def posted(client: Client, path: str, *, status: int = 302, **typed: object) -> None:
    """Send a form; it was taken."""
    answer = client.post(path, typed)
    said = answer.content.decode(errors="replace")
    assert answer.status_code == status, (path, answer.status_code, said[-1500:])


class Desk:
    """Three who work here: who asks for something, who says yes, who enters a sheet again."""

    def __init__(self) -> None:
        self.people = [*with_roles(), User.objects.create(username="enters")]
        for user in self.people:
            grant_role(user=user, role=Role.COLLECTOR, by=None)
        for role in (Role.ADMINISTRATOR, Role.CASEWORKER, Role.REVIEWER):
            grant_role(user=self.people[0], role=role, by=None)
        self.browsers = [Client() for _user in self.people]
        for user, browser in zip(self.people, self.browsers, strict=True):
            TOTP.activate(user, generate_totp_secret())
            browser.force_login(user, backend=BACKEND)

    @property
    def first(self) -> Client:
        return self.browsers[0]

    def looks_up(self, email: str, **right: str) -> None:
        posted(self.first, at("supporters"), email=email)
        for page in ("supporter", "supporter_json", "supporter_text"):
            assert self.first.get(at(page)).status_code == 200
        if right:
            posted(self.first, at("correct_supporter"), **right)
        posted(self.first, at("resend_code"))


def asks(who: dict[str, str], number: int, desk: Desk) -> None:
    """A question is answered by mail; an offer to join is declined with words."""
    visitor = Client(headers=SAME_SITE)
    words = f"Vexmurr {number:04} asks."
    posted(visitor, "/ask/ko/", status=303, kind="question", text=words, email=who["email"])
    offer = {"name": who["name"], "email": who["email"], "can": ["translate"], "text": words}
    posted(visitor, "/join/en/", status=303, **offer)
    for asking in Asking.objects.filter(state="new"):
        page = "joining" if asking.kind == "joining" else "question"
        path = at(page, pk=asking.pk)
        shown = desk.first.get(path)
        assert shown.status_code == 200, (path, shown.status_code, shown.headers)
        posted(desk.first, path, text=f"Dear Quorlix, {words}", decline="")


def subscribes(who: dict[str, str], number: int, desk: Desk) -> None:
    visitor = Client(headers=SAME_SITE)
    posted(visitor, "/hear/ko/", status=303, email=who["email"])
    posted(visitor, "/hear/ko/code/", status=303, code=newest_code())


def opens_own_page(who: dict[str, str], number: int, desk: Desk) -> Client:
    visitor = Client(headers=SAME_SITE)
    posted(visitor, "/mine/en/", email=who["email"], status=303)
    posted(visitor, "/mine/en/code/", code=newest_code(), status=303)
    for page in ("letters/", "kept.json", "kept.txt", "erase/"):
        assert visitor.get(f"/mine/en/{page}").status_code == 200, page
    return visitor


def leaves(who: dict[str, str], number: int, desk: Desk) -> None:
    posted(opens_own_page(who, number, desk), "/mine/en/erase/", status=200)


def is_looked_up(who: dict[str, str], number: int, desk: Desk) -> None:
    right = {"name": f"{who['name']} right", "organisation": f"Hjorplan {number:04}"}
    desk.looks_up(who["email"], **right, country="FR", language="ko")


WAYS = (asks, subscribes, opens_own_page, is_looked_up, leaves)


def takes_a_signature_back(petition: petitions.Petition, who: dict[str, str]) -> None:
    signer = petitions.Signer(petition, address="203.0.113.9")
    signer.signs(email=who["email"], name=who["name"], country=who["country"], shown="full")
    posted(signer.browser, petitions.newest_link("back"), status=200, sure="yes")


def signs_for_an_organisation(petition: petitions.Petition, who: dict[str, str]) -> None:
    signer = petitions.Signer(petition, address="203.0.113.10")
    typed = {"organisation": "Hjorplan Union", "role": "Quorlix", "reach": "5000"}
    assert petitions.is_on_its_way(signer.sends("organisation/", **who | typed))
    signer.types(petitions.newest_code())


def picture(words: str) -> bytes:
    """A scan that carries words in its comment, as scanners write them."""
    out, image = io.BytesIO(), Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(image).text((10, 10), words, fill="black")
    image.save(out, "JPEG", comment=words.encode())
    return out.getvalue()


def on_paper(petition: petitions.Petition, desk: Desk) -> None:
    """A sheet goes out and comes back, is photographed, and typed by two."""
    place = {"pk": petition.pk}
    posted(desk.first, at("add_collector", **place), name="Quorlix Collector")
    collector = petition.collectors.get()
    chosen = {"collector": collector.pk, "language": "en", "country": "DE", "paper": "a4"}
    posted(desk.first, at("print_sheets", **place), status=200, count=1, **chosen)
    sheet = at("petition_sheet", **place, code=Sheet.objects.get().code)
    scan = SimpleUploadedFile("Quorlix.jpg", picture("Quorlix 0001"), content_type="image/jpeg")
    posted(desk.first, sheet, enter="image", **{"image-image": scan})
    lines = "Quorlix Paper; Vexmurr\nQuorlix Other; Kiel; Zyndrath9999@people.internal"
    for browser in desk.browsers[1:]:
        posted(browser, sheet, enter="lines", **{"lines-lines": lines})
    assert Sheet.objects.get().state == "done"


def from_elsewhere(petition: petitions.Petition, desk: Desk) -> None:
    """A file of signatures too large for memory, one that came by mail, and what goes out."""
    place = {"pk": petition.pk}
    rows = [f"Quorlix F{number},DE,Vexmurr,,2026-11-01,not" for number in range(100)]
    table = "\n".join(["name,country,place,email,signed_on,shown", *rows, *["x" * 3000] * 1200])
    file = SimpleUploadedFile("Quorlix.csv", table.encode(), content_type="text/csv")
    posted(desk.first, at("bring_in_signatures", **place), file=file)
    while take_up(import_id=Import.objects.get().pk):
        pass
    reply = {"name": "Quorlix Reply", "country": "DE", "shown": "not", "sentence": "Vexmurr."}
    came = {"email": "Zyndrath9998@people.internal", "signed_on": clock.now().date()}
    posted(desk.first, at("enter_reply", **place), **reply, **came)


def is_handed_over(petition: petitions.Petition, desk: Desk) -> None:
    place = {"pk": petition.pk}
    posted(desk.first, at("begin_book", **place), language="en")
    to = str(pyrage.x25519.Identity.generate().to_public())
    posted(desk.first, at("export_signatures", **place), recipients=f"Quorlix {to}")
    approvals.approve(approval=Approval.objects.get(approved_at=None), by=desk.people[1])
    posted(desk.first, at("export_signatures", **place), begin="1")
    for pack in Pack.objects.all():
        make_pack.call(pack.pk)
    typed = {"on": clock.now().date(), "place": "Exampletown", "presented_by": "Example Union"}
    office = petition.addressees.all()[0].office_id
    more = {"office": office, "words_en": "Taken in.", "received_by": "Quorlix"}
    posted(desk.first, at("handing_over", **place), **typed, **more)
    receipt = SimpleUploadedFile("Quorlix.jpg", picture("Quorlix"), content_type="image/jpeg")
    record = at("handover", pk=Handover.objects.get().pk)
    posted(desk.first, record, file=receipt, kind="receipt")


def is_answered(petition: petitions.Petition, desk: Desk) -> None:
    """An office answers on paper, and names whoever wrote."""
    call = petition.call
    scan = SimpleUploadedFile("Quorlix.jpg", picture("Quorlix"), content_type="image/jpeg")
    typed = {"kind": "pledge", "text": "To Quorlix 0001: Vexmurr.", "visible": "desk"}
    more = {"office": call.offices.get().office_id, "on": clock.now().date(), "scan": scan}
    posted(desk.first, f"{at('new_reply')}?call={call.pk}", **typed, **more)


def is_received(desk: Desk) -> None:
    """A received text, its reader's notes, and what only the desk knows of somebody held."""
    text = "URGENT CALL\n\nWritten by Quorlix of Hjorplan.\n\nVexmurr Zyndrath0001@people.internal"
    receive_text(text=text, by=desk.people[0])
    person = Person.objects.order_by("pk")[0]
    person.note, person.held_at = "Vexmurr: family of Quorlix", "Hjorplan"
    person.save()


def everything_else(petition: petitions.Petition, who: dict[str, str], desk: Desk) -> None:
    """What one petition and one desk do once."""
    takes_a_signature_back(petition, who)
    signs_for_an_organisation(petition, who)
    on_paper(petition, desk)
    from_elsewhere(petition, desk)
    is_handed_over(petition, desk)
    is_answered(petition, desk)
    is_received(desk)
