"""Who issues the text: those who speak in it, sign it or stand at its head."""

import re
from dataclasses import dataclass

from yeondae.intake.draft import Organisation, Reference, Span, Value
from yeondae.intake.page import Page, Paragraph
from yeondae.intake.remarks import remark
from yeondae.intake.rules.organisations import OrganisationMention, organisations_in
from yeondae.intake.rules.pieces import UPPER
from yeondae.intake.rules.signers import signed_for
from yeondae.intake.words import Vocabulary, any_language, cue, tables


@dataclass(frozen=True, slots=True)
class Spoken:
    """An organisation where it speaks as the issuer, by what sign."""

    paragraph: Paragraph
    mention: OrganisationMention
    code: str
    rank: int


def issuers_in(
    page: Page,
    words: Vocabulary,
    organisations: tuple[Organisation, ...],
    taken: tuple[Span, ...] = (),
) -> tuple[Value, ...]:
    """The issuers by their fullest names. Signs, strongest first: "We, the ...", a byline, "... call
    for action", a letterhead or signature, being the one whom the text quotes again and again."""  # noqa: E501
    signs = [sign for each in page.paragraphs for sign in _signs(each, words)]
    strong = [each for each in signs if each.rank < 3] or _letterhead(page, words, taken)
    if not strong:
        named = _quoted(page, words, organisations) or signed_for(page, words, taken)
        headlined = _headlined(page, words)
        known = {each.value for each in named}
        if headlined and headlined[0].value not in known:
            return headlined
        return named or _found(signs, organisations)
    return _found(strong, organisations)


def _headlined(page: Page, words: Vocabulary) -> tuple[Value, ...]:
    """Whoever a headline says something of that the text says again: "The Example demands ..."."""
    subject = rf"(?:(?:The|Die|Der|Das|La|Le|El|De|Het) )?(?P<name>{NAMED})"
    says = re.compile(rf"{subject} (?:{words.says})(?!\w)")
    for line in [each for each in page.lines if not each.blank][:6]:
        match = says.match(line.text) if len(line.text) < 140 else None
        if match is None or cue(any_language("offices")).search(match["name"]):
            continue
        again = re.compile(rf"(?<!\w){re.escape(match['name'])}(?!\w)")
        if len(again.findall(page.text)) > 1:
            span = (line.start + match.start("name"), line.start + match.end("name"))
            return (Value(match["name"], (span,), "inferred", remark("issuer-quoted")),)
    return ()


def _found(signs: list[Spoken], organisations: tuple[Organisation, ...]) -> tuple[Value, ...]:
    """The organisations of the signs, each once; a sign of the third rank only infers."""
    found: dict[str, Value] = {}
    for sign in signs:
        full = _full(sign, organisations)
        span = sign.paragraph.span(sign.mention.start, sign.mention.end)
        spans = (*found[full].spans, span) if full in found else (span,)
        sure = sign.rank < 3
        why = None if sure else remark(sign.code)
        found[full] = Value(full, spans, "read" if sure else "inferred", why)
    return tuple(found.values())


def _letterhead(page: Page, words: Vocabulary, taken: tuple[Span, ...]) -> list[Spoken]:
    """A line at the head, or at the very end, that is nothing but an organisation's name."""
    lines = [
        line
        for line in page.lines
        if not line.blank and not any(a <= line.start < b for a, b in taken)
    ]
    found = []
    for line in (*lines[:8], *lines[-3:]):
        paragraph = Paragraph((line,))
        for mention in organisations_in(paragraph.text, words)[:1]:
            rest = re.sub(r"\([^)]*\)", "", paragraph.text).replace(mention.name, "")
            if not rest.strip(" ,.-") and mention.name != mention.short:
                found.append(Spoken(paragraph, mention, "issuer-letterhead", 2))
    return found[:2]


def _signs(paragraph: Paragraph, words: Vocabulary) -> list[Spoken]:
    text = paragraph.text
    mentions = organisations_in(text, words)
    return [
        Spoken(paragraph, each, code, rank)
        for each in mentions
        for code, rank in [_sign(text, each, mentions)]
        if rank
    ]


