"""Who issues a text, whom it asks people to write to, who gets a copy; every text is made up."""

from yeondae.intake import load_reader
from yeondae.intake.draft import Draft


def read(text: str) -> Draft:
    return load_reader().read(text)


def issuers(draft: Draft) -> list[str | None]:
    return [each.value for each in draft.issuers]


def test_an_observatory_that_requests_an_intervention_issues_the_appeal() -> None:
    draft = read(
        "Urgent Interventions\n\nArrest of a dockers' leader\n\n07.09.24\n\n"
        "The Example Observatory for the Protection of Dockers, a joint programme of the Example "
        "Organisation Against Torture (EOAT) and the Example Federation for Rights (EFR), requests "
        "your urgent intervention in the following situation in Ruritania.\n\n"
        "Amara Example was arrested on 3 September 2024.\n"
    )
    assert issuers(draft) == ["Example Observatory for the Protection of Dockers"]
    assert draft.kind.value == "urgent_call"
    assert draft.title and draft.title.value == "Arrest of a dockers' leader"
    assert draft.issued_on and draft.issued_on.value == "2024-09-07"


def test_a_french_name_goes_on_in_small_letters() -> None:
    draft = read(
        "L’Observatoire pour la protection des dockers, programme conjoint de deux réseaux, vous "
        "prie d’intervenir de toute urgence sur la situation suivante.\n\n"
        "M. Jean Exemple, président de la Ligue exemplaire des dockers unis (LEDU), a été arrêté "
        "le 3 mai 2024.\n"
    )
    assert issuers(draft) == ["Observatoire pour la protection des dockers"]
    assert draft.kind.value == "urgent_call"
    named = {each.name.value: each.abbreviation for each in draft.organisations}
    assert named["Ligue exemplaire des dockers unis"]


def test_whoever_signs_a_letter_issues_it_and_its_greeting_names_the_office() -> None:
    draft = read(
        "Hafenarbeiter im Gefängnis\n\n"
        "Sehr geehrter Herr Präsident Muster,\n\n"
        "ich schreibe Ihnen, weil Amara Beispiel am 3. Mai 2024 verhaftet wurde. Ich bitte Sie:\n"
        "· Veranlassen Sie die Freilassung von Amara Beispiel.\n"
        "· Sorgen Sie dafür, dass niemand um seine Freiheit fürchten muss.\n\n"
        "Mit freundlichen Grüßen\nDora Beispiel\nABCD-regionsvorsitzende\n"
    )
    assert issuers(draft) == ["ABCD"]
    (target,) = draft.targets
    assert target.office and target.office.value == "Präsident"
    assert target.holder and target.holder.value == "Muster"
    assert [each.action for each in draft.demands] == ["release", "guarantee"]


def test_a_letter_to_a_union_president_is_to_nobody_who_can_be_written_to() -> None:
    draft = read(
        "Amara Example\nPresident of the Example Dockers' Union\nOldtown\n\n"
        "Dear Brother Example,\n\nWe are glad that you were released on 3 May 2024.\n\n"
        "In solidarity\nDolo Muster\n"
    )
    assert draft.targets == ()


def test_to_an_ambassador_by_name_without_any_greeting() -> None:
    draft = read(
        "Ciudad Ejemplo, 12 de mayo de 2024.\n\n"
        "Al Sr. Embajador de la República de Ruritania, Dr. Luis Muestra.\n\n"
        "Exigimos el cese de la represión contra los estibadores, la libertad de Ana Ejemplo y el "
        "respeto de sus derechos.\n"
    )
    (target,) = draft.targets
    assert target.holder and "Muestra" in (target.holder.value or "")
    assert {"stop", "release"} <= {each.action for each in draft.demands}


def test_two_posts_in_one_sentence_and_an_embassy_that_gets_a_copy() -> None:
    draft = read(
        "Écrivez au Premier Ministre de la Ruritanie ainsi qu'au Ministre des Affaires étrangères, "
        "avec copie à l'ambassade de Ruritanie en France.\n"
    )
    posts = [each.office.value for each in draft.targets if each.office]
    assert posts == ["Premier Ministre", "Ministre des Affaires étrangères"] or (
        len(posts) == 2 and posts[1] == "Ministre des Affaires étrangères"
    )
    (copy,) = draft.copy_to
    assert copy.organisation and "ambassade" in (copy.organisation.value or "")


def test_a_copy_without_a_number_keeps_its_postal_address() -> None:
    draft = read(
        "If you send this letter, please copy it to the Example Union Department, Example House, "
        "1 Example Street, London WC1B 3LS.\n"
    )
    (copy,) = draft.copy_to
    assert copy.organisation and copy.organisation.value == "Example Union Department"
    assert copy.address and copy.address.postcode == "WC1B 3LS"


