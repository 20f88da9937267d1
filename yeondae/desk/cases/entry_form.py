"""What every form about a case shares: its words in each language, its choices from the case."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import F
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from yeondae.accounts.models import User
from yeondae.cases.laws import law_name
from yeondae.cases.models import Case, Charge, Event, Figure, Person, Proceeding, Source
from yeondae.cases.queries import present
from yeondae.core.languages import said
from yeondae.desk.doing import number_of
from yeondae.desk.reader import reader

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LATEST: dict[type[Any], tuple[Any, ...]] = {
    Event: (F("on").desc(nulls_last=True), "-pk"),
    Person: ("position", "pk"),
}
LANGUAGES = (("en", _("in English")), ("de", _("in German")), ("ko", _("in Korean")))
MOST_OFFERED = 200


class _Few(ModelChoiceIterator):
    """The newest rows of a long choice, and the one that was asked for."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for row in self.field.offered():  # type: ignore[attr-defined]
            yield self.choice(row)


class Pick(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row of the case, by the name that staff see.

    Any row of the case is taken; of very many only the newest are offered, and `chosen`, the one
    that an address or an earlier try names.
    """

    iterator = _Few

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        super().__init__(queryset, **kwargs)
        self.model = queryset.model
        self.chosen = 0

    def offered(self) -> list[Any]:
        """What the list shows."""
        rows: Any = self.queryset
        found = list(rows[: MOST_OFFERED + 1])
        if len(found) > MOST_OFFERED:
            found = list(rows.order_by(*LATEST.get(self.model, ("-pk",)))[:MOST_OFFERED])
            if self.chosen not in {row.pk for row in found}:
                found = [*rows.filter(pk=self.chosen), *found]
        return found

    def label_from_instance(self, obj: Any) -> str:
        if isinstance(obj, Charge):
            who = said(obj.person.names, reader()) if obj.person else ""
            return f"{law_name(obj.law, reader())} {obj.article} {who}"[:120]
        words = getattr(obj, "names", None) or getattr(obj, "words", None)
        words = words or getattr(obj, "definition", None) or {}
        name = said(words, reader()) or getattr(obj, "name", "") or str(obj)
        return f"{obj.on} {name}"[:120] if isinstance(obj, Event) else name[:120]


class EntryForm(forms.Form):
    """A form that writes one thing about `case`. Raises Refused where it cannot be."""

    heading: Any = ""
    help: Any = ""
    in_words: tuple[tuple[str, Any], ...] = ()

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        for name, label in self.in_words:
            for code, language in LANGUAGES:
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=f"{label}, {language}", required=False, max_length=500
                )
        rows: dict[type[Any], Any] = {
            Person: present(case.people.all()),
            Source: case.sources.all(),
            Event: case.events.all(),
            Figure: case.figures.all(),
            Proceeding: case.proceedings.all(),
            Charge: Charge.objects.filter(proceeding__case=case).select_related("person"),
        }
        for name, field in self.fields.items():
            if isinstance(field, Pick) and field.model in rows:
                field.queryset = rows[field.model]
                field.chosen = number_of(str(self.data.get(name) or self.initial.get(name, "")))

    def words(self, name: str) -> Mapping[str, str]:
        """What was typed in each language."""
        typed = {code: self.cleaned_data[f"{name}_{code}"].strip() for code, _l in LANGUAGES}
        return {code: text for code, text in typed.items() if text}

    def values(self, *names: str) -> dict[str, Any]:
        """The cleaned values of these fields, without those left blank."""
        return {
            name: value for name in names if (value := self.cleaned_data[name]) not in ("", None)
        }

    @abstractmethod
    def write(self, by: User) -> None:
        """Write it down. Each form says how."""
