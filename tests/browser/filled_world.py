"""A world in which every page of the desk has something to show: the demo, and what it lacks."""

from collections.abc import Iterator
from io import BytesIO
from types import FunctionType

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from PIL import Image

from tests.browser import worker
from tests.petitions import signatures
from yeondae.accounts.models import User
from yeondae.accounts.staff import ask_recovery
from yeondae.calls.models import Call, Incoming
from yeondae.calls.services import add_update
from yeondae.cases import services
from yeondae.cases.models import Case, Event, Note, Person, Photo
from yeondae.cases.services import notes
from yeondae.channels import registry
from yeondae.community.models import Asking, News
from yeondae.community.services import write_news
from yeondae.core import clock
from yeondae.deliveries.models import Pause
from yeondae.deliveries.queries import at_relays
from yeondae.deliveries.services import bundling
from yeondae.desk.cases.entries import FORMS
from yeondae.directory.models import BankAccount, ContactPoint, Office, Organisation
from yeondae.flows import ask_us
from yeondae.flows.demo.build import build_demo
from yeondae.letters.models import Greeting, Letter
from yeondae.mailings.models import Notice
from yeondae.outcomes.models import Reply
from yeondae.petitions.models import (
    Handover,
    Import,
    LoosePage,
    Petition,
    Scan,
    Sheet,
    Suspicion,
)
from yeondae.petitions.rules import flood
from yeondae.petitions.services.counting import publish_changes
from yeondae.petitions.services.floods import look_for_floods
from yeondae.petitions.services.handing import Presented, write_record
from yeondae.petitions.services.importing import begin_import
from yeondae.sealing import files

# Not pages: pictures and documents.
FILES = frozenset(
    {
        "call_picture",
        "greeting_document",
        "photo_picture",
        "note_document",
        "letter_page",
        "letter_document",
        "earlier_page",
        "reply_scan",
        "outbox_page",
        "outbox_file",
        "sheet_picture",
        "loose_page_picture",
        "print_sheets_again",
        "petition_pack",
        "handover_picture",
        "supporter_json",
        "supporter_text",
    }
)
# Acts that say how their file is read before they look at what was asked of them.
ONLY_ACT = frozenset({"add_document", "bring_in_scan"})
ASK_FOR_A_CALL = frozenset({"new_notice", "new_reply", "new_petition"})
# The page of one row, by the name of its address. Every other address with a key only acts.
SHOWS: dict[str, type[Model]] = {
    "draft": Incoming,
    "person": Person,
    "new_event": Person,
    "event": Event,
    "office": Office,
    "contact_point": ContactPoint,
    "organisation": Organisation,
    "bank_account": BankAccount,
    "look_at_letter": Letter,
    "letter_history": Letter,
    "decide_pause": Pause,
    "notice": Notice,
    "reply": Reply,
    "question": Asking,
    "joining": Asking,
    "write_news": News,
    "petition": Petition,
    "petition_terms": Petition,
    "petition_words": Petition,
    "begin_petition_words": Petition,
    "find_sheet": Petition,
    "enter_reply": Petition,
    "petition_paper": Petition,
    "petition_sheet": Petition,
    "bring_in_signatures": Petition,
    "handing_over": Petition,
    "handover": Handover,
    "import_progress": Import,
    "petition_scan": Scan,
    "new_person": Case,
    "member": User,
    "asked_of_member": User,
    "own_items": User,
    "case": Case,
    "case_enter": Case,
    "case_event": Case,
    "show_case": Case,
    "show_person": Person,
    "person_names": Person,
    "merge_people": Person,
    "erase_person": Person,
    "erase_person_texts": Person,
    "new_greeting": Person,
    "new_photo": Case,
    "notes": Case,
    "person_photo": Photo,
    "read_note": Note,
    "greeting": Greeting,
}


