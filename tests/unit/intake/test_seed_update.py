"""The helping update of 6 December 2007 (seeds/1) against the call it follows (seeds/2)."""

from dataclasses import replace

from yeondae.intake import Draft
from yeondae.intake.updates import compare


def test_it_is_recognised_as_an_update(update: Draft) -> None:
    assert update.kind.value == "update"
    assert update.issued_on and update.issued_on.value == "2007-12-06"
    assert update.update_of and update.update_of.words.value == "Helping Update"


def test_it_names_the_same_people_office_and_numbers(update: Draft) -> None:
    assert [each.name.value for each in update.people] == ["Kajiman", "Raju", "Masum"]
    (target,) = update.targets
    assert target.holder and target.holder.value == "Jung Seong-Jin"
    assert [each.e164 for each in target.numbers] == ["+8225033532", "+8225009128"]
    assert target.numbers[0].why and target.numbers[0].why.code == "fax-faxing-asked"


def test_it_is_offered_as_an_update_of_the_call(call: Draft, update: Draft) -> None:
    likeness = compare(call, update)
    assert likeness.is_update
    assert likeness.same_office
    assert likeness.same_letter
    assert likeness.reasons


def test_the_letters_differ_in_two_lost_spaces_and_in_breaks_only(
    call: Draft, update: Draft
) -> None:
    differences = compare(call, update).differences
    kinds = [each.kind for each in differences]
    assert kinds.count("lost_space") == 2
    assert set(kinds) == {"lost_space", "break"}
    for each in differences:
        assert call.text[slice(*each.before_span)] == each.before
        assert update.text[slice(*each.after_span)] == each.after


def test_the_call_is_no_update_of_its_update_nor_of_other_texts(
    call: Draft, update: Draft, letter: Draft, release: Draft
) -> None:
    assert not compare(update, call).is_update
    assert not compare(call, call).is_update
    assert not compare(call, letter).is_update
    assert not compare(call, release).is_update


def test_of_two_letters_that_have_little_in_common_no_word_by_word_difference_is_shown(
    call: Draft, update: Draft
) -> None:
    (letter,) = call.sample_letters
    start, end = letter.spans[0]
    other = "Ich schreibe Ihnen wegen dreier Vorstandsmitglieder. " * 20
    text = call.text[:start] + other + call.text[end:]
    span = (start, start + len(other))
    rewritten = replace(call, text=text, sample_letters=(replace(letter, spans=(span,)),))
    likeness = compare(rewritten, update)
    assert likeness.is_update and not likeness.same_letter
    assert not likeness.differences
    assert "update-letter-another" in [each.code for each in likeness.reasons]
