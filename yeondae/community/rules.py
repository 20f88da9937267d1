"""How long what people ask is kept, and what a page about the keeper is called where."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from yeondae.community.models import Asking

State = Asking.State
# From the day it was decided about; what nobody decided about goes after half a year.
KEPT = {
    State.ANSWERED: timedelta(days=90),
    State.CLOSED: timedelta(days=30),
    State.DECLINED: timedelta(days=30),
    State.ACCEPTED: timedelta(days=90),
}
UNDECIDED_KEPT = timedelta(days=182)
# § 5 DDG (Germany), § 5 ECG (Austria), Art. 3 UWG (Switzerland) ask for an imprint.
IMPRINT_BY_LAW = frozenset({"DE", "AT", "CH", "LI"})
# What somebody who joins may offer to do.
CAN = {
    "write": _("write letters and tell others"),
    "translate": _("translate"),
    "collect": _("collect signatures"),
    "technical": _("look after the website"),
    "other": _("something else"),
}
