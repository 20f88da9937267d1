"""Who a text speaks of where no name stands beside the verb; every text here is made up."""

from datetime import date

import pytest

from yeondae.intake import load_reader
from yeondae.intake.draft import Draft


def read(text: str) -> Draft:
    return load_reader().read(text)


def people(draft: Draft) -> list[str | None]:
    return [each.name.value for each in draft.people]


def told(draft: Draft) -> set[tuple[str, str | None, str | None]]:
    return {(e.kind, e.person, e.on.value if e.on else None) for e in draft.events}


def test_he_is_the_one_person_whom_the_sentence_before_names() -> None:
    draft = read(
        "Harbour, 9 May 2024\n\n"
        "Amara Example is the treasurer of the dockers' branch. On 3 May 2024 he was arrested at "
        "the harbour. Minister Dolo Muster said that he was satisfied.\n"
    )
    assert people(draft) == ["Amara Example"]
    assert told(draft) == {("arrest", "Amara Example", "2024-05-03")}


def test_a_verb_without_a_subject_goes_on_with_the_person_before() -> None:
    draft = read(
        "Ana Ejemplo es la tesorera del sindicato del puerto. Fue detenida el 3 de mayo de 2024 en "
        "la plaza. La policía no dijo por qué.\n"
    )
    assert told(draft) == {("arrest", "Ana Ejemplo", "2024-05-03")}


def test_a_verb_without_a_subject_goes_on_with_both() -> None:
    draft = read(
        "Condenamos las detenciones de Ana Ejemplo (secretaria del sindicato) y Luis Muestra. "
        "Desde el 3 de mayo de 2024, cuando fueron detenidos, nadie los ha visto.\n"
    )
    assert people(draft) == ["Ana Ejemplo", "Luis Muestra"]
    assert {each for each in told(draft) if each[2]} == {
        ("arrest", "Ana Ejemplo", "2024-05-03"),
        ("arrest", "Luis Muestra", "2024-05-03"),
    }
    assert [each.value for each in draft.people[0].roles] == ["secretaria"]


def test_of_someone_whose_wife_was_arrested_nothing_is_told() -> None:
    draft = read(
        "On 3 May 2024 the wife of Mr. Amara Example, Ms. Dora Muster, and his sister were briefly "
        "arrested in Oldtown.\n"
    )
    assert people(draft) == ["Dora Muster"]
    assert told(draft) == {("arrest", "Dora Muster", "2024-05-03")}


def test_who_has_been_held_behind_the_name_of_a_husband_is_the_husband() -> None:
    draft = read(
        "The committee was told of threats to the wife of Mr. Amara Example, president of the "
        "dockers' branch, who has been detained since 3 May 2024 at the prison of Oldtown.\n"
    )
    assert ("detention", "Amara Example", "2024-05-03") in told(draft)


def test_a_gender_mark_behind_a_name_says_for_whom_people_write() -> None:
    draft = read(
        "UA 999/24 Fear for Safety\n\n"
        "Amara Example (m), board treasurer, Dockers' Union;\n"
        "Domingo Muster (m), Vice-President;\n"
        "Dora Beispiel (f), member of the branch\n\n"
        "They have received death threats by fax.\n"
    )
    assert people(draft) == ["Amara Example", "Domingo Muster", "Dora Beispiel"]
    assert [each.value for each in draft.people[0].roles] == ["board treasurer"]
    assert draft.title and draft.title.value == "Fear for Safety"


def test_charges_filed_and_threats_made_against_people_are_told_of_them() -> None:
    english = read(
        "On 3 May 2024 several criminal charges were filed against Ms Ana Example, Mr Ben Muster "
        "and Mr Carl Beispiel of the centre.\n"
    )
    assert people(english) == ["Ana Example", "Ben Muster", "Carl Beispiel"]
    assert {kind for kind, _, _ in told(english)} == {"indictment"}
    german = read(
        "Wir protestieren gegen die Morddrohungen durch bewaffnete Gruppen gegen Ana Beispiel und "
        "Carl Muster, Mitglieder der Hafengewerkschaft.\n"
    )
    assert people(german) == ["Ana Beispiel", "Carl Muster"]


