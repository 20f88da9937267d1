"""What was corrected, as everyone may read it."""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import QuerySet

from yeondae.cases.crowds import naming_hidden
from yeondae.cases.models import Correction
from yeondae.cases.public_values import PublicCorrection
from yeondae.cases.public_words import fact_name
from yeondae.cases.shown import shown
from yeondae.core.languages import said


def public_corrections() -> QuerySet[Correction]:
    """What was corrected after everyone could read it, the youngest first."""
    return (
        Correction.objects.filter(is_public=True, case__published_at__isnull=False)
        .select_related("case", "person__case")
        .prefetch_related("person__consents")
    )


def readable_corrections(
    rows: Iterable[Correction], language: str
) -> Iterator[tuple[Correction, PublicCorrection]]:
    """Those of `rows` that everyone may read; who of their cases is hidden is asked once a case."""
    hidden: dict[int, Callable[[Iterable[str]], bool]] = {}
    for row in rows:
        if row.case_id not in hidden:
            hidden[row.case_id] = naming_hidden(row.case)
        public = _public(row, hidden[row.case_id], language)
        if public is not None:
            yield row, public


def public_correction(correction: Correction, language: str) -> PublicCorrection | None:
    """What stood before and stands now; None where it says of somebody what may not be said."""
    return _public(correction, naming_hidden(correction.case), language)


def _public(
    correction: Correction, names_hidden: Callable[[Iterable[str]], bool], language: str
) -> PublicCorrection | None:
    person = correction.person
    public = shown(person, language) if person else None
    if public is not None and not public.is_named:
        return None
    if names_hidden([*correction.before.values(), *correction.after.values()]):
        return None
    return PublicCorrection(
        on=correction.at.date(),
        case_id=correction.case.public_id,
        case_title=said(correction.case.titles, language),
        fact=fact_name(correction.field),
        about=public.name if public else "",
        before=said(correction.before, language),
        after=said(correction.after, language),
        why=said(correction.why, language),
    )
