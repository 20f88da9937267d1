"""Which country a draft proposes for its call; every text here is made up."""

from yeondae.calls.drafts.about_call import call
from yeondae.intake import load_reader


def proposed(text: str) -> str:
    group = call(load_reader().read(text))
    return next(each.text for each in group.slots if each.key == "call.country")


def test_an_embassy_abroad_does_not_say_where_people_are_held() -> None:
    assert (
        proposed(
            "Amara Example was arrested in Bangladesh. Write to the government of Bangladesh.\n\n"
            "Post it to\n\nHigh Commission for the People's Republic of Bangladesh\n"
            "1 Example Street\nLondon SW7 5JA\n\nDear High Commissioner\n\nPlease free her.\n"
        )
        == "BD"
    )


def test_without_any_office_the_country_named_most_is_proposed() -> None:
    assert proposed("한국 정부는 견본노조 김견본 위원장을 석방하라!\n한국 노동자 일동\n") == "KR"
