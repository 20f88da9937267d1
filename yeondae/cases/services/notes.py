"""Notes and documents that only the members of a case open, each in their own session.

`private` is a member's private key: it comes out of their passphrase (`unlock`), lives in their
session only, and is handed in anew with each act. While the desk is shut nothing opens.
"""

import json
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.closing import is_closed
from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.cases.models import Case, CaseKey, CaseMember, MemberKey, Note, Person
from yeondae.cases.services.note import note as note_down
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.sealing import files, members
from yeondae.sealing.box import CannotOpen

SHORTEST = 12  # characters of a passphrase
MOST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class Opened:
    """A note or a document as a member reads it."""

    text: str = ""
    name: str = ""


@transaction.atomic
def make_key(*, member: User, passphrase: str) -> None:
    """Keys of one's own. With others than before, what was wrapped for the old ones is gone.

    Raises Refused for a short passphrase.
    """
    if len(passphrase) < SHORTEST:
        raise Refused(
            _("Take at least %(most)s characters: four or five words that only you know.")
            % {"most": SHORTEST}
        )
    pair = members.new_pair(passphrase)
    CaseMember.objects.filter(member=member).delete()
    key, _new = MemberKey.objects.update_or_create(
        member=member,
        defaults={"public": pair.public, "locked": pair.locked, "made_at": clock.now()},
    )
    note_down(member, "make_notes_key", key)


def unlock(*, member: User, passphrase: str) -> bytes:
    """One's private key. Raises Refused for another passphrase, or while the desk is shut."""
    _not_shut()
    key = MemberKey.objects.filter(member=member).first()
    if key is None:
        raise Refused(_("Choose a passphrase for case notes first."))
    try:
        private = members.unlock(key.locked, passphrase)
    except CannotOpen:
        note_down(member, "fail_notes_key", key)
        raise Refused(_("This is not your passphrase for case notes.")) from None
    note_down(member, "open_notes", key)
    return private


@transaction.atomic
def begin(*, case: Case, by: User) -> None:
    """The first member: makes the key of the case. Raises Refused where there are members."""
    _not_shut()
    if CaseMember.objects.filter(key__case=case).exists():
        raise Refused(_("This case has members already: ask one of them to let you read."))
    _wrap(_next_key(case), members.new_key(), by, by)
    note_down(by, "begin_notes", case)


@transaction.atomic
def admit(*, case: Case, member: User, private: bytes, by: User) -> None:
    """Let a colleague read everything of the case. Raises Refused for who may not, or has no keys.

    Whoever lets them read must be able to read: the key is unwrapped with `private`.
    """
    _not_shut()
    if not member.may(Action.SET_RISK):
        raise Refused(_("Only caseworkers and organisers read case notes."))
    if not MemberKey.objects.filter(member=member).exists():
        raise Refused(_("This colleague has not chosen a passphrase for case notes yet."))
    own = _wrapped(case, by)
    for row in own:
        if not row.key.members.filter(member=member).exists():
            _wrap(row.key, _unwrapped(row, private), member, by)
    note_down(by, "admit_to_notes", case, member=member.pk)


@transaction.atomic
def dismiss(*, case: Case, member: User, private: bytes, by: User) -> None:
    """Somebody reads no longer: their keys go, and what is written from now on has a new key.

    Raises Refused for the last one: nobody could open the notes any more.
    """
    _not_shut()
    own = _wrapped(case, by)
    _unwrapped(own[-1], private)
    rest = {row.member for row in own[-1].key.members.select_related("member")} - {member}
    if not rest:
        raise Refused(_("You are the last one who can read: the notes would be lost."))
    CaseMember.objects.filter(key__case=case, member=member).delete()
    key, secret = _next_key(case), members.new_key()
    for each in rest:
        _wrap(key, secret, each, by)
    note_down(by, "dismiss_from_notes", case, member=member.pk)


