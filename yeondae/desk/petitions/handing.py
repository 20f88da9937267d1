"""Handing over at the desk: the book, the export by two people, the record of a presentation."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.calls.forms import DAY
from yeondae.desk.doing import keeping, sent, telling
from yeondae.desk.petitions.in_languages import InLanguages
from yeondae.desk.petitions.views import find
from yeondae.desk.reader import reader
from yeondae.directory.models import Office
from yeondae.flows import hand_over_petition as flow
from yeondae.flows.petition_tasks import make_pack
from yeondae.flows.send_cover_letters import send_cover_letters
from yeondae.letters.composing import MOST_CHARACTERS
from yeondae.petitions.models import Pack, Petition
from yeondae.petitions.rules.keeping import data_ends_on
from yeondae.petitions.services import handing
from yeondae.petitions.services.counting import counted
from yeondae.petitions.services.handing import Presented
from yeondae.sealing import files


class RecordForm(InLanguages):
    """A presentation, as it is told."""

    office = forms.ModelChoiceField(label=_("To"), queryset=Office.objects.none())
    on = forms.DateField(label=_("On"), widget=DAY)
    place = forms.CharField(label=_("Where"), max_length=200)
    presented_by = forms.CharField(label=_("Who presented them (named in public)"), max_length=300)
    received_by = forms.CharField(
        label=_("Who received them (for staff only)"), max_length=200, required=False
    )

    def __init__(self, petition: Petition, *args: Any, **kwargs: Any) -> None:
        super().__init__(petition, *args, **kwargs)
        fields: dict[str, Any] = self.fields
        chosen = petition.addressees.values("office")
        fields["office"].queryset = Office.objects.filter(pk__in=chosen)
        for language in self.languages:
            self.ask("words", language, _t("What happened, %(language)s"), rows=3, most=5_000)

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > clock.now().date():
            raise forms.ValidationError(_t("This day is still to come."))
        return self.cleaned_data["on"]

    def presented(self) -> Presented:
        """What was typed."""
        names = ("office", "on", "place", "presented_by", "received_by")
        kept = {name: self.cleaned_data[name] for name in names}
        return Presented(**kept, words=self.said("words"))


class CoverForm(InLanguages):
    """The letter that goes with the signatures, in the languages that were written.

    A language is whole or empty: what was half written is never left out without a word.
    """

    def __init__(self, petition: Petition, *args: Any, **kwargs: Any) -> None:
        super().__init__(petition, *args, **kwargs)
        for language in self.languages:
            self.ask("subject", language, _t("Subject, %(language)s"), most=150)
            letter = _t("The letter, %(language)s")
            self.ask("text", language, letter, rows=8, most=MOST_CHARACTERS)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(values.values()):
            self.add_error(None, _t("Write the letter in one language at least."))
        for language in self.languages:
            subject, text = f"subject_{language}", f"text_{language}"
            has_subject, has_text = bool(values.get(subject)), bool(values.get(text))
            if has_text and not has_subject and subject not in self.errors:
                self.add_error(subject, _t("Give the letter a subject."))
            if has_subject and not has_text and text not in self.errors:
                self.add_error(text, _t("Write the letter to this subject."))
        return values

    def words(self) -> dict[str, tuple[str, str]]:
        """{language: (subject, text)} of those that were written."""
        texts = self.said("text")
        return {each: (subject, texts[each]) for each, subject in self.said("subject").items()}


class ExportForm(forms.Form):
    """For whom an export is asked."""

    recipients = forms.CharField(
        label=_("For whom: one recipient a line, a name and then a public key of age"),
        max_length=5_000,
        widget=forms.Textarea(
            {"rows": 3, "spellcheck": "false", "placeholder": "Example Union age1…"}
        ),
    )

    def clean_recipients(self) -> flow.Recipients:
        try:
            return flow.read_recipients(self.cleaned_data["recipients"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None


@asks(Action.CHECK_SIGNATURES, Action.SAY_YES)
def handing_over(request: StaffRequest, pk: int) -> HttpResponse:
    """What is made for a hand-over, and the records of it; a POST keeps a new record."""
    petition = find(pk)
    form = RecordForm(petition, sent(request))
    may = request.user.may(Action.CHECK_SIGNATURES)
    if request.method == "POST" and may and form.is_valid():
        done = _t("The record is kept. Add photos and the receipt; publish it when it is right.")
        page, key = "desk:handing_over", pk
        with telling(request, done):
            made = handing.write_record(
                petition=petition, presented=form.presented(), by=request.user
            )
            page, key = "desk:handover", made.pk
        return redirect(page, pk=key)
    return _page(request, petition, record=form)


def _page(
    request: StaffRequest,
    petition: Petition,
    *,
    record: RecordForm | None = None,
    cover: CoverForm | None = None,
    exporting: ExportForm | None = None,
) -> HttpResponse:
    """The page, with the form that cannot be taken as it stands."""
    form, cover = record or RecordForm(petition), cover or CoverForm(petition)
    may = {action.value: request.user.may(action) for action in Action}
    sees_export = may[Action.EXPORT_SIGNATURES] or may[Action.SAY_YES]
    asked = flow.asked_export(petition) if sees_export else None
    titles = {text.language: text.title for text in petition.texts.all()}
    for each in (record, cover, exporting):
        if each is not None and each.errors:
            _lead_to_error(each)
    context = {
        "petition": petition,
        "form": form,
        "cover_form": cover,
        "export_form": exporting or ExportForm(),
        "asked": asked[0] if asked else None,
        "recipients": asked[1] if asked else [],
        "is_mine": bool(asked and asked[0].asked_by_id == request.user.pk),
        "signatures": counted(petition.tally),
        "title": said(titles, reader()),
        "unwritten": [each for each in petition.addressees.all() if each.written_at is None],
        "packs": petition.packs.select_related("made_by")[:20],
        "records": petition.handovers.select_related("office", "made_by"),
        "ends_on": data_ends_on(petition),
        "may": may,
    }
    status = 422 if form.errors or cover.errors or exporting else 200
    return render(request, "desk/petitions/handing_over.html", context, status=status)


def _lead_to_error(form: forms.Form) -> None:
    """Let the browser open the page at what is wrong: its form is one of three far down."""
    wrong = [name for name in form.errors if name in form.fields]
    first = wrong[0] if wrong else next(iter(form.fields))
    form.fields[first].widget.attrs["autofocus"] = True


@asks(Action.CHECK_SIGNATURES)
@require_POST
def begin_book(request: StaffRequest, pk: int) -> HttpResponse:
    """Have the book made by the worker."""
    petition = find(pk)
    language = request.POST.get("language", "")
    if not petition.public_texts.filter(language=language).exists():
        raise Http404("There are no words in this language.")
    made = handing.begin_pack(
        petition=petition, kind=Pack.Kind.BOOK, language=language, recipients=[], by=request.user
    )
    make_pack.enqueue(made.pk)
    return redirect("desk:handing_over", pk=pk)


@asks(Action.EXPORT_SIGNATURES)
@require_POST
def export(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask for an export; begin the one that a colleague has said yes to."""
    petition = find(pk)
    if "begin" in request.POST:
        with telling(request, _t("The export is being made.")):
            made = flow.begin_export(petition=petition, by=request.user)
            make_pack.enqueue(made.pk)
        return redirect("desk:handing_over", pk=pk)
    form = ExportForm(request.POST)
    if form.is_valid():
        with keeping(form, request, _t("Asked. It can begin once it is granted.")):
            flow.ask_export(
                petition=petition,
                recipients=form.cleaned_data["recipients"],
                place=reverse("desk:handing_over", args=[pk]),
                by=request.user,
            )
    if form.errors:
        return _page(request, petition, exporting=form)
    return redirect("desk:handing_over", pk=pk)


