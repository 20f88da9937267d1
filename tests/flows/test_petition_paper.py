"""Signing on paper: what collectors, and those who enter their sheets, can rely on."""

import io
import re
import zipfile

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pyzbar.pyzbar import decode

from tests import worlds
from tests.petitions import Signer, a_petition, forget
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry as Audit
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.petitions.models import Collector, Invalidation, Petition, Scan, Sheet, Signature
from yeondae.petitions.rules.sheets import compared, read_lines
from yeondae.petitions.services import floods, handing, making, paper
from yeondae.sealing import files
from yeondae.typeset.picture import page_count, page_png

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
A4, US_LETTER = (595, 842), (612, 792)
SAID = ("signed before", "the name stands elsewhere too", "unreadable", "no usable address")


@pytest.fixture
def petition() -> Petition:
    forget()
    return a_petition()


@pytest.fixture
def people() -> list[User]:
    """Three who enter sheets."""
    users = [User.objects.create(username=f"enters{number}") for number in range(3)]
    for user in users:
        grant_role(user=user, role=Role.COLLECTOR, by=None)
    return users


@pytest.fixture
def collector(petition: Petition, people: list[User]) -> Collector:
    return paper.add_collector(petition=petition, name="Ann Example", by=people[0])


@pytest.fixture
def sheet(collector: Collector, people: list[User]) -> Sheet:
    (made,) = paper.make_sheets(
        collector=collector, language="en", country="DE", count=1, by=people[0]
    )
    return made


def a_picture(comment: bytes = b"") -> bytes:
    """A photograph as a telephone makes it, with words inside the file."""
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "JPEG", comment=comment)
    return out.getvalue()


def enter(sheet: Sheet, typed: str, by: User) -> Sheet:
    return paper.enter_lines(sheet=sheet, lines=read_lines(typed), by=by)


TWO = "Ann Example; Hamburg\nBo Example; Kiel"


def test_two_people_type_a_sheet_and_what_both_read_counts(
    sheet: Sheet, people: list[User]
) -> None:
    assert enter(sheet, TWO, people[0]).state == "second" and not Signature.objects.exists()
    done = enter(sheet, "ann EXAMPLE;hamburg\nBo Example;  Kiel", people[1])
    assert done.state == "done" and done.results == {"1": "counted", "2": "counted"}
    assert Signature.objects.filter(kind="paper", counts=True).count() == 2
    assert not any(entry.content for entry in done.entries.all()), "what was typed is destroyed"


def test_nobody_enters_a_sheet_twice(sheet: Sheet, people: list[User]) -> None:
    enter(sheet, TWO, people[0])
    with pytest.raises(Refused):
        enter(sheet, TWO, people[0])


def test_what_differs_is_settled_by_a_third(sheet: Sheet, people: list[User]) -> None:
    enter(sheet, TWO, people[0])
    assert enter(sheet, "Ann Example; Hamburg\nBob Example; Kiel", people[1]).state == "differs"
    assert not Signature.objects.exists()
    assert enter(sheet, TWO, people[2]).state == "done"
    assert Signature.objects.count() == 2


def test_whoever_only_enters_sheets_finds_them_from_the_first_page(
    sheet: Sheet, people: list[User]
) -> None:
    enter(sheet, TWO, people[0])
    client = Client()
    client.force_login(people[1], backend=BACKEND)
    page, seen = client.get("/desk/").content.decode(), []
    assert "sheet to enter" in page
    one = {"pk": sheet.petition_id}
    way = (("sheets", {}), ("petition_paper", one), ("petition_sheet", {**one, "code": sheet.code}))
    for name, place in way:
        address = reverse(f"desk:{name}", kwargs=place)
        assert f'href="{address}"' in page, f"nothing leads to {name}"
        page = client.get(address).content.decode()
        seen += re.findall(r'<p class="crumb">.*?</p>', page)
    for link in re.findall(r'href="([^"]+)"', "".join(seen)):
        assert client.get(link).status_code == 200, link


def test_a_third_person_begins_with_what_both_read_alike(sheet: Sheet, people: list[User]) -> None:
    enter(sheet, TWO, people[0])
    enter(sheet, "Ann Example; Hamburg\nBob Example; Kiel", people[1])
    client = Client()
    client.force_login(people[2], backend=BACKEND)
    place = reverse("desk:petition_sheet", kwargs={"pk": sheet.petition_id, "code": sheet.code})
    page = client.get(place).content.decode()
    begun = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.S)
    assert begun and begun[1] == "Ann Example; Hamburg\n?"
    answer = client.post(place, {"enter": "lines", "lines-lines": f"{begun[1]}\nCy Example"})
    assert answer.status_code == 422 and not Signature.objects.exists(), "the ? is left"
    assert "?\nCy Example</textarea>" in answer.content.decode(), "nothing typed is lost"
    client.post(place, {"enter": "lines", "lines-lines": begun[1].replace("?", "Bo Example; Kiel")})
    assert Signature.objects.count() == 2


