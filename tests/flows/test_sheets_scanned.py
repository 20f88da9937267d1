"""A stack of sheets in one scan: what those who enter them can rely on."""

import io
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw

from tests.petitions import a_petition, forget
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry as Audit
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.desk.petitions import scanning as desk_scanning
from yeondae.desk.petitions import uploading
from yeondae.flows.petition_paper import sheets_pdf
from yeondae.petitions.models import LoosePage, Petition, Scan, Sheet
from yeondae.petitions.services import ending, handing, paper, scanning
from yeondae.sealing import files
from yeondae.typeset.picture import page_png

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HIDDEN = "Ann Example scanned this in Hamburg"
A4_AT_150_DPI = (1240, 1754)


@pytest.fixture
def petition() -> Petition:
    forget()
    return a_petition()


@pytest.fixture
def by() -> User:
    user = User.objects.create(username="enters")
    grant_role(user=user, role=Role.COLLECTOR, by=None)
    return user


def printed(petition: Petition, by: User, count: int) -> tuple[list[Sheet], list[Image.Image]]:
    """So many sheets, and their pages as a scanner sees them."""
    collector = paper.add_collector(petition=petition, name="Cy Example", by=by)
    sheets = paper.make_sheets(collector=collector, language="en", country="DE", count=count, by=by)
    text = petition.texts.get(language="en")
    pdf = sheets_pdf(sheets=sheets, text=text, site="https://example.org", paper="a4")
    pages = [
        Image.open(io.BytesIO(page_png(pdf, page=number, width=A4_AT_150_DPI[0])))
        for number in range(1, count + 1)
    ]
    return sheets, [page.convert("L") for page in pages]


def blank() -> Image.Image:
    return Image.new("L", A4_AT_150_DPI, 250)


