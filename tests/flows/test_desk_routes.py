"""Every address of the desk against every role, as `accounts.roles.TABLE` has it.

A route that is not in ROUTES fails here: say which action it asks leave for.
"""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from yeondae.accounts.roles import TABLE, Action, Role
from yeondae.accounts.services import create_staff, grant_role

pytestmark = pytest.mark.django_db

A = Action
ROUTES: dict[str, tuple[Action, ...]] = {
    "start": (A.SEE_DESK,),
    "incoming": (A.RECEIVE_CALL,),
    "receive": (A.RECEIVE_CALL,),
    "short_form": (A.RECEIVE_CALL,),
    "draft": (A.RECEIVE_CALL,),
    "reject_draft": (A.RECEIVE_CALL,),
    "join_draft": (A.RECEIVE_CALL,),
    "calls": (A.SEE_DESK,),
    "call": (A.SEE_DESK,),
    "call_facts": (A.EDIT_CALL,),
    "call_photo": (A.EDIT_CALL,),
    "call_picture": (A.SEE_DESK,),
    "call_offices": (A.EDIT_CALL,),
    "call_people": (A.EDIT_CALL,),
    "call_demands": (A.EDIT_CALL,),
    "submit_call": (A.EDIT_CALL,),
    "take_back_call": (A.EDIT_CALL, A.PUBLISH_CALL),
    "settle_point": (A.EDIT_CALL, A.PUBLISH_CALL),
    "first_report": (A.EDIT_CALL,),
    "stop_call": (A.STOP_CALL,),
    "resume_call": (A.STOP_CALL,),
    "renew_call": (A.EDIT_CALL,),
    "close_call": (A.STOP_CALL,),
    "add_update": (A.EDIT_CALL,),
    "update_words": (A.EDIT_CALL, A.TRANSLATE),
    "publish_update": (A.PUBLISH_CALL,),
    "start_words": (A.EDIT_CALL, A.TRANSLATE),
    "words": (A.EDIT_CALL, A.TRANSLATE),
    "preview": (A.SEE_DESK,),
    "reviews": (A.PUBLISH_CALL,),
    "review_call": (A.PUBLISH_CALL,),
    "review_words": (A.PUBLISH_CALL,),
    "people": (A.SET_RISK,),
    "person": (A.SET_RISK, A.EDIT_CALL),
    "new_event": (A.SET_RISK, A.EDIT_CALL),
    "event": (A.SET_RISK, A.EDIT_CALL),
    "set_risk": (A.SET_RISK,),
    "give_consent": (A.SET_RISK,),
    "end_consent": (A.SET_RISK,),
    "find_people": (A.SET_RISK,),
    "new_person": (A.SET_RISK,),
    "person_names": (A.SET_RISK,),
    "erase_person": (A.ERASE_PERSON, A.SAY_YES),
    "erase_person_texts": (A.ERASE_PERSON, A.SAY_YES),
    "merge_people": (A.SET_RISK,),
    "undo_merge": (A.SET_RISK,),
    "cases": (A.SET_RISK,),
    "case": (A.SET_RISK,),
    "case_enter": (A.SET_RISK,),
    "case_publish": (A.SET_RISK,),
    "show_case": (A.SET_RISK, A.SAY_YES),
    "show_person": (A.SET_RISK, A.SAY_YES),
    "show_no_more": (A.SET_RISK,),
    "end_override": (A.SET_RISK,),
    "show_photo": (A.SET_RISK, A.SAY_YES),
    "case_event": (A.SET_RISK,),
    "claim_judge": (A.SET_RISK,),
    "notes_key": (A.SET_RISK,),
    "new_notes_key": (A.SET_RISK,),
    "shut_notes": (A.SET_RISK,),
    "notes": (A.SET_RISK,),
    "begin_notes": (A.SET_RISK,),
    "write_note": (A.SET_RISK,),
    "add_document": (A.SET_RISK,),
    "notes_members": (A.SET_RISK,),
    "read_note": (A.SET_RISK,),
    "note_document": (A.SET_RISK,),
    "remove_note": (A.SET_RISK,),
    "new_photo": (A.SET_RISK,),
    "person_photo": (A.SET_RISK, A.SAY_YES),
    "photo_picture": (A.SET_RISK, A.SAY_YES),
    "blur_photo": (A.SET_RISK,),
    "remove_photo": (A.SET_RISK,),
    "new_greeting": (A.SET_RISK,),
    "greeting": (A.SET_RISK, A.SAY_YES),
    "greeting_document": (A.SET_RISK, A.SAY_YES),
    "publish_greeting": (A.SET_RISK, A.SAY_YES),
    "offices": (A.EDIT_DIRECTORY,),
    "new_office": (A.EDIT_DIRECTORY,),
    "office": (A.EDIT_DIRECTORY,),
    "name_holder": (A.EDIT_DIRECTORY,),
    "set_salutation": (A.EDIT_DIRECTORY,),
    "add_contact_to_office": (A.EDIT_DIRECTORY,),
    "contact_point": (A.EDIT_DIRECTORY,),
    "verify_contact_point": (A.VERIFY_CONTACT,),
    "end_contact_point": (A.EDIT_DIRECTORY,),
    "new_organisation": (A.EDIT_DIRECTORY,),
    "organisation": (A.EDIT_DIRECTORY,),
    "add_contact_to_organisation": (A.EDIT_DIRECTORY,),
    "add_bank_account": (A.KEEP_ACCOUNTS,),
    "bank_account": (A.KEEP_ACCOUNTS, A.SAY_YES),
    "act_on_bank_account": (A.KEEP_ACCOUNTS, A.SAY_YES),
    "letters_to_look_at": (A.LOOK_AT_LETTER,),
    "look_at_letter": (A.LOOK_AT_LETTER,),
    "letter_page": (A.LOOK_AT_LETTER,),
    "sendings": (A.SEE_DELIVERIES,),
    "letter_history": (A.SEE_DELIVERIES,),
    "letter_document": (A.SEE_DELIVERIES,),
    "earlier_page": (A.SEE_DELIVERIES,),
    "uncertain": (A.RESOLVE_DELIVERY,),
    "stuck": (A.RESOLVE_DELIVERY,),
    "late_letters": (A.RESOLVE_DELIVERY,),
    "resolve_sending": (A.RESOLVE_DELIVERY,),
    "supporters": (A.HELP_SUPPORTER,),
    "supporter": (A.HELP_SUPPORTER,),
    "supporter_json": (A.HELP_SUPPORTER,),
    "supporter_text": (A.HELP_SUPPORTER,),
    "leave_supporter": (A.HELP_SUPPORTER,),
    "correct_supporter": (A.HELP_SUPPORTER,),
    "resend_code": (A.HELP_SUPPORTER,),
    "end_consent_given": (A.HELP_SUPPORTER,),
    "end_signature": (A.HELP_SUPPORTER,),
    "erase_supporter": (A.HELP_SUPPORTER,),
    "retention": (A.HELP_SUPPORTER,),
    "restored": (A.LET_SEND,),
    "relay": (A.HAND_OVER,),
    "tray": (A.POST_LETTERS,),
    "gather": (A.HAND_OVER, A.POST_LETTERS),
    "bundle": (A.HAND_OVER, A.POST_LETTERS),
    "bundle_file": (A.HAND_OVER, A.POST_LETTERS),
    "bundle_done": (A.HAND_OVER, A.POST_LETTERS),
    "unbind_bundle": (A.HAND_OVER, A.POST_LETTERS),
    "contacts_due": (A.VERIFY_CONTACT, A.SAY_YES),
    "changes": (A.REPORT_CHANGE, A.CONFIRM_CHANGE, A.STOP_CALL),
    "report_change": (A.REPORT_CHANGE,),
    "settle_change": (A.CONFIRM_CHANGE,),
    "decide_pause": (A.STOP_CALL,),
    "notices": (A.SEND_NOTICE,),
    "new_notice": (A.SEND_NOTICE,),
    "notice": (A.SEND_NOTICE, A.SAY_YES),
    "answer_notice": (A.SEND_NOTICE, A.SAY_YES),
    "test_notice": (A.SEND_NOTICE,),
    "resolve_notice": (A.SEND_NOTICE,),
    "act_on_notice": (A.SEND_NOTICE,),
    "petitions": (A.EDIT_PETITION, A.CHECK_SIGNATURES),
    "new_petition": (A.EDIT_PETITION,),
    "petition": (A.EDIT_PETITION, A.CHECK_SIGNATURES),
    "petition_terms": (A.EDIT_PETITION,),
    "begin_petition_words": (A.EDIT_PETITION, A.TRANSLATE),
    "petition_words": (A.EDIT_PETITION, A.TRANSLATE),
    "show_petition_words": (A.PUBLISH_CALL,),
    "open_petition": (A.PUBLISH_CALL,),
    "check_petition": (A.PUBLISH_CALL,),
    "close_petition": (A.STOP_CALL,),
    "enter_reply": (A.ENTER_SIGNATURES,),
    "sheets": (A.ENTER_SIGNATURES,),
    "petition_paper": (A.ENTER_SIGNATURES,),
    "add_collector": (A.ENTER_SIGNATURES,),
    "print_sheets": (A.ENTER_SIGNATURES,),
    "print_sheets_again": (A.ENTER_SIGNATURES,),
    "find_sheet": (A.ENTER_SIGNATURES,),
    "petition_sheet": (A.ENTER_SIGNATURES,),
    "sheet_picture": (A.ENTER_SIGNATURES,),
    "bring_in_scan": (A.ENTER_SIGNATURES,),
    "petition_scan": (A.ENTER_SIGNATURES,),
    "decide_loose_page": (A.ENTER_SIGNATURES,),
    "loose_page_picture": (A.ENTER_SIGNATURES,),
    "destroy_sheet_images": (A.CHECK_SIGNATURES,),
    "bring_in_signatures": (A.CHECK_SIGNATURES,),
    "import_progress": (A.CHECK_SIGNATURES,),
    "strike_file": (A.CHECK_SIGNATURES,),
    "strike_sheet": (A.CHECK_SIGNATURES,),
    "handing_over": (A.CHECK_SIGNATURES, A.SAY_YES),
    "begin_book": (A.CHECK_SIGNATURES,),
    "export_signatures": (A.EXPORT_SIGNATURES,),
    "write_cover_letters": (A.CHECK_SIGNATURES,),
    "petition_pack": (A.CHECK_SIGNATURES,),
    "handover": (A.CHECK_SIGNATURES,),
    "publish_handover": (A.PUBLISH_CALL,),
    "handover_picture": (A.CHECK_SIGNATURES,),
    "decide_handover_picture": (A.PUBLISH_CALL,),
    "check_organisation": (A.CHECK_SIGNATURES,),
    "decide_flood": (A.CHECK_SIGNATURES,),
    "decide_namesakes": (A.CHECK_SIGNATURES,),
    "undo_invalidation": (A.CHECK_SIGNATURES,),
    "questions": (A.ANSWER_QUESTIONS,),
    "question": (A.ANSWER_QUESTIONS,),
    "joinings": (A.ANSWER_QUESTIONS,),
    "joining": (A.ANSWER_QUESTIONS,),
    "news": (A.KEEP_NEWS,),
    "new_news": (A.KEEP_NEWS,),
    "write_news": (A.KEEP_NEWS, A.SAY_YES),
    "hide_news": (A.KEEP_NEWS,),
    "keeper": (A.CHANGE_SETTINGS,),
    "replies": (A.LOG_REPLY,),
    "new_reply": (A.LOG_REPLY,),
    "reply": (A.LOG_REPLY,),
    "reply_scan": (A.LOG_REPLY,),
    "sending_check": (A.CHANGE_SETTINGS,),
    "send_test_mail": (A.CHANGE_SETTINGS,),
    "send_test_fax": (A.CHANGE_SETTINGS,),
    "reports": (A.RESOLVE_DELIVERY,),
    "strike_out_reports": (A.RESOLVE_DELIVERY,),
    "count_report_again": (A.RESOLVE_DELIVERY,),
    "staff": (A.KEEP_STAFF,),
    "invite_staff": (A.KEEP_STAFF,),
    "member": (A.KEEP_STAFF,),
    "act_on_member": (A.KEEP_STAFF,),
    "own_items": (A.KEEP_STAFF,),
    "asked_of_member": (A.KEEP_STAFF, A.SAY_YES),
    "committee": (A.CHANGE_SETTINGS, A.SAY_YES),
    "approvals": (A.SEE_DESK,),
    "answer_approval": (A.SEE_DESK,),
    "shut": (A.SHUT_DESK,),
    "audit": (A.SEE_AUDIT,),
    "outbox": (A.SEE_OUTBOX,),
    "outbox_sending": (A.SEE_OUTBOX,),
    "outbox_page": (A.SEE_OUTBOX,),
    "outbox_file": (A.SEE_OUTBOX,),
}
WORDS_OF_AN_ADDRESS = {"language": "en", "slug": "2026-1"}


