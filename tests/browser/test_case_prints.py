"""The page of a case fits one sheet of paper, the fullest of the demo too."""

from io import BytesIO

import pypdfium2
import pytest

from tests.browser.conftest import Visit
from yeondae.cases.models import Case
from yeondae.flows.demo.build import build_demo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_each_case_takes_one_sheet(visit: Visit, language: str) -> None:
    build_demo()
    page = visit()
    for case in Case.objects.filter(published_at__isnull=False):
        page.goto(f"/{language}/cases/{case.public_id}/")
        made = page.pdf(prefer_css_page_size=True)
        assert len(pypdfium2.PdfDocument(BytesIO(made))) == 1, case.titles["en"]
