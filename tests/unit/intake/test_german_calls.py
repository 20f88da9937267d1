"""How German calls are laid out: lists in capitals, two addressees, words put up on a page."""

# ruff: noqa: E501
# Lines as they come; broken ones would be another layout.

from yeondae.intake import Draft, load_reader


def _read(text: str) -> Draft:
    return load_reader().read(text)


LISTED = """Drohende Ausweisung

Appell an

LEITERIN DER EINWANDERUNGSBEHÖRDE
EXEMPLAR Ara
Office of Examples
1 Example Street
Seoul 04524
REPUBLIK KOREA
(korrekte Anrede: Dear Commissioner)
Fax: (00 82) 2 555-0101

Sende eine Kopie an

BOTSCHAFT DER REPUBLIK KOREA
Musterstraße 8
10787 Berlin
E-Mail: botschaft@example.org

Bitte schreiben Sie sofort, nach dem 19. April 2031 bitte keine Appelle mehr.

SCHREIBEN SIE BITTE BRIEFE MIT FOLGENDEN FORDERUNGEN

  • Bis zum Urteil keine Maßnahmen gegen Aron Muster zu ergreifen. Sein Aufenthalt muss geachtet werden.

  • Unterbinden Sie alles, was Menschen vom Beitritt abhält.
"""


def test_a_list_without_colons_gives_office_copy_deadline_and_demands() -> None:
    draft = _read(LISTED)
    (target,) = draft.targets
    assert target.office and target.office.value == "LEITERIN DER EINWANDERUNGSBEHÖRDE"
    assert target.numbers[0].e164 == "+8225550101"
    (copy,) = draft.copy_to
    assert copy.emails[0].value == "botschaft@example.org"
    assert draft.deadline and draft.deadline.value == "2031-04-19"
    assert [each.name.value for each in draft.people] == ["Aron Muster"]
    assert len(draft.demands) == 2


def test_two_addressees_joined_by_and_are_two_and_orders_to_them_are_demands() -> None:
    draft = _read(
        "Unterschriftenliste für Aron Muster\n\nAn die\n\nBotschaft von Ruritanien\n"
        "S.E. Herr Bo Beispiel, Botschafter\nMusterufer 5, 10179 Berlin, botschaft@example.org\n\n"
        "und\n\nWirtschaftsvertretung Ruritaniens\nHerr Direktor Cem Exempel\n"
        "Musterstraße 3, 10117 Berlin, handel@example.org\n\n"
        "Sehr geehrter Herr Beispiel, sehr geehrter Herr Exempel,\n\n"
        "ich fordere,\n\n– alle Anklagen gegen Aron Muster fallenzulassen\n"
        "– alle Inhaftierten freizulassen\n\nStoppen Sie die Verfolgung von Gewerkschaften!\n"
    )
    mails = [each.value for target in draft.targets for each in target.emails]
    assert mails == ["botschaft@example.org", "handel@example.org"]
    assert [each.action for each in draft.demands] == ["drop_charges", "release", "stop"]


def test_the_title_stands_above_the_day_on_which_it_was_put_up() -> None:
    draft = _read(
        "Vereinigt Muster- und Beispielarbeit weltweit\n\n\nProtest gegen neue Angriffe in Ruritanien\n\n"
        "Auf diese Seite gestellt am 07-Dec-2031\n\nAm Morgen des 27. November wurden Präsident Aron "
        "Muster und Vizepräsidentin Bea Beispiel verhaftet, zusammen mit 400 Wanderarbeitnehmern.\n"
    )
    assert draft.title and draft.title.value == "Protest gegen neue Angriffe in Ruritanien"
    assert draft.issued_on and draft.issued_on.value == "2031-12-07"
    days = {each.person: each.on.value for each in draft.events if each.on and each.person}
    assert days == {"Aron Muster": "2031-11-27", "Bea Beispiel": "2031-11-27"}


def test_an_address_that_a_page_hides_is_said_to_be_lost() -> None:
    draft = _read(
        "Ihr könnt Protestschreiben an die folgenden Adressen richten:\n\nDr. Cem Exempel\n"
        "Direktor des Programms\n[email protected]\n"
    )
    assert "email-lost" in {each.remark.code for each in draft.warnings}
    (target,) = draft.targets
    assert target.holder and target.holder.value == "Cem Exempel"


def test_today_in_a_sentence_is_the_day_it_was_written() -> None:
    draft = _read(
        "Ruritanien: Büros gestürmt\n\nAm frühen Morgen stürmte die Polizei heute (19.02.2031) die Büros "
        "der Gewerkschaft. Bisher wurden 167 Personen festgenommen. Wir fordern ihre Freilassung.\n"
    )
    assert draft.issued_on and draft.issued_on.value == "2031-02-19"


def test_who_is_named_in_a_headline_and_again_issues_it() -> None:
    draft = _read(
        "Die Beispielliste fordert Freilassung von Gewerkschaftern in Ruritanien\n\nAm 26. November 2031 "
        "wurden Aron Muster, Vorsitzender der Gewerkschaft (Muster Is), und Bea Beispiel, Sprecherin, von "
        "der Polizei festgenommen. Die Beispielliste protestiert gegen dieses Vorgehen und gegen alle, "
        "die daran teilhaben, in jeder Stadt des Landes.\n"
    )
    assert [each.value for each in draft.issuers] == ["Beispielliste"]
    arrested = {each.person for each in draft.events if each.kind == "arrest"}
    assert arrested == {"Aron Muster", "Bea Beispiel"}
