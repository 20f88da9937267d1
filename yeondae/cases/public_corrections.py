"""What was corrected, as everyone may read it."""

from django.db.models import QuerySet

from yeondae.cases.models import Correction
from yeondae.cases.naming_rules import unsaid_in
from yeondae.cases.public_values import PublicCorrection
from yeondae.cases.public_words import fact_name
from yeondae.cases.shown import shown
from yeondae.core.languages import said


def public_corrections() -> QuerySet[Correction]:
    """What was corrected after everyone could read it, the youngest first."""
    return (
        Correction.objects.filter(is_public=True, case__published_at__isnull=False)
        .select_related("case", "person__case")
        .prefetch_related("person__consents", "case__people__consents", "case__people__all_names")
    )


def public_correction(correction: Correction, language: str) -> PublicCorrection | None:
    """What stood before and stands now; None where it says of somebody what may not be said."""
    person = correction.person
    public = shown(person, language) if person else None
    if public is not None and not public.is_named:
        return None
    everybody = correction.case.people.all()
    hidden = [each for each in everybody if not shown(each, language).is_named]
    words = [*correction.before.values(), *correction.after.values()]
    if hidden and unsaid_in(words, hidden):
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