def _sign(
    text: str, mention: OrganisationMention, mentions: list[OrganisationMention]
) -> tuple[str, int]:
    before, after = re.sub(r"\A[-–•*] ", "", text[: mention.start]), text[mention.end :]
    joined = any(
        each.end <= mention.start
        and len(text[each.end : mention.start]) < 25
        and _sign(text, each, [])[1] == 1
        for each in mentions
    )
    if cue(any_language("we"), end=True).search(before.rstrip(" ,")) or (
        joined and len(before) < 160
    ):
        return "issuer-speaks", 1
    if (
        re.fullmatch(rf"(?:{any_language('bylines')}) ?:? ?(?:the )?", before, re.IGNORECASE)
        and len(after) < 50
    ):
        return "issuer-byline", 2
    calls = cue(tables("kinds")["urgent_call"], start=True).match(after.lstrip(" ’'s"))
    if calls and len(text) < 90 and len(before) < 30:
        return "issuer-calls", 2
    if ORGANISED.search(before):
        return "issuer-quoted", 3
    return "", 0


def _full(sign: Spoken, organisations: tuple[Organisation, ...]) -> str:
    """The fullest name under which the organisation is known."""
    name = sign.mention.name
    for each in organisations:
        if each.abbreviation and each.abbreviation.value == name:
            return each.name.value or name
    return name


def _quoted(
    page: Page, words: Vocabulary, organisations: tuple[Organisation, ...]
) -> tuple[Value, ...]:
    """The organisation that speaks most often, or that signs: inferred."""
    rated: dict[str, tuple[int, Value]] = {}
    for each in organisations:
        name = each.name.value or ""
        if cue(tables("places")["detention"]).search(name):
            continue  # "sentenced to five years in prison"
        said = _says(page, name, words) + 2 * _signs_letter(page, name)
        if said:
            rated[name] = (said, Value(name, each.name.spans, "inferred", remark("issuer-quoted")))
    if not rated:
        return ()
    most = max(count for count, _ in rated.values())
    return tuple(value for count, value in rated.values() if count == most)[:1]


def _says(page: Page, name: str, words: Vocabulary) -> int:
    aside = rf"(?:, [^.;]{{1,200}},| (?:{words.who}|which|that) [^.;,]{{1,90}})?"
    small = r"(?:,? (?:today|also|now|once again|has|which|therefore|vous|nous|les|le)){0,2}"
    pattern = rf"{re.escape(name)}(?: \([^)]*\))?{aside}{small} (?:{words.says})(?!\w)"
    return sum(len(re.findall(pattern, each.text, re.IGNORECASE)) for each in page.paragraphs)


def _signs_letter(page: Page, name: str) -> int:
    """ "I am writing as the General Secretary of ..." or the name under the letter."""
    role = rf"\bas (?:the )?(?:{any_language('roles')}) of (?:the )?\[?{re.escape(name)}"
    last = [line.text for line in page.lines if not line.blank][-4:]
    signed = any(
        text.startswith(name) and len(text) < len(name) + 40 and not re.search(r"[\d@]", text)
        for text in last
    )
    return sum(bool(re.search(role, each.text, re.I)) for each in page.paragraphs) + signed


NAMED = rf"[{UPPER}][\w&-]*(?: [{UPPER}][\w&-]*){{0,4}}"
ORGANISED = re.compile(
    r"(?:organi[sz]ed|launched|initiated|called|organisiert|gestartet|ausgerufen|lancée?|organisée?|"
    r"convocad[oa]|lanzad[oa]|georganiseerd|gestart) (?:by|von|par|por|door)(?: (?:the|der|dem|la|le|el|de|het)| l['’]|) ?\Z",  # noqa: E501
    re.IGNORECASE,
)
SERIES = {
    "amnesty_index": "Amnesty International",
    "amnesty_ua": "Amnesty International",
    "ahrc": "Asian Human Rights Commission",
}


def by_number(references: tuple[Reference, ...]) -> tuple[Value, ...]:
    """Whose series the text's number belongs to, where nothing else names the issuer."""
    for each in references:
        if each.scheme in SERIES:
            name = SERIES[each.scheme]
            return (Value(name, each.value.spans, "inferred", remark("issuer-by-number")),)
    return ()
