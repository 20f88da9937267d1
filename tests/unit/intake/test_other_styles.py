"""What calls in other styles and languages taught the rules; every text here is made up."""

import pytest

from yeondae.intake import load_reader
from yeondae.intake.draft import Draft


def read(text: str) -> Draft:
    return load_reader().read(text)


def names(draft: Draft) -> set[str]:
    return {str(each.name.value) for each in draft.organisations}


def test_what_organisations_do_and_what_a_heading_asks_is_no_organisation() -> None:
    draft = read(
        "The Campaign to Free Ann Example Now\n\n"
        "Third Representative Meeting of the Example Committee for Justice\n\n"
        "On 3 May 2024 the Example Committee for Justice wrote to the government.\n\n"
        "Join the Committee!\n"
    )
    assert names(draft) == {"Example Committee for Justice"}


def test_words_in_capitals_beside_others_are_no_short_names() -> None:
    draft = read(
        "RECOMMENDED ACTION: Please send appeals as quickly as possible to the EGWF office.\n\n"
        "COPIES TO: diplomatic representatives accredited to your country.\n"
    )
    assert names(draft) == {"EGWF"}


def test_an_office_with_its_whole_address_on_one_line_stays_in_one_piece() -> None:
    (target,) = read(
        "APPEALS TO:\nMinister of Justice\nChun Exemplar\n"
        "Ministry of Justice, Building #1, Example Government Complex, Example-dong 1, Gwacheon, "
        "Gyeonggi-do 427-720, Republic of Korea\n"
        "Fax: +82 2 503 0101\nE-mail: minister@example.org\nSalutation: Dear Minister\n"
    ).targets
    assert target.office and target.office.value == "Minister of Justice"
    assert target.holder and target.holder.value == "Chun Exemplar"
    assert target.address and target.address.country == "KR"
    assert [each.value for each in target.emails] == ["minister@example.org"]


def test_a_korean_list_gives_the_office_its_holder_and_the_copy() -> None:
    draft = read(
        "2022년 5월 9일 오전 8시 30분경 출입국관리사무소 직원들이 김견본 예시노동조합 위원장과 "
        "라마 사무국장을 서울 견본구에서 연행하였습니다.\n\n"
        "항의 서한 보낼 곳\n법무부 장관 홍견본\n팩스: 02-2110-0101\n"
        "이메일: minister@example.org\n\n"
        "사본 보낼 곳\n예시이주노동자연대 팩스 02-2635-1134\n"
    )
    (target,) = draft.targets
    assert target.office and target.office.value == "법무부 장관"
    assert target.holder and target.holder.value == "홍견본"
    arrests = [each for each in draft.events if each.kind == "arrest"]
    assert [each.person for each in arrests] == ["김견본", "라마"]
    assert {each.place.value for each in arrests if each.place} == {"서울 견본구"}
    assert [each.organisation.value for each in draft.copy_to if each.organisation] == [
        "예시이주노동자연대"
    ]


def test_who_the_police_took_and_where_somebody_was_moved_from_and_to() -> None:
    draft = read(
        "On 8 March 2024 police took Amara Example, president of the branch, and Dolo Muster, "
        "treasurer, from the union's office.\n\n"
        "Amara Example was moved from Old Town detention centre to Harbour Prison on 12 March "
        "2024.\n"
    )
    told = [(each.kind, each.person) for each in draft.events]
    assert told == [
        ("arrest", "Amara Example"),
        ("arrest", "Dolo Muster"),
        ("transfer", "Amara Example"),
    ]
    assert draft.events[2].place and draft.events[2].place.value == "Harbour Prison"


@pytest.mark.parametrize(
    ("lead", "copied"),
    [
        ("Copies to: EGWF, fax +94 11 255 0199", "EGWF"),
        ("COPIA A:\nSINTRAFLOR, correo electrónico: flor@example.org", "SINTRAFLOR"),
    ],
)
def test_initials_in_front_of_a_number_are_who_gets_the_copy(lead: str, copied: str) -> None:
    (copy,) = read(f"Please write to the Minister of Labour.\n\n{lead}\n").copy_to
    assert copy.organisation and copy.organisation.value == copied


def test_a_lead_that_names_the_office_and_asks_opens_demands() -> None:
    draft = read(
        "Please write to the Minister of Labour and ask for:\n"
        "- the immediate release of Amara Example;\n- talks with the union about wages.\n"
    )
    assert [each.text.value for each in draft.demands] == [
        "the immediate release of Amara Example",
        "talks with the union about wages",
    ]


def test_polite_german_demands_stay_whole() -> None:
    draft = read(
        "SCHREIBEN SIE BITTE FAXE UND BRIEFE\n"
        "- Lassen Sie Kemal Beispiel bitte sofort und bedingungslos frei.\n"
        "- Sorgen Sie dafür, dass er einen Anwalt sehen darf.\n"
    )
    assert [each.action for each in draft.demands] == ["release", "guarantee"]
    assert draft.demands[0].text.value == (
        "Lassen Sie Kemal Beispiel bitte sofort und bedingungslos frei"
    )


def test_whom_to_tell_of_ones_letter_is_not_written_to() -> None:
    draft = read(
        "Adresses :\n"
        "· M. Ali Modèle, Ministre de la Justice, Rabat, Maroc, Fax : +212 5 37 55 01 01\n\n"
        "Prière d'informer l'organisation de toutes actions entreprises en indiquant le code de "
        "cet appel.\n· E-mail : appels@example.org\n· Tél et fax : +41 22 555 01 02\n"
    )
    assert [each.holder.value for each in draft.targets if each.holder] == ["Ali Modèle"]
    assert len(draft.targets) == 1
    assert sum(len(each.numbers) + len(each.emails) for each in draft.contacts) == 2


def test_a_union_for_dock_workers_is_no_place() -> None:
    draft = read(
        "Op 2 juni 2021 heeft de politie Jan Voorbeeld, voorzitter van de Vakbond voor "
        "Havenarbeiders, opgepakt.\n"
    )
    assert [(each.kind, each.place) for each in draft.events] == [("arrest", None)]


def test_a_list_under_a_line_that_names_languages_is_no_lost_link() -> None:
    draft = read(
        "Please send letters in English, Korean or your own language:\n"
        "- calling on the authorities to release Ann Example immediately.\n"
    )
    assert not [each for each in draft.warnings if each.remark.code == "link-lost"]
