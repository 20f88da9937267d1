"""Migration status and hiding places stay out of every field that the server can read."""

from datetime import date

import pytest

from tests import worlds
from yeondae.cases import services
from yeondae.cases.models import Case, Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.cases.rules.sealed_words import WORDS, About, sealed_words, why_sealed
from yeondae.cases.services.importing import import_people
from yeondae.core.refusal import Refused

TOLD = [
    ("He is undocumented and afraid.", About.STATUS),
    ("Her visa ran out in May", About.STATUS),
    ("He over-stayed; overstayer since 2004", About.STATUS),
    ("ohne  Papiere seit 2004", About.STATUS),
    ("Sie wird nur geduldet.", About.STATUS),
    ("Ihr Aufenthaltstitel läuft ab", About.STATUS),
    ("미등록 이주노동자입니다", About.STATUS),
    ("체류 자격이 없습니다", About.STATUS),
    ("비자가 만료되었습니다", About.STATUS),
    ("She sleeps at her aunt's", About.WHEREABOUTS),
    ("in a safe-house", About.WHEREABOUTS),
    ("Er wohnt bei Freunden", About.WHEREABOUTS),
    ("친구 집에 숨어 있습니다", About.WHEREABOUTS),
]
UNTOLD = [
    "",
    "He advised consumers: 소비자 단체 활동가",
    "미등록 노조라는 이유로",
    "Visage and visanet are other words",
    "Dozens were forced into hiding; others are in hiding.",
    "He hides his face",
    "Die Polizei brach die Tür auf.",
    "She asked for a lawyer; her brother is ill.",
]


@pytest.mark.parametrize(("text", "about"), TOLD)
def test_a_word_of_the_table_is_found(text: str, about: About) -> None:
    assert about in [found for _word, found in sealed_words(text)], text


@pytest.mark.parametrize("text", UNTOLD)
def test_other_words_are_left_alone(text: str) -> None:
    assert sealed_words(text) == []


def test_every_latin_word_of_the_table_finds_itself() -> None:
    for about, languages in WORDS.items():
        for language in ("en", "de"):
            for word in languages[language]:
                assert sealed_words(f"({word.rstrip('…').upper()})")[0][1] == about, word


def test_the_sentence_says_the_word_and_where_it_belongs() -> None:
    said = why_sealed("", "Her VISA ran out")
    assert "“VISA”" in said and "sealed case note" in said


@pytest.fixture
def case(db: None) -> Case:
    return worlds.a_case(worlds.staff().organiser)


def test_no_verb_takes_such_a_word_in_a_note(case: Case) -> None:
    by, words = worlds.staff().organiser, "undocumented"
    ann, bo, _cy = Person.objects.order_by("position")
    hit, when = services.Hit(ann, private_note=words), services.When(date(2026, 6, 1))
    act = services.record_event(
        case=case, kind=K.ARREST, when=when, hits=[services.Hit(ann)], by=by
    ).acts.get()
    verbs = [
        lambda: services.add_person(case=case, names={"en": "Di"}, note=words, by=by),
        lambda: services.change_person(
            person=ann, names=ann.names, posts={}, held_since=None, held_until=None, held_at="",
            note=words, by=by,
        ),
        lambda: services.record_event(case=case, kind=K.SEARCH, when=when, hits=[hit], by=by),
        lambda: services.describe_act(act=act, injury=words, by=by),
        lambda: services.give_consent(
            person=ann, given_by="self", given_on=when.on, shows=["name"], note=words, by=by
        ),
        lambda: services.relate(person=ann, other=bo, kind="family", note=words, by=by),
        lambda: services.merge_people(kept=ann, gone=bo, why=words, by=by),
        lambda: services.override_status(
            person=ann, status="held", on=when.on, source_name="us", why=words, by=by
        ),
    ]  # fmt: skip
    for verb in verbs:
        with pytest.raises(Refused, match="sealed case note"):
            verb()


def test_a_row_of_a_file_with_such_a_word_is_reported_with_its_line(case: Case) -> None:
    rows = [(2, {"key": "1", "name": "Di", "note": "no papers"}), (3, {"key": "2", "name": "Ed"})]
    told = import_people(case=case, rows=rows, by=None)
    assert told.made == 1 and told.bad[0][0] == 2 and "sealed case note" in told.bad[0][1]


def test_an_event_of_hiding_takes_no_place(case: Case) -> None:
    by, ann = worlds.staff().organiser, Person.objects.order_by("position")[0]
    when = services.When(date(2026, 6, 1))
    with pytest.raises(Refused, match="Where somebody hides"):
        services.record_event(
            case=case, kind=K.HIDING, when=when, hits=[services.Hit(ann, place="a cellar")], by=by
        )
    event = services.record_event(
        case=case, kind=K.HIDING, when=when, hits=[services.Hit(ann)], by=by
    )
    place = services.name_place(names={"en": "Exampletown"}, kind="town", country="KR", by=by)
    with pytest.raises(Refused, match="Where somebody hides"):
        services.place_event(event=event, place=place, by=by)
