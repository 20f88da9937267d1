"""What a text tells of people beyond name and part: private until a caseworker frees it."""

from collections.abc import Sequence

from yeondae.intake.draft import Detail, Value
from yeondae.intake.rules.people import Told
from yeondae.intake.rules.referring import Referring
from yeondae.intake.words import cue


def details_in(told: Sequence[Told], referring: Referring) -> tuple[Detail, ...]:
    """Injury, workplace, home, daily routine and the like, with whom they are told of."""
    found: list[Detail] = []
    for part in told:
        kinds = dict(part.words.details)
        if part.words.injuries:
            kinds["injury"] = part.words.injuries
        people = [
            (each.start, name)
            for each in sorted((*part.mentions, *referring.stand_ins(part)), key=lambda m: m.start)
            if (name := referring.named(each))
        ]
        for kind, pattern in kinds.items():
            for match in cue(pattern).finditer(part.paragraph.text):
                before = [name for start, name in people if start <= match.end()]
                if before or kind == "associate":
                    span = part.paragraph.span(*match.span())
                    person = before[-1] if before else None
                    found.append(Detail(kind, person, Value(match[0], (span,), private=True)))
        referring.spoke_of(part)
    return tuple(sorted(found, key=lambda each: each.what.spans))