@asks(Action.CHECK_SIGNATURES)
def pack(request: StaffRequest, pk: int) -> HttpResponse:
    """A finished pack; an export is encrypted to its recipients, and for whoever may export."""
    found = get_object_or_404(Pack.objects.select_related("petition__call"), pk=pk)
    is_export = found.kind == Pack.Kind.EXPORT
    if not found.file or (is_export and not request.user.may(Action.EXPORT_SIGNATURES)):
        raise Http404("It is not made yet, or not for you.")
    kind = "application/octet-stream" if is_export else "application/pdf"
    name = "signatures.csv.age" if is_export else "book.pdf"
    answer = HttpResponse(files.fetch(found.file), content_type=kind)
    code = found.petition.call.slug
    answer.headers["Content-Disposition"] = f'attachment; filename="{code}-{name}"'
    return answer


@asks(Action.CHECK_SIGNATURES)
@require_POST
def write_letters(request: StaffRequest, pk: int) -> HttpResponse:
    """Queue the cover letter to each addressee that has none; show it again where it is not."""
    petition = find(pk)
    form = CoverForm(petition, request.POST)
    if form.is_valid():
        done = _t("The letters wait for a second pair of eyes, then they leave.")
        with keeping(form, request, done):
            send_cover_letters(petition=petition, words=form.words(), by=request.user)
    if form.errors:
        return _page(request, petition, cover=form)
    return redirect("desk:handing_over", pk=pk)
