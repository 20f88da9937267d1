"""Where people give: the accounts that organisations published, each compared by two people."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse

from yeondae.directory.giving import shown_accounts
from yeondae.directory.models import BankAccount
from yeondae.website.answers import page, remembered
from yeondae.website.languages import in_language
from yeondae.website.pages.words import choices


@remembered
@in_language
def give(request: HttpRequest, *, language: str) -> HttpResponse:
    """Accounts by organisation; those of the past below, marked as not for payment."""
    rows = list(shown_accounts())
    if not rows:
        raise Http404("No organisation has an account here.")
    context = {
        "givers": _by_organisation([row for row in rows if not row.is_historic], language),
        "historic": _by_organisation([row for row in rows if row.is_historic], language),
        "languages": choices("give", language=language),
    }
    return page("give", context, language=language)


def _by_organisation(rows: list[BankAccount], language: str) -> list[tuple[str, list[BankAccount]]]:
    """Each organisation's accounts for readers of `language`; all of them where it has none."""
    found = []
    for _pk, each in groupby(rows, key=lambda row: row.organisation_id):
        accounts = list(each)
        own = [row for row in accounts if row.language in ("", language)]
        found.append((accounts[0].organisation.name_in(language), own or accounts))
    return found
