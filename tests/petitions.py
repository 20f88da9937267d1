"""A petition for tests, and what a signer does on its pages, step by step."""

import re
from datetime import date, time, timedelta
from typing import Any

from django.http import HttpResponseBase
from django.test import Client

from tests import worlds
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.mailings.models import Mail
from yeondae.petitions import queries
from yeondae.petitions.models import Petition, Signature
from yeondae.petitions.services import making
from yeondae.petitions.services.making import Terms
from yeondae.website import answers

TYPED = {
    "country": "DE",
    "name": "Ann Example",
    "email": "signer@example.org",
    "shown": "not",
    "sign": "on",
}
TEXTS = {
    "en": ("Free the three officers", "We ask you to release them.\n\nWe ask for an answer."),
    "ko": ("간부 세 사람을 석방하라", "세 사람의 석방을 요청합니다.\n\n답을 기다립니다."),
}


def forget() -> None:
    """Nothing that a page remembers for three seconds reaches the next test."""
    queries.forget()
    answers.forget_pages()


def terms(**changes: Any) -> Terms:
    """Open since yesterday, for sixty days, by the clock of Seoul."""
    today = clock.now().date()
    usual: dict[str, Any] = {
        "opens_on": today - timedelta(days=1),
        "opens_at": time(9),
        "closes_on": today + timedelta(days=60),
        "closes_at": time(18),
        "time_zone": "Asia/Seoul",
        "goal": 1000,
        "at_risk": [],
        "partner": None,
    }
    return Terms(**{**usual, **changes})


def a_petition(call: Call | None = None, **changes: Any) -> Petition:
    """An open petition in two languages, checked by a second person."""
    staff = worlds.staff()
    call = call or worlds.a_published_call()
    petition = making.make_petition(call=call, terms=terms(**changes), by=staff.organiser)
    for language, (title, text) in TEXTS.items():
        making.write_text(
            petition=petition, language=language, title=title, text=text, by=staff.organiser
        )
    offices = [asked.office for asked in call.offices.all()]
    making.address(petition=petition, offices=offices, by=staff.organiser)
    making.open_petition(petition=petition, by=staff.organiser)
    making.check_petition(petition=petition, by=staff.reviewer)
    forget()
    return Petition.objects.select_related("call", "tally").get(pk=petition.pk)


def signatures(petition: Petition, count: int, **fields: Any) -> list[Signature]:
    """So many confirmed signatures that nobody has counted yet."""
    rows = [
        Signature(
            petition=petition,
            language="en",
            signed_on=date(2026, 11, 23),
            **{"counts": True, "country": "DE", **fields},
        )
        for _number in range(count)
    ]
    return Signature.objects.bulk_create(rows)


class Signer:
    """One person in one browser."""

    def __init__(
        self, petition: Petition, language: str = "en", address: str = "192.0.2.7"
    ) -> None:
        self.slug, self.language = petition.call.slug, language
        self.browser = Client(REMOTE_ADDR=address, SERVER_NAME="127.0.0.1")

    def at(self, screen: str = "") -> str:
        return f"/sign/{self.slug}/{self.language}/{screen}"

    def page(self) -> str:
        answer = self.browser.get(f"/{self.language}/petitions/{self.slug}/")
        assert answer.status_code == 200
        return answer.content.decode()

    def sends(self, screen: str = "", **typed: str) -> Any:
        filled = {name: text for name, text in {**TYPED, **typed}.items() if text}
        return self.browser.post(self.at(screen), filled)

    def types(self, code: str) -> Any:
        return self.browser.post(self.at("code/"), {"code": code})

    def signs(self, **typed: str) -> Any:
        """The whole way."""
        assert is_on_its_way(self.sends(**typed))
        return self.types(newest_code())


def is_on_its_way(answer: HttpResponseBase) -> bool:
    return answer.status_code == 303 and answer.headers["Location"].endswith("/code/")


def is_done(answer: HttpResponseBase) -> bool:
    return answer.status_code == 303 and answer.headers["Location"].endswith("/done/")


def newest_mail() -> Mail:
    return Mail.objects.latest("pk")


def newest_code() -> str:
    found = re.search(r"\b\d{6}\b", newest_mail().text)
    assert found, "the newest mail holds no code"
    return found[0]


def newest_link(kind: str = "confirm") -> str:
    """The path of the link in the newest mail that confirms, or that takes "back"."""
    found = re.search(rf"https?://[^/\s]+(/sign/\S+/{kind}/\S+)", newest_mail().text)
    assert found, f"the newest mail holds no {kind} link"
    return found[1]
