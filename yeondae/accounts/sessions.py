"""Who is signed in: sessions lie in the database, so they can be seen and ended."""

from collections import Counter

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from yeondae.accounts.models import User
from yeondae.core import clock


def signed_in() -> Counter[int]:
    """How many open sessions each member of staff has, by id."""
    found = (
        session.get_decoded().get(SESSION_KEY)
        for session in Session.objects.filter(expire_date__gt=clock.now())
    )
    return Counter(int(pk) for pk in found if pk)


def end_sessions_of(user: User, but: str = "") -> int:
    """Sign one member of staff out everywhere but in session `but`; how many sessions ended."""
    ended = 0
    for session in Session.objects.exclude(session_key=but):
        held = session.get_decoded()
        half_way = held.get("account_login", {}).get("user_pk")  # allauth: the code is still due
        if str(user.pk) in {held.get(SESSION_KEY), half_way}:
            session.delete()
            ended += 1
    return ended


def end_all_sessions() -> int:
    """Sign everyone out; how many sessions that were. The public site has none."""
    return Session.objects.all().delete()[0]
