"""What happened to somebody: enter it, correct it, and say whether everyone may read it."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.calls.drafts import moments
from yeondae.cases import services
from yeondae.cases.models import Event, Person, Place
from yeondae.cases.queries import open_event, open_person
from yeondae.cases.rules.weekdays import weekday_doubt
from yeondae.cases.written import only_readable
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.cases.details import known_zone
from yeondae.desk.doing import sent
from yeondae.desk.people.forms import only_what_may_stand_open
from yeondae.desk.reader import reader
from yeondae.flows.correct_record import change_event, record_event

LANGUAGES = ("en", "de", "ko")


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A known place, by the name that staff read and all its other names."""

    def label_from_instance(self, obj: Place) -> str:
        name = said(obj.names, reader())
        others = [each for each in (*obj.names.values(), *obj.other_names) if each != name]
        return f"{name} ({', '.join(dict.fromkeys(others))})"[:200] if others else name


class EventForm(forms.Form):
    """An event with its source. Place and private note belong to the person, not to the public."""

    kind = forms.ChoiceField(label=_("What happened"), choices=Event.Kind.choices)
    on = forms.CharField(
        label=_("Date there"), required=False, max_length=30,
        help_text=_("2026-11-28, 2026-11 or 2026; “about” before it where it is not sure"),
    )  # fmt: skip
    until = forms.DateField(
        label=_("Last day, where it lasted"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    time = forms.CharField(
        label=_("Time there"), required=False, max_length=30,
        help_text=_("09:20, about 09:20, 09:00/09:30, morning"),
    )  # fmt: skip
    time_zone = forms.CharField(
        label=_("Time zone, where it is not that of the case"), required=False, max_length=40
    )
    known_place = PlaceField(
        Place.objects.none(), label=_("Where (everyone reads it if the people's places may show)"),
        required=False, help_text=_("A new one is entered on the page of the case."),
    )  # fmt: skip
    words_en = forms.CharField(
        label=_("What everyone may read, in English"), required=False, max_length=500
    )
    words_de = forms.CharField(label=_("in German"), required=False, max_length=500)
    words_ko = forms.CharField(label=_("in Korean"), required=False, max_length=500)
    source_name = forms.CharField(label=_("Who says so"), required=False, max_length=300)
    source_url = forms.URLField(
        label=_("Where it stands"), required=False, assume_scheme="https", max_length=500
    )
    is_public = forms.BooleanField(label=_("Everyone may read it"), required=False)

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = Place.objects.filter(country=country)
        self.fields["known_place"].queryset = places  # type: ignore[attr-defined]

    def clean_on(self) -> tuple[Any, str]:
        try:
            return moments.vague_day(self.cleaned_data["on"].strip())
        except moments.NotAMoment as error:
            raise forms.ValidationError(str(error)) from error

    def clean_time(self) -> tuple[Any, Any, bool]:
        try:
            return moments.times(self.cleaned_data["time"].strip())
        except moments.NotAMoment as error:
            raise forms.ValidationError(str(error)) from error

    def clean_time_zone(self) -> str:
        return known_zone(self.cleaned_data["time_zone"])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        typed = (values.get(f"words_{each}", "") for each in LANGUAGES)
        try:
            only_readable(values.get("source_name", ""), *typed)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return values

    def when(self) -> services.When:
        on, precision = self.cleaned_data["on"]
        start, end, is_about = self.cleaned_data["time"]
        return services.When(
            on, precision, start, end, time_is_about=is_about,
            until=self.cleaned_data["until"], time_zone=self.cleaned_data["time_zone"],
        )  # fmt: skip

    def source(self) -> services.Source:
        return services.Source(self.cleaned_data["source_name"], self.cleaned_data["source_url"])

    def words(self) -> dict[str, str]:
        typed = {each: self.cleaned_data[f"words_{each}"].strip() for each in LANGUAGES}
        return {language: text for language, text in typed.items() if text}


class NewEventForm(EventForm):
    """A new event, with where it hit this person and what stays private of it."""

    place = forms.CharField(label=_("Place (kept private)"), required=False, max_length=300)
    private_note = forms.CharField(
        label=_("More (kept private)"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}), validators=[only_what_may_stand_open],
        help_text=_("No migration status and no whereabouts: they stand in sealed case notes."),
    )  # fmt: skip


def _values(event: Event) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "on": _written_day(event),
        "time": _written_time(event),
        "until": event.until,
        "time_zone": event.time_zone,
        "source_name": event.source_name,
        "source_url": event.source_url,
        "is_public": event.is_public,
        "known_place": event.place_id,
        **{f"words_{language}": text for language, text in event.words.items()},
    }


def _written_day(event: Event) -> str:
    if event.on is None:
        return ""
    length = {Event.Precision.DAY_MONTH_UNKNOWN: 4, Event.Precision.DAY_UNKNOWN: 7}
    day = event.on.isoformat()[: length.get(Event.Precision(event.precision), 10)]
    return f"about {day}" if event.precision == Event.Precision.ABOUT else day


def _written_time(event: Event) -> str:
    times = [each.strftime("%H:%M") for each in (event.time_from, event.time_to) if each]
    return ("about " if event.time_is_about and times else "") + "/".join(times)


@asks(Action.SET_RISK, Action.EDIT_CALL)
def new_event(request: StaffRequest, pk: int) -> HttpResponse:
    """Something happened to this person."""
    person = open_person(pk, by=request.user)
    if person is None:
        raise Http404("There is no such person.")
    form = NewEventForm(sent(request), country=person.case.country)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        hit = services.Hit(person, place=values["place"], private_note=values["private_note"])
        try:
            record_event(
                case=person.case,
                kind=values["kind"],
                when=form.when(),
                hits=[hit],
                source=form.source(),
                words=form.words(),
                is_public=values["is_public"],
                place=values["known_place"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            point_out(request, form)
            return redirect("desk:person", pk=pk)
    return _page(request, form, person, _t("Something happened"))


def point_out(request: StaffRequest, form: EventForm) -> None:
    """Say where a weekday in the words does not fit the date; nothing is changed."""
    on, precision = form.cleaned_data["on"]
    words = " ".join(form.words().values())
    if precision == Event.Precision.EXACT and (doubt := weekday_doubt(words, on)):
        messages.warning(request, doubt)


@asks(Action.SET_RISK, Action.EDIT_CALL)
def event(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct an event, or let everyone read it."""
    found = open_event(pk, by=request.user)
    if found is None:
        raise Http404("There is no such event.")
    form = EventForm(sent(request), initial=_values(found), country=found.case.country)
    acts = list(found.acts.all())
    person = acts[0].person if acts else None
    if request.method == "POST" and form.is_valid() and _change(request, found, form):
        return redirect("desk:person", pk=person.pk) if person else redirect("desk:people")
    return _page(request, form, person, found.get_kind_display())


def _change(request: StaffRequest, event: Event, form: EventForm) -> bool:
    """Write what the form says; where it is refused the reason stands on the form."""
    try:
        change_event(
            event=event,
            kind=form.cleaned_data["kind"],
            when=form.when(),
            source=form.source(),
            words=form.words(),
            is_public=form.cleaned_data["is_public"],
            place=form.cleaned_data["known_place"],
            by=request.user,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    point_out(request, form)
    return True


def _page(
    request: StaffRequest, form: EventForm, person: Person | None, heading: str
) -> HttpResponse:
    context = {
        "form": form,
        "person": person,
        "name": said(person.names, reader()) if person else "",
        "heading": heading,
    }
    status = 422 if form.errors else 200
    return render(request, "desk/people/event.html", context, status=status)
