"""What the urgent call of 28 November 2007 must yield (seeds/2)."""

import json
import time
from pathlib import Path

from yeondae.intake import Draft, json_of, load_reader
from yeondae.intake.draft import Event, Value


def value(each: Value | None) -> str | None:
    return each.value if each else None


def codes(draft: Draft) -> list[str]:
    return [each.remark.code for each in draft.warnings]


def event(draft: Draft, kind: str, person: str) -> Event:
    (found,) = [each for each in draft.events if (each.kind, each.person) == (kind, person)]
    return found


def test_it_is_an_urgent_call_in_english(call: Draft) -> None:
    assert value(call.kind) == "urgent_call"
    assert value(call.language) == "en"
    assert call.update_of is None


def test_it_was_issued_by_both_unions_on_28_november(call: Draft) -> None:
    assert value(call.issued_on) == "2007-11-28"
    issuers = [value(each) or "" for each in call.issuers]
    assert issuers[0] == "Korean Confederation of Trade Unions"
    assert issuers[1].endswith("Migrants’ Trade Union")
    assert len(issuers) == 2


def test_title_slogans_and_numbered_sections_are_found(call: Draft) -> None:
    assert value(call.title) == "Urgent Call for International Solidarity"
    assert len(call.slogans) == 4
    assert [value(each) for each in call.slogans][-1] == "Stop the Crackdown and Deportations!"
    assert [(each.number, value(each.heading)) for each in call.sections] == [
        ("1", "Background"),
        ("2", "Clear Labor Repression"),
        ("3", "Call for Solidarity"),
    ]


def test_three_people_are_at_risk_and_nobody_else(call: Draft) -> None:
    people = {value(each.name): [value(role) for role in each.roles] for each in call.people}
    assert list(people) == ["Kajiman", "Raju", "Masum"]
    assert "President" in people["Kajiman"]
    assert "Vice President" in people["Raju"]
    assert "General Secretary" in people["Masum"]
    assert all(each.family_name is None for each in call.people)


def test_each_holds_the_part_named_before_the_name_and_no_other(call: Draft) -> None:
    parts = {
        value(each.name): {(role.value or "").replace("-", " ") for role in each.roles}
        for each in call.people
    }
    assert parts == {
        "Kajiman": {"President"},
        "Raju": {"Vice President"},
        "Masum": {"General Secretary"},
    }


def test_what_happened_to_its_officers_is_no_part_of_a_unions_name(call: Draft) -> None:
    assert not [each for each in call.organisations if "Arrested" in (value(each.name) or "")]


def test_each_was_arrested_on_27_november_about_a_time_and_at_a_place(call: Draft) -> None:
    arrests = [event(call, "arrest", name) for name in ("Kajiman", "Raju", "Masum")]
    assert [value(each.on) for each in arrests] == ["2007-11-27"] * 3
    assert [value(each.time) for each in arrests] == ["09:20", "09:20", "09:00/09:30"]
    assert all(each.time and each.time.approximate for each in arrests)
    places = [value(each.place) or "" for each in arrests]
    assert "his house" in places[0]
    assert "factory" in places[1]
    assert "street" in places[2]
    named = [each for each in call.events if each.kind == "arrest" and each.person]
    assert len(named) == 3


def test_the_year_and_what_another_sentence_says_are_inferred_with_a_reason(call: Draft) -> None:
    arrest = event(call, "arrest", "Raju")
    assert arrest.on and arrest.on.how == "inferred" and arrest.on.why
    assert arrest.time and arrest.time.why and arrest.time.why.code == "same-time"


def test_all_three_were_taken_to_cheongju(call: Draft) -> None:
    for name in ("Kajiman", "Raju", "Masum"):
        transfer = event(call, "transfer", name)
        assert "Cheongju" in (value(transfer.place) or "")
        assert value(transfer.on) == "2007-11-27"
        assert transfer.on and transfer.on.how == "inferred"


def test_home_workplace_routine_and_injury_are_private(call: Draft) -> None:
    for name in ("Kajiman", "Raju"):
        place = event(call, "arrest", name).place
        assert place and place.private
    injury = event(call, "injury", "Kajiman")
    assert injury.private and injury.detail and injury.detail.private
    kinds = {(each.kind, each.person) for each in call.details}
    assert {
        ("injury", "Kajiman"),
        ("home", "Kajiman"),
        ("routine", "Kajiman"),
        ("routine", "Masum"),
        ("workplace", "Raju"),
    } <= kinds
    assert all(each.what.private for each in call.details)


def test_the_minister_of_justice_is_to_be_written_to(call: Draft) -> None:
    (target,) = call.targets
    assert value(target.office) == "Minister of Justice"
    assert value(target.holder) == "Jung Seong-Jin"
    assert value(target.salutation) == "Dear Minister Jung,"
    assert target.address and target.address.country == "KR" and not target.address.mailable


