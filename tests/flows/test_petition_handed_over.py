"""Handing signatures over: the book, the export by two people, the record, the end of data."""

import csv
import io
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pyrage
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests import worlds
from tests.petitions import Signer, a_petition, forget, newest_code, signatures, terms
from yeondae.accounts import approvals
from yeondae.accounts.models import Approval
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.appeals.models import Appeal
from yeondae.calls.photos import NotAPicture
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.models import Tally as LetterTally
from yeondae.deliveries.services.counting import recount
from yeondae.flows import hand_over_petition as flow
from yeondae.flows.send_cover_letters import send_cover_letters
from yeondae.letters.models import Letter
from yeondae.mailings.models import Notice
from yeondae.mailings.readers import readers
from yeondae.petitions.models import (
    Collector,
    Entry,
    ExportAsking,
    Handover,
    HandoverPicture,
    Pack,
    Petition,
    Sheet,
    Signature,
    Tally,
)
from yeondae.petitions.rules.keeping import data_ends_on
from yeondae.petitions.rules.sheets import Line
from yeondae.petitions.services import handing, making, paper, picturing
from yeondae.petitions.services.counting import publish_changes
from yeondae.sealing import files

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
SITE = "https://example.org"
REPOSITORY = Path(__file__).resolve().parents[2]


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
    assert "Germany, at least 20" in " ".join(text.split()), "counts by country and kind"
    assert "online 22" in " ".join(text.split())


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
    signatures(petition, 1, kind="paper", way="counted", people=18)
    key = pyrage.x25519.Identity.generate()
    to = flow.read_recipients(f"Example Union {key.to_public()}")
    with pytest.raises(Refused):
        flow.begin_export(petition=petition, by=staff.organiser)
    flow.ask_export(petition=petition, recipients=to, place="/", by=staff.organiser)
    asked = Approval.objects.get()
    with pytest.raises(Refused):
        approvals.approve(approval=asked, by=staff.organiser)
    with pytest.raises(Refused):
        flow.begin_export(petition=petition, by=staff.organiser)
    approvals.approve(approval=asked, by=staff.reviewer)
    other = flow.read_recipients(a_recipient("Somebody Else"))
    asking = ExportAsking.objects.get()
    ExportAsking.objects.update(recipients=other)
    with pytest.raises(Refused):
        flow.begin_export(petition=petition, by=staff.organiser)
    asking.save()
    pack = flow.begin_export(petition=petition, by=staff.organiser)
    flow.make_pack(pack=pack, site=SITE)
    pack.refresh_from_db()
    data = files.fetch(pack.file)
    assert b"Example" not in data
    rows = list(csv.DictReader(io.StringIO(pyrage.decrypt(data, [key]).decode("utf-8-sig"))))
    assert sum(int(row["people"]) for row in rows) == 40, "a counted sheet is one row"
    assert len(rows) == 23 and {"'=Bo Example", "Hidden Example"} <= {row["name"] for row in rows}
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(data, [pyrage.x25519.Identity.generate()])


def a_recipient(name: str) -> str:
    """A line as it is typed."""
    return f"{name} {pyrage.x25519.Identity.generate().to_public()}"


def test_whoever_says_yes_to_an_export_sees_for_whom_and_says_it_there(
    petition: Petition, staff: worlds.Staff
) -> None:
    asking, answering = Client(), Client()
    asking.force_login(staff.organiser, backend=BACKEND)
    answering.force_login(staff.reviewer, backend=BACKEND)
    place = reverse("desk:handing_over", kwargs={"pk": petition.pk})
    exporting = reverse("desk:export_signatures", kwargs={"pk": petition.pk})
    lines = [a_recipient("Example Union"), a_recipient("Ann Example of the Ministry")]
    assert asking.post(exporting, {"recipients": "\n".join(lines)}).status_code == 302
    asked = Approval.objects.get()
    answer = reverse("desk:answer_approval", kwargs={"pk": asked.pk})
    waiting = answering.get(reverse("desk:approvals")).content.decode()
    assert place in waiting and 'value="no"' in waiting and 'value="yes"' not in waiting
    page = answering.get(place).content.decode()
    for line in lines:
        name, key = line.rsplit(maxsplit=1)
        assert f"<b>{name}</b>" in page and f"<code>{key}</code>" in page
    title = petition.texts.get(language="en").title
    assert title in page and petition.call.code in page and "22 as of now" in page
    assert f"asked by {staff.organiser.get_username()}" in page
    assert answer in page and 'value="yes"' in page and 'name="begin"' not in page
    own = asking.get(place).content.decode()
    assert lines[0].split()[-1] in own and 'value="yes"' not in own and "Take it back" in own
    answering.post(answer, {"answer": "yes"})
    assert 'name="begin"' not in answering.get(place).content.decode(), "no export of their own"
    assert 'name="begin"' in asking.get(place).content.decode()
    asking.post(exporting, {"begin": "1"})
    pack = Pack.objects.get()
    assert set(pack.recipients) == {line.split()[-1] for line in lines}, "and no name"
    assert "An export of every signature is asked for" not in asking.get(place).content.decode()
    flow.make_pack(pack=pack, site=SITE)
    fetching = reverse("desk:petition_pack", kwargs={"pk": pack.pk})
    assert fetching in asking.get(place).content.decode()
    assert fetching not in answering.get(place).content.decode(), "they may not export"


