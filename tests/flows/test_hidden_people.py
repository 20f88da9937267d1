"""Of people graded R3 (initials) and R4 (hold) no public address says more, in any language.

The addresses are taken from the site's own list, so a page that is added is walked too.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import product

import pypdfium2
import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse

from tests.supporter_steps import Steps
from tests.worlds import a_published_call, staff
from yeondae.calls.models import Call, Update
from yeondae.cases import services
from yeondae.cases.models import Case, Event, Person
from yeondae.core import clock
from yeondae.flows import call_material
from yeondae.letters.models import Letter
from yeondae.website import answers, urls

pytestmark = pytest.mark.django_db

R3 = {
    "names": {"en": "Quillon Marzipane", "de": "Kwillon Marzipanski", "ko": "마지판"},
    "posts": {"en": "Lanternkeeper", "de": "Laternenwart", "ko": "등불지기"},
    "held_at": "Farawaycastle",
}
R4 = {
    "names": {"en": "Umbrella Nightshade", "de": "Umbrine Nachtschatten", "ko": "까마중"},
    "posts": {"en": "Bellringer", "de": "Glockenfrau", "ko": "종지기"},
    "held_at": "Underhilltower",
}
KNOWN_ONLY = ("Sealedaboutnote", "Actsownplace", "Actsprivateside", "Whatonlyheldsay")
PLACE_NAMES = {"de": "Fernschloss", "ko": "먼성"}
FILES = frozenset({"pdf", "docx"})


def marks() -> list[str]:
    """Everything that must stand nowhere; of a name each part by itself."""
    told = [R3["held_at"], R4["held_at"], *PLACE_NAMES.values(), *KNOWN_ONLY]
    for person in (R3, R4):
        told += [part for name in person["names"].values() for part in name.split()]  # type: ignore[attr-defined]
        told += person["posts"].values()  # type: ignore[attr-defined]
    return [str(each) for each in told]


@pytest.fixture
def call() -> Call:
    """A live call of one shown person, one R3 and one R4, with events, an update and a letter."""
    call_material.forget()
    answers.forget_pages()
    call = a_published_call(languages=("en", "de", "ko"), text_is_offence=["FR"], at_risk=["KR"])
    shown, initials, held = call.people.order_by("position")
    _become(initials, R3, Person.Risk.R3)
    _become(held, R4, Person.Risk.R4)
    for words, people in (
        ({"en": "Whatonlyheldsay happened."}, [held]),
        ({"en": "Quillon Marzipane was moved.", "ko": "마지판이 이송되었다."}, [initials]),
        ({"en": "Three were taken.", "ko": "세 사람이 연행되었다."}, [shown, initials]),
    ):
        services.record_event(
            case=shown.case,
            kind=Event.Kind.ARREST,
            when=services.When(on=date(2026, 6, 1)),
            hits=[services.Hit(each, "Actsownplace", "Actsprivateside") for each in people],
            source=services.Source(name="Example Union"),
            words=words,
            is_public=True,
            by=staff().organiser,
        )
    Case.objects.update(published_at=clock.now())
    Update.objects.create(
        call=call,
        number=1,
        on=date(2026, 11, 1),
        words={"en": {"title": "Still held", "paragraphs": ["Please write again."]}},
        published_at=clock.now(),
    )
    return call


def _become(person: Person, told: dict[str, object], risk: str) -> None:
    person.names, person.posts = told["names"], told["posts"]
    person.held_at, person.held_at_names = str(told["held_at"]), PLACE_NAMES
    person.note, person.risk = "Sealedaboutnote", risk
    person.risk_set_at, person.risk_set_by = (
        datetime.fromisoformat("2026-06-02T00:00Z"),
        (staff().organiser),
    )
    person.save()


def named(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[tuple[URLPattern, list[str]]]:
    """Every address of the list and of the lists within it, with what has to be filled in."""
    for each in patterns:
        own = list(each.pattern.converters)
        if isinstance(each, URLResolver):
            yield from ((inner, [*own, *names]) for inner, names in named(each.url_patterns))
        else:
            yield each, own


def addresses(call: Call, languages: Sequence[str]) -> Iterator[str]:
    """Every address of the public site that this world can fill in."""
    letter = Letter.objects.first()
    values: dict[str, list[object]] = {
        "language": list(languages),
        "slug": [call.slug, *({call.case.public_id} if call.case else ())],
        "number": [1],
        "day": [date(2026, 6, 2)],
        "form": ["txt", "pdf", "docx", "json"],
        "office": list(call.offices.values_list("office_id", flat=True)[:1]),
        "reference": [letter.reference if letter else "NNNN-NNNN"],
        "pk": [letter.appeal_id if letter else 1],
        "key": ["1-00"],
        "tag": ["nothing"],
    }
    other: list[object] = ["1", call.case.public_id if call.case else "1"]
    for each, names in named(urls.urlpatterns):
        for chosen in product(*(values.get(name, other) for name in names)):
            try:
                yield reverse(f"website:{each.name}", kwargs=dict(zip(names, chosen, strict=True)))
            except NoReverseMatch:
                continue


def text_of(answer: HttpResponseBase) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("application/pdf"):
        with pypdfium2.PdfDocument(io.BytesIO(body)) as document:
            return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    if "officedocument" in kind:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return archive.read("word/document.xml").decode()
    return str(body.decode(errors="replace"))


def walked(call: Call, *languages: str, files: bool = False) -> dict[str, str]:
    """The text of every address that answers with a page, by address; as a writer sees it."""
    steps = Steps(call)
    steps.confirm(steps.asks_for_a_code())
    steps.write(country="FR")
    browser: Client = steps.browser
    seen: dict[str, str] = {}
    for address in dict.fromkeys(addresses(call, languages)):
        if (address.rsplit(".", 1)[-1] in FILES) == files and not address.endswith(".png"):
            answer = browser.get(address)
            assert answer.status_code < 500, address
            if answer.status_code == 200:
                seen[address] = text_of(answer)
    return seen


def told_of_them(seen: dict[str, str]) -> list[tuple[str, str]]:
    return [(mark, address) for address, text in seen.items() for mark in marks() if mark in text]


def test_no_page_says_more_of_them_than_their_grade_allows(call: Call) -> None:
    seen = walked(call, "en")
    assert f"/write/{call.slug}/en/sign/" in seen and "/mine/en/letters/" in seen
    assert told_of_them(seen) == []
    page = seen[f"/en/calls/{call.slug}/"]
    assert "Q. M." in page and "U. N." not in page, "initials of R3, nothing of R4"
    assert "Three were taken." in page and "was moved" not in page


@pytest.mark.long
def test_no_page_in_another_language_says_more_either(call: Call) -> None:
    seen = walked(call, "de", "ko")
    assert {f"/{language}/calls/{call.slug}/" for language in ("de", "ko")} <= set(seen)
    assert told_of_them(seen) == []


@pytest.mark.long
def test_no_file_to_take_along_says_more_either(call: Call) -> None:
    seen = walked(call, "en", "de", "ko", files=True)
    assert any(address.endswith(".docx") for address in seen) and len(seen) >= 9
    assert told_of_them(seen) == []


def test_the_walk_would_find_them(call: Call) -> None:
    """That the test bites is shown by naming one of them openly."""
    person = Person.objects.get(position=1)
    person.risk = Person.Risk.R2
    person.save()
    page = Client().get(f"/en/calls/{call.slug}/").content.decode()
    assert "Marzipane" in page
