"""The patterns behind `risk.py`: what stands before a name or behind it in each language."""

import re
from functools import cache

from yeondae.intake.words import VOCABULARIES

Patterns = dict[str, re.Pattern[str]]

# Small words between a verb and the name that is its object: "release the union leaders A".
SMALL_GAP = (
    r"(?: (?-i:(?!(?:{places}|by|from|to|against|and|with|in|at|near|on|for|inside|after|before|since|"  # noqa: E501
    r"until|when|that|par|avec|dans|à|von|mit|im|por|con|en|para|door|met|naar|und|et|y)\b)"
    r"[a-zà-ÿ][a-zà-ÿ’'-]*),?){{0,6}}"
)
# What may stand between a name and the verb: "of the union", "(35)", ", president of X,".
ASIDE = (
    r"(?: (?:of|der|des|de|du|del|van) [^.;,]{1,80})?(?: ?\([^()]{0,90}\))?"
    r"(?:, ?[^.;!?]{1,200}?(?:,|\)(?= )))?(?: (?:is|was|ist|est|es) (?:an?|the|ein|eine|une?|una) [^.;,]{1,90})?"  # noqa: E501
)
# When or where, between "arrest" and "of": "the arrest, on 5 May, of", "the arrests under the law of".  # noqa: E501
WHEN = r"(?:,? [^.;:,]{1,60}?,?)?"
# What Amnesty's lists put behind the name of everyone they write for.
GENDER = r" ?,? ?\((?:[mfhwv]|[mfw]/[mfw])\)"
# An organisation by its initials before its people: "the leaders of ABC Example".
OF_SHORT = r"(?: (?:of|the|de|del|du|des|der|van) [A-Z]{2,12}(?:-[A-Z]{2,12})?,?)?"
SMALL = r"(?-i:[a-zà-ÿ][\w’'-]*)"


def _gap(code: str) -> str:
    """No place may come between: "detained in the prison of X" says nothing of X."""
    return SMALL_GAP.format(places="|".join(VOCABULARIES[code].places.values()) or "in")


@cache
def before_name(code: str) -> Patterns:
    """Patterns that end right before a name: "the release of", "arrested", "including"."""
    words, gap = VOCABULARIES[code], _gap(code)
    gap = rf"{gap}(?-i:{OF_SHORT})"
    forms = {"plea": rf"(?:{words.pleas}){gap} \Z"}
    for kind, event in words.events.items():
        said = "|".join(filter(None, (event.done, event.noun)))
        among = rf"(?:{said})(?!\w)[^.;]{{0,170}}?(?::|,? (?:{words.among})){gap} \Z"
        noun = rf"(?:{event.noun}){WHEN} (?:{words.of}){gap} \Z" if event.noun else ""
        verb = (
            rf"(?:{event.done}){gap} \Z"
            if (words.active or code == "ko") and kind != "transfer"
            else ""
        )
        forms[kind] = "|".join(filter(None, (noun, verb, among)))
    return _compiled({kind: rf"(?<!\w)(?:{form})" for kind, form in forms.items()})


@cache
def behind_name(code: str) -> Patterns:
    """Patterns that begin right behind a name: ", president of X, was arrested", "'s arrest"."""
    words = VOCABULARIES[code]
    forms = {
        "risk": rf"({GENDER})|{ASIDE} ((?:{words.threats}))",
        "plea": rf"((?:{words.pleas_after}))",
    }
    for kind, event in words.events.items():
        forms[kind] = "|".join(filter(None, _behind(code, event.done, event.noun)))
    tail = "" if code == "ko" else r"(?!\w)"
    return _compiled({kind: rf"(?:{form}){tail}" for kind, form in forms.items()})


def _behind(code: str, done: str, noun: str) -> list[str]:
    words = VOCABULARIES[code]
    verb = rf"(?:{words.auxiliaries}){words.gap} (?:{done})"
    link = rf"(?:{words.conjunction}|{words.when})"
    numbers = "|".join((r"\d+", *words.number_words))
    not_own = rf"(?!(?:{words.own})(?!\w))"
    then = rf"(?:,? [^.;]{{1,230}}? {link} (?:{not_own}{SMALL} ){{0,3}}?)"
    company = rf"(?:,? (?:{words.conjunction}) (?:{words.own}|{numbers})(?: {SMALL}){{1,3}})?"
    return [
        rf"(?:{ASIDE}{company},? ?|{then})((?:{words.who} )?{verb})",
        rf"{ASIDE},? ((?:{words.who} )?(?:[\w-]+ly )?(?:{done}))",
        rf", (?:(?:{words.own}) )?(?:{words.roles})(?!\w)[^.;,!?]{{0,40}}? ({done})",
        rf"(['’]s? (?:[\w-]+ ){{0,2}}(?:{noun}))" if noun else "",
        rf"{ASIDE},? ?((?:{words.who}){words.gap} (?:{done}))" if words.inverted else "",
        rf"{ASIDE}{words.gap} ((?:{done}) (?:{words.auxiliaries}))" if words.inverted else "",
        rf"{ASIDE},? ?(?:{words.auxiliaries})(?!\w)[^.;]{{1,120}}? (?:{words.conjunction}) "
        rf"(?:{SMALL} ){{0,2}}?({done})",
    ]


@cache
def around_name(code: str) -> tuple[re.Pattern[str], Patterns]:
    """The auxiliary before a name and the participle behind it: "wurde A in Seoul verhaftet"."""
    words = VOCABULARIES[code]
    opening = (
        rf"(?<!\w)(?:{words.auxiliaries})(?: (?!(?:{words.auxiliaries})\b)[^\W\d][\w-]*){{0,5}} \Z"
    )
    closing = {k: rf"{ASIDE}{words.gap} (?:{e.done})(?!\w)" for k, e in words.events.items()}
    return re.compile(opening, re.IGNORECASE), _compiled(closing)


def _compiled(forms: dict[str, str]) -> Patterns:
    return {kind: re.compile(form, re.IGNORECASE) for kind, form in forms.items() if form}
