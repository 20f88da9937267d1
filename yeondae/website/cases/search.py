"""Looking for somebody in the public record, in any script, spelling or order.

What was typed travels in the body of the form: no address, no log and no history has the name.
"""

from dataclasses import dataclass
from itertools import islice

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from yeondae.cases.models import Case
from yeondae.cases.queries import crowded, find_public
from yeondae.core.languages import said
from yeondae.website.answers import own_forms_only, page
from yeondae.website.languages import in_language
from yeondae.website.pages.words import choices

LONGEST = 100  # characters
MOST = 50


@dataclass(frozen=True)
class Hit:
    """Somebody, or a case by its title (then `person_id` is empty).

    `is_far`: among so many that the case has pages of people.
    """

    name: str
    status: str
    case_id: str
    case_title: str
    person_id: str = ""
    is_far: bool = False


@own_forms_only
@in_language
def search(request: HttpRequest, *, language: str) -> HttpResponse:
    """Who may be meant. Opened without a form it leads to the cases."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("website:cases", args=[language]))
    typed = " ".join(request.POST.get("name", "").split())[:LONGEST]
    context = {
        "typed": typed,
        "hits": [*_people(typed, language), *_cases(typed, language)] if typed else [],
        "languages": choices("cases", language=language),
    }
    return page("cases/search", context, language=language)


def _people(typed: str, language: str) -> list[Hit]:
    found = find_public(typed, language)
    large = crowded({person.case_id for person, _public in found})
    return [
        Hit(
            name=public.name,
            status=str(public.status.label) if public.status != "unknown" else "",
            case_id=person.case.public_id,
            case_title=said(person.case.titles, language),
            person_id=person.public_id,
            is_far=person.case_id in large,
        )
        for person, public in found
    ]


def _cases(typed: str, language: str) -> list[Hit]:
    """Published cases with what was typed in their title, in any language."""
    wanted = typed.casefold()
    rows = Case.objects.filter(published_at__isnull=False).order_by("-opened_on", "pk")
    hits = (
        Hit("", "", case.public_id, said(case.titles, language))
        for case in rows.only("public_id", "titles").iterator(chunk_size=1000)
        if any(wanted in title.casefold() for title in case.titles.values())
    )
    return list(islice(hits, MOST))
