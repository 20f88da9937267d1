"""To hear of other calls: a typed code, the same answer for everybody, ended by one press."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.letters import a_supporter
from tests.worlds import a_published_call
from yeondae.core import clock
from yeondae.mailings.models import Mail, Notice, Subscribing
from yeondae.mailings.readers import readers
from yeondae.mailings.services import Whom, draft_notice, subscribing
from yeondae.supporters.models import ConsentGiven, Supporter

pytestmark = pytest.mark.django_db
NEWSLETTER = Whom(audience=Notice.Audience.NEWSLETTER)


def a_reader() -> Client:
    return Client(headers={"sec-fetch-site": "same-origin"})


def code_in_mail() -> str:
    found = re.search(r"\b\d{6}\b", Mail.objects.latest("pk").text)
    assert found
    return found[0]


def test_an_address_with_the_right_code_hears_of_other_calls() -> None:
    reader = a_reader()
    asked = reader.post("/hear/ko/", {"email": "reader@example.org"})
    assert asked.headers["Location"] == "/hear/ko/code/"
    assert not Supporter.objects.exists()
    done = reader.post("/hear/ko/code/", {"code": code_in_mail()})
    assert done.headers["Location"] == "/hear/ko/done/"
    notice = draft_notice(call=None, words={"en": {}}, by=None, whom=NEWSLETTER)
    (person,) = readers(notice)
    assert (person.email, person.language) == ("reader@example.org", "ko")
    consent = ConsentGiven.objects.get()
    assert consent.words and consent.language == "ko" and consent.call_id is None
    assert not Subscribing.objects.exists()


def test_a_wrong_code_a_late_one_and_another_browser_keep_nothing() -> None:
    reader = a_reader()
    reader.post("/hear/en/", {"email": "reader@example.org"})
    code = code_in_mail()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert "This is not the code" in reader.post("/hear/en/code/", {"code": wrong}).content.decode()
    assert a_reader().post("/hear/en/code/", {"code": code}).status_code == 200
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert reader.post("/hear/en/code/", {"code": code}).status_code == 200
        assert subscribing.forget_old(now=clock.now()) == 1
    assert not ConsentGiven.objects.exists()


def test_five_wrong_codes_spend_it() -> None:
    reader = a_reader()
    reader.post("/hear/en/", {"email": "reader@example.org"})
    code = code_in_mail()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _try in range(5):
        reader.post("/hear/en/code/", {"code": wrong})
    assert reader.post("/hear/en/code/", {"code": code}).status_code == 200


def test_somebody_who_wrote_stays_as_they_were_and_only_agrees_to_more() -> None:
    call = a_published_call(offices=1)
    known = a_supporter(1, call=call)
    reader = a_reader()
    reader.post("/hear/ko/", {"email": "Supporter1@example.org"})
    reader.post("/hear/ko/code/", {"code": code_in_mail()})
    known.refresh_from_db()
    assert (known.name, known.country, known.language) == ("Supporter 1", "DE", "en")
    purposes = known.consents.filter(withdrawn_at=None).values_list("purpose", flat=True)
    assert set(purposes) == {"call_news", "newsletter"}


def test_known_and_unknown_addresses_are_answered_alike() -> None:
    a_supporter(1)
    known = a_reader().post("/hear/en/", {"email": "supporter1@example.org"})
    unknown = a_reader().post("/hear/en/", {"email": "nobody@example.org"})
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert Mail.objects.count() == 2


def test_looking_at_the_pages_changes_nothing() -> None:
    for place in ("/hear/en/", "/hear/en/code/", "/hear/en/done/"):
        assert a_reader().get(place).status_code == 200
    assert not Subscribing.objects.exists()
    foreign = Client(headers={"sec-fetch-site": "cross-site"})
    assert foreign.post("/hear/en/", {"email": "reader@example.org"}).status_code == 403
