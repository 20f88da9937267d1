"""The demo has a petition to try, news, and somebody who answers for the place."""

import pytest
from django.test import Client

from tests import petitions
from yeondae.community.models import Asking, Keeper, News
from yeondae.flows.demo.build import build_demo
from yeondae.flows.demo.remove import remove_demo
from yeondae.petitions.models import Petition, Sheet

pytestmark = pytest.mark.django_db


@pytest.mark.long
def test_the_petition_can_be_signed_and_leaves_with_the_demo() -> None:
    build_demo()
    petitions.forget()
    petition = Petition.objects.get()
    assert petition.tally.paper == 38 and petition.checked_at
    assert {text.language for text in petition.texts.all()} == {"en", "de", "ko"}
    assert all(text.title.startswith(("Demo", "체험판")) for text in petition.texts.all())
    assert Sheet.objects.filter(state=Sheet.State.OUT).count() == 1
    assert petitions.is_done(petitions.Signer(petition).signs())
    remove_demo()
    assert not Petition.objects.exists()


@pytest.mark.long
def test_news_the_keeper_and_what_is_asked_are_examples(client: Client) -> None:
    build_demo()
    for language, example in (("en", "Example"), ("de", "Beispiel"), ("ko", "예시")):
        assert example in client.get(f"/{language}/news/").content.decode()
    assert "Example Solidarity Committee" in client.get("/de/imprint/").content.decode()
    assert Asking.objects.count() == 2
    remove_demo()
    assert not (News.objects.exists() or Keeper.objects.exists() or Asking.objects.exists())