def test_what_a_sheet_brought_is_struck_out_with_a_reason_and_put_back(
    sheet: Sheet, people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper.secrets, "randbelow", lambda _most: 5)
    paper.enter_count(sheet=sheet, rows=120, unreadable=0, by=people[0])
    desk, where = Client(), {"pk": sheet.petition_id, "code": sheet.code}
    organiser = worlds.staff().organiser
    grant_role(user=organiser, role=Role.ORGANISER, by=None)
    desk.force_login(organiser, backend=BACKEND)
    page = reverse("desk:petition_sheet", kwargs=where)
    strike = reverse("desk:strike_sheet", kwargs=where)
    assert strike in desk.get(page).content.decode()
    desk.post(strike, {"why": " "})
    assert Signature.objects.get().counts, "not without a reason"
    desk.post(strike, {"why": "There are 12 rows."})
    made = Invalidation.objects.get()
    assert made.why == f"Sheet {sheet.code}: There are 12 rows."
    assert not Signature.objects.get().counts
    shown = desk.get(page).content.decode()
    assert strike not in shown and "There are 12 rows." in shown
    desk.post(reverse("desk:undo_invalidation", kwargs={"pk": made.pk}))
    assert Signature.objects.get().counts


def test_who_signed_online_too_stays_when_the_sheet_is_struck_out(
    sheet: Sheet, people: list[User]
) -> None:
    typed = "Ann Example; Hamburg; signer@example.org\nBo Example; Kiel"
    for by in people[:2]:
        enter(sheet, typed, by)
    Signer(sheet.petition).signs(name="Ann Example")
    made = floods.invalidate(
        petition=sheet.petition, signatures=sheet.signatures.all(), why="a test", by=people[0]
    )
    assert made.signatures_struck == 1
    assert Signature.objects.get(counts=True).content["name"] == "Ann Example"


def test_the_second_does_not_see_the_first_entry(sheet: Sheet, people: list[User]) -> None:
    enter(sheet, TWO, people[0])
    client = Client()
    client.force_login(people[1], backend=BACKEND)
    place = {"pk": sheet.petition_id, "code": sheet.code}
    shown = client.get(reverse("desk:petition_sheet", kwargs=place)).content.decode()
    assert "Bo Example" not in shown and "Type what is written" in shown


def test_who_signed_online_is_found_on_paper_by_mailbox_and_a_namesake_waits(
    petition: Petition, sheet: Sheet, people: list[User]
) -> None:
    Signer(petition).signs(name="Ann Example", country="DE")
    typed = "Ann Example; Hamburg\nX; Kiel; Signer@example.org\n-; \nBo Example; Kiel; no address"
    for by in people[:2]:
        done = enter(sheet, typed, by)
    assert done.results == {"1": "held", "2": "duplicate", "3": "unreadable", "4": "refused"}
    assert Signature.objects.count() == 2 and Signature.objects.filter(counts=True).count() == 1
    client, place = Client(), {"pk": petition.pk, "code": sheet.code}
    client.force_login(people[2], backend=BACKEND)
    shown = client.get(reverse("desk:petition_sheet", kwargs=place)).content.decode()
    assert [shown.count(word) for word in SAID] == [1, 1, 1, 1]
    assert "1 line waits for a decision" in shown


def test_namesakes_in_two_towns_are_two_people(
    collector: Collector, sheet: Sheet, people: list[User]
) -> None:
    typed = "Ann Example; Hamburg\nAnn Example; Kiel\nAnn Example; hamburg"
    for by in people[:2]:
        done = enter(sheet, typed, by)
    assert list(done.results.values()) == ["counted", "counted", "duplicate"]


def test_a_counted_sheet_counts_its_readable_rows(
    sheet: Sheet, people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper.secrets, "randbelow", lambda _most: 5)
    done = paper.enter_count(sheet=sheet, rows=14, unreadable=2, by=people[0])
    assert done.state == "done" and Signature.objects.get().people == 12