@transaction.atomic
def write_note(
    *, case: Case, text: str, private: bytes, by: User, person: Person | None = None
) -> Note:
    """A note in words. Raises Refused for an empty one, and for who is no member."""
    if not text.strip():
        raise Refused(_("The note is empty."))
    return _keep(case, {"text": text.strip()}, private, by, person)


def keep_document(
    *, case: Case, name: str, data: bytes, private: bytes, by: User, person: Person | None = None
) -> Note:
    """A document, sealed with the key of the case. Raises Refused over 20 MB, or for nothing."""
    if not data:
        raise Refused(_("The file is empty."))
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is over 20 MB. Make it smaller, or split it."))
    return _keep(case, {"name": name[-200:]}, private, by, person, data)


def read(*, note: Note, private: bytes, by: User) -> Opened:
    """What a note says; every reading is written down. Raises Refused for who is no member."""
    key = _key_of(note, private, by)
    note_down(by, "read_note", note)
    return Opened(**json.loads(members.open_with(key, note.sealed, _about(note.case_id))))


def read_document(*, note: Note, private: bytes, by: User) -> bytes:
    """The bytes of a document; every reading is written down. Raises Refused likewise."""
    key = _key_of(note, private, by)
    note_down(by, "read_document", note)
    return members.open_with(key, files.fetch(note.file), _about(note.case_id))


def remove(*, note: Note, private: bytes, by: User) -> None:
    """Destroy a note or a document. Raises Refused for who is no member."""
    _key_of(note, private, by)
    with transaction.atomic():
        note_down(by, "remove_note", note)
        name = note.file
        note.delete()
    files.destroy(name)


def _keep(
    case: Case,
    said: dict[str, str],
    private: bytes,
    by: User,
    person: Person | None,
    data: bytes = b"",
) -> Note:
    _not_shut()
    newest = _wrapped(case, by)[-1]
    key, about = _unwrapped(newest, private), _about(case.pk)
    file = files.keep(members.seal_with(key, data, about), "document") if data else ""
    kept = Note.objects.create(
        case=case,
        key=newest.key,
        person=person,
        sealed=members.seal_with(key, json.dumps(said).encode(), about),
        file=file,
        size=len(data),
        at=clock.now(),
        by=by,
    )
    note_down(by, "keep_document" if data else "write_note", kept, case=case.pk)
    return kept


def _key_of(note: Note, private: bytes, by: User) -> bytes:
    _not_shut()
    row = CaseMember.objects.filter(key=note.key_id, member=by).first()
    if row is None:
        raise Refused(_("You are no member of this case: ask one of them to let you read."))
    return _unwrapped(row, private)


def _wrapped(case: Case, member: User) -> list[CaseMember]:
    rows = list(
        CaseMember.objects.filter(key__case=case, member=member)
        .select_related("key")
        .order_by("key__number")
    )
    if not rows:
        raise Refused(_("You are no member of this case: ask one of them to let you read."))
    return rows


def _unwrapped(row: CaseMember, private: bytes) -> bytes:
    try:
        return members.unwrap(row.wrapped, private)
    except CannotOpen:
        raise Refused(_("Your keys are new: ask a member of the case to let you read.")) from None


def _next_key(case: Case) -> CaseKey:
    number = case.keys.count() + 1
    return CaseKey.objects.create(case=case, number=number, made_at=clock.now())


def _wrap(key: CaseKey, secret: bytes, member: User, by: User) -> None:
    own = MemberKey.objects.filter(member=member).first()
    if own is None:
        raise Refused(_("Choose a passphrase for case notes first."))
    CaseMember.objects.create(
        key=key,
        member=member,
        wrapped=members.wrap(secret, own.public),
        given_by=by,
        given_at=clock.now(),
    )


def _about(case_id: int) -> bytes:
    return f"note of case {case_id}".encode()


def _not_shut() -> None:
    if is_closed():
        raise Refused(_("Case notes are shut: two colleagues open them again."))
