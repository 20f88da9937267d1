"""Which bundles a member of staff may open: a relay's people those of their organisation only."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from yeondae.accounts.models import User
from yeondae.accounts.own import organisation_of
from yeondae.accounts.roles import Action
from yeondae.deliveries.models import Bundle
from yeondae.directory.models import ContactPoint


def find(pk: int, user: User) -> Bundle:
    """The bundle, or Http404 where it is not this person's."""
    bundle = get_object_or_404(Bundle.objects.select_related("relay", "done_by"), pk=pk)
    is_post = bundle.channel == ContactPoint.Kind.POST
    if not user.may(Action.POST_LETTERS if is_post else Action.HAND_OVER):
        raise Http404
    if organisation_of(user) not in (None, bundle.relay_id):
        raise Http404
    return bundle
