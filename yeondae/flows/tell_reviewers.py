"""A call waits for a second pair of eyes: whoever may publish gets a mail with its link.

The mail names nobody, neither in its subject nor in its text, and shows nothing of the call: it
lies in mailboxes elsewhere. Who has no address at the desk is told by a colleague.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.users.models import UserProfile

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.mailings.models import Mail
from yeondae.mailings.services import queue_mail


def tell_reviewers(*, call: Call, by: User) -> int:
    """Queue a mail to everyone but `by` who may publish; how many. In the caller's transaction."""
    told = 0
    for user in User.objects.exclude(pk=by.pk).exclude(email="").prefetch_related("grants"):
        if user.is_demo == call.is_demo and user.may(Action.PUBLISH_CALL):
            _tell(user, call)
            told += 1
    return told


def _tell(user: User, call: Call) -> None:
    language = UserProfile.get_for_user(user).get_preferred_language()
    with override(language):
        text = _(
            "Call %(code)s waits for a second pair of eyes. Read it and decide here; it works on "
            "a phone:\n\n%(url)s\n\nIt asks you to sign in."
        )
        queue_mail(
            kind=Mail.Kind.STAFF,
            to=user.email,
            subject=_("A call waits for your eyes"),
            text=text % {"code": call.code, "url": _address(call)},
            language=language,
            now=clock.now(),
        )


def _address(call: Call) -> str:
    return f"{settings.SITE_URL}{reverse('desk:review_call', args=[call.slug])}"