def test_other_recipients_need_another_yes(petition: Petition, staff: worlds.Staff) -> None:
    asking, answering = Client(), Client()
    asking.force_login(staff.organiser, backend=BACKEND)
    answering.force_login(staff.reviewer, backend=BACKEND)
    exporting = reverse("desk:export_signatures", kwargs={"pk": petition.pk})
    asking.post(exporting, {"recipients": a_recipient("Example Union")})
    shown = Approval.objects.get()
    asking.post(exporting, {"recipients": a_recipient("Somebody Else")})
    answering.post(reverse("desk:answer_approval", kwargs={"pk": shown.pk}), {"answer": "yes"})
    asking.post(exporting, {"begin": "1"})
    assert not Pack.objects.exists(), "the yes was for whom the page had shown"
    assert not Approval.objects.filter(approved_at__isnull=False).exists()


def test_recipients_that_cannot_be_read_stay_in_their_field(
    petition: Petition, staff: worlds.Staff
) -> None:
    desk = Client()
    desk.force_login(staff.organiser, backend=BACKEND)
    exporting = reverse("desk:export_signatures", kwargs={"pk": petition.pk})
    good = a_recipient("Example Union")
    for wrong, why in (
        (f"{good}\nCy Example age1wrong", "is no recipient of age"),
        (good.split()[-1], "write the name before it"),
        ("", "This field is required"),
    ):
        answer = desk.post(exporting, {"recipients": wrong})
        page = answer.content.decode()
        assert answer.status_code == 422 and why in page and wrong in page
    assert not Approval.objects.exists()


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
    lines = {"recipients": a_recipient("Example Union")}
    exporting = reverse("desk:export_signatures", kwargs={"pk": petition.pk})
    assert desk.post(exporting, lines).status_code == 302
    approvals.approve(approval=Approval.objects.get(), by=staff.reviewer)
    for _time in range(2):
        desk.post(exporting, {"begin": "1"})
    assert Pack.objects.filter(kind="export").count() == 1, "a yes is used once"
    assert "Bo Example" not in desk.get(place).content.decode()


def test_personal_data_goes_at_its_date_and_number_and_ledger_stay(
    petition: Petition, staff: worlds.Staff, tmp_path: Path
) -> None:
    signer = Signer(petition)
    signer.sends()
    signer.types(newest_code())
    sheet = a_sheet_with_names(petition, staff)
    record = a_record(petition, staff)
    photo = record.pictures.get().file
    to = flow.read_recipients(a_recipient("Ann Example"))
    flow.ask_export(petition=petition, recipients=to, place="/", by=staff.organiser)
    making.close_petition(petition=petition, by=None, now=clock.now())
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=2))
    before = Tally.objects.get(petition=petition)
    assert flow.end_data_that_is_over() == 0
    Petition.objects.update(closes_on=clock.now().date() - timedelta(days=182))
    assert flow.end_data_that_is_over() == 0, "six months are 183 days"
    Petition.objects.update(closes_on=clock.now().date() - timedelta(days=183))
    assert flow.end_data_that_is_over() == 1 and flow.end_data_that_is_over() == 0
    assert not any(each.content or each.person for each in Signature.objects.all())
    for name in (sheet.image, photo):
        with pytest.raises(files.NoSuchFile):
            files.fetch(name)
    assert not Entry.objects.get().content and Collector.objects.get().name == ""
    record.refresh_from_db()
    assert record.received_by == "" and not ExportAsking.objects.exists()
    after = Tally.objects.get(petition=petition)
    assert after.online == before.online and after.size == before.size
    assert f"{after.online} signatures" in verified(petition, tmp_path)
    with pytest.raises(Refused):
        paper.enter_count(sheet=sheet, rows=1, unreadable=0, by=staff.reviewer)