def without_its_code(page: Image.Image) -> Image.Image:
    """Coffee was spilled over it."""
    spilled = page.copy()
    across, down = spilled.size
    ImageDraw.Draw(spilled).rectangle((across // 2, 0, across, down // 4), fill=90)
    return spilled


def as_scan(*pages: Image.Image) -> bytes:
    out = io.BytesIO()
    first, *others = pages
    first.save(out, "PDF", save_all=True, append_images=others, resolution=150.0, author=HIDDEN)
    return out.getvalue()


def brought_in(petition: Petition, by: User, *pages: Image.Image) -> Scan:
    kept = [files.keep(as_scan(*pages), "scan")]
    scan = scanning.begin_scan(petition=petition, parts=kept, by=by)
    scanning.read_scan(scan_id=scan.pk)
    scan.refresh_from_db()
    return scan


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def test_each_page_becomes_the_picture_of_its_sheet_whichever_way_it_lay(
    petition: Petition, by: User
) -> None:
    sheets, pages = printed(petition, by, 3)
    lying = pages[0].rotate(-90, expand=True)
    crooked = pages[2].rotate(3, fillcolor=255)
    scan = brought_in(petition, by, pages[1].rotate(180), blank(), lying, crooked, blank())
    assert (scan.page_count, scan.placed, scan.blank, scan.parts) == (5, 3, 2, [])
    assert not LoosePage.objects.exists()
    for sheet, page in zip(sheets, pages, strict=True):
        sheet.refresh_from_db()
        kept = Image.open(io.BytesIO(files.fetch(sheet.image)))
        small = [each.convert("L").resize((31, 44)).tobytes() for each in (kept, page)]
        apart = sum(abs(one - two) for one, two in zip(*small, strict=True)) / len(small[0])
        assert kept.format == "JPEG" and apart < 12, "upright again"


def test_nothing_that_the_file_carried_stays(petition: Petition, by: User) -> None:
    (sheet,), (page,) = printed(petition, by, 1)
    pdf = as_scan(page)
    assert HIDDEN.encode("utf-16-be") in pdf or HIDDEN.encode() in pdf
    part = files.keep(pdf, "scan")
    scan = scanning.begin_scan(petition=petition, parts=[part], by=by)
    scanning.read_scan(scan_id=scan.pk)
    sheet.refresh_from_db()
    picture = Image.open(io.BytesIO(files.fetch(sheet.image)))
    assert not picture.getexif() and all(name.startswith("jfif") for name in picture.info)
    with pytest.raises(files.NoSuchFile):
        files.fetch(part)


def test_a_page_without_a_code_is_shown_and_given_to_its_sheet_by_hand(
    petition: Petition, by: User
) -> None:
    (sheet,), (page,) = printed(petition, by, 1)
    scan = brought_in(petition, by, without_its_code(page))
    loose = LoosePage.objects.get()
    assert loose.why == "no_code" and not Sheet.objects.exclude(image="").exists()
    desk, place = signed_in(by), reverse("desk:petition_scan", kwargs={"pk": scan.pk})
    assert "no code can be read on it" in desk.get(place).content.decode()
    assert place in desk.get(reverse("desk:petition_paper", args=[petition.pk])).content.decode()
    picture = reverse("desk:loose_page_picture", kwargs={"pk": loose.pk})
    assert desk.get(picture)["Content-Type"] == "image/jpeg"
    decide = reverse("desk:decide_loose_page", kwargs={"pk": loose.pk})
    desk.post(decide, {"code": "AAAA-AAAA"})
    assert LoosePage.objects.exists(), "no such sheet"
    desk.post(decide, {"code": sheet.code.lower()})
    sheet.refresh_from_db()
    assert sheet.image == loose.image and not LoosePage.objects.exists()
    assert "Nothing is left to do here" in desk.get(place).content.decode()
    assert "sheet to enter" in desk.get("/desk/").content.decode()
    paper_page = desk.get(reverse("desk:petition_paper", args=[petition.pk])).content.decode()
    assert sheet.code in paper_page and place not in paper_page


def test_a_sheet_that_comes_twice_keeps_its_picture_until_somebody_chooses(
    petition: Petition, by: User
) -> None:
    (sheet,), (page,) = printed(petition, by, 1)
    scan = brought_in(petition, by, page, page)
    first = Sheet.objects.get().image
    loose = LoosePage.objects.get()
    assert (loose.why, loose.sheet, loose.number) == ("taken", sheet, 2)
    with pytest.raises(Refused):
        scanning.assign_page(page=loose, code=sheet.code, instead=False, by=by)
    decide = reverse("desk:decide_loose_page", kwargs={"pk": loose.pk})
    signed_in(by).post(decide, {"code": sheet.code, "instead": "1"})
    assert Sheet.objects.get().image == loose.image != first
    assert Scan.objects.get(pk=scan.pk).placed == 2


def test_a_page_of_something_else_is_thrown_away_with_a_line_in_the_log(
    petition: Petition, by: User
) -> None:
    other = Image.new("L", A4_AT_150_DPI, 255)
    ImageDraw.Draw(other).rectangle((200, 200, 900, 260), fill=0)
    scan = brought_in(petition, by, other)
    loose = LoosePage.objects.get()
    decide = reverse("desk:decide_loose_page", kwargs={"pk": loose.pk})
    signed_in(by).post(decide, {"away": "1"})
    assert not LoosePage.objects.exists()
    assert Audit.objects.filter(verb="throw_page_away", subject_id=scan.pk).exists()


def test_a_line_of_handwriting_is_no_blank_page(petition: Petition, by: User) -> None:
    thin = Image.new("L", A4_AT_150_DPI, 250)
    ImageDraw.Draw(thin).line((200, 300, 700, 310), fill=40, width=3)
    brought_in(petition, by, thin)
    assert LoosePage.objects.get().why == "no_code"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"MZ nothing of the kind", "This is no PDF"),
        (b"%PDF-1.7 cut off", "This PDF cannot be read"),
        (b"%PDF-" + b"x" * 70_000, "This scan has 1 MB; 0 are taken at once"),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_sentence_and_nothing_stays(
    petition: Petition, by: User, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    monkeypatch.setattr(uploading, "MOST_BYTES", 65_536)
    monkeypatch.setattr(scanning, "MOST_BYTES", 65_536)
    kept: list[str] = []
    keep = files.keep
    monkeypatch.setattr(files, "keep", lambda *given: kept.append(keep(*given)) or kept[-1])
    desk = signed_in(by)
    answer = desk.post(
        reverse("desk:bring_in_scan", args=[petition.pk]),
        {"scan": SimpleUploadedFile("a.pdf", data, content_type="application/pdf")},
        follow=True,
    )
    assert said in answer.content.decode() and not Scan.objects.exists()
    for name in kept:
        with pytest.raises(files.NoSuchFile):
            files.fetch(name)


def test_too_many_pages_are_refused_with_how_many_there_are(
    petition: Petition, by: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "MOST_PAGES", 2)
    with pytest.raises(Refused, match="This scan has 3 pages; 2 are taken"):
        brought_in(petition, by, *[blank()] * 3)


def test_a_scan_goes_through_the_page_in_parts_and_after_a_break_on_where_it_was(
    petition: Petition, by: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "PART", 10_000)
    queued: list[int] = []
    monkeypatch.setattr(desk_scanning, "read_sheets", SimpleNamespace(enqueue=queued.append))
    sheets, pages = printed(petition, by, 2)
    sent = SimpleUploadedFile("a.pdf", as_scan(*pages), content_type="application/pdf")
    signed_in(by).post(reverse("desk:bring_in_scan", args=[petition.pk]), {"scan": sent})
    scan = Scan.objects.get()
    assert len(scan.parts) > 2 and queued == [scan.pk]
    assert scanning.read_page(scan_id=scan.pk, pdf=scanning.joined(scan.parts))
    assert Sheet.objects.exclude(image="").count() == 1
    scanning.read_scan(scan_id=scan.pk)
    assert Sheet.objects.exclude(image="").count() == len(sheets)


@pytest.mark.parametrize("how", ["destroyed", "ended"])
def test_loose_pages_are_destroyed_with_the_pictures(
    petition: Petition, by: User, how: str
) -> None:
    _sheets, (page,) = printed(petition, by, 1)
    scan = brought_in(petition, by, without_its_code(page))
    name = LoosePage.objects.get().image
    if how == "ended":
        ending.end_data(petition=petition)
    else:
        office = petition.addressees.all()[0].office
        told = handing.Presented(office, clock.now().date(), "Berlin", "Example Union", "", {})
        handing.write_record(petition=petition, presented=told, by=by)
        paper.destroy_images(petition=petition, by=by)
    with pytest.raises(files.NoSuchFile):
        files.fetch(name)
    assert not LoosePage.objects.exists()
    assert Audit.objects.filter(verb="throw_page_away", subject_id=scan.pk).exists()


def test_a_scan_of_many_given_to_one_sheet_says_where_it_belongs(
    petition: Petition, by: User
) -> None:
    (sheet, _other), pages = printed(petition, by, 2)
    sent = SimpleUploadedFile("a.pdf", as_scan(*pages), content_type="application/pdf")
    place = reverse("desk:petition_sheet", kwargs={"pk": petition.pk, "code": sheet.code})
    answer: Any = signed_in(by).post(place, {"enter": "image", "image-image": sent})
    assert answer.status_code == 422 and "A scan of many sheets" in answer.content.decode()
