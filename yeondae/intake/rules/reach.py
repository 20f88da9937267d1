"""Where someone can be reached: numbers, mail and web addresses, and those that were lost."""

import re
from dataclasses import dataclass

from yeondae.intake.draft import Number, Value
from yeondae.intake.page import Paragraph
from yeondae.intake.remarks import remark
from yeondae.intake.rules.labels import INLINE, labels_in
from yeondae.intake.rules.numbers import mentions_in, read_number
from yeondae.intake.words import tables

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
HIDDEN = re.compile(
    r"([\w.+-]{1,64}) ?(?:\(at\)|\[at\]|\(a\)|\{at\}) ?([\w-]{1,63}(?:(?:\.| ?(?:\(dot\)|\[dot\]) ?)[\w-]{1,63}){1,5})",  # noqa: E501
    re.IGNORECASE,
)
# What a web page leaves of an address that it hides from machines.
PROTECTED = re.compile(r"\[email[\s\xa0]protected\]", re.IGNORECASE)
WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]]{3,300}", re.IGNORECASE)


@dataclass(frozen=True)
class Reach:
    """Everything in one paragraph or line by which somebody is reached."""

    numbers: tuple[Number, ...] = ()
    emails: tuple[Value, ...] = ()
    websites: tuple[Value, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.numbers or self.emails or self.websites)

    def __add__(self, other: "Reach") -> "Reach":
        return Reach(
            self.numbers + other.numbers,
            _unless_lost(self.emails + other.emails),
            _unless_lost(self.websites + other.websites),
        )


def _unless_lost(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """An empty label says nothing where another value stands."""
    found = tuple(each for each in values if each.value is not None)
    return found or values


def reach_in(paragraph: Paragraph, region: str | None) -> Reach:
    """All of it; a label with nothing behind it yields a value None, "not supplied"."""
    text = paragraph.text
    numbers = tuple(
        read_number(each, paragraph.span(each.start, each.end), region)
        for each in mentions_in(text)
    )
    return Reach(numbers, _emails(paragraph), _websites(paragraph))


def _emails(paragraph: Paragraph) -> tuple[Value, ...]:
    found = [
        Value(match[0].rstrip("."), (paragraph.span(*match.span()),))
        for match in EMAIL.finditer(paragraph.text)
    ]
    for match in HIDDEN.finditer(paragraph.text):
        domain = re.sub(r" ?(?:\(dot\)|\[dot\]) ?", ".", match[2], flags=re.IGNORECASE)
        why = remark("email-written-out", words=match[0])
        span = paragraph.span(*match.span())
        found.append(Value(f"{match[1]}@{domain}", (span,), "inferred", why))
    hidden = PROTECTED.search(paragraph.text)
    if hidden and not found:
        return (Value(None, (paragraph.span(*hidden.span()),)),)
    return tuple(found) or _lost(paragraph, "email")


def _websites(paragraph: Paragraph) -> tuple[Value, ...]:
    found = tuple(
        Value(match[0].rstrip(".,;:"), (paragraph.span(*match.span()),))
        for match in WEB.finditer(paragraph.text)
    )
    return found or _lost(paragraph, "web")


def _lost(paragraph: Paragraph, kind: str) -> tuple[Value, ...]:
    """A label with nothing behind it: another label follows, or the line ends."""
    text, labels = paragraph.text, labels_in(paragraph.text, INLINE)
    for at, label in enumerate(labels):
        until = labels[at + 1].start if at + 1 < len(labels) else len(text)
        announces = at == 0 and label.start > 30
        if label.kind == kind and not announces and not text[label.end : until].strip(" .;,/"):
            return (Value(None, (paragraph.span(label.start, label.end),)),)
    ending = re.search(
        rf"(?<!\w)(?:{tables('labels')[kind]})(?: (?:at|to|an|à|a|en|naar|adres))?\s?[:.]?\Z",
        text,
        re.IGNORECASE,
    )
    if ending and re.search(r"(?: at| to| an| à| a| en| naar| :)\s?\.?\Z", text):
        return (Value(None, (paragraph.span(*ending.span()),)),)
    return ()
