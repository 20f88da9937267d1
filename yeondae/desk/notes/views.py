"""The notes and documents of a case. Each reading is written down; nothing opens without a key."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.cases.models import Case, CaseMember, Note
from yeondae.cases.queries import open_case
from yeondae.cases.services import notes as services
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.notes import opening
from yeondae.desk.notes.forms import AdmitForm, DocumentForm, NoteForm
from yeondae.desk.notes.uploading import InMemory
from yeondae.desk.reader import reader

View = Callable[..., HttpResponse]


def with_key(view: View) -> View:
    """A view that gets the reader's private key; whoever has none open types their passphrase."""

    @wraps(view)
    def wrapped(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        private = opening.opened(request)
        if private is None:
            wanted = request.path if request.method == "GET" else ""
            return redirect(f"{reverse('desk:notes_key')}?next={wanted}")
        return view(request, *args, private=private, **kwargs)

    return wrapped


@asks(Action.SET_RISK)
@with_key
def notes(request: StaffRequest, pk: int, *, private: bytes) -> HttpResponse:
    """What there is, by date and author; the words open one by one."""
    case = open_case(pk, by=request.user)
    if case is None:
        raise Http404("There is no such case.")
    return _page(request, case)


def _page(request: StaffRequest, case: Case, **forms: Any) -> HttpResponse:
    newest = case.keys.last()
    rows = newest.members.select_related("member") if newest else CaseMember.objects.none()
    can_read = set(rows.values_list("member", flat=True))
    readable = CaseMember.objects.filter(key__case=case, member=request.user)
    context = {
        "case": case,
        "title": said(case.titles, reader()),
        "notes": [
            (each, said(each.person.names, reader()) if each.person else "")
            for each in case.notes.select_related("by", "person")
        ],
        "members": rows,
        "is_member": readable.exists(),
        "note_form": NoteForm(case),
        "document_form": DocumentForm(case),
        "admit_form": _admit_form(can_read),
        **forms,
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "desk/notes/notes.html", context, status=status)


def _admit_form(can_read: set[int]) -> AdmitForm:
    """Colleagues who may be let in: caseworkers and organisers with keys, not in yet."""
    form = AdmitForm()
    rows = User.objects.filter(is_active=True, notes_key__isnull=False).exclude(pk__in=can_read)
    may = [user.pk for user in rows if user.may(Action.SET_RISK)]
    form.fields["member"].queryset = User.objects.filter(pk__in=may)  # type: ignore[attr-defined]
    return form


@asks(Action.SET_RISK)
@require_POST
@with_key
def begin(request: StaffRequest, pk: int, *, private: bytes) -> HttpResponse:
    """The first member of a case."""
    case = get_object_or_404(Case, pk=pk)
    with telling(request, _("This case has notes now, and you can read them.")):
        services.begin(case=case, by=request.user)
    return redirect("desk:notes", pk=pk)


@asks(Action.SET_RISK)
@require_POST
@with_key
def write(request: StaffRequest, pk: int, *, private: bytes) -> HttpResponse:
    """Write a note."""
    case = get_object_or_404(Case, pk=pk)
    form = NoteForm(case, request.POST)
    if form.is_valid():
        try:
            services.write_note(case=case, private=private, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("The note is kept, sealed."))
            return redirect("desk:notes", pk=pk)
    return _page(request, case, note_form=form)


@csrf_exempt
def add_document(request: StaffRequest, pk: int) -> HttpResponse:
    """Say how the file is taken in before anything of it is; the form's mark is checked then."""
    request.upload_handlers = [InMemory(request)]
    answer: HttpResponse = _add_document(request, pk)
    return answer


add_document.asks = (Action.SET_RISK,)  # type: ignore[attr-defined]


@csrf_protect
@asks(Action.SET_RISK)
@require_POST
@with_key
def _add_document(request: StaffRequest, pk: int, *, private: bytes) -> HttpResponse:
    case = get_object_or_404(Case, pk=pk)
    form = DocumentForm(case, request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            services.keep_document(
                case=case,
                name=file.name,
                data=file.read(),
                person=form.cleaned_data["person"],
                private=private,
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The document is kept, sealed."))
            return redirect("desk:notes", pk=pk)
    return _page(request, case, document_form=form)


@asks(Action.SET_RISK)
@require_POST
@with_key
def members(request: StaffRequest, pk: int, *, private: bytes) -> HttpResponse:
    """Let a colleague read, or no longer."""
    case = get_object_or_404(Case, pk=pk)
    member = get_object_or_404(User, pk=_number(request.POST.get("member", "")))
    acts: dict[str, Any] = {"case": case, "member": member, "private": private, "by": request.user}
    if "dismiss" in request.POST:
        with telling(request, _("They read no longer; what you write now has a new key.")):
            services.dismiss(**acts)
    else:
        with telling(request, _("They can read everything of this case now.")):
            services.admit(**acts)
    return redirect("desk:notes", pk=pk)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


@asks(Action.SET_RISK)
@with_key
def read(request: StaffRequest, pk: int, *, private: bytes) -> HttpResponse:
    """One note in words."""
    found = get_object_or_404(Note.objects.select_related("case", "by", "person"), pk=pk)
    try:
        opened = services.read(note=found, private=private, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:notes", pk=found.case_id)
    context = {
        "note": found,
        "opened": opened,
        "title": said(found.case.titles, reader()),
        "about": said(found.person.names, reader()) if found.person else "",
    }
    return render(request, "desk/notes/read.html", context)


@asks(Action.SET_RISK)
@with_key
def document(request: StaffRequest, pk: int, *, private: bytes) -> HttpResponse:
    """The bytes of a document, to keep on one's own machine and never to open in this page."""
    found = get_object_or_404(Note.objects.exclude(file=""), pk=pk)
    try:
        data = services.read_document(note=found, private=private, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:notes", pk=found.case_id)
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="document-{found.pk}"'
    return answer


@asks(Action.SET_RISK)
@require_POST
@with_key
def remove(request: StaffRequest, pk: int, *, private: bytes) -> HttpResponse:
    """Destroy a note or a document."""
    found = get_object_or_404(Note, pk=pk)
    case = found.case_id
    with telling(request, _("It is destroyed.")):
        services.remove(note=found, private=private, by=request.user)
    return redirect("desk:notes", pk=case)