def test_one_counted_sheet_in_ten_is_counted_by_a_second_person(
    sheet: Sheet, people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper.secrets, "randbelow", lambda _most: 0)
    assert paper.enter_count(sheet=sheet, rows=14, unreadable=2, by=people[0]).state == "second"
    assert paper.enter_count(sheet=sheet, rows=13, unreadable=2, by=people[1]).state == "differs"
    assert not Signature.objects.exists()
    paper.enter_count(sheet=sheet, rows=13, unreadable=2, by=people[2])
    assert Signature.objects.get().people == 11


def test_a_picture_is_sealed_and_destroyed_with_a_line_in_the_log(
    sheet: Sheet, people: list[User]
) -> None:
    taken = a_picture(comment=b"Ann Example was here")
    paper.keep_image(sheet=sheet, data=taken, by=people[0])
    sheet.refresh_from_db()
    kept = files.fetch(sheet.image)
    assert kept.startswith(b"\xff\xd8\xff") and b"was here" in taken and b"was here" not in kept
    name = sheet.image
    for user in people[:2]:
        enter(sheet, "Ann Example; Kiel", user)
    hand_over(sheet.petition, people[0])
    assert paper.destroy_images(petition=sheet.petition, by=people[0]) == 1
    with pytest.raises(files.NoSuchFile):
        files.fetch(name)
    assert Audit.objects.filter(verb="destroy_sheet_image", subject_id=sheet.pk).exists()


def hand_over(petition: Petition, by: User) -> None:
    """Keep a record of it, as it is typed at the desk."""
    office = petition.addressees.all()[0].office
    today = clock.now().date()
    told = handing.Presented(office, today, "Berlin", "Example Union", "", {"en": "Done."})
    handing.write_record(petition=petition, presented=told, by=by)


def test_pictures_stay_until_the_hand_over_and_until_their_sheets_are_entered(
    sheet: Sheet, people: list[User]
) -> None:
    """The button stands only where it works; before, the page says what is to be done."""
    petition, by = sheet.petition, worlds.staff().organiser
    grant_role(user=by, role=Role.ORGANISER, by=None)
    client = Client()
    client.force_login(by, backend=BACKEND)
    button = reverse("desk:destroy_sheet_images", kwargs={"pk": petition.pk})
    paper.keep_image(sheet=sheet, data=a_picture(), by=people[0])

    def offered(*said: str) -> bool:
        client.post(button)
        sheet.refresh_from_db()
        assert sheet.image, "nothing is destroyed by asking at the wrong time"
        page = client.get(reverse("desk:petition_paper", kwargs={"pk": petition.pk}))
        shown = page.content.decode()
        assert all(shown.count(each) >= 2 for each in said), "on the page, and as the answer"
        return button in shown

    assert not offered("write the record of it under “Handing over” first")
    hand_over(petition, by)
    assert not offered(f"Enter these first: {sheet.code}.")
    enter(sheet, "Ann Example; Kiel", people[0])
    assert not offered(f"Enter these first: {sheet.code}.")
    enter(sheet, "Ann Example; Kiel", people[1])
    scan = Scan.objects.create(petition=petition, page_count=1, made_at=clock.now(), made_by=by)
    assert not offered("while a scan of sheets is being read")
    scan.delete()
    page = client.get(reverse("desk:petition_paper", kwargs={"pk": petition.pk}))
    assert button in page.content.decode()
    client.post(button)
    sheet.refresh_from_db()
    assert not sheet.image and sheet.image_destroyed_at


def test_sheets_are_printed_with_the_whole_text_a_code_each_and_the_country_s_columns(
    petition: Petition, collector: Collector, people: list[User]
) -> None:
    client = Client()
    client.force_login(people[0], backend=BACKEND)
    asked = {"collector": collector.pk, "language": "en", "country": "DE", "paper": "us-letter",
             "count": 2}  # fmt: skip
    answer = client.post(reverse("desk:print_sheets", kwargs={"pk": petition.pk}), asked)
    assert answer["Content-Type"] == "application/pdf" and page_count(answer.content) == 2
    words = [*petition.texts.get(language="en").paragraphs, collector.code,
             "Family name", "First name", "Postcode, town", "Signature"]  # fmt: skip
    for number, sheet in enumerate(Sheet.objects.order_by("pk"), start=1):
        picture = Image.open(io.BytesIO(page_png(answer.content, page=number, width=1600)))
        (found,) = decode(picture)
        assert found.data.decode().endswith(f"/en/petitions/{petition.call.slug}/?{sheet.code}")
        said, size = read(answer.content, number)
        assert [each for each in [*words, sheet.code] if each not in said] == []
        assert size == US_LETTER


