"""A sheet is photographed in the page: no camera program, so no copy on the telephone."""

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import expect

from tests.browser.at_the_desk import Desk, somebody
from tests.browser.conftest import Visit
from tests.petitions import a_petition
from yeondae.accounts.roles import Role
from yeondae.petitions.models import Sheet
from yeondae.petitions.services import paper
from yeondae.sealing import files

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_picture_goes_from_the_camera_into_the_form(visit: Visit) -> None:
    by = somebody("collector", Role.COLLECTOR)
    petition = a_petition()
    collector = paper.add_collector(petition=petition, name="Ann Example", by=by)
    (sheet,) = paper.make_sheets(collector=collector, language="en", country="DE", count=1, by=by)
    place = reverse("desk:petition_sheet", kwargs={"pk": petition.pk, "code": sheet.code})
    page = Desk(visit(phone=True)).sign_in("collector", to=place).page
    page.get_by_role("button", name="Photograph it here").click()
    page.get_by_role("button", name="Take the picture").click()
    expect(page.get_by_role("button", name="Once more")).to_be_visible()
    page.get_by_role("button", name="Keep the picture").click()
    expect(page.get_by_role("img", name="Its picture")).to_be_visible()
    kept = files.fetch(Sheet.objects.get().image)
    assert min(Image.open(BytesIO(kept)).size) >= 240