def test_the_ministry_has_two_numbers_that_are_fax_by_inference(call: Draft) -> None:
    first, second = call.targets[0].numbers
    assert (first.e164, second.e164) == ("+8225033532", "+8225009128")
    assert not first.alternate and second.alternate
    for number in (first, second):
        assert number.kind == "fax" and number.how == "inferred"
        assert number.why and "fax" in number.why.sentence


def test_copies_go_to_kctu_by_fax_and_its_mail_address_was_not_supplied(call: Draft) -> None:
    (copy,) = call.copy_to
    assert value(copy.organisation) == "KCTU"
    (fax,) = copy.numbers
    assert (fax.kind, fax.e164, fax.how) == ("fax", "+82226351134", "read")
    (mail,) = copy.emails
    assert mail.value is None and mail.spans


def test_two_contacts_with_their_numbers_and_a_postal_address(call: Draft) -> None:
    lee, liem = call.contacts
    assert value(lee.name) == "Lee Changgeun"
    assert value(lee.role) == "International Executive Director"
    assert [(n.kind, n.e164) for n in lee.numbers] == [
        ("phone", "+82226709234"),
        ("fax", "+82226351134"),
    ]
    assert lee.address and "139 Youngdeungpo-2-ga" in lee.address.lines[0]
    assert lee.address.postcode == "150-032"
    assert value(liem.name) == "Liem Wol-san"
    (phone,) = liem.numbers
    assert (phone.kind, phone.e164) == ("phone", "+82222856068")
    assert [each.remark.code for each in phone.warnings] == ["number-doubled-sign"]
    assert phone.as_written == "+82-2--2285-6068"


def test_three_demands_and_the_first_names_all_three(call: Draft) -> None:
    assert [each.action for each in call.demands] == ["release", "stop", "stop"]
    assert call.demands[0].people == ("Kajiman", "Raju", "Masum")


def test_the_sample_letter_has_all_its_parts(call: Draft) -> None:
    (letter,) = call.sample_letters
    assert (value(letter.addressee) or "").split("\n")[1] == "Minister of Justice"
    assert value(letter.salutation) == "Dear Minister Jung,"
    assert len(letter.body) == 3
    assert len(letter.demands) == 3
    assert letter.fields == ()


def test_it_warns_of_what_was_lost_left_out_or_contradicts(call: Draft) -> None:
    assert {
        "email-lost",
        "web-lost",
        "address-too-short",
        "letter-without-year",
        "claim-without-source",
        "letter-against-story",
        "number-doubled-sign",
    } <= set(codes(call))
    (against,) = [w for w in call.warnings if w.remark.code == "letter-against-story"]
    assert dict(against.remark.values)["person"] == "Masum"
    (claimed,) = [w for w in call.warnings if w.remark.code == "claim-without-source"]
    assert "15 million" in claimed.remark.sentence


def test_claims_keep_number_operator_and_words(call: Draft) -> None:
    claims = {each.as_written: each for each in call.claims}
    members = next(each for words, each in claims.items() if words.startswith("more than 20"))
    assert (members.number, members.operator) == (20, "more_than")
    assert any(each.number == 15_000_000 and not each.sourced for each in call.claims)


def test_the_footer_of_the_blog_is_no_part_of_it(call: Draft) -> None:
    (footer,) = [each for each in call.outside if each.kind == "footer"]
    assert call.text[slice(*footer.span)].startswith("No comments")
    assert footer.span[1] == len(call.text)
    assert call.sample_letters[0].spans[0][1] <= footer.span[0]


def test_the_caption_is_kept_apart(call: Draft) -> None:
    (caption,) = call.captions
    assert (value(caption) or "").startswith("Emergency demonstration")


def test_no_send_by_date_is_made_up(call: Draft) -> None:
    assert call.deadline is None


def test_every_value_points_at_words_of_the_text(call: Draft) -> None:
    for person in call.people:
        for start, end in person.name.spans:
            assert call.text[start:end] == person.name.value
    number = call.targets[0].numbers[0]
    assert call.text[slice(*number.spans[0])] == number.as_written
    for demand in call.demands:
        assert demand.text.value in call.text[slice(*demand.text.spans[0])]


def test_the_json_is_the_draft_and_comes_back(call: Draft, seeds: Path) -> None:
    (path,) = seeds.glob("2-*.txt")
    plain = json.loads(json_of(path))
    assert Draft.from_json(plain) == call
    assert plain["targets"][0]["numbers"][0]["as_written"] == "+82-2-503-3532"
    assert plain["people"][0]["name"]["spans"][0] == list(call.people[0].name.spans[0])


def test_twenty_kilobytes_are_read_in_two_seconds(seeds: Path) -> None:
    (path,) = seeds.glob("2-*.txt")
    text = (path.read_text(encoding="utf-8") * 4)[:20_000]
    begun = time.process_time()  # other work on the machine does not count
    load_reader().read(text)
    assert time.process_time() - begun < 2