def test_a_german_verb_at_the_end_and_a_prison_with_its_name() -> None:
    draft = read(
        "Besonders bewegt uns das Schicksal von Amara Beispiel, des Vorsitzenden der "
        "Hafengewerkschaft, der im Gefängnis Altenfeld in Neustadt einsitzt. Wir wissen, dass der "
        "Aktivist Dolo Muster von den Sicherheitskräften am 3. Mai 2024 entführt worden ist.\n"
    )
    assert people(draft) == ["Amara Beispiel", "Dolo Muster"]
    assert ("abduction", "Dolo Muster", "2024-05-03") in told(draft)
    held = next(each for each in draft.events if each.kind == "detention")
    assert held.place and "Altenfeld" in (held.place.value or "")


def test_a_french_list_behind_namely_is_of_those_who_were_arrested() -> None:
    draft = read(
        "Le comité a été informé de l’arrestation et de la détention de trois membres du "
        "mouvement des dockers, à savoir MM. Jean Exemple, secrétaire général de la section du "
        "port, Paul Modèle, chargé de relations extérieures, et Luc Essai, trésorier.\n"
    )
    assert people(draft) == ["Jean Exemple", "Paul Modèle", "Luc Essai"]
    assert {kind for kind, _, _ in told(draft)} >= {"arrest"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We fear for the leaders of ABCD Amara Example, who was arrested.", "Amara Example"),
        ("Le sort des prisonniers Le Van Exemple et Tran Modèle nous inquiète.", "Le Van Exemple"),
        ("Baha 'eddin Example was arrested on 3 May 2024.", "Baha 'eddin Example"),
    ],
)
def test_names_begin_and_end_where_people_begin_and_end(text: str, name: str) -> None:
    assert people(read(text))[0] == name


def test_headings_platforms_and_places_are_nobody() -> None:
    draft = read(
        "Solidarity with Amara Example\n\nFear for Safety\n\n"
        "The dockers' branch of Oldtown wrote on Facebook that Amara Example was arrested on 3 May "
        "2024 when he came from the airport of Newtown.\n"
    )
    assert people(draft) == ["Amara Example"]


def test_a_korean_name_of_two_words_and_the_part_before_it() -> None:
    draft = load_reader().read(
        "견본노조 라만 위원장을 석방하라!!\n\n"
        "견본노조 위원장인 라만 후다인 동지를 정부는 2024년 5월 3일 강제 연행했다.\n"
        "정부는 라만 후다인 위원장을 석방하고 노동조합에 대한 탄압을 중단하라.\n"
    )
    assert people(draft) == ["라만 후다인"]
    assert "위원장" in [each.value for each in draft.people[0].roles]
    assert ("arrest", "라만 후다인", "2024-05-03") in told(draft)
    assert {"release", "stop"} <= {each.action for each in draft.demands}
    assert draft.title and draft.title.value == "견본노조 라만 위원장을 석방하라!!"


def test_what_has_happened_is_never_in_the_year_to_come() -> None:
    draft = load_reader().read(
        "Amara Example was arrested on 22 February at the harbour. His trial begins on 4 "
        "December.\n",
        received_on=date(2026, 11, 23),
    )
    assert ("arrest", "Amara Example", "2026-02-22") in told(draft)
    (arrest,) = [each for each in draft.events if each.kind == "arrest"]
    assert arrest.on and arrest.on.why and arrest.on.why.code == "year-from-receipt"


def test_a_part_of_a_union_and_then_the_name() -> None:
    draft = read(
        "The members, who were kept in police custody overnight on 3 May 2024, include Secretary "
        "General of the Example Dockers Congress (EDC), Amara Example.\n"
    )
    assert people(draft) == ["Amara Example"]
    assert [each.value for each in draft.people[0].roles] == ["Secretary General"]


def test_a_participle_behind_what_somebody_is() -> None:
    draft = read(
        "Nous exigeons la fin de la répression dans le port pour notre camarade Antoine Exemple, "
        "jeune travailleur précaire arrêté lors de la manifestation du 17 mai 2024.\n"
    )
    assert people(draft) == ["Antoine Exemple"]


def test_the_parts_of_three_stand_for_all_three_before_their_unions_name() -> None:
    draft = read(
        "Harbour, 9 May 2024\n\n"
        "On the morning of 3 May the president, vice president and general secretary of the "
        "branch, Harbour-Island Dockers' Union, were arrested at the harbour.\n\n"
        "We ask you to release President Amara Example, Vice President Dolo Muster and General "
        "Secretary Bea Modelo.\n"
    )
    names = {"Amara Example", "Dolo Muster", "Bea Modelo"}
    assert {person for kind, person, _ in told(draft) if kind == "arrest"} == names