def a_photo(mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (60, 40)).save(out, "JPEG", comment=b"taken in Exampletown")
    return out.getvalue()


def a_sheet_with_names(petition: Petition, staff: worlds.Staff) -> Sheet:
    """Photographed, and typed by one person."""
    collector = paper.add_collector(petition=petition, name="Ann Example", by=staff.organiser)
    (sheet,) = paper.make_sheets(
        collector=collector, language="en", country="DE", count=1, by=staff.organiser
    )
    paper.keep_image(sheet=sheet, data=a_photo(), by=staff.organiser)
    lines = [Line(name="Bo Example", place="", email="")]
    return paper.enter_lines(sheet=sheet, lines=lines, by=staff.organiser)


def a_record(petition: Petition, staff: worlds.Staff) -> Handover:
    """Of a presentation, with a photo for staff only."""
    presented = handing.Presented(
        office=petition.addressees.all()[0].office, on=clock.now().date(), place="Exampletown",
        presented_by="Example Union", received_by="Cy Example", words={},
    )  # fmt: skip
    record = handing.write_record(petition=petition, presented=presented, by=staff.organiser)
    picturing.add_pictures(
        handover=record, kind="photo", data=a_photo(), words={}, is_public=False,
        by=staff.organiser,
    )  # fmt: skip
    return record


