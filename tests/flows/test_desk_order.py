"""The order of demands and sections is changed with a button, in every language at once."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls import queries, services
from yeondae.calls.models import Call
from yeondae.core.refusal import Refused
from yeondae.flows import change_asked, publish_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> worlds.Staff:
    people = worlds.staff()
    grant_role(user=people.organiser, role=Role.ORGANISER, by=None)
    return people


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def a_draft(by: User) -> Call:
    case = worlds.a_case(by)
    call = services.make_call(case=case, country="KR", time_zone="Asia/Seoul", by=by)
    source = None
    for language in ("en", "ko"):
        edition = services.start_edition(call=call, language=language, by=by)
        words = worlds.WORDS[language]
        version = services.write_version(edition=edition, words=words, translates=source, by=by)
        source = source or version
    for _demand in worlds.WORDS["en"]["demands"]:
        services.add_demand(call=call, by=by)
    return call


def demands_in(call: Call) -> dict[str, list[str]]:
    found = queries.newest_versions(call)
    return {each.edition.language: each.words["demands"] for each in found}


def test_a_demand_goes_up_with_its_words_in_every_language(staff: worlds.Staff) -> None:
    call = a_draft(staff.organiser)
    before, second = demands_in(call), call.demands.all()[1]
    address = reverse("desk:call_demands", args=[call.slug])
    signed_in(staff.organiser).post(address, {"act": "up", "demand": second.pk})

    after = demands_in(call)
    for language, texts in before.items():
        assert after[language] == [texts[1], texts[0], *texts[2:]]
    assert call.demands.all()[0].pk == second.pk
    korean = next(e for e in call.editions.all() if e.language == "ko")
    newest = queries.newest(korean)
    assert newest is not None and queries.stale_places(newest) == set()


def test_the_order_of_a_call_that_is_out_stays(staff: worlds.Staff) -> None:
    call = worlds.a_published_call()
    second = call.demands.all()[1]
    with pytest.raises(Refused, match="keep their order"):
        change_asked.move_demand_up(call=call, demand=second.pk, by=staff.organiser)


def test_a_section_goes_up_and_nothing_is_kept_before_somebody_says_so(staff: worlds.Staff) -> None:
    call = a_draft(staff.organiser)
    address = reverse("desk:words", args=[call.slug, "en"])
    typed = {
        "base": "1",
        "w:title": "T",
        "w:sections.0.heading": "First",
        "w:sections.0.paragraphs.0": "one",
        "w:sections.1.heading": "Second",
        "w:sections.1.paragraphs.0": "two",
    }
    page = signed_in(staff.organiser).post(address, {**typed, "up": "1"}).content.decode()
    assert page.index("Second") < page.index("First")
    assert queries.newest_versions(call)[0].number == 1


def test_an_error_at_the_desk_leads_back_to_the_desk(staff: worlds.Staff) -> None:
    page = signed_in(staff.organiser).get("/desk/calls/2026-999/")
    assert page.status_code == 404
    assert f'href="{reverse("desk:start")}"' in page.content.decode()


def test_the_maker_is_told_that_their_call_waits_for_eyes(staff: worlds.Staff) -> None:
    call = worlds.a_published_call()
    Call.objects.filter(pk=call.pk).update(
        state="in_review", approved_by=None, submitted_by=staff.organiser
    )
    page = signed_in(staff.organiser).get(reverse("desk:start")).content.decode()
    assert "waits for somebody else" in page
    assert publish_call.reasons_against(call) == []