def test_an_address_with_blank_lines_between_is_one_target() -> None:
    draft = read(
        "Je kan deze brieven sturen naar het volgende adres:\n\n"
        "Gevangenis van Voorbeeld\n\nVoorbeeldstraat 6\n\n1012 AB Amsterdam\n\nNederland\n\n"
        "Hieronder staat een voorbeeld.\n"
    )
    (target,) = draft.targets
    assert target.address and target.address.postcode == "1012 AB"


def test_a_list_with_a_copy_in_it_keeps_both_apart() -> None:
    draft = read(
        "Bitte schicken Sie die Protestbriefe an diese Adresse:\n\n"
        "  • Dolo Muster, Präsident der Republik\n"
        "  • Präsidialamt, Beispielstraße 1, 10117 Berlin, Deutschland\n"
        "  • Und eine Kopie an: kopie@example.org\n"
    )
    (target,) = draft.targets
    assert target.address and target.address.postcode == "10117"
    assert target.emails == ()
    (copy,) = draft.copy_to
    assert [each.value for each in copy.emails] == ["kopie@example.org"]


def test_a_fax_label_is_no_request_for_letters() -> None:
    draft = read(
        "전국견본노동조합총연맹 |\n취 재 요 청 |\n|\n2024년 5월 3일 |\n"
        "김견본 대외협력실장 010-0000-0101 |\n"
        "서울특별시 견본구 견본로 3 | 대표전화 (02)2000-0101 | FAX (02)2000-0102 |\n\n"
        "○ 일시 : 2024년 5월 7일(화) 19시\n"
        "○ 견본 공장에서 노동자 300여명이 체포되었습니다.\n"
    )
    assert draft.kind.value == "news_release"
    assert issuers(draft) == ["전국견본노동조합총연맹"]
    assert draft.issued_on and draft.issued_on.value == "2024-05-03"
    assert draft.targets == ()
    assert [each.number for each in draft.claims] == [300]
    assert any((each.name.value if each.name else "") == "김견본" for each in draft.contacts)


def test_a_quoted_mail_and_a_page_with_its_menu() -> None:
    draft = read(
        "Home > Countries > Ruritania\nUpdated: 18.12.2024 15:51\n\n"
        " > 28 September 2024\n >\n > UA 999/24          Fear for Safety\n >\n"
        " > Amara Example leads the dockers' branch. Gunmen tried to kill him on 19\n"
        " > September 2024.\n"
    )
    assert draft.issued_on and draft.issued_on.value == "2024-09-28"
    assert draft.title and draft.title.value == "Fear for Safety"
    assert [each.name.value for each in draft.people] == ["Amara Example"]


def test_the_day_that_the_first_words_name_is_the_day_of_issue() -> None:
    today = read("Today, 9 August 2024, dockers call for the release of Amara Example.\n")
    assert today.issued_on and today.issued_on.value == "2024-08-09"
    later = read(
        "On Monday, 5 August 2024, dockers went to the ministry and asked for the release of Amara "
        "Example, who is held since then.\n"
    )
    assert later.issued_on is None


def test_a_fax_below_the_address_of_an_embassy_and_the_menu_below_the_page() -> None:
    draft = read(
        "A model letter is below.\n\nPost it to\n\n"
        "HE Dr M Example Muster\nHigh Commission for the Republic of Ruritania\n1 Example Street\n"
        "London SW7 5JA\n\nOr fax to (020) 7946 0101\n\n"
        "Dear High Commissioner\n\nI am writing to ask for the release of Amara Example.\n\n"
        "Home | About us | Contact | Newsletter\n"
    )
    (target,) = draft.targets
    assert target.holder and "Muster" in (target.holder.value or "")
    assert target.address and target.address.lines == ("1 Example Street", "London SW7 5JA")
    assert [each.proposal for each in target.numbers] == ["+442079460101"]
    assert [each.kind for each in draft.outside] == ["footer"]


def test_the_subject_of_a_mail_and_a_list_of_concerns_are_no_title() -> None:
    draft = read(
        "Fwd: Ruritania\n\nActs of intimidation against Amara Example's sister\n\n"
        "Harassment / Arbitrary detention / Judicial proceedings\n\n"
        "Amara Example's sister was threatened on 3 May 2024 when she came from the harbour, and "
        "has not been at her work since; nobody knows who is behind it.\n"
    )
    assert draft.title
    assert draft.title.value == "Acts of intimidation against Amara Example's sister"


def test_a_heading_in_the_imperative_is_what_is_asked_where_nothing_else_is() -> None:
    draft = read(
        "Ruritania: Release the arrested dockers\n\nStop the threats against the branch\n\n"
        "Four dockers were arrested on 3 May 2024 at the harbour of Oldtown, where they had "
        "gathered with many others to speak of their wages and of the hours that they work.\n"
    )
    assert [each.action for each in draft.demands] == ["release", "stop"]


def test_the_number_of_a_news_letter_is_no_telephone() -> None:
    draft = read("Example Confederation\nOnline\n002/090124\n\nAmara Example was arrested.\n")
    assert draft.contacts == () and draft.targets == ()
