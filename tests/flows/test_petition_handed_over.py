"""Handing signatures over: the book, the export by two people, the record, the end of data."""

import csv
import io
from datetime import timedelta

import pypdfium2
import pyrage
import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.petitions import Signer, a_petition, forget, newest_code, signatures
from yeondae.accounts import approvals
from yeondae.accounts.models import Approval
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Delivery
from yeondae.flows import hand_over_petition as flow
from yeondae.letters.models import Letter
from yeondae.mailings.models import Notice
from yeondae.petitions.models import Handover, Pack, Petition, Signature, Tally
from yeondae.petitions.services import handing, making, paper
from yeondae.petitions.services.counting import publish_changes
from yeondae.sealing import files

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
SITE = "https://example.org"


@pytest.fixture
def staff() -> worlds.Staff:
    people = worlds.staff()
    grant_role(user=people.organiser, role=Role.ORGANISER, by=None)
    grant_role(user=people.reviewer, role=Role.REVIEWER, by=None)
    forget()
    return people


@pytest.fixture
def petition(staff: worlds.Staff) -> Petition:
    made = a_petition()
    signatures(made, 20, content={"name": "Hidden Example"})
    signatures(made, 1, content={"name": "Ann Middle Example"}, shown="first")
    signatures(made, 1, content={"name": "=Bo Example"}, shown="full")
    publish_changes(petition_id=made.pk, now=clock.now())
    return Petition.objects.select_related("call", "tally").get(pk=made.pk)


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_book_holds_what_each_signer_chose_and_no_more(
    petition: Petition, staff: worlds.Staff
) -> None:
    pack = handing.begin_pack(
        petition=petition, kind="book", language="en", recipients=[], by=staff.organiser
    )
    flow.make_pack(pack=pack, site=SITE)
    pack.refresh_from_db()
    text = words_of(files.fetch(pack.file))
    assert pack.percent == 100 and "Ann, Germany" in text and "Bo Example, Germany" in text
    assert "Middle" not in text and "Hidden" not in text
    assert "signatures 22" in text and "Free the three officers" in text


def test_a_book_is_made_in_korean_too(petition: Petition, staff: worlds.Staff) -> None:
    pack = handing.begin_pack(
        petition=petition, kind="book", language="ko", recipients=[], by=staff.organiser
    )
    flow.make_pack(pack=pack, site=SITE)
    pack.refresh_from_db()
    assert "석방" in words_of(files.fetch(pack.file))


def test_the_export_needs_two_people_and_opens_for_its_recipient_alone(
    petition: Petition, staff: worlds.Staff
) -> None:
    key = pyrage.x25519.Identity.generate()
    to = [str(key.to_public())]
    with pytest.raises(Refused):
        flow.begin_export(petition=petition, recipients=to, by=staff.organiser)
    flow.ask_export(petition=petition, recipients=to, place="/", by=staff.organiser)
    asked = Approval.objects.get()
    with pytest.raises(Refused):
        approvals.approve(approval=asked, by=staff.organiser)
    with pytest.raises(Refused):
        flow.begin_export(petition=petition, recipients=to, by=staff.organiser)
    approvals.approve(approval=asked, by=staff.reviewer)
    other = [str(pyrage.x25519.Identity.generate().to_public())]
    with pytest.raises(Refused):
        flow.begin_export(petition=petition, recipients=other, by=staff.organiser)
    pack = flow.begin_export(petition=petition, recipients=to, by=staff.organiser)
    flow.make_pack(pack=pack, site=SITE)
    pack.refresh_from_db()
    data = files.fetch(pack.file)
    assert b"Example" not in data
    rows = list(csv.DictReader(io.StringIO(pyrage.decrypt(data, [key]).decode())))
    assert len(rows) == 22 and {"'=Bo Example", "Hidden Example"} <= {row["name"] for row in rows}
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(data, [pyrage.x25519.Identity.generate()])


