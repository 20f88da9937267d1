"""What people at the desk rely on, page by page."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls import queries, services
from yeondae.calls.models import Call, Edition, Incoming
from yeondae.calls.words import EditionWords
from yeondae.cases.models import Event, Person
from yeondae.directory.models import ContactPoint, Office
from yeondae.flows import confirm_draft, receive_call
from yeondae.flows.publish_call import reasons_against

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def staff() -> worlds.Staff:
    people = worlds.staff()
    grant_role(user=people.organiser, role=Role.ORGANISER, by=None)
    grant_role(user=people.reviewer, role=Role.REVIEWER, by=None)
    return people


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def desk(staff: worlds.Staff) -> Client:
    return signed_in(staff.organiser)


@pytest.fixture
def received(seeds: Path, staff: worlds.Staff) -> Incoming:
    (file,) = seeds.glob("2-*.txt")
    return receive_call.receive_text(text=file.read_text(), by=staff.organiser)


def page(client: Client, name: str, **kwargs: object) -> str:
    answer = client.get(reverse(f"desk:{name}", kwargs=kwargs))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_page_opens(desk: Client, received: Incoming, staff: worlds.Staff) -> None:
    call = confirm_draft.confirm(incoming=received, by=staff.organiser)
    other = worlds.a_published_call()
    person, office = Person.objects.first(), Office.objects.first()
    point, organisation = ContactPoint.objects.first(), call.issuers.all()[0].organisation
    assert person and office and point
    for name in ("start", "incoming", "receive", "short_form", "calls", "reviews", "people",
                 "offices", "new_office", "new_organisation"):  # fmt: skip
        page(desk, name)
    for name in ("call", "call_facts", "call_photo", "call_offices", "call_demands", "review_call"):
        page(desk, name, slug=call.slug)
        page(desk, name, slug=other.slug)
    for name in ("words", "preview", "review_words"):
        page(desk, name, slug=call.slug, language="en")
    page(desk, "draft", pk=received.pk)
    page(desk, "person", pk=person.pk)
    page(desk, "office", pk=office.pk)
    page(desk, "contact_point", pk=point.pk)
    page(desk, "organisation", pk=organisation.pk)


def test_the_start_page_says_what_waits_and_leads_there(desk: Client, received: Incoming) -> None:
    start = page(desk, "start")
    assert re.search(rf'href="{reverse("desk:incoming")}"><b>1</b>', start)


def test_the_menu_shows_a_translator_no_page_that_they_cannot_open() -> None:
    user = User.objects.create(username="translator")
    grant_role(user=user, role=Role.TRANSLATOR, by=None)
    start = page(signed_in(user), "start")
    assert reverse("desk:calls") in start
    for hidden in ("desk:incoming", "desk:people", "desk:offices"):
        assert f'"{reverse(hidden)}"' not in start


def test_every_value_leads_to_words_that_stand_in_the_text(
    desk: Client, received: Incoming
) -> None:
    draft = page(desk, "draft", pk=received.pk)
    links = set(re.findall(r'class="at" href="#(w\d+-\d+)"', draft))
    marks = set(re.findall(r'<mark id="(w\d+-\d+)"', draft))
    assert len(links) > 40
    assert links <= marks
    for name in ("Kajiman", "Raju", "Masum"):
        assert f'value="{name}"' in draft


def test_a_correction_is_kept_and_what_was_read_stays_beside_it(
    desk: Client, received: Incoming
) -> None:
    address = reverse("desk:draft", kwargs={"pk": received.pk})
    desk.post(address, {"people.0.post": "Chairperson", "act": "keep"})
    draft = page(desk, "draft", pk=received.pk)
    assert 'value="Chairperson"' in draft
    assert "how--corrected" in draft and "It was read as: President" in draft
    assert not Call.objects.exists()


def test_a_value_that_cannot_be_taken_is_kept_with_a_sentence_beside_it(
    desk: Client, received: Incoming
) -> None:
    address = reverse("desk:draft", kwargs={"pk": received.pk})
    answer = desk.post(address, {"call.issued_on": "28 November", "seen": "on", "act": "confirm"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="28 November"' in text and "year-month-day" in text
    assert not Call.objects.exists()


def test_nothing_is_made_before_somebody_says_that_they_compared(
    desk: Client, received: Incoming
) -> None:
    address = reverse("desk:draft", kwargs={"pk": received.pk})
    assert desk.post(address, {"act": "confirm"}).status_code == 422
    assert not Call.objects.exists()
    answer = desk.post(address, {"act": "confirm", "seen": "on"})
    call = Call.objects.get()
    assert answer.headers["Location"] == reverse("desk:call", kwargs={"slug": call.slug})


def test_somebody_the_text_forgot_can_be_added(desk: Client, received: Incoming) -> None:
    address = reverse("desk:draft", kwargs={"pk": received.pk})
    desk.post(address, {"add": "people"})
    desk.post(address, {"people.3.name": "Ann Example", "act": "confirm", "seen": "on"})
    names = [person.names["en"] for person in Call.objects.get().people.all()]
    assert names == ["Kajiman", "Raju", "Masum", "Ann Example"]


def test_an_update_shows_its_differences_and_joins_the_call(
    desk: Client, received: Incoming, seeds: Path, staff: worlds.Staff
) -> None:
    call = confirm_draft.confirm(incoming=received, by=staff.organiser)
    (file,) = seeds.glob("1-*.txt")
    later = receive_call.receive_text(text=file.read_text(), by=staff.organiser)
    draft = page(desk, "draft", pk=later.pk)
    assert f"update of call {call.code}" in draft
    assert draft.count("a blank is lost") == 2

    address = reverse("desk:join_draft", kwargs={"pk": later.pk})
    desk.post(address, {"on": "2007-12-06", "title": "Helping", "text": "One.\n\nTwo."})
    update = call.updates.get()
    assert update.words == {"en": {"title": "Helping", "paragraphs": ["One.", "Two."]}}


def test_hostile_text_is_shown_as_text(desk: Client, staff: worlds.Staff) -> None:
    attack = "<script>alert(1)</script> {{ 7|add:7 }} Release Ann Example! Fax: +82-2-503-3532"
    desk.post(reverse("desk:receive"), {"text": attack})
    draft = page(desk, "draft", pk=Incoming.objects.get().pk)
    assert "<script>alert" not in draft and "{{ 7|add:7 }}" in draft


@pytest.mark.parametrize("sent", [{}, {"text": "  \n "}, {"text": "\0"}])
def test_what_cannot_be_read_is_answered_with_a_sentence(
    desk: Client, sent: dict[str, str]
) -> None:
    answer = desk.post(reverse("desk:receive"), sent)
    assert answer.status_code == 422
    assert not Incoming.objects.exists()


def test_the_short_form_keeps_what_was_typed_when_something_is_missing(desk: Client) -> None:
    answer = desk.post(
        reverse("desk:short_form"), {"people": "Ann Example (예시하나), president", "office": ""}
    )
    assert answer.status_code == 422
    assert "Ann Example (예시하나), president" in answer.content.decode()


def test_the_maker_of_a_call_finds_no_button_to_approve_it(
    staff: worlds.Staff, desk: Client
) -> None:
    grant_role(user=staff.organiser, role=Role.REVIEWER, by=None)
    call = worlds.a_published_call()
    Call.objects.filter(pk=call.pk).update(
        state=Call.State.IN_REVIEW, approved_by=None, published_at=None
    )
    own = page(desk, "review_call", slug=call.slug)
    assert "your own work" in own and "publish</button>" not in own
    desk.post(reverse("desk:review_call", kwargs={"slug": call.slug}))
    call.refresh_from_db()
    assert call.state == Call.State.IN_REVIEW


def test_a_stale_passage_is_marked_until_it_is_rewritten_or_said_to_hold(
    desk: Client, staff: worlds.Staff
) -> None:
    call = worlds.a_published_call()
    editions = {each.language: each for each in Edition.objects.filter(call=call)}
    english = queries.newest(editions["en"])
    services.write_version(
        edition=editions["ko"], words=worlds.WORDS["ko"], translates=english, by=staff.organiser
    )
    newer: EditionWords = {**worlds.WORDS["en"], "summary": "Something else is known now."}
    services.write_version(edition=editions["en"], words=newer, by=staff.organiser)

    address = reverse("desk:words", kwargs={"slug": call.slug, "language": "ko"})
    text = desk.get(address).content.decode()
    assert text.count("para--stale") == 1
    assert "Something else is known now." in text

    fields = dict(re.findall(r'name="(w:[^"]+)"[^>]*>([^<]*)</textarea>', text))
    desk.post(address, {**fields, "base": "2"})
    assert desk.get(address).content.decode().count("para--stale") == 1
    desk.post(address, {**fields, "base": "3", "holds": "summary"})
    assert desk.get(address).content.decode().count("para--stale") == 0


def test_two_people_who_write_at_once_do_not_overwrite_each_other(
    desk: Client, staff: worlds.Staff
) -> None:
    call = worlds.a_published_call(languages=["en"])
    address = reverse("desk:words", kwargs={"slug": call.slug, "language": "en"})
    services.write_version(
        edition=Edition.objects.get(call=call), words=worlds.WORDS["en"], by=staff.reviewer
    )
    answer = desk.post(address, {"base": "1", "w:title": "What I typed meanwhile"})
    assert answer.status_code == 409
    assert "What I typed meanwhile" in answer.content.decode()
    assert Edition.objects.get(call=call).versions.count() == 2


def test_a_contact_point_is_verified_in_one_step(desk: Client, staff: worlds.Staff) -> None:
    office = worlds.an_office(staff.organiser)
    point = worlds.a_contact_point(
        staff.organiser, kind="fax", value="+12025550100", office=office, verified=False
    )
    point.written_by = staff.reviewer
    point.save()
    desk.post(reverse("desk:verify_contact_point", kwargs={"pk": point.pk}), {"how": "I rang"})
    point.refresh_from_db()
    assert point.verified_by == staff.organiser and point.verified_how == "I rang"


def test_whoever_wrote_a_contact_point_down_asks_a_colleague(
    desk: Client, staff: worlds.Staff
) -> None:
    office = worlds.an_office(staff.organiser)
    desk.post(
        reverse("desk:add_contact_to_office", kwargs={"pk": office.pk}),
        {"kind": "fax", "as_written": "+1 202 555 0100"},
    )
    point = office.contact_points.get()
    verify = reverse("desk:verify_contact_point", kwargs={"pk": point.pk})
    answer = desk.post(verify, {"how": "I rang"}, follow=True)
    assert "as soon as a colleague confirms it too" in answer.content.decode()
    point.refresh_from_db()
    assert point.verified_at is None and point.proposed_how == "I rang"


def test_an_account_is_seen_by_everyone_after_a_colleagues_yes(
    desk: Client, staff: worlds.Staff, client: Client
) -> None:
    union = worlds.an_office(staff.organiser).organisation
    desk.post(
        reverse("desk:add_bank_account", kwargs={"pk": union.pk}),
        {"line": "Bank of Example: 110-123-456789", "currency": "krw", "source": "example.org"},
    )
    account = union.bank_accounts.get()
    assert client.get("/en/give/").status_code == 404
    colleague = signed_in(staff.reviewer)
    assert "compare sign by sign" in page(colleague, "bank_account", pk=account.pk)
    colleague.post(reverse("desk:act_on_bank_account", kwargs={"pk": account.pk}))
    assert "Bank of Example: 110-123-456789" in client.get("/ko/give/").content.decode()


def test_another_number_must_be_verified_anew(desk: Client, staff: worlds.Staff) -> None:
    office = worlds.an_office(staff.organiser, fax="+12025550100")
    point = office.contact_points.get()
    address = reverse("desk:contact_point", kwargs={"pk": point.pk})
    desk.post(address, {"as_written": "+1 202 555 0101", "note": ""})
    point.refresh_from_db()
    assert point.value == "+12025550101" and point.verified_at is None


def test_a_call_is_steered_from_its_page(desk: Client, staff: worlds.Staff) -> None:
    call = worlds.a_published_call()

    def post(name: str, **fields: str) -> None:
        desk.post(reverse(f"desk:{name}", kwargs={"slug": call.slug}), fields)
        call.refresh_from_db()

    post("stop_call", why="One of them is free.")
    assert call.state == Call.State.STOPPED
    post("resume_call")
    assert call.state == Call.State.PUBLISHED
    post("renew_call", send_by="2099-01-31")
    assert call.rounds.count() == 2 and str(call.send_by) == "2099-01-31"
    post("close_call", words_en="All three are free.")
    assert call.state == Call.State.CLOSED and call.closing_words == {"en": "All three are free."}


def test_an_event_is_read_by_everyone_only_with_words_and_a_source(
    desk: Client, staff: worlds.Staff
) -> None:
    person = worlds.a_published_call().people.first()
    assert person is not None
    address = reverse("desk:new_event", kwargs={"pk": person.pk})
    fields = {"kind": "trial_hearing", "on": "2026-10", "time": "about 09:20", "is_public": "on"}
    answer = desk.post(address, {**fields, "words_en": "A hearing was held."})
    assert answer.status_code == 422 and "A hearing was held." in answer.content.decode()
    assert not Event.objects.exists()

    source = {"source_name": "Example Union"}
    desk.post(address, {**fields, **source, "words_en": "A hearing was held.", "place": "Room 1"})
    event = Event.objects.get()
    assert event.is_public and event.precision == Event.Precision.DAY_UNKNOWN
    assert event.acts.get().place == "Room 1"
    corrected = page(desk, "event", pk=event.pk)
    assert 'value="2026-10"' in corrected and 'value="about 09:20"' in corrected


def test_somebody_new_keeps_the_rest_of_a_call_in_until_they_are_graded(
    desk: Client, staff: worlds.Staff
) -> None:
    call = worlds.a_published_call()
    people = [str(person.pk) for person in call.people.all()]
    address = reverse("desk:call_people", kwargs={"slug": call.slug})
    desk.post(address, {"person": people[:2], "new_name": "Fay Example"})
    names = [person.names["en"] for person in call.people.order_by("pk")]
    assert names == ["Ann Example", "Bo Example", "Fay Example"]
    assert any("Fay Example" in sentence for sentence in reasons_against(call))


def test_an_update_is_translated_and_approved_by_somebody_who_did_not_write_it(
    desk: Client, staff: worlds.Staff
) -> None:
    call = worlds.a_published_call()
    slug = {"slug": call.slug}
    desk.post(
        reverse("desk:add_update", kwargs=slug),
        {"on": "2026-11-20", "title_en": "News", "text_en": "They were moved.", "asks_again": "on"},
    )
    update = {**slug, "number": 1}
    desk.post(
        reverse("desk:update_words", kwargs=update),
        {"title_en": "News", "text_en": "They were moved.", "title_ko": "소식", "text_ko": "이감."},
    )
    assert set(call.updates.get().words) == {"en", "ko"}

    desk.post(reverse("desk:publish_update", kwargs=update))
    assert call.updates.get().published_at is None, "nobody approves their own words"
    signed_in(staff.reviewer).post(reverse("desk:publish_update", kwargs=update))
    assert call.updates.get().published_at is not None
    assert call.rounds.count() == 2


def test_a_demand_can_be_met_for_one_and_open_for_another(
    desk: Client, staff: worlds.Staff
) -> None:
    call = worlds.a_published_call()
    demand, (ann, bo, _cy) = call.demands.all()[0], call.people.all()
    for person, state in ((ann, "met"), (bo, "open")):
        desk.post(
            reverse("desk:call_demands", kwargs={"slug": call.slug}),
            {"demand": demand.pk, "person": person.pk, "state": state, "since": "2026-11-20"},
        )
    states = {each.person_id: each.state for each in demand.states.all()}
    assert states[ann.pk] == "met" and states[bo.pk] == "open"


def test_whom_a_call_asks_is_put_in_order(desk: Client) -> None:
    call = worlds.a_published_call(offices=2)
    first, second = [row.office for row in call.offices.all()]
    (point,) = queries.ladder(call)[first.pk]
    desk.post(
        reverse("desk:call_offices", kwargs={"slug": call.slug}),
        {f"office-{first.pk}": "2", f"office-{second.pk}": "1", f"rung-{first.pk}-{point.pk}": "1"},
    )
    assert [row.office for row in call.offices.all()] == [second, first]
    assert not call.copies.exists()


def test_facts_are_corrected_together_and_wrong_ones_are_kept_for_another_try(
    desk: Client,
) -> None:
    call = worlds.a_published_call()
    address = reverse("desk:call_facts", kwargs={"slug": call.slug})
    facts = {
        "country": "kr",
        "time_zone": "Asia/Seoul",
        "issuers": "Example Union\nAnother Example Union",
        "references": "UA 1/26 https://example.org/ua\nKOR 001 / 0405",
        "planned": "2026-12-10! Hearing | ko: 공판",
        "at_risk": "kr, mm",
        "hotlines": "ko: +1 202 555 0100",
        "budget_fax": "100",
    }
    assert desk.post(address, {**facts, "time_zone": "Seoul"}).status_code == 422
    desk.post(address, facts)
    call.refresh_from_db()
    assert call.country == "KR" and call.at_risk == ["KR", "MM"]
    assert [each.code for each in call.references.all()] == ["UA 1/26", "KOR 001 / 0405"]
    planned = call.planned_events.get()
    assert planned.is_hearing and planned.words == {"en": "Hearing", "ko": "공판"}
    assert call.budgets.get().most == 100 and call.issuers.count() == 2
    assert "2026-12-10! Hearing | ko: 공판" in page(desk, "call_facts", slug=call.slug)


def test_names_titles_and_demands_stand_in_the_language_of_whoever_reads(desk: Client) -> None:
    call = worlds.a_published_call()
    korean = {"HTTP_ACCEPT_LANGUAGE": "ko"}
    for name, words in (
        ("call", "예시시의 노동조합 간부 세 사람을 석방하라"),
        ("call", "예시하"),
        ("call_demands", "간부 세 사람을 석방하라."),
    ):
        answer = desk.get(reverse(f"desk:{name}", kwargs={"slug": call.slug}), **korean)
        assert words in answer.content.decode()
    assert "예시하" in desk.get(reverse("desk:people"), **korean).content.decode()
    assert "Ann Example" in page(desk, "people")
