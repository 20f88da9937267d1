"""A letter to somebody who came out: its register, letterhead and closing, a page and a PDF."""

from datetime import date

import pypdfium2
import pytest
from django.test import Client

from tests.worlds import a_published_call, second_person, staff
from yeondae.accounts.models import Approval
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry
from yeondae.cases import services
from yeondae.cases.models import Consent, Person
from yeondae.cases.models.status import Status
from yeondae.letters import greeting as greetings
from yeondae.letters.models import Greeting
from yeondae.website import answers

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def person() -> Person:
    found = a_published_call().people.all()[0]
    found.held_since, found.held_until = date(2015, 12, 10), date(2018, 5, 21)
    found.status = Status.PAROLED
    found.save()
    services.set_titles(
        person=found,
        titles={"en": {"movement": "Brother Example", "formal": "Mr Example"}},
        by=None,
    )
    return found


def caseworker() -> Client:
    client, user = Client(), staff().organiser
    grant_role(user=user, role=Role.CASEWORKER, by=None)
    client.force_login(user, backend=BACKEND)
    return client


def form_of(person: Person, **more: str) -> dict[str, str]:
    words = greetings.proposed(person, language="en", register="movement", sender=["A Union"])
    typed = {
        "language": "en",
        "register": "movement",
        "sender": "A Union\n1 Example Street",
        "place": "Geneva",
        "dated": "2018-05-28",
        "recipient": "Brother Example",
        "title": words.title,
        "salutation": words.salutation,
        "text": "Welcome back.\n\n– Release the others.\n\nRest well.",
        "closing": words.closing,
        "signature": "Sam Example",
    }
    return {**typed, **more}


def written(person: Person, **more: str) -> Greeting:
    sent = caseworker().post(f"/desk/greetings/to/{person.pk}/", form_of(person, **more))
    assert sent.status_code == 302, sent.content.decode()
    return Greeting.objects.get()


def test_the_register_decides_how_it_begins_and_ends(person: Person) -> None:
    movement = greetings.proposed(person, language="en", register="movement", sender=[])
    formal = greetings.proposed(person, language="en", register="formal", sender=[])
    assert (movement.salutation, movement.closing) == ("Dear Brother Example,", "In solidarity,")
    assert (formal.salutation, formal.closing) == ("Dear Mr Example,", "Yours sincerely,")


def test_it_counts_the_days_and_does_not_call_parole_freedom(person: Person) -> None:
    text = " ".join(
        greetings.proposed(person, language="en", register="movement", sender=[]).paragraphs
    )
    assert "893 days" in text and "21 May 2018" in text
    assert "conditions bind you still" in text
    assert "free" not in text.lower().replace("freedom", "")


def test_at_the_desk_it_is_written_from_the_case_and_comes_out_as_pdf(person: Person) -> None:
    page = caseworker().get(f"/desk/greetings/to/{person.pk}/").content.decode()
    assert "Dear Brother Example," in page and "893" in page
    kept = written(person)
    pdf = caseworker().get(f"/desk/greetings/{kept.pk}/letter.pdf")
    text = pypdfium2.PdfDocument(pdf.content)[0].get_textpage().get_text_range()
    for part in ("A Union", "Geneva, 28 May 2018", "Dear Brother Example,", "In solidarity,"):
        assert part in text
    assert Entry.objects.filter(verb="write_greeting").exists()


def let_out(kept: Greeting) -> None:
    """One asks, another one reads it and says yes."""
    address = f"/desk/greetings/{kept.pk}/publish/"
    caseworker().post(address)
    assert Client().get(f"/en/greetings/{kept.public_id}/").status_code == 404
    second = Client()
    second.force_login(second_person())
    assert "Dear Brother Example," in second.get(f"/desk/greetings/{kept.pk}/").content.decode()
    second.post(address, {"asking": str(Approval.objects.get(end="").pk)})


def test_nobody_reads_it_until_it_is_published(person: Person) -> None:
    kept = written(person)
    address = f"/en/greetings/{kept.public_id}/"
    assert Client().get(address).status_code == 404
    let_out(kept)
    answers.forget_pages()
    page = Client().get(address)
    assert "Dear Brother Example," in page.content.decode()
    assert Client().get(f"{address}letter.pdf").content.startswith(b"%PDF")
    caseworker().post(f"/desk/greetings/{kept.pk}/publish/", {"withdraw": "1"})
    answers.forget_pages()
    assert Client().get(address).status_code == 404


def test_without_a_consent_to_the_name_the_page_goes(person: Person) -> None:
    kept = written(person)
    let_out(kept)
    Consent.objects.filter(person=person).update(name=False)
    answers.forget_pages()
    assert Client().get(f"/en/greetings/{kept.public_id}/").status_code == 404


def test_a_letter_that_names_somebody_hidden_is_not_published(person: Person) -> None:
    other = person.case.people.exclude(pk=person.pk)[0]
    services.set_risk(person=other, risk="R4", by=staff().organiser)
    name = next(iter(other.names.values()))
    kept = written(person, text=f"We also think of {name}.")
    caseworker().post(f"/desk/greetings/{kept.pk}/publish/")
    kept.refresh_from_db()
    assert kept.published_at is None
