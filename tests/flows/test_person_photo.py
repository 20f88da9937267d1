"""A picture of people: its pixels only, described, blurred for good, public only with consent."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests import worlds
from yeondae.accounts.models import Approval
from yeondae.cases import privacy, services
from yeondae.cases.blurring import Area, blurred
from yeondae.cases.models import Case, Consent, Person, Photo
from yeondae.sealing import files
from yeondae.website import answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    by = worlds.staff().organiser
    case = worlds.a_case(by)
    worlds.publish(case, by)
    return case


def stripes() -> Image.Image:
    """Fine lines, which nothing but their pixels can tell."""
    picture = Image.new("RGB", (200, 100), "white")
    for x in range(0, 200, 4):
        picture.paste("black", (x, 0, x + 2, 100))
    return picture


def camera_file() -> bytes:
    out, exif = BytesIO(), Image.Exif()
    exif[0x010F] = "MarkedCamera"
    exif.get_ifd(0x8825)[2] = (37.0, 33.0, 0.0)
    stripes().save(out, "JPEG", exif=exif, comment=b"MarkedPlace", quality=95)
    return out.getvalue()


def typed(person: Person, data: bytes, **more: str) -> dict[str, object]:
    return {
        "file": SimpleUploadedFile("p.jpg", data, "image/jpeg"),
        "people": [person.pk],
        "caption_en": "At the rally",
        "caption_ko": "집회에서",
        "rights": "The union, free to print",
        "taken_on": "2026-05-01",
        **more,
    }


def added(desk: Client, case: Case) -> Photo:
    answer = desk.post(f"/desk/photos/of/{case.pk}/", typed(case.people.all()[0], camera_file()))
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return Photo.objects.get()


def public(case: Case, photo: Photo) -> tuple[int, bool]:
    answers.forget_pages()
    page = Client().get(f"/en/cases/{case.public_id}/").content.decode()
    picture = Client().get(f"/en/pictures/{photo.public_id}.jpg")
    return picture.status_code, photo.public_id in page


def release(desk: Client, photo: Photo, **more: str) -> None:
    """Described by one, looked at and let go by another."""
    sent = {"caption_en": "At the rally", "rights": "The union", **more}
    assert desk.post(f"/desk/photos/{photo.pk}/", sent).status_code == 302
    address = f"/desk/photos/{photo.pk}/show/"
    desk.post(address)
    photo.refresh_from_db()
    assert not photo.is_public
    second = Client()
    second.force_login(worlds.second_person())
    second.post(address, {"asking": str(Approval.objects.get(end="").pk)})
    photo.refresh_from_db()
    assert photo.is_public


def test_only_the_pixels_are_kept(desk: Client, case: Case) -> None:
    photo = added(desk, case)
    kept = files.fetch(photo.file)
    assert b"Marked" not in kept and not Image.open(BytesIO(kept)).getexif()
    assert (photo.width, photo.height) == (200, 100)
    assert photo.captions["ko"] == "집회에서"


def test_it_is_public_only_with_release_and_consent_to_the_face(desk: Client, case: Case) -> None:
    photo = added(desk, case)
    Consent.objects.update(face=True)
    assert public(case, photo) == (404, False)
    release(desk, photo, has_faces="on")
    assert public(case, photo) == (200, True)
    Consent.objects.update(face=False)
    assert public(case, photo) == (404, False)


@pytest.mark.parametrize(("risk", "shows"), [("R1", True), ("R2", True), ("R3", False)])
def test_without_a_face_it_needs_that_they_may_be_named(
    desk: Client, case: Case, risk: str, shows: bool
) -> None:
    photo = added(desk, case)
    release(desk, photo)
    services.set_risk(person=case.people.all()[0], risk=risk, by=worlds.staff().organiser)
    assert public(case, photo) == (200 if shows else 404, shows)


def test_a_face_is_blurred_for_good(desk: Client, case: Case) -> None:
    photo = added(desk, case)
    before = photo.file
    answer = desk.post(f"/desk/photos/{photo.pk}/blur/", {"areas": "0 0 50 100"})
    assert answer.status_code == 302
    photo.refresh_from_db()
    with pytest.raises(files.NoSuchFile):
        files.fetch(before)
    shades = Image.open(BytesIO(files.fetch(photo.file))).convert("L")
    left, right = shades.crop((10, 10, 90, 90)), shades.crop((110, 10, 190, 90))
    assert spread(left) < 40 < 150 < spread(right)


def spread(picture: Image.Image) -> int:
    low, high = picture.getextrema()
    return int(high) - int(low)


def test_no_line_of_a_face_is_left_where_it_is_blurred() -> None:
    out = BytesIO()
    stripes().save(out, "JPEG", quality=95)
    coarse = Image.open(BytesIO(blurred(out.getvalue(), [Area(25, 25, 50, 50)]))).convert("L")
    assert spread(coarse.crop((60, 35, 140, 65))) < 40


@pytest.mark.parametrize("areas", ["", "1 2 3", "90 0 20 10", "a b c d", "0 0 0 0"])
def test_what_is_no_rectangle_has_a_sentence(desk: Client, case: Case, areas: str) -> None:
    photo = added(desk, case)
    answer = desk.post(f"/desk/photos/{photo.pk}/blur/", {"areas": areas})
    assert answer.status_code == 422 and 'class="wrong"' in answer.content.decode()


def huge() -> bytes:
    """A hundred megapixels in a few kilobytes."""
    out = BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"no picture at all", "no JPEG, PNG or WebP"), (b"", "no JPEG, PNG or WebP"),
     (huge(), "too many pixels")],
    ids=["text", "nothing", "hundred megapixels"],
)  # fmt: skip
def test_what_is_no_picture_has_a_sentence(desk: Client, case: Case, data: bytes, why: str) -> None:
    answer = desk.post(f"/desk/photos/of/{case.pk}/", typed(case.people.all()[0], data))
    assert answer.status_code == 422 and why in answer.content.decode()


def test_caption_people_and_rights_are_asked_for(desk: Client, case: Case) -> None:
    sent = typed(case.people.all()[0], camera_file(), caption_en="", caption_ko="")
    answer = desk.post(f"/desk/photos/of/{case.pk}/", sent)
    assert "Say what the picture shows" in answer.content.decode()
    assert not Photo.objects.exists()


def test_a_picture_goes_with_who_is_on_it(
    desk: Client, case: Case, django_capture_on_commit_callbacks
) -> None:
    photo = added(desk, case)
    with django_capture_on_commit_callbacks(execute=True):
        privacy.erase(person=case.people.all()[0], by=None)
    assert not Photo.objects.exists()
    with pytest.raises(files.NoSuchFile):
        files.fetch(photo.file)
