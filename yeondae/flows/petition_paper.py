"""A petition goes on paper: sheets with codes for a collector, a poster, a flyer."""

import io
import itertools
import zipfile
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.core import clock
from yeondae.letters.typesetting import long_date
from yeondae.petitions.models import Petition, PetitionText, Sheet
from yeondae.petitions.rules.keeping import term
from yeondae.petitions.rules.sheets import columns
from yeondae.typeset.letter import Paper
from yeondae.typeset.petition import (
    PetitionPaper,
    petition_flyer,
    petition_poster,
    petition_sheets,
)


def sheets_pdf(*, sheets: Sequence[Sheet], text: PetitionText, site: str, paper: Paper) -> bytes:
    """`sheets` of one collector, language and country, ready to print."""
    with override(text.language):
        heads = columns(sheets[0].country)
    made = on_paper(text, site=site, paper=paper, heads=heads)
    return petition_sheets(made, [(each.code, each.collector.code) for each in sheets])


def sheets_zip(*, sheets: Sequence[Sheet], site: str, paper: Paper) -> bytes:
    """`sheets` of one collector as a zip: a PDF for each language and country."""
    out, every = io.BytesIO(), sorted(sheets, key=_kind)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for (language, country), some in itertools.groupby(every, key=_kind):
            kept = list(some)
            text = kept[0].petition.texts.get(language=language)
            pdf = sheets_pdf(sheets=kept, text=text, site=site, paper=paper)
            archive.writestr(f"sheets-{kept[0].collector.code}-{language}-{country}.pdf", pdf)
    return out.getvalue()


def _kind(sheet: Sheet) -> tuple[str, str]:
    return sheet.language, sheet.country


def poster_pdf(text: PetitionText, *, site: str, paper: Paper) -> bytes:
    """The poster in the language of `text`."""
    return petition_poster(on_paper(text, site=site, paper=paper))


def flyer_pdf(text: PetitionText, *, site: str, paper: Paper) -> bytes:
    """Two flyers of half a page in the language of `text`."""
    return petition_flyer(on_paper(text, site=site, paper=paper))


def on_paper(
    text: PetitionText, *, site: str, paper: Paper, heads: Sequence[str] = ()
) -> PetitionPaper:
    """The words of a petition as the press takes them; `site` begins its web address."""
    petition: Petition = text.petition
    language = text.language
    place = {"language": language, "slug": petition.call.slug}
    with override(language):
        until = _("Until %(day)s") % {"day": long_date(petition.closes_on, language)}
        kept_for = term(petition.keep_days)
    return PetitionPaper(
        language=language,
        title=text.title,
        paragraphs=text.paragraphs,
        addressees=[each.office.title_in(language) for each in petition.addressees.all()],
        until=until,
        url=f"{site}{reverse('website:petition', kwargs=place)}",
        number=petition.call.code,
        dated=clock.now().astimezone(ZoneInfo(petition.time_zone)).date(),
        columns=heads,
        paper=paper,
        kept_for=kept_for,
    )
