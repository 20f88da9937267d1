"""The record of a presentation at the desk: its pictures, what of them is shown, publishing it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.calls.photos import MOST_BYTES, NotAPicture
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.petitions.in_languages import InLanguages
from yeondae.flows import hand_over_petition as flow
from yeondae.petitions.models import Handover, HandoverPicture
from yeondae.petitions.services import picturing
from yeondae.sealing import files

Kind = HandoverPicture.Kind


class PictureForm(InLanguages):
    """A photo, or the scanned receipt; what is seen on it; whether everyone may see it."""

    file = forms.FileField(label=_("A photo or a scan (JPEG, PNG, WebP, PDF)"))
    kind = forms.ChoiceField(label=_("This is"), choices=Kind.choices, initial=Kind.PHOTO)
    is_public = forms.BooleanField(
        label=_("Show it with the record"), required=False,
        help_text=_("Otherwise it stays at the desk, and goes when the names go."),
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("Everyone whose face, name or signature is seen agreed, or nobody's is seen"),
        required=False,
    )

    def __init__(self, record: Handover, *args: Any, **kwargs: Any) -> None:
        super().__init__(record.petition, *args, **kwargs)
        for language in self.languages:
            self.ask("words", language, _t("What is seen, %(language)s"), most=300)

    def clean_file(self) -> bytes:
        """The bytes; a byte too many is refused where pictures are read."""
        return bytes(self.cleaned_data["file"].read(MOST_BYTES + 1))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("is_public") and not values.get("agreed"):
            self.add_error("agreed", _t("A face needs its owner's yes before it is shown."))
        return values


@asks(Action.CHECK_SIGNATURES)
def handover(request: StaffRequest, pk: int) -> HttpResponse:
    """One record with its pictures; a POST adds a photo, or the pages of a receipt."""
    found = _find(pk)
    form = PictureForm(found, sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid() and _is_kept(found, form, request):
        return redirect("desk:handover", pk=pk)
    context = {
        "record": found,
        "petition": found.petition,
        "form": form,
        "pictures": found.pictures.all(),
        "may": {action.value: request.user.may(action) for action in Action},
    }
    status = 422 if form.errors else 200
    return render(request, "desk/petitions/record.html", context, status=status)


def _is_kept(found: Handover, form: PictureForm, request: StaffRequest) -> bool:
    values = form.cleaned_data
    may_show = request.user.may(Action.PUBLISH_CALL)
    try:
        with telling(request, _t("Kept. Place, camera and hidden parts of the file are not.")):
            picturing.add_pictures(
                handover=found,
                kind=values["kind"],
                data=values["file"],
                words=form.said("words"),
                is_public=values["is_public"] and may_show,
                by=request.user,
            )
    except NotAPicture as error:
        form.add_error("file", str(error))
    return not form.errors


@asks(Action.CHECK_SIGNATURES)
def picture(request: StaffRequest, pk: int) -> HttpResponse:
    """One kept picture, for staff."""
    found = get_object_or_404(HandoverPicture, pk=pk)
    return HttpResponse(files.fetch(found.file), content_type="image/jpeg")


@asks(Action.PUBLISH_CALL)
@require_POST
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a picture with the record, hide it, or destroy it."""
    found = get_object_or_404(HandoverPicture.objects.select_related("handover"), pk=pk)
    if "remove" in request.POST:
        with telling(request, _t("The picture is destroyed.")):
            picturing.remove_picture(picture=found, by=request.user)
    elif "show" in request.POST:
        with telling(request, _t("It is shown with the record.")):
            picturing.show_picture(picture=found, is_public=True, by=request.user)
    else:
        with telling(request, _t("Only staff see it now.")):
            picturing.show_picture(picture=found, is_public=False, by=request.user)
    return redirect("desk:handover", pk=found.handover_id)


@asks(Action.PUBLISH_CALL)
@require_POST
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a record to everyone; a notice to those who asked is drafted."""
    with telling(request, _t("It is out. A notice to those who asked is drafted.")):
        flow.publish_handover(handover=_find(pk), by=request.user)
    return redirect("desk:handover", pk=pk)


def _find(pk: int) -> Handover:
    related = ("petition__call", "office", "made_by")
    return get_object_or_404(Handover.objects.select_related(*related), pk=pk)
