"""Questions, offers to join, news, who answers for the place: from public page to desk."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.flows.test_desk_pages import signed_in
from tests.two_people import with_roles
from yeondae.accounts import approvals
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.community import privacy, services
from yeondae.community.models import Asking, Keeper, News
from yeondae.community.services import index_of
from yeondae.core import clock
from yeondae.flows import ask_us
from yeondae.mailings.models import Mail
from yeondae.website.answers import forget_pages

pytestmark = pytest.mark.django_db
QUESTION = {"kind": "question", "text": "May I write twice?", "email": "somebody@example.org"}
OFFER = {"name": "Sam", "email": "sam@example.org", "can": ["translate"], "text": "Evenings."}


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"sec-fetch-site": "same-origin"})


@pytest.fixture
def desk() -> Client:
    organiser, _reviewer = with_roles()
    grant_role(user=organiser, role=Role.ADMINISTRATOR, by=None)
    return signed_in(organiser)


def test_a_question_arrives_sealed_and_is_answered_by_mail_once(
    visitor: Client, desk: Client
) -> None:
    answer = visitor.post("/ask/ko/", QUESTION)
    assert answer.headers["Location"] == "/asked/ko/"
    asking = Asking.objects.get()
    page = reverse("desk:question", args=[asking.pk])
    assert "May I write twice?" in desk.get(page).content.decode()
    assert desk.post(page, {"text": ""}).status_code == 422
    desk.post(page, {"text": "Yes, in each round."})
    desk.post(page, {"text": "Once more."})
    mail = Mail.objects.get()
    assert (mail.to, mail.kind) == ("somebody@example.org", "answer")
    assert mail.text == "Yes, in each round."
    assert "write" not in mail.subject
    asking.refresh_from_db()
    assert (asking.state, asking.answer) == ("answered", "Yes, in each round.")


def test_feedback_needs_no_address_and_a_question_does(visitor: Client) -> None:
    assert visitor.post("/ask/en/", QUESTION | {"email": ""}).status_code == 200
    assert visitor.post("/ask/en/", QUESTION | {"email": "", "kind": "feedback"}).status_code == 303
    assert Asking.objects.get().email == ""


def test_what_machines_fill_and_floods_are_answered_alike_and_not_kept(visitor: Client) -> None:
    trapped = visitor.post("/ask/en/", QUESTION | {"trap": "https://example.com"})
    assert trapped.status_code == 303 and not Asking.objects.exists()
    for _time in range(5):
        assert visitor.post("/ask/en/", QUESTION).status_code == 303
    assert Asking.objects.count() == ask_us.MOST_OF_ONE


def test_looking_keeps_nothing_and_foreign_forms_are_refused(visitor: Client) -> None:
    for place in ("/ask/en/", "/join/de/", "/asked/ko/"):
        assert visitor.get(place).status_code == 200
    foreign = Client(headers={"sec-fetch-site": "cross-site"})
    assert foreign.post("/ask/en/", QUESTION).status_code == 403
    assert not Asking.objects.exists()


@pytest.mark.parametrize(("button", "state"), [("accept", "accepted"), ("decline", "declined")])
def test_an_offer_to_join_is_decided_at_the_desk(
    visitor: Client, desk: Client, button: str, state: str
) -> None:
    visitor.post("/join/en/", OFFER)
    asking = Asking.objects.get()
    page = reverse("desk:joining", args=[asking.pk])
    assert "translate" in desk.get(page).content.decode()
    desk.post(page, {"text": "Thank you, Sam.", button: ""})
    asking.refresh_from_db()
    assert asking.state == state
    assert Mail.objects.get().to == "sam@example.org"


def test_what_people_sent_goes_when_its_term_is_over_or_they_ask(visitor: Client) -> None:
    visitor.post("/ask/en/", QUESTION)
    visitor.post("/join/en/", OFFER)
    organiser, _reviewer = with_roles()
    ask_us.put_away(asking=Asking.objects.get(kind="question"), by=organiser)
    index = index_of("Sam@example.org")
    assert index is not None
    assert [each["name"] for each in privacy.export(index)] == ["Sam"]
    assert privacy.forget_old(now=clock.now() + timedelta(days=29)) == 0
    assert privacy.forget_old(now=clock.now() + timedelta(days=31)) == 1
    assert privacy.erase(index) == 1
    assert not Asking.objects.exists()


def an_event(desk: Client, **words: str) -> News:
    """Written by the organiser, read by the reviewer, put out by the organiser."""
    typed = {"kind": "event", "on": "2099-05-01", "show": "", **words}
    desk.post("/desk/news/new/", typed)
    event = News.objects.get()
    assert event.published_at is None
    approvals.approve(approval=services.asked_to_show(event), by=with_roles()[1])
    desk.post(f"/desk/news/{event.pk}/", typed)
    event.refresh_from_db()
    return event


def test_nobody_puts_news_out_alone(visitor: Client, desk: Client) -> None:
    words = {"title_en": "A vigil", "text_en": "Come."}
    event = an_event(desk, **words)
    typed = {"kind": "event", "on": "2099-05-01", "show": "", **words}
    desk.post(f"/desk/news/{event.pk}/", {**typed, "text_en": "Give to account 123."})
    forget_pages()
    for language in ("en", "ko"):
        assert "A vigil" not in visitor.get(f"/{language}/news/").content.decode()
    reviewer = Client()
    reviewer.force_login(with_roles()[1], backend="django.contrib.auth.backends.ModelBackend")
    page = reviewer.get(f"/desk/news/{event.pk}/").content.decode()
    assert "Give to account 123." in page and "asks you to read this" in page
    reviewer.post(f"/desk/news/{event.pk}/", {**typed, "text_en": "Written by no organiser."})
    event.refresh_from_db()
    assert event.words["en"]["text"] == "Give to account 123."
    asked = services.asked_to_show(event)
    reviewer.post(reverse("desk:answer_approval", args=[asked.pk]), {"answer": "no"})
    assert services.asked_to_show(event) is None


def test_a_vigil_needs_no_korean_version(visitor: Client, desk: Client) -> None:
    words = {"title_de": "Mahnwache", "place_de": "Berlin, 18 Uhr", "text_de": "Kommt alle."}
    event = an_event(desk, **words)
    for language in ("de", "ko"):
        forget_pages()
        page = visitor.get(f"/{language}/news/").content.decode()
        assert 'lang="de"' in page and "Mahnwache" in page
    feed = visitor.get("/ko/news.atom")
    assert feed.headers["Content-Type"].startswith("application/atom+xml")
    assert "<title>Mahnwache</title>" in feed.content.decode()
    assert "Kommt alle." in visitor.get(f"/de/news/{event.pk}/").content.decode()
    desk.post(f"/desk/news/{event.pk}/hide/")
    forget_pages()
    assert visitor.get(f"/de/news/{event.pk}/").status_code == 404


def test_an_event_needs_its_day_and_words_are_data(visitor: Client, desk: Client) -> None:
    half = {"kind": "event", "title_en": "A vigil", "text_en": "Come."}
    assert desk.post("/desk/news/new/", half).status_code == 422
    event = an_event(desk, title_en="<script>x</script>", text_en="{{ settings }} & more")
    assert event.on == date(2099, 5, 1)
    for place in ("/en/news/", f"/en/news/{event.pk}/", "/en/news.atom"):
        forget_pages()
        assert "<script>x" not in visitor.get(place).content.decode()


def test_who_answers_is_asked_for_with_no_home_and_linked_at_the_foot(
    visitor: Client, desk: Client
) -> None:
    forget_pages()
    assert visitor.get("/de/imprint/").status_code == 404
    assert "/de/imprint/" not in visitor.get("/de/about/").content.decode()
    values = {
        "name": "Example Defence Committee", "address_lines": "Example Street 1\n12345 Exampletown",
        "country": "DE", "represented_by": "the chair", "email": "office@example.org",
    }  # fmt: skip
    assert desk.post("/desk/keeper/", values).status_code == 422
    desk.post("/desk/keeper/", values | {"no_home": "on"})
    assert Keeper.objects.get().no_home_said_at
    forget_pages()
    assert "Example Street 1" in visitor.get("/de/imprint/").content.decode()
    assert "/de/imprint/" in visitor.get("/de/about/").content.decode()
