"""Numbers and mail addresses in flowing text: whose they are, and what for.

What for, says the nearest word before ("letters", "a copy", "questions"), in the paragraph or the
one above; whose, the office, person or organisation named last before. Nothing that reaches
somebody is dropped: what no word explains goes to the contacts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yeondae.intake.draft import Address, Number, Span, Value
from yeondae.intake.page import Paragraph
from yeondae.intake.rules.addresses import looks_like_address, read_address
from yeondae.intake.rules.dialling import Dialling
from yeondae.intake.rules.labels import labels_in
from yeondae.intake.rules.organisations import organisations_in
from yeondae.intake.rules.people import Told
from yeondae.intake.rules.posts import is_official, posts_in
from yeondae.intake.rules.reach import EMAIL, reach_in
from yeondae.intake.rules.sentences import sentences_in
from yeondae.intake.rules.zones import Purpose
from yeondae.intake.words import any_language, cue, tables

CUES: tuple[tuple[Purpose, str], ...] = (
    ("copy", "copying"),
    ("contact", "asking"),
    ("target", "asks_for_letters"),
)
# Between two posts that are written to, and between "copy" and who gets it.
JOINED = re.compile(
    r"(?: [a-zà-ÿ]+)?,?(?: (?:and|as well as|und|sowie|et|ainsi qu['’](?=au)|y|así como|en))? ?"
    r"(?:to )?(?:the |an den |au |aux |à la |al |a la |aan de )?"
)
COPIED_TO = re.compile(
    r"(?: (?:it|them|this|your letters?|de (?:vos|votre) \w+))? (?:to|à|an|a|aan)"
    r"(?: (?:the|la|le|die|das|de|het)| l['’]|) ?"
)
EMBASSY = re.compile(
    r"(?i:embassy|ambassade|botschaft|embajada) (?:of|de|du|des|d['’]|der|van) ?"
    r"[^.,;:()]{2,50}(?=[.,;:()]|\Z)"
)
NEAR = 60  # characters behind "write to" in which the office stands


@dataclass
class Spoken:
    """Somebody who is reached in a sentence."""

    purpose: Purpose
    paragraph: Paragraph
    office: Value | None = None
    name: Value | None = None
    organisation: Value | None = None
    numbers: list[Number] = field(default_factory=list)
    emails: list[Value] = field(default_factory=list)
    websites: tuple[Value, ...] = ()
    address: Address | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return (self.paragraph.span(),)


def spoken_in(told: Sequence[Told], dialling: Dialling) -> list[Spoken]:
    """Everyone reached in the running text, in order."""
    found: list[Spoken] = []
    purpose: Purpose | None = None
    for at, part in enumerate(told):
        region = dialling.of_entry(_around(told, at))
        inside, purpose = _of_paragraph(part, region, purpose)
        found += inside or [*_without_reach(part), *_copies(part)]
    return found


def _without_reach(part: Told) -> list[Spoken]:
    """ "Write to the Minister of Justice": an office to ask although no way to it stands there."""
    text, paragraph = part.paragraph.text, part.paragraph
    found = []
    for start, end in sentences_in(text):
        lead = cue(tables("leads")["target"]).search(text, start, end)
        if lead is None:
            continue
        until = min(end, lead.end() + NEAR)
        officials = [
            each
            for each in part.mentions
            if lead.start() <= each.start < until and is_official(each, text)
        ]
        for each in officials[:1]:
            name = Value(each.name, (paragraph.span(each.name_start, each.name_end),))
            role = each.role or (each.start, each.name_start)
            office = Value(text[slice(*role)].strip(), (paragraph.span(*role),))
            found.append(Spoken("target", paragraph, office, name))
        for post in [] if officials else _posts_named(text, lead.start(), until, end):
            office = Value(post[0], (paragraph.span(*post.span()),))
            found.append(Spoken("target", paragraph, office, _holder(part, post.end())))
    return found


def _posts_named(text: str, start: int, until: int, end: int) -> list[re.Match[str]]:
    """The first post, and those joined to it: "write to the President and to the Minister"."""
    found = posts_in(text, start, end)
    named = [each for each in found[:1] if each.start() < until]
    for each in found[1:] if named else []:
        between = text[named[-1].end() : each.start()]
        if not JOINED.fullmatch(between):
            break
        named.append(each)
    return named


def _holder(part: Told, at: int) -> Value | None:
    """Who holds the post that ends here: "the Minister of Justice, Example Example"."""
    for each in part.mentions:
        if 0 < each.start - at < 3 and " " in each.name:
            return Value(each.name, (part.paragraph.span(each.name_start, each.name_end),))
    return None


def _copies(part: Told) -> list[Spoken]:
    """ "Please copy it to the Example Union, 1 Example Street, London": no number is needed."""
    text, paragraph = part.paragraph.text, part.paragraph
    found = []
    for match in cue(any_language("copying")).finditer(text):
        to = COPIED_TO.match(text, match.end())
        before = text[max(0, match.start() - 20) : match.start()].rstrip()
        ours = cue(any_language("we"), end=True).search(before)  # "so that we copy it to"
        end = _who_gets_it(part, to.end()) if to and not ours else 0
        if to and end:
            until = text.find(")", end)
            address = _address(paragraph, end, until if until > 0 else len(text))
            name = Value(text[to.end() : end], (paragraph.span(to.end(), end),))
            found.append(Spoken("copy", paragraph, organisation=name, address=address))
    return found


def _who_gets_it(part: Told, at: int) -> int:
    """Where the organisation or embassy ends that begins here; 0 where none does."""
    text = part.paragraph.text
    named = [each.end for each in organisations_in(text, part.words) if each.start == at]
    embassy = EMBASSY.match(text, at)
    return max((*named, embassy.end() if embassy else 0))


def _address(paragraph: Paragraph, start: int, end: int) -> Address | None:
    """What follows a name up to the end of the bracket or sentence, where it is an address."""
    words = paragraph.text[start:end].split(". ")[0]
    parts = [each.strip() for each in words.strip(" ,.").split(",")]
    if not words.startswith(",") or not any(looks_like_address(each) for each in parts):
        return None
    span = paragraph.span(start, start + len(words))
    return read_address([(each, span) for each in parts])


def _around(told: Sequence[Told], at: int) -> str:
    """The paragraph with the lines right above and below it, which may name the city."""
    here = told[at].paragraph
    near = [each.paragraph for each in told[max(0, at - 1) : at + 2]]
    touching = [each for each in near if each.start <= here.end + 1 and here.start <= each.end + 1]
    return "\n".join(each.text if each is here else each.text[:200] for each in touching)


def _of_paragraph(
    part: Told, region: str | None, before: Purpose | None
) -> tuple[list[Spoken], Purpose | None]:
    paragraph, last = part.paragraph, 0
    reach = reach_in(paragraph, region)
    found: list[Spoken] = []
    items: list[Number | Value] = [*reach.numbers, *reach.emails]
    for item in sorted(items, key=lambda each: each.spans):
        at = paragraph.place_of(item.spans[0][0])
        owner = _owner(part, last, at)
        if not found or owner.office or owner.organisation or owner.name:
            owner.purpose = _purpose(paragraph.text, at) or before or owner.purpose
            owner.websites = reach.websites
            found.append(owner)
        if isinstance(item, Number):
            found[-1].numbers.append(item)
        else:
            found[-1].emails.append(item)
        last = paragraph.place_of(item.spans[0][1] - 1)
    goes_on = before if paragraph.bullet and found else None
    return found, _purpose(paragraph.text, len(paragraph.text)) or goes_on


def _purpose(text: str, until: int) -> Purpose | None:
    """What the last telling word of `text[:until]` says the address there is for.

    A label tells nothing of it, nor does a word in an address.
    """
    silent = [(each.start, each.end) for each in labels_in(text)]
    silent += [match.span() for match in EMAIL.finditer(text)]
    for start, end in silent:
        text = text[:start] + " " * (end - start) + text[end:]
    said = [
        (match.start(), purpose)
        for purpose, words in CUES
        for match in cue(any_language(words)).finditer(text, 0, until)
    ]
    return max(said)[1] if said else None


def _post_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """The post whose holder follows: "the Colombian ambassador in Berlin, Mr. Example"."""
    found = list(cue(any_language("offices")).finditer(text, start, end))
    if not found or re.search(r"[.;:!?()]", text[found[-1].end() : end]):
        return None
    return found[-1]


def _owner(part: Told, start: int, end: int) -> Spoken:
    """Whoever is named last in `text[start:end]`: an office with its holder, an organisation."""
    paragraph, text = part.paragraph, part.paragraph.text
    owner = Spoken("contact", paragraph)
    for match in posts_in(text, start, end):
        owner.office, owner.purpose = Value(match[0], (paragraph.span(*match.span()),)), "target"
    for mention in part.mentions:
        if start <= mention.start and mention.end <= end and mention.certain:
            span = paragraph.span(mention.name_start, mention.name_end)
            owner.name = Value(mention.name, (span,))
            owner.purpose = "target" if is_official(mention, text) else owner.purpose
            if not owner.office and (
                post := _post_before(text, max(start, mention.start - NEAR), mention.start)
            ):
                owner.office = Value(post[0], (paragraph.span(*post.span()),))
                owner.purpose = "target"
    for each in organisations_in(text, part.words):
        if start <= each.start and each.end <= end:
            owner.organisation = Value(each.name, (paragraph.span(each.start, each.end),))
    return owner