def read(pdf: bytes, number: int) -> tuple[str, tuple[int, int]]:
    """The words of a page without its line ends, and its width and height in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number - 1]
        text = " ".join(page.get_textpage().get_text_range().split())
        return text, (round(page.get_width()), round(page.get_height()))
    finally:
        document.close()


def test_words_that_are_not_out_are_neither_printed_nor_signed(
    petition: Petition, collector: Collector, people: list[User]
) -> None:
    making.write_text(
        petition=petition, language="de", title="Entwurf", text="Noch nicht.", by=people[0]
    )
    made = paper.make_sheets_in_every_language(
        collector=collector, country="DE", count=1, by=people[0]
    )
    assert {each.language for each in made} == {"en", "ko"}
    client = Client()
    client.force_login(people[0], backend=BACKEND)
    asked = {
        "collector": collector.pk,
        "language": "de",
        "country": "DE",
        "paper": "a4",
        "count": 1,
    }
    answer = client.post(reverse("desk:print_sheets", kwargs={"pk": petition.pk}), asked)
    assert answer.status_code == 302 and Sheet.objects.count() == 2


def test_sheets_in_every_language_come_as_a_zip_and_can_be_printed_again(
    petition: Petition, collector: Collector, people: list[User]
) -> None:
    client, stranger = Client(), Client()
    client.force_login(people[0], backend=BACKEND)
    stranger.force_login(worlds.staff().stranger, backend=BACKEND)
    asked = {"collector": collector.pk, "language": "*", "country": "US", "paper": "us-letter",
             "count": 2}  # fmt: skip
    place = reverse("desk:print_sheets", kwargs={"pk": petition.pk})
    archive = zipfile.ZipFile(io.BytesIO(client.post(place, asked).content))
    names = {f"sheets-{collector.code}-{language}-US.pdf" for language in ("en", "ko")}
    assert set(archive.namelist()) == names
    assert all(page_count(archive.read(name)) == 2 for name in names)
    again = {"pk": petition.pk, "code": collector.code}
    place = reverse("desk:print_sheets_again", kwargs=again)
    assert client.get(place)["Content-Type"] == "application/zip" and Sheet.objects.count() == 4
    assert stranger.get(place).status_code != 200
    Sheet.objects.exclude(language="ko").update(state="done")
    assert page_count(client.get(place).content) == 2, "what came back is not printed again"


def test_poster_and_flyer_lead_to_the_petition(petition: Petition) -> None:
    made = (("poster", 1, A4), ("poster-letter", 1, US_LETTER), ("flyer", 2, A4),
            ("flyer-letter", 2, US_LETTER))  # fmt: skip
    for kind, codes, size in made:
        page = Client().get(f"/ko/petitions/{petition.call.slug}/{kind}.pdf").content
        assert read(page, 1)[1] == size
        picture = Image.open(io.BytesIO(page_png(page, page=1, width=1600)))
        found = decode(picture)
        assert page_count(page) == 1 and len(found) == codes
        assert re.search(rf"/ko/petitions/{petition.call.slug}/$", found[0].data.decode())


def test_a_picture_comes_in_through_the_page(sheet: Sheet, people: list[User]) -> None:
    client = Client()
    client.force_login(people[0], backend=BACKEND)
    place = reverse("desk:petition_sheet", kwargs={"pk": sheet.petition_id, "code": sheet.code})
    image = SimpleUploadedFile("a.jpg", a_picture(), content_type="image/jpeg")
    assert client.post(place, {"enter": "image", "image-image": image}).status_code == 302
    wrong = SimpleUploadedFile("a.exe", b"MZ", content_type="image/jpeg")
    assert client.post(place, {"enter": "image", "image-image": wrong}).status_code == 422
    assert client.get(f"{place}picture/")["Content-Type"] == "image/jpeg"
    shown = client.get(place)
    assert "Photograph it here" in shown.content.decode()
    assert "camera=(self)" in shown["Permissions-Policy"]


def test_a_hasty_reader_is_found_out_line_by_line() -> None:
    first, second = read_lines("Ann; Kiel\nBo; Ulm"), read_lines("Ann; Kiel\nBo; Köln\nCy")
    assert [pair.is_same for pair in compared(first, second)] == [True, False, False]


def test_pages_for_paper_open_only_for_those_who_enter(
    petition: Petition, people: list[User]
) -> None:
    client, stranger = Client(), Client()
    client.force_login(people[0], backend=BACKEND)
    stranger.force_login(worlds.staff().stranger, backend=BACKEND)
    place = reverse("desk:petition_paper", kwargs={"pk": petition.pk})
    assert client.get(place).status_code == 200 and stranger.get(place).status_code != 200
