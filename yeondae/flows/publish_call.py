"""A call goes out: gate, a second pair of eyes, or one person's first report.

The gate is the same at every door: nobody named without risk grade and consent, an office to
write to, words in one language at least (`calls/rules.py: why_not_publish`). Whoever approves has
written none of what comes out by it; the database holds that too. Where nobody answers, one
person publishes as "first report"; it is logged and its review is due within six hours.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.calls import ended, queries, services
from yeondae.calls.models import Call, Edition, EditionVersion, Round, Update
from yeondae.calls.rules import names_not_to_say, says, why_not_publish, why_not_show_words
from yeondae.cases.models import Person
from yeondae.cases.queries import with_consents
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.directory.models import ContactPoint
from yeondae.flows.hold_words import look_again
from yeondae.flows.tell_reviewers import tell_reviewers


def reasons_against(
    call: Call,
    versions: Sequence[EditionVersion] | None = None,
    people: Sequence[Person] | None = None,
) -> list[str]:
    """The sentences that stop this call (or these versions of its words) now; empty: none.

    A page that has the newest versions or the people with their consents already gives them.
    """
    named = list(with_consents(Person.objects.filter(calls=call))) if people is None else people
    chosen = queries.newest_versions(call) if versions is None else versions
    return why_not_publish(call, named, chosen)


def reasons_against_words(
    version: EditionVersion, people: Sequence[Person] | None = None
) -> list[str]:
    """The sentences that stop these new words of a call that is out; empty: none."""
    named = Person.objects.filter(calls=version.edition.call)
    return why_not_show_words(list(with_consents(named)) if people is None else people, version)


def worth_knowing(
    call: Call,
    people: Sequence[Person] | None = None,
    ladders: Mapping[int, Sequence[ContactPoint]] | None = None,
) -> list[str]:
    """What stops nothing, but whoever publishes this call should have read before.

    A page that has the call's people or its ladders (`calls.queries.ladder`) already gives them.
    """
    now = clock.now()
    unverified = [
        f"{point.get_kind_display()} {point.as_written or point.address_lines}".replace("\n", ", ")
        for points in (queries.ladder(call) if ladders is None else ladders).values()
        for point in points
        if point.is_supplied and not point.is_verified(now)
    ]
    found = ended.sentences(list(Person.objects.filter(calls=call)) if people is None else people)
    if unverified:
        found.append(
            _("Nobody has verified these ways, so letters to them wait: %(ways)s.")
            % {"ways": "; ".join(unverified)}
        )
    return found


@transaction.atomic
def submit(*, call: Call, by: User) -> None:
    """Ask for a second pair of eyes. Raises Refused with everything that is still missing."""
    _pass_gate(reasons_against(call))
    services.submit_call(call=call, by=by)
    tell_reviewers(call=call, by=by)


@transaction.atomic
def approve(*, call: Call, by: User) -> list[Edition]:
    """Put the call out, or confirm what one person put out alone.

    Languages that the approver wrote stay back until somebody else looks at them; they are
    returned. Raises Refused for one's own call, or where the gate is not passed.
    """
    versions = queries.newest_versions(call)
    others = [version for version in versions if version.made_by_id != by.pk]
    if not others:
        raise Refused(_("Nobody approves their own words. Send the link to somebody else."))
    _pass_gate(reasons_against(call, others))
    services.approve_call(call=call, by=by)
    _publish(others, by)
    return [version.edition for version in versions if version not in others]


@transaction.atomic
def publish_first_report(*, call: Call, by: User) -> None:
    """One person publishes because nobody answers. The gate holds for them as for everyone."""
    versions = queries.newest_versions(call)
    _pass_gate(reasons_against(call, versions))
    services.publish_first_report(call=call, by=by)
    tell_reviewers(call=call, by=by)
    services.publish_editions(versions=versions, by=by)
    look_again([call], by=by)


@transaction.atomic
def publish_words(*, version: EditionVersion, by: User) -> None:
    """New words of a call that is out already: a second person looks at them, then they show.

    Nobody who may not be named stands in them; somebody the call is for may be hidden by now.
    """
    call = version.edition.call
    if call.state not in queries.PUBLIC_STATES:
        raise Refused(_("The call is not out yet: its words go out with it."))
    if version.made_by_id == by.pk:
        raise Refused(_("Nobody approves their own words. Ask somebody else."))
    if version != queries.newest(version.edition):
        raise Refused(_("Somebody has written a newer version meanwhile. Look at that one."))
    _pass_gate(reasons_against_words(version))
    _publish([version], by)


def _publish(versions: Iterable[EditionVersion], by: User) -> None:
    chosen = list(versions)
    for version in chosen:
        if version.approved_by_id is None:
            services.approve_version(version=version, by=by)
    services.publish_editions(versions=chosen, by=by)
    look_again({version.edition.call for version in chosen}, by=by)


def _pass_gate(reasons: Sequence[str]) -> None:
    if reasons:
        raise Refused(" ".join(reasons))


@transaction.atomic
def publish_update(*, update: Update, by: User) -> Round | None:
    """Show an update of a call that is out; the round that it opens, if it asks for letters.

    Whoever wrote it does not approve it. Raises Refused for that, and for a call that is not out.
    """
    if update.call.state != Call.State.PUBLISHED:
        raise Refused(_("The call is not out, so its update cannot be either."))
    if update.made_by_id == by.pk:
        raise Refused(_("Nobody approves their own words. Ask somebody else."))
    _pass_gate(_names_in_update(update))
    opened = services.publish_update(update=update, by=by)
    look_again([update.call], by=by)
    return opened


def _names_in_update(update: Update) -> list[str]:
    people = list(with_consents(Person.objects.filter(calls=update.call)))
    texts = [
        text
        for each in update.words.values()
        for text in [each.get("title", ""), *each.get("paragraphs", [])]
    ]
    if any(says(texts, name) for name in names_not_to_say(people)):
        return [_("The update names someone who must not be named.")]
    return []