def verified(petition: Petition, folder: Path) -> str:
    """What the independent verifier says of the published files."""
    browser = Client()
    forget()
    for name in ("leaves.txt", "checkpoint.txt", "checkpoints.txt", "key.txt"):
        answer = browser.get(f"/petitions/{petition.call.slug}/{name}")
        (folder / name).write_bytes(answer.getvalue())
    command = [sys.executable, str(REPOSITORY / "script" / "verify-petition"), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_days_can_be_set_and_an_open_petition_is_only_given_fewer(
    petition: Petition, staff: worlds.Staff
) -> None:
    assert "until 6 months after the petition" in Signer(petition).page()
    making.change_terms(petition=petition, terms=terms(keep_days=30), by=staff.organiser)
    forget()
    assert "until 30 days after the petition" in Signer(petition).page()
    with pytest.raises(Refused):
        making.change_terms(petition=petition, terms=terms(keep_days=31), by=staff.organiser)


def test_closed_sooner_its_data_goes_sooner(petition: Petition) -> None:
    making.close_petition(petition=petition, by=None, now=clock.now())
    petition.refresh_from_db()
    assert data_ends_on(petition) == clock.now().date() + timedelta(days=183)


def test_pictures_are_shown_with_the_record_once_everyone_on_them_agreed(
    petition: Petition, staff: worlds.Staff
) -> None:
    desk, record = Client(), a_record(petition, staff)
    desk.force_login(staff.organiser, backend=BACKEND)
    place = reverse("desk:handover", kwargs={"pk": record.pk})
    HandoverPicture.objects.all().delete()
    typed = {"kind": "photo", "words_en": "In front of the ministry", "is_public": "on"}
    photo = SimpleUploadedFile("a.jpg", a_photo(), content_type="image/jpeg")
    assert desk.post(place, {**typed, "file": photo}).status_code == 422, "did they agree?"
    photo.seek(0)
    assert desk.post(place, {**typed, "agreed": "on", "file": photo}).status_code == 302
    kept = HandoverPicture.objects.get()
    assert b"Exampletown" not in files.fetch(kept.file), "only the pixels are kept"
    public = f"/en/petitions/{petition.call.slug}/handed-{kept.pk}.jpg"
    forget()
    assert Client().get(public).status_code == 404, "the record is not out"
    flow.publish_handover(handover=record, by=staff.organiser)
    forget()
    assert Client().get(public)["Content-Type"] == "image/jpeg"
    seen = '<figcaption class="note" lang="en">In front of the ministry'
    assert seen in Signer(petition).page() and seen in Signer(petition, "ko").page()
    decide = reverse("desk:decide_handover_picture", kwargs={"pk": kept.pk})
    desk.post(decide, {"hide": "1"})
    forget()
    assert Client().get(public).status_code == 404
    desk.post(decide, {"remove": "1"})
    with pytest.raises(files.NoSuchFile):
        files.fetch(kept.file)


def test_a_receipt_in_a_pdf_is_kept_as_pictures_of_its_pages(
    petition: Petition, staff: worlds.Staff
) -> None:
    record = a_record(petition, staff)
    scan = io.BytesIO()
    pages = [Image.new("RGB", (600, 800), "white") for _page in range(2)]
    pages[0].save(scan, "PDF", save_all=True, append_images=pages[1:], author="Cy Example")
    picturing.add_pictures(
        handover=record, kind="receipt", data=scan.getvalue(), words={}, is_public=True,
        by=staff.organiser,
    )  # fmt: skip
    kept = [files.fetch(each.file) for each in record.pictures.filter(kind="receipt")]
    assert len(kept) == 2 and all(data.startswith(b"\xff\xd8\xff") for data in kept)
    with pytest.raises(NotAPicture):
        picturing.add_pictures(
            handover=record, kind="receipt", data=b"%PDF-1.7 broken", words={}, is_public=False,
            by=staff.organiser,
        )  # fmt: skip


def test_every_signer_who_asked_is_told_and_nobody_else(
    petition: Petition, staff: worlds.Staff
) -> None:
    Signer(petition).signs(email="tell-me@example.org", call_news="on")
    Signer(petition, address="192.0.2.8").signs(email="quiet@example.org", name="Cy Example")
    flow.publish_handover(handover=a_record(petition, staff), by=staff.organiser)
    told = readers(Notice.objects.get())
    assert [each.email for each in told] == ["tell-me@example.org"]


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
    assert desk.post(place, typed).status_code == 302
    again = desk.post(place, typed)
    assert again.status_code == 422 and "서명을 전달합니다." in again.content.decode()
    letters = Letter.objects.all()
    assert {each.language for each in letters} == {"ko"} and len(letters) == 2
    assert {each.look for each in letters} == {"waiting"}
    assert set(Delivery.objects.values_list("state", "held_why")) == {("held", "look")}
    assert letters[0].content["signature"][0] == "Example Confederation of Unions"


def test_a_cover_letter_that_is_not_whole_is_shown_again_with_everything_typed(
    petition: Petition, staff: worlds.Staff
) -> None:
    desk = Client()
    desk.force_login(staff.organiser, backend=BACKEND)
    place = reverse("desk:write_cover_letters", kwargs={"pk": petition.pk})
    text = "With this letter come 22 signatures."

    def answered(**typed: str) -> str:
        answer = desk.post(place, typed)
        assert answer.status_code == 422 and not Letter.objects.exists()
        return answer.content.decode()

    page = answered(text_en=text)
    assert "Give the letter a subject." in page and text in page
    (field,) = re.findall(r"<input[^>]* autofocus[^>]*>", page)
    assert 'name="subject_en"' in field, "the page opens at what is wrong"
    page = answered(subject_en="Signatures", text_en=text, subject_ko="서명")
    assert "Write the letter to this subject." in page and "서명" in page and text in page
    page = answered(subject_en="x" * 151, text_ko="서명을 전달합니다.")
    assert "서명을 전달합니다." in page and "Give the letter a subject." in page
    assert "Write the letter in one language at least." in answered(subject_en=" ")
    petition.call.rounds.all().delete()
    page = answered(subject_en="Signatures", text_en=text)
    assert "The call is not out" in page and text in page


def test_cover_letters_travel_like_any_other_and_are_no_letters_written(
    petition: Petition, staff: worlds.Staff
) -> None:
    call, now = petition.call, clock.now()
    send_cover_letters(petition=petition, words={"en": ("Signatures", "Here.")}, by=staff.organiser)
    assert Delivery.objects.filter(call=call).exists()
    recount(call=call, now=now)
    assert not LetterTally.objects.exists(), "nobody has written"
    Appeal.objects.update(is_our_own=False)
    recount(call=call, now=now)
    assert LetterTally.objects.exists(), "had people written them, they would count"
