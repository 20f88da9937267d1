"""The forms of a picture: what it shows, whose it is, which parts are made unreadable."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.cases.blurring import Area
from yeondae.cases.models import Case, Person, Photo
from yeondae.cases.queries import present
from yeondae.core.languages import said
from yeondae.desk.reader import reader

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LANGUAGES = ("en", "de", "ko")
AREAS = 5


class _People(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Person) -> str:
        return said(obj.names, reader()) or str(obj)


class WordsForm(forms.Form):
    """What a picture shows, in each language; whose it is."""

    caption_en = forms.CharField(
        label=_("What it shows, in English"), required=False, max_length=500
    )
    caption_de = forms.CharField(label=_("in German"), required=False, max_length=500)
    caption_ko = forms.CharField(label=_("in Korean"), required=False, max_length=500)
    taken_on = forms.DateField(label=_("Taken on"), required=False, widget=DAY)
    rights = forms.CharField(
        label=_("Who made it, and who allows its use"), max_length=200,
        help_text=_("Printed beside the picture."),
    )  # fmt: skip

    def captions(self) -> dict[str, str]:
        """The captions by language."""
        typed = {each: self.cleaned_data[f"caption_{each}"].strip() for each in LANGUAGES}
        return {language: text for language, text in typed.items() if text}


class NewPhotoForm(WordsForm):
    """A file with who is on it."""

    file = forms.FileField(label=_("Picture (JPEG, PNG or WebP)"), allow_empty_file=True)
    people = _People(
        Person.objects.none(), label=_("Who is on it"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("file", "people")

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = present(case.people.all())
        self.fields["people"].queryset = people  # type: ignore[attr-defined]


class PhotoForm(WordsForm):
    """What is known of a kept picture."""

    has_faces = forms.BooleanField(label=_("Somebody can be recognised on it"), required=False)


class BlurForm(forms.Form):
    """Rectangles in per cent of the picture, one a line: left, top, width, height."""

    areas = forms.CharField(
        label=_("Rectangles, one a line: left, top, width, height in per cent"),
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "40 10 15 20"}),
        max_length=500,
        help_text=_(
            "The first two say where it begins, from the left and from the top; the others how "
            "wide and how high it is. The lines on the picture help to count."
        ),
    )  # fmt: skip

    def clean_areas(self) -> list[Area]:
        lines = [line for line in self.cleaned_data["areas"].splitlines() if line.strip()]
        areas = [_area(line) for line in lines[:AREAS]]
        if len(lines) > AREAS:
            raise forms.ValidationError(_t("Take five rectangles at a time."))
        return areas


def _area(line: str) -> Area:
    numbers = re.findall(r"\d+(?:\.\d+)?", line)
    area = Area(*(float(each) for each in numbers)) if len(numbers) == 4 else None
    if area is None or not area.is_inside():
        raise forms.ValidationError(
            _t("“%(line)s” is no rectangle on the picture: four numbers from 0 to 100.")
            % {"line": line.strip()[:40]}
        )
    return area


def photo_values(photo: Photo) -> dict[str, Any]:
    """A picture as the form shows it."""
    return {
        **{f"caption_{language}": text for language, text in photo.captions.items()},
        "taken_on": photo.taken_on,
        "rights": photo.rights,
        "has_faces": photo.has_faces,
    }
