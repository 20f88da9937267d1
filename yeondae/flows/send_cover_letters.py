"""A cover letter to each addressee: the same letters and deliveries as any other, once each.

It is signed in the organisers' name, so a second person looks at it before it leaves. By fax, post
or e-mail it tells of the signatures; handed over by hand it goes on top of the book.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.appeals.models import Appeal
from yeondae.appeals.services import in_our_own_name
from yeondae.calls import queries
from yeondae.core import clock
from yeondae.core.countries import paper_in
from yeondae.core.refusal import Refused
from yeondae.deliveries.services.queueing import queue_letters
from yeondae.letters import composing
from yeondae.letters.freezing import freeze
from yeondae.letters.models import Letter
from yeondae.petitions.models import Addressee, Petition
from yeondae.petitions.services.handing import note_cover_letter

Words = Mapping[str, tuple[str, str]]


@transaction.atomic
def send_cover_letters(*, petition: Petition, words: Words, by: User) -> list[Letter]:
    """Queue a letter to each addressee that has none, in its language where there are words.

    `words`: {language: (subject, text)}. Raises Refused where nothing is to be sent.
    """
    now = clock.now()
    if not words:
        raise Refused(_("Write the letter in one language at least."))
    unwritten = petition.addressees.filter(written_at=None).select_related("office")
    letters = [
        letter
        for addressee in unwritten
        if note_cover_letter(addressee=addressee, by=by, now=now)
        for letter in _letter(petition, addressee, words)
    ]
    if not letters:
        raise Refused(_("Every addressee has its letter."))
    queue_letters(
        letters=letters,
        ladders=queries.ladder(petition.call),
        copies=[],
        call=petition.call,
        now=now,
    )
    return letters


def _letter(petition: Petition, addressee: Addressee, words: Words) -> list[Letter]:
    call, office, now = petition.call, addressee.office, clock.now()
    language = composing.letter_language(office.language, list(words), reader=next(iter(words)))
    issuer = call.issuers.select_related("organisation").first()
    opened = call.rounds.first()
    if opened is None:
        raise Refused(_("The call is not out: nothing can be sent in its name."))
    subject, text = words[language]
    country = issuer.organisation.country if issuer else call.country
    content = composing.compose(
        text,
        subject=subject,
        signed=Appeal.Signed.ORGANISATION,
        name="",
        organisation=issuer.organisation.name_in(language) if issuer else _("The organisers"),
        country=country or call.country,
        language=language,
    )
    appeal = in_our_own_name(
        call=call,
        round_id=opened.pk,
        office_id=office.pk,
        country=country or call.country,
        language=language,
        now=now,
    )
    return freeze(
        appeals=[appeal],
        call=call,
        version=None,
        language=language,
        content=content,
        paper=paper_in(country or call.country),
        is_changed=True,
        now=now,
    )
