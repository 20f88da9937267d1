"""One entry of an address list: who, in which office, and how to reach them."""

import re
from dataclasses import dataclass, field

from yeondae.intake.draft import Address, Span, Value
from yeondae.intake.page import BULLET, Line, Paragraph
from yeondae.intake.rules.addresses import looks_like_address, read_address
from yeondae.intake.rules.cities import city_countries
from yeondae.intake.rules.dialling import Dialling
from yeondae.intake.rules.korean_names import korean_mentions
from yeondae.intake.rules.labels import labels_in
from yeondae.intake.rules.numbers import mentions_in
from yeondae.intake.rules.pieces import (
    NAME_SHAPE,
    courtesy,
    leading_post,
    piece_of,
    without_courtesy,
)
from yeondae.intake.rules.reach import EMAIL, WEB, Reach, reach_in

JOINT = re.compile(r"(?:or|oder|ou|o|of|and|und|et|y|en|또는)", re.IGNORECASE)
TO = re.compile(
    r"(?:to the|an (?:das|die|den)|à la|à l['’]|au|al|a la|aan (?:de|het)) ?(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
SHORT_NAME = re.compile(r"[A-Z][A-Z-]{2,14}")  # an organisation by its initials, at the beginning


@dataclass
class Party:
    """What one entry says. `office` is a post or a part in an organisation."""

    name: Value | None = None
    office: Value | None = None
    organisation: Value | None = None
    titled: bool = False  # whether a title stood before the name
    salutation: Value | None = None
    address_lines: list[tuple[str, Span]] = field(default_factory=list)
    reach: Reach = field(default_factory=Reach)
    region: str | None = None
    spans: tuple[Span, ...] = ()

    @property
    def address(self) -> Address | None:
        """The postal address; a department's name alone is none."""
        places = [text for text, _ in self.address_lines]
        told = any(looks_like_address(each) or city_countries(each) for each in places)
        return read_address(self.address_lines, self.region) if told else None

    def __bool__(self) -> bool:
        return bool(self.name or self.office or self.organisation or self.reach)


def read_party(lines: tuple[Line, ...], dialling: Dialling) -> Party:
    """The entry of these lines; a single long line is taken apart at its commas."""
    region = dialling.of_entry("\n".join(line.text for line in lines))
    party = Party(region=region, spans=((lines[0].start, lines[-1].end),))
    for line in lines:
        paragraph = Paragraph((line,))
        party.reach += reach_in(paragraph, region)
        lead, start = _lead(paragraph.text)
        _take_salutation(party, paragraph)
        pieces = [(start, lead)] if _one_piece(lead, lines) else _split(lead, start)
        for at, piece in pieces:
            if JOINT.fullmatch(piece):
                continue  # "or fax to ..."
            _place(party, piece, paragraph.span(at, at + len(piece)))
    return party


def _one_piece(lead: str, lines: tuple[Line, ...]) -> bool:
    """Whether a line says one thing: in an entry of several lines most do."""
    first = piece_of(lead.split(",")[0])
    return len(lines) > 2 and (len(lead) < 60 or first in {"address", "other"})


def _lead(text: str) -> tuple[str, int]:
    """The part of a line before its first label, number or mail address, and where it starts."""
    bullet = BULLET.match(text)
    start = bullet.end() if bullet else 0
    ends = [each.start for each in labels_in(text) if each.kind != "address"]
    ends += [each.start for each in mentions_in(text)]
    ends += [match.start() for match in (*EMAIL.finditer(text), *WEB.finditer(text))]
    address = [each.end for each in labels_in(text, ("address",)) if each.start <= start]
    start = max([start, *address])
    end = min([each for each in ends if each >= start], default=len(text))
    lead = text[start:end].rstrip(" ,;:–-(/")
    return lead, start


def _split(lead: str, start: int) -> list[tuple[int, str]]:
    """A line's comma-separated pieces; brackets stay whole."""
    pieces = []
    for match in re.finditer(r"(?:[^,;(]|\([^)]*\)?)+", lead):
        words = match[0].strip()
        if words:
            pieces.append((start + match.start() + match[0].index(words), words))
    return pieces


def _take_salutation(party: Party, paragraph: Paragraph) -> None:
    for label in labels_in(paragraph.text, ("salutation",)):
        words = paragraph.text[label.end :].strip().strip("“”\"'").rstrip(")")
        if words and party.salutation is None:
            at = paragraph.text.index(words, label.end)
            party.salutation = Value(words, (paragraph.span(at, at + len(words)),))


def _place(party: Party, piece: str, span: Span) -> None:
    """Puts one piece where it belongs; once an address began, it goes on."""
    kind = piece_of(piece)
    begins = not (party.name or party.office or party.organisation or party.address_lines)
    if kind == "other" and begins and SHORT_NAME.fullmatch(piece):
        kind = "organisation"
    if kind == "name" and _may_be_named(party, piece):
        _name(party, piece, span)
    elif kind == "office" and party.office is None and not party.address_lines:
        _office(party, piece, span)
    elif kind == "organisation" and party.organisation is None and not party.address_lines:
        name = re.split(r" ?[-–,(]? ?affiliat", piece)[0].strip(" ,;.")
        to = TO.match(name)
        start = span[0] + (to.end() if to else 0)
        name = name[to.end() :] if to else name
        party.organisation = Value(name, ((start, start + len(name)),))
    elif kind != "other" or party.address_lines or party.office or party.organisation:
        party.address_lines.append((piece, span))


def _may_be_named(party: Party, piece: str) -> bool:
    """The first name of an entry; one with a title takes the place of a line that only looks so."""
    if party.name is None:
        return not party.address_lines
    return not party.titled and courtesy().match(piece) is not None


def _name(party: Party, piece: str, span: Span) -> None:
    party.titled = courtesy().match(piece) is not None
    name = without_courtesy(piece)
    at = span[0] + piece.find(name)
    post = leading_post(name)
    if post and party.office is None:
        party.office = Value(name[:post].strip(" ,"), ((at, at + post),))
        name, at = name[post:].lstrip(" ,"), at + len(name) - len(name[post:].lstrip(" ,"))
    party.name = Value(name.strip(" ,;."), ((at, at + len(name)),))


def _office(party: Party, piece: str, span: Span) -> None:
    """An office; in Korean its holder's name stands in the same piece."""
    match = courtesy().match(piece)
    inset = match.end() if match else 0
    office, start = piece[inset:].strip(" ,;."), span[0] + inset
    for mention in korean_mentions(piece):
        party.name = Value(
            mention.name, ((span[0] + mention.name_start, span[0] + mention.name_end),)
        )
        office, start = piece[mention.name_end :].strip(), span[0] + mention.name_end + 1
    post = leading_post(office)
    if post and party.name is None and re.fullmatch(r"[가-힣]{2,4}", office[post:].strip()):
        at = start + len(office) - len(office[post:].strip())
        party.name = Value(office[post:].strip(), ((at, start + len(office)),))
        office = office[:post].strip()
    behind = office[post:].strip()
    named = behind[:1].isupper() and " " in behind and NAME_SHAPE.fullmatch(behind)
    if post and party.name is None and named:
        at = start + office.find(behind, post)
        party.name = Value(behind, ((at, at + len(behind)),))
        office = office[:post].strip()
    party.office = Value(office, ((start, start + len(office)),))
