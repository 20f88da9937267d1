"""A call as a draft, so that a text that comes in later can be held against it."""

from collections.abc import Mapping

from yeondae.calls.models import Call, Incoming
from yeondae.calls.queries import newest_versions
from yeondae.calls.words import EditionWords
from yeondae.core.languages import said
from yeondae.directory.models import Office
from yeondae.intake.draft import Draft, Person, Reference, SampleLetter, Target, Value


def earlier_drafts(call: Call) -> list[Draft]:
    """What is known of a call to compare with: the texts it was made of, and its own words."""
    texts = [row for row in call.received.all() if row.state != Incoming.State.REJECTED]
    received = [Draft.from_json(row.draft) for row in texts if row.way != Incoming.Way.FORM]
    return received or [
        draft_of(call, version.edition.language, version.words) for version in newest_versions(call)
    ]


def draft_of(call: Call, language: str, words: EditionWords) -> Draft:
    """The call in one language: its people, offices, references and letter."""
    text = "\n\n".join([*words["letter"]["paragraphs"], *words["letter"]["demands"]])
    whole = ((0, len(text)),)
    return Draft(
        text=text,
        kind=Value("urgent_call"),
        language=Value(language),
        title=Value(words["title"]),
        issued_on=Value(call.issued_on.isoformat()) if call.issued_on else None,
        references=tuple(Reference("other", Value(each.code)) for each in call.references.all()),
        people=tuple(
            _person(said(person.names, language), person.names) for person in call.people.all()
        ),
        targets=tuple(_target(row.office, language) for row in call.offices.all()),
        sample_letters=(SampleLetter(None, None, (Value(text, whole),), spans=whole),),
    )


def _person(name: str, names: Mapping[str, str]) -> Person:
    """Each once, by the name in the language compared; the other spellings beside it."""
    others = tuple(Value(each) for each in names.values() if each and each != name)
    return Person(Value(name), other_names=others)


def _target(office: Office, language: str) -> Target:
    holder = office.holders.first()
    return Target(
        office=Value(office.title_in(language)),
        holder=Value(holder.name_in(language)) if holder else None,
    )
