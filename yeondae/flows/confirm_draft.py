"""A draft was looked through: what staff confirmed becomes a call, or an update of one.

Texts that cannot be taken come back with a sentence each (`Unclear`) and nothing is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.calls import services
from yeondae.calls.drafts.about_call import zone_of
from yeondae.calls.drafts.confirming import Confirmed
from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.languages import in_every_language
from yeondae.calls.drafts.points import points
from yeondae.calls.drafts.proposing import groups
from yeondae.calls.drafts.slots import texts
from yeondae.calls.facts import CallFacts
from yeondae.calls.models import Call, Incoming, Update
from yeondae.core.refusal import Refused
from yeondae.flows.make_call import make_call
from yeondae.intake.draft import Draft


def confirmed_facts(incoming: Incoming) -> CallFacts:
    """The facts of an incoming draft with what staff corrected in it. Raises Unclear."""
    draft = Draft.from_json(incoming.draft)
    kept = Corrections.from_json(incoming.corrected)
    made = groups(draft, kept.added)
    typed = dict(texts(made, kept.texts))
    if "call.country" in kept.texts and "call.time_zone" not in kept.texts:
        typed["call.time_zone"] = zone_of(kept.texts["call.country"])
    facts = Confirmed(draft, made, typed, kept.left_out, kept.same).facts()
    if incoming.way == Incoming.Way.FORM:
        return in_every_language(facts, kept.authority)
    return facts


@transaction.atomic
def confirm(*, incoming: Incoming, by: User | None) -> Call:
    """Make the call in one go. Raises Unclear, or Refused where somebody has decided already."""
    _still_new(incoming)
    return make_call(facts=confirmed_facts(incoming), by=by, incoming=incoming)


@transaction.atomic
def join_as_update(
    *,
    incoming: Incoming,
    call: Call,
    on: date,
    title: str,
    paragraphs: Sequence[str],
    asks_again: bool,
    by: User,
) -> Update:
    """The text is further information on `call`: an update in the text's language, not yet out."""
    _still_new(incoming)
    words: Mapping[str, object] = {
        incoming.language or "en": {"title": title, "paragraphs": list(paragraphs)}
    }
    update = services.add_update(call=call, on=on, words=words, asks_again=asks_again, by=by)
    services.mark_update(incoming=incoming, call=call, by=by)
    return update


def settle_point(*, incoming: Incoming, key: str, by: User | None) -> None:
    """Somebody has settled one of the points to look at; an unknown key changes nothing."""
    kept = Corrections.from_json(incoming.corrected)
    if key in {each.key for each in points(Draft.from_json(incoming.draft), kept)}:
        settled = replace(kept, settled=kept.settled | {key})
        services.correct_incoming(incoming=incoming, corrected=settled.to_json(), by=by)


def _still_new(incoming: Incoming) -> None:
    state = Incoming.objects.select_for_update().get(pk=incoming.pk).state
    if state != Incoming.State.NEW:
        raise Refused(_("Somebody has decided about this text already."))
