"""What is asked for: lists under a demand's lead, in the call or its letter, else sentences."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from yeondae.intake.draft import Demand, Value
from yeondae.intake.page import BULLET
from yeondae.intake.rules.people import Told
from yeondae.intake.rules.posts import posts_in
from yeondae.intake.rules.sentences import sentences_in
from yeondae.intake.words import Vocabulary, any_language, cue, tables

ATTRIBUTION = re.compile(
    rf",?[”\"’]? (?:[A-ZÀ-Þ][\w’-]+ ){{1,5}}(?:{any_language('says')})(?!\w)(?: (?:in|to|today|on)\b.*)?\.?\Z|"  # noqa: E501
    rf",[”\"’]? (?:[A-ZÀ-Þ][\w’-]+ ){{1,5}}(?:{any_language('says')})(?!\w)"
)
CALLED_TOO = re.compile(r"(?<=하고) |(?<=하며) |(?<=하고,) ")  # between two imperatives
ONE_OF_MANY = re.compile(
    r"\b(?:one|some|many|most|all) of (?:the|our|their|its) (?:\w+ )?\Z|"
    r"\b(?:une?|eine[rs]?|una|een) (?:des|de|der|van) (?:las |los |de )?(?:\w+ )?\Z",
    re.IGNORECASE,
)
TO = r"(?:(?:à|de|to|a|zu|que|daß|dass) )?"  # before the verb of a further demand
HEADED = re.compile(r"\A(?:[^:!?.]{2,30}: )?¡?")  # "Ruritania: Release ..."
GENERAL = frozenset({"guarantee", "implement", "stop", "disclose"})
Named = Callable[[str], str | None]


def demands_in(told: Sequence[Told], named: Named) -> tuple[Demand, ...]:
    """Every demand once, in order. `named` gives the person at risk that a name in a text means."""
    listed = _listed(told, named)
    found = listed or [
        each for part in told for each in (*_spoken(part, named), *_called(part, named))
    ]
    found += [each for part in told for each in _commanded(part, named)]
    unique: dict[str, Demand] = {}
    for each in found:
        unique.setdefault(re.sub(r"\W+", " ", (each.text.value or "").lower()).strip(), each)
    return tuple(unique.values())


def headline_demands(lines: Sequence[Value], people: Sequence[str]) -> tuple[Demand, ...]:
    """Where the text asks nowhere else: headings and slogans in the imperative."""
    found = []
    for line in lines:
        words = (line.value or "").strip(" !.")
        said = HEADED.sub("", words)
        first = re.match(r"[¡]?[\w’'-]+", said)
        if first is None or action_of(said[: first.end() + 12]) == "other":
            continue
        if min((_acts_at(said), len(said))) == 0 and action_of(said) != "other":
            named = tuple(name for name in people if name in words)
            found.append(Demand(line, action_of(said), named))
    return tuple(found)


def _listed(told: Sequence[Told], named: Named) -> list[Demand]:
    """Bullets under a lead; a run of bullets that all begin with a demand needs none."""
    runs: list[tuple[Told | None, list[Told]]] = []
    before: Told | None = None
    for part in told:
        if part.paragraph.bullet:
            if before is None or not before.paragraph.bullet:
                runs.append((before, []))
            runs[-1][1].append(part)
        before = part
    return [
        _asked_by(lead, _demand(part, BULLET.match(part.paragraph.text), named))
        for lead, run in runs
        if _asks(lead, run)
        for part in run
    ]


def _asked_by(lead: Told | None, demand: Demand) -> Demand:
    """A listed demand is for whom the words above the list ask."""
    if demand.addressee or lead is None:
        return demand
    return replace(demand, addressee=_addressee(lead, len(lead.paragraph.text) - 1))


def _asks(lead: Told | None, run: Sequence[Told]) -> bool:
    asking = lead is not None and cue(tables("leads")["demand"]).search(lead.paragraph.text[-300:])
    opens = lead is not None and lead.paragraph.text.endswith((":", "to", "："))
    opens = opens or (lead is not None and _ends_as_lead(lead.paragraph.text))
    acting = sum(
        action_of(BULLET.sub("", part.paragraph.text, count=1)[:90]) != "other" for part in run
    )
    reached = any(re.search(r"@|\+\d", part.paragraph.text) for part in run)
    return not reached and bool(
        (asking and (opens or acting)) or (len(run) > 1 and acting * 2 > len(run))
    )


def _ends_as_lead(text: str) -> bool:
    """ "Write letters with the following demands", without a colon."""
    return cue(tables("leads")["demand"], end=True).search(text[-60:].rstrip(" .")) is not None


def _demand(part: Told, bullet: re.Match[str] | None, named: Named) -> Demand:
    paragraph = part.paragraph
    start = bullet.end() if bullet else 0
    return make(part, start, len(paragraph.text), named)


def make(part: Told, start: int, end: int, named: Named) -> Demand:
    """The demand of `text[start:end]`, with the people at risk that it names."""
    said = ATTRIBUTION.search(part.paragraph.text, start, end)
    end = said.start() if said else end
    words = part.paragraph.text[start:end].strip(' ;,.”“"')
    people = [named(each.name) for each in part.mentions if start <= each.start < end]
    if not any(people) and cue(part.words.possessives, start=True).match(words):
        people = [named(each.name) for each in part.mentions if each.start < start][-1:]
    return Demand(
        Value(words, (part.paragraph.span(start, end),)),
        action_of(words),
        tuple(dict.fromkeys(name for name in people if name)),
        _addressee(part, start + _acts_at(part.paragraph.text[start:end])),
    )


def _addressee(part: Told, before: int) -> Value | None:
    """The post that the words in front of a demand ask: "We call on the Minister of Justice to"."""
    text, paragraph = part.paragraph.text, part.paragraph
    opens = next((a for a, b in sentences_in(text) if a <= before < b), 0)
    found = posts_in(text, opens, before)
    return Value(found[-1][0], (paragraph.span(*found[-1].span()),)) if found else None


def action_of(words: str) -> str:
    """The first action that the words name; "ensure", "stop" and the like only where no other is."""  # noqa: E501
    found = [
        (action in GENERAL, match.start(), action)
        for action, pattern in tables("actions").items()
        if (match := re.search(rf"(?<!\w)(?:{pattern})", words, re.IGNORECASE))
    ]
    return min(found)[2] if found else "other"


def _acts_at(words: str) -> int:
    """Where in the words of a demand its action stands; 0 where none is named."""
    found = [
        match.start()
        for pattern in tables("actions").values()
        if (match := re.search(rf"(?<!\w)(?:{pattern})", words, re.IGNORECASE))
    ]
    return min(found, default=0)


def _spoken(part: Told, named: Named) -> list[Demand]:
    """The clauses of a sentence that asks: "must end ..., release ... and guarantee ..."."""
    text, words = part.paragraph.text, part.words
    found = []
    for start, end in sentences_in(text):
        asks = _asking(text, start, end, words)
        if asks is None:
            continue
        found += [
            make(part, a, b, named)
            for a, b in _clauses(text, asks.end(), end, words)
            if action_of(text[a : min(b, a + 90)]) != "other" or _flatly(text[asks.start() : a])
        ]
    return found


def _called(part: Told, named: Named) -> list[Demand]:
    """Sentences in the imperative where it stands at the end: "석방하고 ... 중단하라!" """
    text, found = part.paragraph.text, []
    for start, end in sentences_in(text):
        imperative = cue(part.words.imperatives, end=True)
        if not imperative.search(text[start:end].rstrip(" .!~”\"’'")):
            continue
        cuts = [m.end() for m in CALLED_TOO.finditer(text, start, end)]
        for a, b in zip((start, *cuts), (*cuts, end), strict=True):
            if action_of(text[a:b]) != "other":
                found.append(make(part, a, b, named))
    return found


def _commanded(part: Told, named: Named) -> list[Demand]:
    """Sentences in the polite imperative beside a list: "Stoppen Sie ..."."""
    text = part.paragraph.text
    return [
        make(part, start, end, named)
        for start, end in sentences_in(text)
        if not part.paragraph.bullet
        and cue(part.words.commands, start=True).match(text[start:end])
        and action_of(text[start : min(end, start + 90)]) != "other"
    ]


def _asking(text: str, start: int, end: int, words: Vocabulary) -> re.Match[str] | None:
    """The verb that asks, or a campaign's aim; "the demand for", "one of the demands" are told."""
    for match in cue(words.asks).finditer(text, start, end):
        before = text[max(start, match.start() - 40) : match.start()]
        noun = cue(words.own, end=True).search(before[-12:].rstrip())
        if not noun and not ONE_OF_MANY.search(before):
            return match
    return cue(words.aims).search(text, start, end)


def _flatly(asking: str) -> bool:
    """ "We demand that": what follows is a demand, whatever it asks."""
    verb = r"(?:demands?|exige\w*|exigimos|forder[nt]|eis(?:t|en))\b"
    return re.match(rf"(?:we |nous |nosotros |wir |wij )?{verb}", asking, re.IGNORECASE) is not None


def _clauses(text: str, start: int, end: int, words: Vocabulary) -> list[tuple[int, int]]:
    """Cut before each further action after a comma or "and"."""
    actions = "|".join(words.actions.values())
    act = rf"(?=(?-i:[a-zà-ÿ]))(?={TO}(?:(?:{words.own}) ?)?(?:{actions}))"
    joint = re.compile(
        rf",? (?i:{words.conjunction}) {act}|, {act}",
        re.IGNORECASE,
    )
    cuts = [start]
    clauses = []
    for match in joint.finditer(text, start, end):
        clauses.append((cuts[-1], match.start()))
        cuts.append(match.end())
    clauses.append((cuts[-1], len(text[:end].rstrip(" .!;"))))
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in clauses if b - a > 8]