class FilledWorld:
    """The rows that the pages show, and the address of each page with one of them."""

    def __init__(self, by: User) -> None:
        build_demo()
        worker.carry_mails()
        worker.carry_letters()
        self.call = Call.objects.filter(state=Call.State.PUBLISHED)[0]
        words = {"en": {"title": "News", "paragraphs": ["They are well."]}}
        today = clock.now().date()
        self.update = add_update(call=self.call, on=today, words=words, asks_again=False, by=by)
        ask_us.ask(kind="question", text="May I write twice?", email="somebody@example.org",
                   language="en", now=clock.now())  # fmt: skip
        ask_us.ask(kind="joining", text="Evenings.", email="sam@example.org", name="Sam",
                   can=["translate"], language="en", now=clock.now())  # fmt: skip
        vigil = {"de": {"title": "Mahnwache", "place": "Berlin", "text": "Kommt alle."}}
        write_news(news=None, kind="event", words=vigil, on=today, by=by)
        keeper = User.objects.get(username="demo-administrator")
        lost = User.objects.order_by("pk")[0]
        ask_recovery(user=lost, by=keeper, place="")
        self.adds_to_a_case(by)
        union = at_relays()[0].organisation
        begin_import(petition=Petition.objects.get(), parts=[], first_line="name,country", by=by)
        self._is_scanned(Petition.objects.get(), by)
        self._is_handed_over(Petition.objects.get(), by)
        self._is_to_be_looked_at(Petition.objects.get())
        self.bundle = bundling.gather(channel="relay", relay=union, by=by)
        worker.make_file_of(self.bundle.pk)

    def adds_to_a_case(self, by: User) -> None:
        """A picture, and notes that the reader's browser has no key for: they ask for it."""
        case = Case.objects.order_by("pk")[0]
        out = BytesIO()
        Image.new("RGB", (320, 200), "gray").save(out, "JPEG")
        services.add_photo(case=case, people=list(case.people.all()), jpeg=out.getvalue(),
                           captions={"en": "A rally"}, rights="The union", by=by)  # fmt: skip
        notes.make_key(member=by, passphrase="quiet river under nine stones")
        notes.begin(case=case, by=by)
        private = notes.unlock(member=by, passphrase="quiet river under nine stones")
        notes.write_note(case=case, text="Nothing new.", private=private, by=by)

    def _is_handed_over(self, petition: Petition, by: User) -> None:
        office = petition.addressees.all()[0].office
        told = Presented(office, clock.now().date(), "Berlin", "Example Union", "", {"en": "Done."})
        write_record(petition=petition, presented=told, by=by)

    def _is_scanned(self, petition: Petition, by: User) -> None:
        """A scan with a page on which no code can be read."""
        scan = Scan.objects.create(
            petition=petition, page_count=1, read=1, made_at=clock.now(), made_by=by,
            finished_at=clock.now(),
        )  # fmt: skip
        out = BytesIO()
        Image.new("L", (300, 424), "white").save(out, "JPEG")
        kept = files.keep(out.getvalue(), "sheet")
        LoosePage.objects.create(scan=scan, number=1, why="no_code", image=kept)

    def _is_to_be_looked_at(self, petition: Petition) -> None:
        """Somebody who may have signed twice, a flood, and an organisation that nobody asked."""
        name = {"content": {"name": "Ann Example", "place": "Kiel"},
                "name_key": flood.name_key("Ann Example", "DE", petition.pk)}  # fmt: skip
        signatures(petition, 1, kind="paper", way="sheet", **name)
        signatures(petition, 1, **name)
        now, machine = clock.now(), {"domain": "example.com"}
        signatures(petition, 41, domain=b"d" * 16, seen_at=now, content=machine)
        said = {"organisation": "Example Union", "name": "Bo Example", "role": "Secretary"}
        signatures(petition, 1, kind="organisation", counts=False, content={**said, "reach": 5000})
        look_for_floods(petition=petition, now=now)
        publish_changes(petition_id=petition.pk, now=now)
        assert {each.by for each in Suspicion.objects.all()} == {"name", "domain"}

    def address_of(self, pattern: URLPattern) -> str:
        """Where `pattern` leads with a row of this world."""
        values = {key: self._value(str(pattern.name), key) for key in pattern.pattern.converters}
        asked = f"?call={self.call.pk}" if pattern.name in ASK_FOR_A_CALL else ""
        return reverse(f"desk:{pattern.name}", kwargs=values) + asked

    def _value(self, name: str, key: str) -> object:
        if key == "pk" and name in SHOWS:
            rows = SHOWS[name]._default_manager.order_by("pk")
            row = (rows.filter(kind="joining") if name == "joining" else rows).first()
            assert row is not None, f"no row for the page {name}"
            return row.pk
        if key == "slug" and name == "case_enter":
            return next(iter(FORMS))
        channel, _slash, kept = registry.outbox().handles("email")[0].partition("/")
        return {
            "pk": self.bundle.pk,
            "consent_pk": 1,
            "slug": self.call.slug,
            "language": "ko",
            "number": self.update.number,
            "channel": channel,
            "name": kept,
            "act": "pause",
            "code": Sheet.objects.order_by("pk")[0].code,
        }[key]


def desk_patterns() -> Iterator[URLPattern]:
    """Every address of the desk but those of files."""
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and resolver.namespace == "desk":
            yield from (each for each in _inside(resolver) if each.name not in FILES)


def only_acts(pattern: URLPattern) -> bool:
    """Whether no page lies there, only what a button of another one does (require_POST)."""
    if pattern.name in ONLY_ACT:
        return True
    waiting: list[FunctionType] = [pattern.callback]
    while waiting:
        view = waiting.pop()
        cells = [cell.cell_contents for cell in view.__closure__ or ()]
        inside = dict(zip(view.__code__.co_freevars, cells, strict=True))
        if inside.get("request_method_list") == ["POST"]:
            return True
        waiting += [each for each in inside.values() if isinstance(each, FunctionType)]
    return False


def _inside(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _inside(pattern)
        else:
            yield pattern
