"""The sentences of `remarks.py`, by code; English, marked for translation.

Each says what is the matter and, where a person has to act, what to do. Values stand as they were
written in the text.
"""


def gettext_noop(message: str) -> str:
    """Marks a sentence for translation; whoever shows it translates it (`Remark.say`)."""
    return message


SENTENCES: dict[str, str] = {
    # why a value is what it is
    "year-from-issue-date": gettext_noop(
        "No year is named; it is taken from the date of the text, or from another date in it."
    ),
    "year-from-receipt": gettext_noop(
        "The text names no year; it is taken from the day it was received."
    ),
    "month-from-issue-date": gettext_noop(
        "Only the day is named; month and year follow the date before it."
    ),
    "relative-day": gettext_noop("“%(words)s” is counted from the date of the text."),
    "day-or-month-first": gettext_noop("Day and month could stand the other way round."),
    # numbers
    "number-doubled-sign": gettext_noop(
        "A sign is doubled in “%(number)s”; it was read as one. Check it before use."
    ),
    "number-trunk-zero": gettext_noop(
        "The zero in brackets in “%(number)s” is dialled inside the country only and was left out."
    ),
    "number-not-valid": gettext_noop(
        "“%(number)s” is not a valid number of any country. Ask the issuer."
    ),
    "number-not-valid-proposal": gettext_noop(
        "“%(number)s” is not a valid number; it may be %(proposal)s. Ask the issuer."
    ),
    "number-national": gettext_noop(
        "“%(number)s” has no country code, and the text does not say which country it is in."
    ),
    "number-national-proposal": gettext_noop(
        "“%(number)s” has no country code; from abroad it may be %(proposal)s. Check it."
    ),
    # addresses
    "address-too-short": gettext_noop(
        "“%(address)s” is too short to post to: no street, box or postcode stands there. "
        "Ask for the whole address, or send by another way."
    ),
    "address-postcode": gettext_noop(
        "“%(postcode)s” is not a postcode of the kind that is used there today. Look it up again."
    ),
    "address-no-country": gettext_noop("The address names no country."),
    "email-written-out": gettext_noop("“%(words)s” was written so to hide it from machines."),
    # people
    "family-name-in-capitals": gettext_noop("One part of the name stands in capitals."),
    # events
    "carried": gettext_noop("An earlier sentence of the paragraph says it."),
    "same-time": gettext_noop("The text says “at the same time” as what it told before."),
    "soon-after": gettext_noop("The text says “soon after” what it told before."),
    # organisations
    "short-name-by-initials": gettext_noop("%(short)s is made of the first letters of the name."),
    # targets
    "fax-faxing-asked": gettext_noop(
        "No label stands beside the number, but the text asks people to fax."
    ),
    "fax-letters-asked": gettext_noop(
        "No label stands beside the number; letters are asked to it, and only a fax takes letters."
    ),
    # issuers
    "demand-only-office": gettext_noop("It is the only office that the text asks."),
    "issuer-quoted": gettext_noop("The text speaks in its name or quotes it more than anyone."),
    "issuer-signs": gettext_noop("Whoever signs the text belongs to it."),
    # kinds
    "kind-letter": gettext_noop("The whole text is one letter."),
    "kind-letter-to-freed-person": gettext_noop(
        "The whole text is one letter, and it welcomes the release of the one it is written to."
    ),
    "kind-urgent-call": gettext_noop("It asks people to write, and says to whom or what."),
    "kind-update": gettext_noop("It says that it follows an earlier text."),
    "kind-news-release": gettext_noop("It is written for the press: it quotes its issuer."),
    "kind-newsletter": gettext_noop("It has several parts with news and invitations."),
    "kind-petition": gettext_noop("It asks people to sign."),
    "kind-unknown": gettext_noop("Nothing says what sort of text it is."),
    "time-from-letter": gettext_noop(
        "The story gives the part of the day only; the hour is what the sample letter says."
    ),
    # what to look at
    "email-lost": gettext_noop(
        "An e-mail address was lost from the text: its label stands there, the address does not."
    ),
    "web-lost": gettext_noop(
        "A web address was lost from the text: its label stands there, the address does not."
    ),
    "link-lost": gettext_noop("A link was lost behind “%(words)s”."),
    "letter-without-year": gettext_noop(
        "The sample letter says “%(words)s” without a year; it will be read long after."
    ),
    "claim-without-source": gettext_noop(
        "“%(words)s” is claimed without a source. Add one, or leave the number out."
    ),
    "letter-against-story": gettext_noop(
        "The letter says of each “%(letter)s”; the text tells of %(person)s “%(story)s”."
    ),
    "letter-day-against-story": gettext_noop(
        "For %(person)s the letter says %(letter)s, the text says %(story)s."
    ),
    "issuer-by-number": gettext_noop("The text carries a number of its series."),
    "country-by-city": gettext_noop("No country is named; the city tells it."),
    "weekday-wrong": gettext_noop("“%(words)s”: that day is another day of the week."),
    "someone-left-out": gettext_noop("This asks for some of those held, but not for %(names)s."),
    "no-issue-date": gettext_noop(
        "The text does not say when it was issued. Days without a year cannot be placed."
    ),
    "no-target": gettext_noop("No office to write to was found."),
    "no-people": gettext_noop("Nobody at risk was found by name."),
    "private-left-out": gettext_noop(
        "Private details stand here. The public text leaves these sentences out and marks each "
        "place with […]: read on from there, a “he” or “she” may have lost its name."
    ),
    "contacts-left-out": gettext_noop(
        "Numbers and addresses stand here. The public text leaves these lines out: the offices "
        "are shown with the call. Add by hand what else people need."
    ),
    "text-too-long": gettext_noop(
        "Only the first %(count)s characters were read; the rest is kept as it came."
    ),
    "time-up": gettext_noop(
        "Reading took too long and was broken off; enter what is missing by hand."
    ),
    "language-by-words": gettext_noop("By its small words and letters."),
    # files
    "file-too-large": gettext_noop("This is over 1 MB. Paste the text of the call itself."),
    "file-empty": gettext_noop("There is no text in this."),
    "file-binary": gettext_noop("This is not text. Paste the words, or give the file it came as."),
    "file-kind": gettext_noop(
        "Files of this kind are not read. Take .txt, .eml, .html or .pdf, or paste the text."
    ),
    "file-zip": gettext_noop(
        "This is a Word file or an archive. Save it as PDF or text, or paste the text."
    ),
    "file-ole": gettext_noop(
        "This is an old Word file. Save it as PDF or text, or paste the text."
    ),
    "file-picture": gettext_noop("This is a picture. Type or paste the words that it shows."),
    "file-broken": gettext_noop("This file is damaged or not what its name says. Paste the text."),
    "file-slow": gettext_noop("Opening this file took too long. Paste the text."),
    "file-scanned": gettext_noop(
        "This PDF holds pictures of pages and no text. Type or paste the words."
    ),
    # updates
    "update-same-reference": gettext_noop("Both carry the number %(reference)s."),
    "update-same-office": gettext_noop("Both ask for letters to the same office: %(office)s."),
    "update-same-people": gettext_noop("Both are about %(names)s."),
    "update-same-letter": gettext_noop("The sample letter is the same but for blanks and breaks."),
    "update-letter-changed": gettext_noop("The sample letter is the same but for some words."),
    "update-letter-another": gettext_noop("The sample letter is another one."),
    # matches
    "match-same-name": gettext_noop("The name is the same."),
    "match-name": gettext_noop("“%(name)s” is a spelling of %(known)s."),
    "match-part-of-name": gettext_noop("“%(name)s” is part of the name %(known)s."),
    "match-office": gettext_noop("“%(office)s” is the title of %(known)s."),
    "match-holder": gettext_noop("%(holder)s is or was %(known)s."),
    "match-office-alike": gettext_noop("“%(office)s” is nearly the title of %(known)s."),
    "match-organisation-alike": gettext_noop("“%(name)s” is nearly the name of %(known)s."),
}
