"""How it stands with somebody. Derived from events (cases/rules/status.py), never typed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    UNKNOWN = "unknown", _("not known")
    IN_HIDING = "in_hiding", _("in hiding")
    HOUSE_CONFINED = "house_confinement", _("confined to a building")
    HELD = "held", pgettext_lazy("a person", "held")
    HELD_INVESTIGATION = "held_investigation", _("held for investigation")
    HELD_TRIAL = "held_trial", _("on trial, held")
    SERVING = "serving_sentence", _("serving a sentence")
    IMMIGRATION = "immigration_detention", _("held under immigration law")
    MISSING = "missing", _("missing")
    PENDING = "released_pending", _("released while proceedings go on")
    BAILED = "released_bail", _("released on bail")
    RELEASED = "released", _("released")
    CHARGES_DROPPED = "released_charges_dropped", _("released, charges dropped")
    ACQUITTED = "released_acquitted", _("released, acquitted")
    SERVED = "released_sentence_served", _("released at the end of the sentence")
    SUSPENDED = "released_suspended_sentence", _("released with a suspended sentence")
    PAROLED = "released_parole", _("released on parole")
    PARDONED = "released_pardon", _("released by pardon")
    DEPORTED = "deported", _("deported")
    ESCAPED = "escaped", _("escaped")
    DIED = "died", _("died")


# Codes of the HURIDOCS micro-thesaurus 25 where it has one (domain 3).
HURIDOCS = {
    Status.IN_HIDING: "0203",
    Status.HELD_INVESTIGATION: "020201",
    Status.HELD_TRIAL: "020202",
    Status.SERVING: "020203",
    Status.MISSING: "0103",
    Status.PENDING: "020101",
    Status.CHARGES_DROPPED: "020103",
    Status.ACQUITTED: "020104",
    Status.SERVED: "020105",
    Status.DEPORTED: "0302",
    Status.ESCAPED: "020109",
    Status.DIED: "0101",
    Status.UNKNOWN: "99",
}