def desk_patterns() -> Iterator[URLPattern]:
    """Every route of the namespace `desk`, however deep it is included."""

    def inside(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from inside(pattern.url_patterns)
            else:
                yield pattern

    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and resolver.namespace == "desk":
            yield from inside(resolver.url_patterns)


def address_of(pattern: URLPattern) -> str:
    converters = pattern.pattern.converters
    resolver_kwargs = {
        name: 1
        if type(converter).__name__ == "IntConverter"
        else WORDS_OF_AN_ADDRESS.get(name, "x")
        for name, converter in converters.items()
    }
    return reverse(f"desk:{pattern.name}", kwargs=resolver_kwargs)


PATTERNS = list(desk_patterns())


def test_every_route_is_known_here_and_every_one_here_exists() -> None:
    assert {pattern.name for pattern in PATTERNS} == set(ROUTES)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern.name))
def test_each_view_asks_for_the_action_that_is_written_here(pattern: URLPattern) -> None:
    assert getattr(pattern.callback, "asks", ()) == ROUTES[str(pattern.name)]


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_a_role_opens_what_its_actions_allow_and_nothing_else(role: Role, client: Client) -> None:
    user = create_staff(username="somebody", name="Somebody", by=None)
    grant_role(user=user, role=role, by=None)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    wrong = []
    for pattern in PATTERNS:
        allowed = any(action in TABLE[role] for action in ROUTES[str(pattern.name)])
        # The guard stands before reading and sending alike, so that asking is enough to see it.
        status = client.get(address_of(pattern)).status_code
        if (status != 403) != allowed:
            wrong.append((pattern.name, status))
    assert not wrong


def test_whoever_is_not_signed_in_is_asked_to_and_sees_nothing(client: Client) -> None:
    for pattern in PATTERNS:
        answer = client.get(address_of(pattern))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("wagtailadmin_login"))


def test_an_account_without_any_role_does_not_get_in(client: Client) -> None:
    user = create_staff(username="nobody", name="Nobody", by=None)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for pattern in PATTERNS:
        assert client.get(address_of(pattern)).status_code in {302, 403}


def test_no_address_of_the_desk_takes_a_name() -> None:
    """Addresses stand in logs and histories: numbers and codes only.

    `name` is that of a file in the local outbox, which is random; `code` a paper sheet's.
    """
    known = {"pk", "slug", "language", "number", "consent_pk", "act", "channel", "name", "code"}
    for pattern in PATTERNS:
        assert set(pattern.pattern.converters) <= known
