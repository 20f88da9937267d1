"""Accounts to give to. The line is kept exactly; nothing in it is mended or linked."""

import re

from yeondae.intake.draft import Payment, Value
from yeondae.intake.page import Line, Page

BANK = re.compile(
    r"\b(?:bank|banque|banco|iban|bic|swift|konto(?:nummer)?|account (?:no|number|holder)|cuenta|"
    r"rekening(?:nummer)?|postfinance)\b|은행|계좌",
    re.IGNORECASE,
)
ACCOUNT = re.compile(
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b|(?<![\d+/-])\d[\d -]{6,30}\d(?![\d/])"
)
HOLDER = re.compile(r"\A[\s,:(]*(?P<holder>[^\W\d_].{1,80}?)\s*\Z")


def payments_in(page: Page) -> tuple[Payment, ...]:
    """Every line that names a bank and an account."""
    return tuple(_payment(line) for line in page.lines if BANK.search(line.text) and _account(line))


def _account(line: Line) -> re.Match[str] | None:
    return next(
        (m for m in ACCOUNT.finditer(line.text) if sum(c.isdigit() for c in m[0]) >= 8), None
    )


def _payment(line: Line) -> Payment:
    match = _account(line)
    assert match is not None
    bank = line.text[: match.start()].strip(" :–-")
    holder = HOLDER.match(line.text[match.end() :])
    return Payment(
        line=Value(line.text, ((line.start, line.end),)),
        bank=_value(line, 0, bank) if bank else None,
        account=_value(line, match.start(), match[0]),
        holder=_value(line, match.end() + holder.start("holder"), holder["holder"])
        if holder
        else None,
    )


def _value(line: Line, at: int, words: str) -> Value:
    start = line.start + line.text.index(words, at)
    return Value(words, ((start, start + len(words)),))
