"""Who may do what at the desk: one table of role and action. `docs/concepts.md` shows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member of staff is here for. One person may have several."""

    ORGANISER = "organiser", _("Organiser")
    REVIEWER = "reviewer", _("Reviewer")
    CASEWORKER = "caseworker", _("Caseworker")
    TRANSLATOR = "translator", _("Translator")
    RELAY = "relay", _("Relay")
    COLLECTOR = "collector", _("Collector of signatures")
    ADMINISTRATOR = "administrator", _("Administrator")


class Action(models.TextChoices):
    """One kind of act at the desk, which a view asks leave for."""

    SEE_DESK = "see_desk", _("see the desk")
    RECEIVE_CALL = "receive_call", _("receive a call and correct its draft")
    EDIT_CALL = "edit_call", _("edit a call and its letters")
    TRANSLATE = "translate", _("write a language version")
    PUBLISH_CALL = "publish_call", _("publish a call")
    STOP_CALL = "stop_call", _("stop or close a call")
    SET_RISK = "set_risk", _("set who may be shown")
    ERASE_PERSON = "erase_person", _("erase somebody of a case, with a colleague")
    REPORT_CHANGE = "report_change", _("report what happened to someone")
    CONFIRM_CHANGE = "confirm_change", _("confirm what happened to someone")
    EDIT_DIRECTORY = "edit_directory", _("edit offices and contact points")
    VERIFY_CONTACT = "verify_contact", _("confirm that a contact point is right")
    KEEP_ACCOUNTS = "keep_accounts", _("write down where money is given, with a colleague")
    LOOK_AT_LETTER = "look_at_letter", _("look at changed letters")
    SEE_DELIVERIES = "see_deliveries", _("see the way of letters")
    RESOLVE_DELIVERY = "resolve_delivery", _("resolve uncertain deliveries")
    POST_LETTERS = "post_letters", _("print and post letters")
    HAND_OVER = "hand_over", _("hand over letters as a relay")
    LOG_REPLY = "log_reply", _("log what an office answered")
    EDIT_PETITION = "edit_petition", _("write a petition")
    ENTER_SIGNATURES = "enter_signatures", _("enter signatures from paper and mail")
    EXPORT_SIGNATURES = "export_signatures", _("export signatures, with a colleague")
    CHECK_SIGNATURES = "check_signatures", _("check signatures and floods")
    SEND_NOTICE = "send_notice", _("send a notice to those who wrote")
    HELP_SUPPORTER = "help_supporter", _("show, correct and erase what is kept of a supporter")
    LET_SEND = "let_send", _("let a restored installation send again")
    ANSWER_QUESTIONS = "answer_questions", _("answer questions, and decide who joins")
    KEEP_NEWS = "keep_news", _("write news and events")
    SEE_OUTBOX = "see_outbox", _("see the local outbox")
    SAY_YES = "say_yes", _("say yes to what a colleague asked for")
    SHUT_DESK = "shut_desk", _("sign everyone out and close case notes, with a colleague")
    KEEP_STAFF = "keep_staff", _("invite colleagues, and give and take away roles")
    SEE_AUDIT = "see_audit", _("see who did what")
    CHANGE_SETTINGS = "change_settings", _("change how the installation works")


_R, _A = Role, Action
_CAMPAIGN = frozenset(_A) - {_A.CHANGE_SETTINGS, _A.HAND_OVER, _A.KEEP_STAFF}
_EVERYONE = frozenset({_A.SEE_DESK, _A.SHUT_DESK})

TABLE: dict[Role, frozenset[Action]] = {
    _R.ORGANISER: _CAMPAIGN | {_A.HAND_OVER},
    _R.REVIEWER: frozenset(
        {
            _A.SEE_DESK,
            _A.SHUT_DESK,
            _A.SAY_YES,
            _A.SEE_AUDIT,
            _A.VERIFY_CONTACT,
            _A.PUBLISH_CALL,
            _A.CHECK_SIGNATURES,
            _A.LOOK_AT_LETTER,
            _A.SEE_DELIVERIES,
            _A.CONFIRM_CHANGE,
            _A.STOP_CALL,
        }
    ),
    _R.CASEWORKER: frozenset(
        {
            _A.SEE_DESK,
            _A.SHUT_DESK,
            _A.RECEIVE_CALL,
            _A.SET_RISK,
            _A.ERASE_PERSON,
            _A.REPORT_CHANGE,
            _A.CONFIRM_CHANGE,
            _A.LOG_REPLY,
        }
    ),
    _R.TRANSLATOR: _EVERYONE | {_A.TRANSLATE},
    _R.RELAY: _EVERYONE | {_A.HAND_OVER},
    _R.COLLECTOR: _EVERYONE | {_A.ENTER_SIGNATURES},
    _R.ADMINISTRATOR: frozenset(
        {
            _A.SEE_DESK,
            _A.SHUT_DESK,
            _A.SAY_YES,
            _A.SEE_AUDIT,
            _A.KEEP_STAFF,
            _A.CHANGE_SETTINGS,
            _A.HELP_SUPPORTER,
            _A.SEE_OUTBOX,
            _A.SEE_DELIVERIES,
            _A.STOP_CALL,
        }
    ),
}


def allows(roles: set[Role], action: Action) -> bool:
    """Whether any of `roles` may do `action`."""
    return any(action in TABLE[role] for role in roles)