def test_a_record_is_published_and_everyone_who_asked_gets_a_drafted_notice(
    petition: Petition, staff: worlds.Staff
) -> None:
    desk = Client()
    desk.force_login(staff.organiser, backend=BACKEND)
    office = petition.addressees.all()[0].office
    place = reverse("desk:handing_over", kwargs={"pk": petition.pk})
    typed = {
        "office": office.pk, "on": clock.now().date(), "place": "Exampletown",
        "presented_by": "Example Union", "words_en": "They took it in.",
    }  # fmt: skip
    assert desk.post(place, typed).status_code == 302
    record = Handover.objects.get()
    assert record.signatures_handed == 22 and record.size == 22
    forget()
    public = f"/en/petitions/{petition.call.slug}/"
    assert "They took it in." not in Client().get(public).content.decode()
    desk.post(reverse("desk:publish_handover", kwargs={"pk": record.pk}))
    forget()
    page = Client().get(public).content.decode()
    assert "Exampletown" in page and "22 signatures" in page and "They took it in." in page
    notice = Notice.objects.get()
    assert notice.state == "draft" and "22 signatures" in notice.words["en"]["text"]
    assert "Example" not in notice.words["en"]["subject"]


def test_every_page_of_handing_over_opens(petition: Petition, staff: worlds.Staff) -> None:
    desk = Client()
    desk.force_login(staff.organiser, backend=BACKEND)
    place = reverse("desk:handing_over", kwargs={"pk": petition.pk})
    assert desk.get(place).status_code == 200
    desk.post(reverse("desk:begin_book", kwargs={"pk": petition.pk}), {"language": "en"})
    pack = Pack.objects.get()
    flow.make_pack(pack=pack, site=SITE)
    fetched = desk.get(reverse("desk:petition_pack", kwargs={"pk": pack.pk}))
    assert fetched.content.startswith(b"%PDF")
    lines = {"recipients": str(pyrage.x25519.Identity.generate().to_public())}
    exporting = reverse("desk:export_signatures", kwargs={"pk": petition.pk})
    assert desk.post(exporting, lines).status_code == 302
    approvals.approve(approval=Approval.objects.get(), by=staff.reviewer)
    desk.post(exporting, lines)
    assert Pack.objects.filter(kind="export").count() == 1
    desk.post(exporting, {"recipients": "no recipient"})
    assert Pack.objects.filter(kind="export").count() == 1
    assert "Bo Example" not in desk.get(place).content.decode()


def test_personal_data_goes_at_its_date_and_number_and_ledger_stay(
    petition: Petition, staff: worlds.Staff
) -> None:
    signer = Signer(petition)
    signer.sends()
    signer.types(newest_code())
    collector = paper.add_collector(petition=petition, name="Ann Example", by=staff.organiser)
    (sheet,) = paper.make_sheets(
        collector=collector, language="en", country="DE", count=1, by=staff.organiser
    )
    paper.keep_image(sheet=sheet, data=b"%PDF-", by=staff.organiser)
    sheet.refresh_from_db()
    making.close_petition(petition=petition, by=None, now=clock.now())
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=2))
    before = Tally.objects.get(petition=petition).online
    assert flow.end_data_that_is_over() == 0
    Petition.objects.update(closes_on=clock.now().date() - timedelta(days=200))
    assert flow.end_data_that_is_over() == 1
    assert not any(each.content or each.person for each in Signature.objects.all())
    with pytest.raises(files.NoSuchFile):
        files.fetch(sheet.image)
    assert Tally.objects.get(petition=petition).online == before


def test_a_cover_letter_goes_to_each_addressee_once_after_a_look(
    petition: Petition, staff: worlds.Staff
) -> None:
    desk = Client()
    desk.force_login(staff.organiser, backend=BACKEND)
    place = reverse("desk:write_cover_letters", kwargs={"pk": petition.pk})
    typed = {
        "subject_en": "Signatures", "text_en": "With this letter come 22 signatures.",
        "subject_ko": "서명", "text_ko": "서명을 전달합니다.",
    }  # fmt: skip
    for _time in range(2):
        assert desk.post(place, typed).status_code == 302
    letters = Letter.objects.all()
    assert {each.language for each in letters} == {"ko"} and len(letters) == 2
    assert {each.look for each in letters} == {"waiting"}
    assert set(Delivery.objects.values_list("state", "held_why")) == {("held", "look")}
    assert letters[0].content["signature"][0] == "Example Confederation of Unions"
