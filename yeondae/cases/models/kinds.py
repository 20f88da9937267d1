"""What can happen to people, in our own words, with the code that others know it by.

The codes are those of the HURIDOCS micro-thesauri (acts 4, 30 and 33; domain 3). They are facts;
the labels are ours. A kind without a code has none there.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    ARREST = "arrest", _("arrest")
    DETENTION = "detention", _("detention")
    IMMIGRATION_DETENTION = "immigration_detention", _("detention under immigration law")
    ROUND_UP = "mass_round_up", _("mass round-up")
    ABDUCTION = "abduction", _("abduction")
    DISAPPEARANCE = "disappearance", _("disappearance")
    HIDING = "hiding", _("going into hiding")
    HOUSE_CONFINEMENT = "house_confinement", _("staying in one building so as not to be taken")
    HOUSE_ARREST = "house_arrest", _("house arrest")
    SUMMONS = "summons", _("summons")
    WARRANT = "warrant_issued", _("warrant issued")
    SEARCH = "search", _("search")
    INJURY = "injury", _("injury or ill-treatment")
    THREAT = "threat", _("threat")
    SURVEILLANCE = "surveillance", _("surveillance")
    DISMISSAL = "dismissal", _("dismissal from work")
    REGISTRATION_REFUSED = "registration_refused", _("registration of a union refused")
    STRIKE_BROKEN = "strike_breaking", _("strike broken")
    INDICTMENT = "indictment", _("charge")
    CHARGES_DROPPED = "charges_dropped", _("charges dropped")
    HUNGER_STRIKE = "hunger_strike", _("hunger strike")
    MEDICAL = "medical_event", _("illness or treatment")
    TRANSFER = "transfer", _("transfer")
    TRIAL = "trial_hearing", _("hearing")
    REQUEST = "prosecution_request", _("sentence asked for by the prosecution")
    VERDICT = "verdict", _("verdict")
    SENTENCE = "sentence", _("prison sentence")
    SUSPENDED = "suspended_sentence", _("suspended sentence")
    ACQUITTAL = "acquittal", _("acquittal")
    APPEAL = "appeal", _("appeal to a higher court")
    APPEAL_RULING = "appeal_ruling", _("ruling on appeal")
    FINAL = "final_judgment", _("final judgment")
    STAY_REFUSED = "stay_refused", _("stay of deportation refused")
    BAIL = "bail", _("release on bail")
    RELEASE_PENDING = "release_pending", _("release while the proceedings go on")
    RELEASE = "release", _("release")
    SENTENCE_SERVED = "sentence_served", _("release at the end of the sentence")
    PAROLE = "parole", _("release on parole")
    PARDON = "pardon", _("pardon")
    DEPORTATION = "deportation", _("deportation")
    ESCAPE = "escape", _("escape")
    DEATH = "death", _("death")
    VISIT = "prison_visit", _("visit in prison")
    STATEMENT = "statement", _("statement")
    OPINION = "opinion_of_body", _("opinion of an international body")
    BILL = "law_proposed", _("law or policy proposed")
    LAW = "law_adopted", _("law or policy adopted")
    PLEDGE = "pledge", _("promise by an authority")
    FORECAST = "forecast", _("warning of what may come")
    HANDOVER = "handover", _("presentation of letters or signatures")
    RALLY = "rally", _("rally")
    OTHER = "other", _("other")


HURIDOCS = {
    EventKind.ARREST: "030101",
    EventKind.DETENTION: "030102",
    EventKind.HOUSE_ARREST: "030105",
    EventKind.ROUND_UP: "030107",
    EventKind.DEPORTATION: "330101",
    EventKind.STAY_REFUSED: "330102",
    EventKind.REGISTRATION_REFUSED: "300104010000",
    EventKind.SURVEILLANCE: "300104030700",
    EventKind.DISMISSAL: "300104030100",
    EventKind.STRIKE_BROKEN: "300105010000",
}
