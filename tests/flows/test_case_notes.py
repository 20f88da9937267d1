"""Case notes open for the members of a case only, each in their own session with a passphrase."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import worlds
from yeondae.accounts.models import Committee, User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry
from yeondae.cases import privacy
from yeondae.cases.models import Case, CaseMember, Note
from yeondae.cases.services import notes as services
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.sealing import files, members
from yeondae.sealing.box import CannotOpen, open_sealed

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
WORDS = "quiet river under nine stones"
SECRET = "Staying with a cousin near the harbour"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "COST", 2**4)


def caseworker(name: str) -> User:
    user, _new = User.objects.get_or_create(username=name)
    grant_role(user=user, role=Role.CASEWORKER, by=None)
    return user


@pytest.fixture
def case() -> Case:
    return worlds.a_case(worlds.staff().organiser)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def opened(user: User, words: str = WORDS) -> Client:
    client = browser(user)
    sent = {"passphrase": words, "again": words}
    assert client.post("/desk/notes/key/new/", sent).status_code == 302
    return client


def with_note(case: Case) -> tuple[User, Client, Note]:
    user = caseworker("first")
    client = opened(user)
    assert client.post(f"/desk/notes/{case.pk}/begin/").status_code == 302
    assert client.post(f"/desk/notes/{case.pk}/write/", {"text": SECRET}).status_code == 302
    return user, client, Note.objects.get()


def test_a_note_is_written_and_read_and_each_reading_is_noted(case: Case) -> None:
    user, client, note = with_note(case)
    assert SECRET not in client.get(f"/desk/notes/{case.pk}/").content.decode()
    assert SECRET in client.get(f"/desk/notes/read/{note.pk}/").content.decode()
    assert SECRET in client.get(f"/desk/notes/read/{note.pk}/").content.decode()
    assert Entry.objects.filter(verb="read_note", actor=user.pk).count() == 2


def test_the_database_and_the_keys_of_the_server_do_not_open_it(case: Case) -> None:
    _user, _client, note = with_note(case)
    wrapped = CaseMember.objects.get()
    assert SECRET.encode() not in bytes(note.sealed)
    assert SECRET.encode() not in bytes(wrapped.wrapped)
    for text in (bytes(note.sealed), bytes(wrapped.wrapped)):
        with pytest.raises(CannotOpen):
            open_sealed(text, "cases_note.sealed")


def test_another_browser_of_the_same_person_asks_for_the_passphrase(case: Case) -> None:
    user, _client, note = with_note(case)
    other = browser(user)
    answer = other.get(f"/desk/notes/read/{note.pk}/")
    assert answer.status_code == 302 and "/desk/notes/key/" in answer.headers["Location"]
    wrong = other.post("/desk/notes/key/", {"passphrase": "not this one at all"})
    assert wrong.status_code == 422 and "not your passphrase" in wrong.content.decode()
    assert other.post("/desk/notes/key/", {"passphrase": WORDS}).status_code == 302
    assert SECRET in other.get(f"/desk/notes/read/{note.pk}/").content.decode()


def test_the_session_without_the_cookie_opens_nothing(case: Case) -> None:
    _user, client, note = with_note(case)
    assert client.session["notes_key"]
    del client.cookies["notes"]
    assert client.get(f"/desk/notes/read/{note.pk}/").status_code == 302


def test_a_colleague_reads_only_once_a_member_lets_them(case: Case) -> None:
    _user, client, note = with_note(case)
    colleague = caseworker("second")
    theirs = opened(colleague, "another set of five words")
    refused = theirs.get(f"/desk/notes/read/{note.pk}/", follow=True).content.decode()
    assert SECRET not in refused and "no member of this case" in refused
    client.post(f"/desk/notes/{case.pk}/members/", {"member": colleague.pk})
    assert SECRET in theirs.get(f"/desk/notes/read/{note.pk}/").content.decode()


def test_who_reads_no_longer_opens_nothing_old_or_new(case: Case) -> None:
    _user, client, note = with_note(case)
    colleague = caseworker("second")
    theirs = opened(colleague, "another set of five words")
    client.post(f"/desk/notes/{case.pk}/members/", {"member": colleague.pk})
    client.post(f"/desk/notes/{case.pk}/members/", {"member": colleague.pk, "dismiss": "1"})
    client.post(f"/desk/notes/{case.pk}/write/", {"text": "Later words"})
    for each in Note.objects.all():
        page = theirs.get(f"/desk/notes/read/{each.pk}/", follow=True).content.decode()
        assert SECRET not in page and "Later words" not in page
    assert SECRET in client.get(f"/desk/notes/read/{note.pk}/").content.decode()


def test_the_last_one_who_can_read_stays(case: Case) -> None:
    user, client, _note = with_note(case)
    sent = {"member": user.pk, "dismiss": "1"}
    page = client.post(f"/desk/notes/{case.pk}/members/", sent, follow=True).content.decode()
    assert "would be lost" in page and CaseMember.objects.filter(member=user).exists()


def test_a_document_is_kept_sealed_and_comes_back_as_it_was(case: Case) -> None:
    user, client, _note = with_note(case)
    paper = SimpleUploadedFile("order.pdf", b"%PDF detention order", "application/pdf")
    sent = client.post(f"/desk/notes/{case.pk}/document/", {"file": paper})
    assert sent.status_code == 302, sent.content.decode()[-2000:]
    kept = Note.objects.exclude(file="").get()
    assert b"detention order" not in files.fetch(kept.file)
    page = client.get(f"/desk/notes/read/{kept.pk}/").content.decode()
    assert "order.pdf" in page
    answer = client.get(f"/desk/notes/read/{kept.pk}/document/")
    assert answer.content == b"%PDF detention order"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert Entry.objects.filter(verb="read_document", actor=user.pk).exists()
    client.post(f"/desk/notes/read/{kept.pk}/remove/")
    with pytest.raises(files.NoSuchFile):
        files.fetch(kept.file)


@pytest.mark.parametrize(("size", "why"), [(0, "empty"), (20 * 1024 * 1024 + 1, "over 20 MB")])
def test_no_file_and_a_huge_file_have_a_sentence(case: Case, size: int, why: str) -> None:
    _user, client, _note = with_note(case)
    sent = {"file": SimpleUploadedFile("order.pdf", b"x" * size)}
    answer = client.post(f"/desk/notes/{case.pk}/document/", sent)
    assert answer.status_code == 422 and why in answer.content.decode()


def test_while_the_desk_is_shut_nothing_opens(case: Case) -> None:
    _user, client, note = with_note(case)
    now = clock.now()
    Committee.objects.update_or_create(
        pk=1, defaults={"closed_at": now}, create_defaults={"closed_at": now, "set_at": now}
    )
    page = client.get(f"/desk/notes/read/{note.pk}/", follow=True).content.decode()
    assert SECRET not in page and "shut" in page


def test_a_short_passphrase_is_refused(case: Case) -> None:
    client = browser(caseworker("first"))
    sent = {"passphrase": "short", "again": "short"}
    answer = client.post("/desk/notes/key/new/", sent)
    assert answer.status_code == 422 and "12 characters" in answer.content.decode()


def test_another_passphrase_needs_a_colleague_to_let_one_in_anew(case: Case) -> None:
    user, _client, note = with_note(case)
    client = opened(user, "a second set of words")
    page = client.get(f"/desk/notes/read/{note.pk}/", follow=True).content.decode()
    assert SECRET not in page


def test_a_note_about_somebody_goes_with_them(case: Case) -> None:
    user, _client, _note = with_note(case)
    person = case.people.all()[0]
    private = services.unlock(member=user, passphrase=WORDS)
    about = services.write_note(case=case, text="x", private=private, by=user, person=person)
    privacy.erase(person=person, by=user)
    assert not Note.objects.filter(pk=about.pk).exists()


def test_an_empty_note_is_refused(case: Case) -> None:
    user, _client, _note = with_note(case)
    private = services.unlock(member=user, passphrase=WORDS)
    with pytest.raises(Refused, match="empty"):
        services.write_note(case=case, text="  ", private=private, by=user)
