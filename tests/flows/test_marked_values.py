"""Every field that is not for everyone holds a marked word; no page, file, feed, letter, picture,
search or command says one of them.

What is marked follows the table of `cases/audience.py`: a model with private fields that this
world does not fill fails the last test.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests import worlds
from tests.routes import every_route
from tests.worlds import a_published_call, staff
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls.models import Call
from yeondae.cases import services
from yeondae.cases.audience import TABLE, Audience
from yeondae.cases.models import Case, Name, Note, Person, Photo
from yeondae.cases.services import notes
from yeondae.core import clock
from yeondae.directory.models import Organisation
from yeondae.flows import call_material, case_commands
from yeondae.letters import greeting as greetings
from yeondae.letters.models import Greeting
from yeondae.sealing import members
from yeondae.website import answers

pytestmark = pytest.mark.django_db
MARK = "Zvqx"
WORDS = "quiet river under nine stones"
# Rows that only stand beside others or that the machine writes.
WITHOUT_WORDS = {"case", "place", "namekey", "interval", "change", "memberkey", "casekey",
                 "casemember", "casetie"}  # fmt: skip


def mark(number: int) -> str:
    return f"{MARK}{number:03}"


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setattr(members, "COST", 2**4)
    call_material.forget()
    call = a_published_call(languages=("en", "ko"))
    assert call.case is not None
    _Marked(call.case).fill()
    answers.forget_pages()
    return call


class _Marked:
    """One named person with private sides, one R3, one R4; each private text has its own mark."""

    def __init__(self, case: Case) -> None:
        self.case, self.by, self.number = case, staff().organiser, 0
        grant_role(user=self.by, role=Role.CASEWORKER, by=None)
        self.named, self.initials, self.hidden = case.people.order_by("position")

    def word(self) -> str:
        self.number += 1
        return mark(self.number)

    def fill(self) -> None:
        self.people()
        self.events()
        self.courts()
        self.beside()
        worlds.publish(self.case, self.by)

    def people(self) -> None:
        Person.objects.filter(pk=self.named.pk).update(note=self.word())
        services.set_names(
            person=self.named,
            names=[services.Written("Ann Example", "en", is_public=True),
                   services.Written(f"{self.word()} {self.word()}", kind=Name.Kind.LEGAL)],
            by=self.by,
        )  # fmt: skip
        services.give_consent(person=self.named, given_by="family", given_on=date(2026, 6, 1),
                              shows=["name"], by=self.by, note=self.word())  # fmt: skip
        for person, risk in ((self.initials, "R3"), (self.hidden, "R4")):
            union = Organisation.objects.create(name=self.word(), kind="union", country="KR")
            person.organisation, person.note = union, self.word()
            person.held_at = self.word()
            person.titles = {"en": {"movement": self.word()}}
            person.save()
            services.set_names(
                person=person,
                names=[services.Written(f"{self.word()} {self.word()}", "en", is_public=True),
                       services.Written(f"{self.word()}", "ko", is_public=True)],
                by=self.by,
            )  # fmt: skip
            services.hold_post(person=person, titles={"en": self.word()}, by=self.by)
            services.declare(person=person, kind="political_prisoner", declared_by=self.word(),
                             declared_on=date(2026, 6, 2), source_name=self.word(),
                             why={"en": self.word()}, by=self.by)  # fmt: skip
            services.set_risk(person=person, risk=risk, by=self.by)
        services.relate(person=self.named, other=self.initials, kind="family", note=self.word(),
                        by=self.by)  # fmt: skip
        services.override_status(person=self.named, status="held", on=date(2026, 6, 2),
                                 source_name="the union", why=self.word(), by=self.by)  # fmt: skip
        twin = services.add_person(case=self.case, names={"en": "Anne Example"}, by=self.by)
        services.merge_people(kept=self.named, gone=twin, by=self.by, why=self.word())
        services.set_risk(person=self.named, risk="R1", by=self.by)  # the stricter one had won

    def events(self) -> None:
        source = services.Source("Example Union", quote=self.word(), facts={})
        hit = services.Hit(
            self.named, place=self.word(), private_note=self.word(), injury=self.word(),
            officers={"body": self.word()}, documents={"warrant": self.word()},
        )  # fmt: skip
        event = services.record_event(
            case=self.case, kind="arrest", when=services.When(date(2026, 6, 1)), hits=[hit],
            source=source, words={"en": "She was taken."}, is_public=True, by=self.by,
        )  # fmt: skip
        told = services.add_source(case=self.case, name="Example Paper", by=self.by)
        said = services.Said("time", {"en": "at nine"}, quote=self.word())
        services.add_claim(about=event, source=told, said=said, by=self.by)
        hidden = services.add_source(case=self.case, name=self.word(), by=self.by, is_public=False)
        inside = services.Said("private", {"en": self.word()})
        services.add_claim(about=self.named, source=hidden, said=inside, by=self.by)
        services.record_event(
            case=self.case, kind="medical_event", when=services.When(date(2026, 6, 3)),
            hits=[services.Hit(self.named)], source=services.Source(self.word()),
            words={"en": self.word()}, is_public=False, by=self.by,
        )  # fmt: skip
        services.record_event(
            case=self.case, kind="arrest", when=services.When(date(2026, 6, 1)),
            hits=[services.Hit(self.hidden)], source=services.Source(self.word()),
            words={"en": self.word()}, is_public=True, by=self.by,
        )  # fmt: skip
        services.state_figure(case=self.case, kind="group", definition={"en": self.word()}, low=3,
                              source=told, by=self.by)  # fmt: skip
        services.correct(
            case=self.case, person=self.hidden, field="name", is_public=True, by=self.by,
            before={"en": self.word()}, after={"en": self.word()},
        )  # fmt: skip

    def courts(self) -> None:
        source = services.add_source(case=self.case, name="Example Court", by=self.by)
        shut = services.open_proceeding(case=self.case, names={"en": self.word()}, by=self.by)
        seen = services.open_proceeding(case=self.case, names={"en": "Trial"}, is_public=True,
                                        by=self.by)  # fmt: skip
        pairs = ((shut, self.named), (seen, self.hidden), (seen, self.initials))
        for proceeding, person in pairs:
            services.add_charge(
                proceeding=proceeding, law="KR-NSA", person=person, source=source,
                alleged={"en": self.word()}, by_whom=self.word(), by=self.by,
            )  # fmt: skip
            services.add_ruling(proceeding=proceeding, person=person, source=source,
                                instance="first", months=99, by=self.by)  # fmt: skip

    def beside(self) -> None:
        out = BytesIO()
        Image.new("RGB", (40, 30), "gray").save(out, "JPEG")
        for people, is_public in (([self.named], False), ([self.named, self.hidden], True)):
            photo = services.add_photo(
                case=self.case, people=people, jpeg=out.getvalue(), by=self.by,
                captions={"en": self.word()}, rights=self.word(),
            )  # fmt: skip
            Photo.objects.filter(pk=photo.pk).update(is_public=is_public, has_faces=False)
        for is_public, text in ((False, self.word()), (True, self.hidden.names["en"])):
            kept = greetings.write(
                person=self.named, language="en", register="movement", dated=date(2026, 6, 2),
                words=greetings.Words(paragraphs=[text], title=self.word()), by=self.by,
            )  # fmt: skip
            when = clock.now() if is_public else None
            Greeting.objects.filter(pk=kept.pk).update(published_at=when)
        notes.make_key(member=self.by, passphrase=WORDS)
        notes.begin(case=self.case, by=self.by)
        private = notes.unlock(member=self.by, passphrase=WORDS)
        notes.write_note(case=self.case, text=self.word(), private=private, by=self.by)


def addresses(call: Call, language: str) -> Iterator[str]:
    """Every public address in one language, with what this world can fill in."""
    assert call.case is not None
    ids = [call.case.public_id, *Photo.objects.values_list("public_id", flat=True),
           *Greeting.objects.values_list("public_id", flat=True)]  # fmt: skip
    day = clock.now().date() - timedelta(days=1)
    yield reverse("website:call", args=[language, call.slug])
    yield reverse("website:yourself", args=[language, call.slug])
    yield reverse("website:held", args=[language, day])
    for name in ("cases", "cases_feed", "held_today", "corrections", "record", "home", "news"):
        yield reverse(f"website:{name}", args=[language])
    for each in ids:
        for name in ("case", "case_share", "case_picture", "greeting", "greeting_pdf"):
            yield reverse(f"website:{name}", args=[language, each])
    yield from (route.path for route in every_route() if route.path.startswith("/data/"))


def told(call: Call, language: str) -> dict[str, str]:
    """What each address says that answers."""
    seen = {}
    for address in dict.fromkeys(addresses(call, language)):
        answer = Client().get(address)
        assert answer.status_code < 500, address
        if answer.status_code == 200:
            seen[address] = answer.getvalue().decode(errors="replace")
    return seen


@pytest.mark.parametrize("language", ["en", pytest.param("ko", marks=pytest.mark.long)])
def test_no_public_address_says_a_marked_word(call: Call, language: str) -> None:
    seen = told(call, language)
    page = seen[f"/{language}/cases/{call.case.public_id}/"]  # type: ignore[union-attr]
    assert "Ann Example" in page and len(seen) > 15
    assert [address for address, text in seen.items() if MARK in text] == []


def test_no_picture_and_no_letter_of_theirs_has_an_address(call: Call) -> None:
    for name, model in (("case_picture", Photo), ("greeting", Greeting)):
        for row in model.objects.all():
            address = reverse(f"website:{name}", args=["en", row.public_id])
            assert Client().get(address).status_code == 404


def test_the_search_finds_nobody_by_a_marked_word(call: Call) -> None:
    ids = Person.objects.values_list("public_id", flat=True)
    for number in range(1, 60):
        page = Client().post("/en/cases/search/", {"name": mark(number)}).content.decode()
        assert not [each for each in ids if each in page], mark(number)


def test_no_sample_letter_says_one(call: Call) -> None:
    material = call_material.material(call.slug)
    assert material is not None
    for language in ("en", "ko"):
        assert MARK not in json.dumps(material.values(language), ensure_ascii=False)


def test_no_command_says_one_without_a_caseworker(
    call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    options = case_commands.Options(search="Ann Example", as_of="", json=True, all="")
    case_commands.case(options)
    printed = capsys.readouterr().out
    assert "Ann Example" in printed and MARK not in printed


def test_the_marks_are_there_and_every_private_table_has_rows(call: Call) -> None:
    person = Person.objects.get(risk="R4", merged_into=None)
    assert MARK in person.names["en"] and Note.objects.exists()
    private = {Audience.STAFF, Audience.MEMBERS, Audience.ALLOWED}
    for model, audiences in TABLE.items():
        if private & set(audiences) and model not in WITHOUT_WORDS:
            assert apps.get_model("cases", model)._default_manager.exists(), model
