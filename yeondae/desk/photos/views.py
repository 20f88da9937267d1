"""Pictures of people: handed in, described, made unreadable in part, shown or not."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.cases import services
from yeondae.cases.models import Photo
from yeondae.cases.photos import may_show, photo_bytes, would_show
from yeondae.cases.queries import open_case, open_photo
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.photos.forms import BlurForm, NewPhotoForm, PhotoForm, photo_values
from yeondae.desk.reader import reader
from yeondae.desk.showing import act, asking
from yeondae.flows.keep_photo import keep_photo


@asks(Action.SET_RISK)
def new(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand in a picture of people of a case."""
    case = open_case(pk, by=request.user)
    if case is None:
        raise Http404("There is no such case.")
    form = NewPhotoForm(case, sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            kept = keep_photo(
                case=case,
                people=list(values["people"]),
                data=values["file"].read(),
                captions=form.captions(),
                rights=values["rights"],
                taken_on=values["taken_on"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("desk:person_photo", pk=kept.pk)
    context = {"case": case, "title": said(case.titles, reader()), "form": form}
    status = 422 if form.errors else 200
    return render(request, "desk/photos/new.html", context, status=status)


@asks(Action.SET_RISK, Action.SAY_YES)
def photo(request: StaffRequest, pk: int) -> HttpResponse:
    """One picture: what it shows, and whether everyone sees it."""
    found = _find(pk, request)
    typed = sent(request) if request.user.may(Action.SET_RISK) else None
    form = PhotoForm(typed, initial=photo_values(found))
    if form.is_valid():
        values = form.cleaned_data
        try:
            services.describe_photo(
                photo=found,
                captions=form.captions(),
                rights=values["rights"],
                taken_on=values["taken_on"],
                has_faces=values["has_faces"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("What is known of the picture is kept."))
            return redirect("desk:person_photo", pk=pk)
    return _page(request, found, form, BlurForm())


@asks(Action.SET_RISK, Action.SAY_YES)
@require_POST
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask a colleague to say yes to showing it, or say it; or let nobody see it, at once."""
    found, place = _find(pk, request), reverse("desk:person_photo", args=[pk])
    if "hide" in request.POST:
        with telling(request, _("Nobody outside the desk sees it any more.")):
            services.hide_photo(photo=found, by=request.user)
        return redirect(place)
    act(
        request,
        asked=services.asked_to_show_photo(found),
        ask=lambda: services.ask_to_show_photo(photo=found, by=request.user, place=place),
        do=lambda by: services.show_photo(photo=found, by=by),
        done=_("It is released: everyone sees it while everybody on it may be shown so."),
    )
    return redirect(place)


def _page(request: StaffRequest, found: Photo, form: PhotoForm, blurs: BlurForm) -> HttpResponse:
    asked = services.asked_to_show_photo(found)
    context = {
        "photo": found,
        "case": found.case,
        "title": said(found.case.titles, reader()),
        "people": [said(each.names, reader()) for each in found.people.all()],
        "form": form,
        "blur_form": blurs,
        "shows": may_show(found),
        "would_show": would_show(found),
        "asking": asking(request, asked, reverse("desk:show_photo", args=[found.pk])),
        "may_change": request.user.may(Action.SET_RISK),
    }
    status = 422 if form.errors or blurs.errors else 200
    return render(request, "desk/photos/photo.html", context, status=status)


def _find(pk: int, request: StaffRequest) -> Photo:
    found = open_photo(pk, by=request.user)
    if found is None:
        raise Http404("There is no such picture.")
    return found


@asks(Action.SET_RISK, Action.SAY_YES)
def picture(request: StaffRequest, pk: int) -> HttpResponse:
    """Its pixels, for the desk."""
    return HttpResponse(photo_bytes(_find(pk, request)), content_type="image/jpeg")


@asks(Action.SET_RISK)
@require_POST
def blur(request: StaffRequest, pk: int) -> HttpResponse:
    """Make parts of it unreadable for good."""
    found, form = _find(pk, request), BlurForm(request.POST)
    if not form.is_valid():
        return _page(request, found, PhotoForm(initial=photo_values(found)), form)
    with telling(request, _("These parts are unreadable now; the picture before is destroyed.")):
        services.blur_photo(photo=found, areas=form.cleaned_data["areas"], by=request.user)
    return redirect("desk:person_photo", pk=pk)


@asks(Action.SET_RISK)
@require_POST
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Destroy it."""
    found = _find(pk, request)
    case = found.case_id
    with telling(request, _("The picture is destroyed.")):
        services.remove_photo(photo=found, by=request.user)
    return redirect("desk:case", pk=case)
