"""A file of signatures from elsewhere: taken up whole, bad rows said, safe to run twice."""

import time
from datetime import timedelta
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext, override

from tests import worlds
from tests.petitions import Signer, a_petition, forget
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.core import clock
from yeondae.desk.petitions import uploading
from yeondae.petitions.models import Import, Petition, Signature, Tally
from yeondae.petitions.services import importing
from yeondae.petitions.services.counting import publish_changes
from yeondae.petitions.services.importing import begin_import, take_up
from yeondae.sealing import files
from yeondae.website.forms.fields import AddressField

pytestmark = pytest.mark.django_db
HEADS = "name,country,place,email,signed_on,shown"
FILE = f"""{HEADS}
Ann Example,DE,Hamburg,,2026-11-01,not
Bo Example,de,Kiel,bo@example.org,,full
,DE,Kiel,,,
Cy Example,Germany,Kiel,,,
Dee Example,DE,Kiel,no address,,
Ann Example,DE,hamburg,,,
Ann Example,DE,Kiel,,,
"""


@pytest.fixture
def petition() -> Petition:
    forget()
    return a_petition()


def bring(petition: Petition, *parts: str) -> Import:
    kept = [files.keep(part.encode(), "signatures") for part in parts]
    by = worlds.staff().organiser
    return begin_import(petition=petition, parts=kept, first_line=HEADS, by=by)


def whole(found: Import) -> Import:
    while take_up(import_id=found.pk):
        pass
    found.refresh_from_db()
    return found


def test_good_rows_are_taken_and_bad_ones_are_said_with_their_line(petition: Petition) -> None:
    done = whole(bring(petition, FILE))
    assert (done.state, done.rows, done.taken, done.duplicates, done.bad) == ("done", 7, 3, 1, 3)
    assert [line for line, _why in done.bad_rows] == [4, 5, 6] and done.percent == 100
    assert Signature.objects.get(country="DE", shown="full").content["name"] == "Bo Example"
    assert not done.parts


GAPS = f"""{HEADS}

Ann Example,DE,"Hamburg
Altona",,,
,DE,Kiel,,,


Bo Example,Germany,Kiel,,,
"""


def test_a_bad_row_is_said_with_the_line_that_an_editor_shows(petition: Petition) -> None:
    done = whole(bring(petition, GAPS, "\nCy Example,DE,Ulm,,,\nDee Example,D,Ulm,,,\n"))
    assert [line for line, _why in done.bad_rows] == [5, 8, 11] and done.rows == 5
    assert {each.content["place"] for each in Signature.objects.all()} == {"Hamburg Altona", "Ulm"}
    windows = whole(bring(petition, GAPS.replace("\n", "\r\n")))
    assert [line for line, _why in windows.bad_rows] == [5, 8]


def test_what_is_wrong_with_a_row_is_said_in_the_language_of_whoever_reads_it(
    petition: Petition,
) -> None:
    with override("ko"):  # whatever the worker speaks
        done = whole(bring(petition, FILE))
    by = worlds.staff().organiser
    grant_role(user=by, role=Role.ORGANISER, by=None)
    desk = Client()
    desk.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    place = reverse("desk:import_progress", kwargs={"pk": done.pk})
    for language in ("en", "de", "ko"):
        shown = desk.get(place, headers={"accept-language": language}).content.decode()
        with override(language):
            assert escape(gettext("The country must have its two letters, such as DE.")) in shown
            assert escape(gettext("The name is missing or cannot be read.")) in shown


def form_refuses(address: str) -> bool:
    try:
        AddressField().clean(address)
    except ValidationError:
        return True
    return False


def test_an_address_is_one_that_the_public_form_takes(petition: Petition) -> None:
    right = ["ann@example.org", "bo@bücher.example", "cy+list@example.org"]
    wrong = ["a@@b", "a@b", "a@.example.org", "a b@example.org", f"a@{'b' * 64}.org", "@",
             f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.org"]  # fmt: skip
    assert [form_refuses(each) for each in right + wrong] == [False] * 3 + [True] * len(wrong)
    rows = [f"Ann Example,DE,Ulm,{address},," for address in right + wrong]
    done = whole(bring(petition, "\n".join([HEADS, *rows])))
    assert done.taken == len(right) and done.bad == len(wrong)
    assert {why for _line, why in done.bad_rows} == {"This is not an e-mail address."}


def test_nobody_has_signed_on_a_day_that_is_still_to_come(petition: Petition) -> None:
    today = clock.today_in("Pacific/Kiritimati")
    rows = [f"Name {day},DE,Ulm,,{day}," for day in (today, today + timedelta(1), "2099-01-01")]
    done = whole(bring(petition, "\n".join([HEADS, *rows])))
    assert done.bad_rows == [[line, "This day is still to come."] for line in (3, 4)]
    assert Signature.objects.get().signed_on == today


def test_a_quotation_mark_that_never_ends_stops_no_file(petition: Petition) -> None:
    swallowed = "".join(f"Name {number},DE,Ulm,,,\n" for number in range(10_000))
    done = whole(bring(petition, f'{HEADS}\n"Ann Example,DE,Ulm,,,\n{swallowed}'))
    assert done.state == "done" and done.bad_rows[0][0] == 2 and done.taken


def test_a_file_in_parts_is_cut_between_rows_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "PART", 60)
    row = 'Ann Example,DE,"Hamburg\n""Altona""\nMitte",,,\n'
    handler = uploading.SealedParts()
    table = (HEADS + "\n" + row * 20).encode()
    for start in range(0, len(table), 7):
        handler.receive_data_chunk(table[start : start + 7], start)
    parts = [files.fetch(name) for name in handler.file_complete(len(table)).parts]
    assert b"".join(parts) == table and len(parts) > 10
    assert all(part.endswith(b",,,\n") for part in parts[1:])


