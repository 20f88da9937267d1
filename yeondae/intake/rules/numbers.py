"""Telephone and fax numbers: what they are, and what they may be where they are not whole.

A number is taken over only where it stands in full with its country code; a national or wrong one
is shown as written with a proposal, and every mending is said.
"""

import re
from collections import Counter
from dataclasses import dataclass

import phonenumbers

from yeondae.intake.draft import Caution, Number, Span
from yeondae.intake.remarks import remark
from yeondae.intake.rules.labels import Label, labels_in

CANDIDATE = re.compile(
    r"(?<![\w@./-])(?:\+ ?|00 ?)?\(?\+?\d(?:[\d ()/.–-]{4,24})\d(?![\w@]|[.,]\d)"
)
AFTER = re.compile(r"\s?\((?P<label>[^)\d]{1,20})\)|\s(?P<bare>fax)\b(?!\s?[:.])", re.IGNORECASE)
KOREAN = re.compile(r"0\d{1,2}-\d{3,4}-\d{4}")  # a form that is nothing but a telephone number
SERIAL = re.compile(r"00\d/\d{6}")  # the number of a news letter: 001/010124
DOUBLED = re.compile(r"--|\.\.|//|  ")
ALTERNATE = re.compile(r"\A\s*(?:,|;|/|\|)?\s*(?:or|oder|ou|o|of|and|und|et|y|en|또는|및)?\s*\Z")
NUMBER_LABELS = ("fax", "phone", "mobile", "telex")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number at `text[start:end]` with the kind that its label gives, "unknown" without one."""

    start: int
    end: int
    as_written: str
    kind: str
    alternate: bool = False


def mentions_in(text: str) -> list[NumberMention]:
    """Every telephone-like number of a flowing text; figures without a sign or a label are left."""
    labels = labels_in(text)
    found: list[NumberMention] = []
    for match in CANDIDATE.finditer(text):
        start, written = _without_wrapping(match)
        kind = _kind(text, start, match.end(), labels, found)
        digits = sum(letter.isdigit() for letter in written)
        least = 6 if kind else 9
        if kind is None and SERIAL.fullmatch(written):
            continue
        if not least <= digits <= 16 or (
            kind is None
            and not written.startswith(("+", "00", "(+"))
            and not KOREAN.fullmatch(written)
        ):
            continue
        end = start + len(written)
        alternate = bool(found) and ALTERNATE.match(text[found[-1].end : start]) is not None
        found.append(NumberMention(start, end, written, kind or "unknown", alternate))
    return found


def _without_wrapping(match: re.Match[str]) -> tuple[int, str]:
    written = match[0]
    start = match.start()
    if written.startswith("(") and ")" not in written:
        start, written = start + 1, written[1:]
    return start, written


def _kind(
    text: str, start: int, end: int, labels: list[Label], found: list[NumberMention]
) -> str | None:
    """The label right before the number, or "(fax)" right behind it; an alternate inherits."""
    after = AFTER.match(text, end)
    if after:
        behind = labels_in((after["label"] or after["bare"]).strip() + ":", NUMBER_LABELS)
        if behind:
            return behind[0].kind
    before = [each for each in labels if each.end <= start]
    if before and before[-1].kind in NUMBER_LABELS and start - before[-1].end <= 2:
        return before[-1].kind
    if found and ALTERNATE.match(text[found[-1].end : start]):
        return found[-1].kind
    return None


def read_number(mention: NumberMention, span: Span, region: str | None) -> Number:
    """The number in E.164 where it is whole and valid, else a proposal and why.

    `region` is the country (ISO 3166) that the text is about, None where unknown.
    """
    written, cautions = mention.as_written, []
    if DOUBLED.search(written):
        cautions.append(Caution(remark("number-doubled-sign", number=written), (span,)))
    whole = written.lstrip("(").startswith(("+", "00"))
    parsed = _parse(written, None) if whole else None
    e164 = proposal = None
    if parsed is not None and phonenumbers.is_valid_number(parsed):
        e164 = _e164(parsed)
        if "(0)" in written:
            cautions.append(Caution(remark("number-trunk-zero", number=written), (span,)))
    elif whole:
        proposal = _repaired(written, region)
        code = "number-not-valid-proposal" if proposal else "number-not-valid"
        cautions.append(_caution(code, written, proposal, span))
    else:
        proposal = _national(written, region)
        code = "number-national-proposal" if proposal else "number-national"
        cautions.append(_caution(code, written, proposal, span))
    kind = _kind_by_plan(mention.kind, parsed)
    return Number(kind, e164, written, tuple(cautions), proposal, mention.alternate, (span,))


def _caution(code: str, written: str, proposal: str | None, span: Span) -> Caution:
    values = {"number": written} | ({"proposal": proposal} if proposal else {})
    return Caution(remark(code, **values), (span,))


def _kind_by_plan(kind: str, parsed: "phonenumbers.PhoneNumber | None") -> str:
    if kind == "phone" and parsed is not None:
        mobile = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
        return "mobile" if mobile else kind
    return kind


def _parse(written: str, region: str | None) -> "phonenumbers.PhoneNumber | None":
    plain = re.sub(r"\A\(([^)]*)\)", r"\1", written).replace(" ", "")
    plain = "+" + plain[2:] if plain.startswith("00") else plain
    try:
        return phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException:
        return None


def _e164(parsed: "phonenumbers.PhoneNumber") -> str:
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _valid(digits: str) -> str | None:
    parsed = _parse("+" + digits, None)
    return _e164(parsed) if parsed is not None and phonenumbers.is_valid_number(parsed) else None


def _national(written: str, region: str | None) -> str | None:
    """A number without "+": first as if only the plus were missing, then as one of the region."""
    digits = re.sub(r"\D", "", written)
    code = str(phonenumbers.country_code_for_region(region)) if region else ""
    if code and code != "0" and digits.startswith(code) and _valid(digits):
        return _valid(digits)
    parsed = _parse(written, region) if region else None
    if parsed is not None and phonenumbers.is_valid_number(parsed):
        return _e164(parsed)
    return None


def _repaired(written: str, region: str | None) -> str | None:
    """The nearest valid number of the region: one slip in the country code's figures."""
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if not region:
        return None
    code = str(phonenumbers.country_code_for_region(region))
    slips = [code + digits[len(code) + shift :] for shift in (0, 1, -1)]
    near = [each for each in slips if _one_slip(digits[:4], each[:4])]
    return next(filter(None, map(_valid, near)), None)


def _one_slip(written: str, meant: str) -> bool:
    """Whether one figure was changed, doubled or left out at the front."""
    if sum(a != b for a, b in zip(written, meant, strict=False)) <= 1:
        return True
    return any(
        written[:at] + written[at + 1 :] == meant[: len(written) - 1] for at in range(len(written))
    ) or any(meant[:at] + meant[at + 1 :] == written[: len(meant) - 1] for at in range(len(meant)))


def likely_region(text: str, named: Counter[str]) -> str | None:
    """The country that most whole numbers of the text belong to, else the one most named."""
    votes: Counter[str] = Counter()
    for mention in mentions_in(text):
        parsed = _parse(mention.as_written, None)
        if parsed is not None and phonenumbers.is_valid_number(parsed):
            votes[str(phonenumbers.region_code_for_number(parsed))] += 1
    votes.pop("None", None)
    ranked = named.most_common(1) or votes.most_common(1)
    return ranked[0][0] if ranked else None
