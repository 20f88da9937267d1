"""Words of the public record: a number as stated, a time of day, a fact, a title, an article."""

from django.utils.translation import gettext as _

from yeondae.cases.models import Event, Figure, Person


def title_of(person: Person, language: str) -> str:
    """How one speaks of somebody, as their movement does; else formally."""
    forms = person.titles.get(language) or person.titles.get("en") or {}
    return str(forms.get("movement") or forms.get("formal") or "")


def article_words(number: str, name: str) -> str:
    """An article of a law by number and name."""
    return " – ".join(each for each in (number, name) if each)


def time_words(event: Event) -> str:
    """The time of day at the place: "09:20–09:30", "about 09:30", or nothing."""
    times = "–".join(each.strftime("%H:%M") for each in (event.time_from, event.time_to) if each)
    return _("about %(time)s") % {"time": times} if times and event.time_is_about else times


def number_words(figure: Figure) -> str:
    """A number as it was stated: "more than 20", "16", "dozens"."""
    operator = Figure.Operator(figure.operator)
    if figure.low is None:
        return str(operator.label)
    if operator == Figure.Operator.EXACT:
        return f"{figure.low:,}"
    if operator == Figure.Operator.BETWEEN:
        return _("%(low)s to %(high)s") % {"low": f"{figure.low:,}", "high": f"{figure.high:,}"}
    return f"{operator.label} {figure.low:,}"


def fact_name(fact: str) -> str:
    """A fact that sources disagree on, or that was corrected, in a word."""
    known = {
        "happened": _("what happened"),
        "time": _("the time"),
        "date": _("the date"),
        "place": _("the place"),
        "words": _("what was said"),
        "number": _("the number"),
        "name": _("the name"),
        "sentence": _("the sentence"),
        "trial": _("the days in court"),
    }
    return known.get(fact, fact)