def test_a_file_that_is_no_utf_8_is_said_row_by_row_and_not_kept_garbled(
    petition: Petition,
) -> None:
    table = "name,country\n홍길동,KR\nAnn Example,DE\n".encode("cp949")
    made = begin_import(
        petition=petition, parts=[files.keep(table, "signatures")], first_line="name,country",
        by=worlds.staff().organiser,
    )  # fmt: skip
    done = whole(made)
    assert (done.taken, done.bad) == (1, 1) and "UTF-8" in done.bad_rows[0][1]


def test_the_same_file_twice_adds_nothing(petition: Petition) -> None:
    whole(bring(petition, FILE))
    again = whole(bring(petition, FILE))
    assert again.taken == 0 and again.duplicates == 4 and Signature.objects.count() == 3


def test_who_signed_online_is_not_taken_again(petition: Petition) -> None:
    Signer(petition).signs(name="Ann Example", country="DE")
    done = whole(bring(petition, f"{HEADS}\nX,DE,Ulm,signer@example.org,,"))
    assert done.taken == 0 and done.duplicates == 1


def test_of_the_namesakes_of_one_online_signer_one_waits_and_the_others_count(
    petition: Petition,
) -> None:
    Signer(petition).signs(name="Ann Example", country="DE")
    rows = [f"Ann Example,DE,{town},,," for town in ("Ulm", "Kiel", "Köln")]
    rows += ["Ann Example,AT,Wien,,,", "Ann Example,DE,Bonn,ann@example.net,,"]
    rows += [f"Other Example,DE,{number},,," for number in range(9)]
    done = whole(bring(petition, "\n".join([HEADS, *rows])))
    assert done.taken == len(rows) and done.duplicates == 0
    publish_changes(petition_id=petition.pk, now=clock.now())
    (held,) = Signature.objects.exclude(suspicion=None)
    assert held.content["place"] in ("Ulm", "Kiel", "Köln") and not held.counts
    assert Tally.objects.get(petition=petition).paper == len(rows) - 1
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=5))
    assert Signature.objects.exclude(suspicion=None).count() == 1, "not one more each time"
    again = whole(bring(petition, "\n".join([HEADS, *rows])))
    assert again.taken == 0, "held or not, a file that comes twice adds nothing"


def test_what_a_file_brought_is_struck_out_together(petition: Petition) -> None:
    Signer(petition).signs()
    done = whole(bring(petition, FILE))
    people = worlds.staff()
    grant_role(user=people.organiser, role=Role.ORGANISER, by=None)
    desk = Client()
    desk.force_login(people.organiser, backend="django.contrib.auth.backends.ModelBackend")
    strike = reverse("desk:strike_file", kwargs={"pk": done.pk})
    page = reverse("desk:import_progress", kwargs={"pk": done.pk})
    assert strike in desk.get(page).content.decode()
    desk.post(strike, {"why": "Invented."})
    assert Signature.objects.get(counts=True).kind == "online"
    assert strike not in desk.get(page).content.decode()


def test_a_break_loses_nothing_and_doubles_nothing(petition: Petition) -> None:
    found = bring(petition, FILE, "Eve Example,DE,Ulm,,,\nAnn Example,DE,Hamburg,,,\n")
    with (
        mock.patch.object(importing, "_insert", side_effect=SystemError),
        pytest.raises(SystemError),
    ):
        take_up(import_id=found.pk)
    assert not Signature.objects.exists()
    done = whole(found)
    assert done.taken == 4 and done.duplicates == 2 and done.rows == 9


def test_a_file_comes_in_sealed_through_the_page_and_shows_how_far_it_is(
    petition: Petition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "PART", 60)
    by = worlds.staff().organiser
    grant_role(user=by, role=Role.ORGANISER, by=None)
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    place = reverse("desk:bring_in_signatures", kwargs={"pk": petition.pk})
    upload = SimpleUploadedFile("a.csv", FILE.encode(), content_type="text/csv")
    answer = client.post(place, {"file": upload})
    assert answer.status_code == 302
    found = whole(Import.objects.get())
    assert found.taken == 3 and found.bad == 3
    page = client.get(reverse("desk:import_progress", kwargs={"pk": found.pk})).content.decode()
    assert "100 percent" in page and "two letters, such as DE" in page
    wrong = SimpleUploadedFile("a.csv", b"who,where\nAnn,DE\n", content_type="text/csv")
    client.post(place, {"file": wrong})
    assert Import.objects.count() == 1, "columns that nobody knows"
    assert client.get(place).status_code == 200
    assert Client().post(place, {"file": upload}).status_code in (302, 403)


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_million_rows_are_taken_up(petition: Petition) -> None:
    """Each part is a commit, as it is with a worker: in one long transaction SQLite would write
    the pages of its indexes again and again."""
    rows = 1_000_000
    parts = [
        (f"{HEADS}\n" if not start else "")
        + "".join(f"Name {number},DE,Town {number},,,\n" for number in range(start, start + 20_000))
        for start in range(0, rows, 20_000)
    ]
    begun = time.perf_counter()
    done = whole(bring(petition, *parts))
    assert done.taken == rows and done.bad == 0
    assert time.perf_counter() - begun < 1800
