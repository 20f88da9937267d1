"""What a language brings to the reading: its labels, its verbs, its ways to say "about".

Values are pieces of regular expressions over flowing text (single blanks), matched without regard
to case; a blank stands for a blank. They are data: the rules are the same for every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def words(text: str) -> str:
    """Alternatives out of a readable list: parted by " | " or by the end of a line. A line that
    begins with "~" goes on where the line above was too long."""
    lines = "\n".join(line.strip() for line in text.strip().splitlines()).replace("\n~", "")
    return "|".join(part.strip() for line in lines.splitlines() for part in line.split(" | "))


@dataclass(frozen=True)
class EventWords:
    """How a language says that something happened to someone. `done` is the word after the
    auxiliary or alone ("arrested"); `noun` the thing itself ("arrest of ...")."""

    done: str
    noun: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """One language's words; the attribute names say what they are for."""

    code: str
    function_words: frozenset[str]
    labels: Mapping[str, str]  # fax, phone, mobile, email, web, address, salutation, ...
    leads: Mapping[str, str]  # what opens a part: target, copy, contact, demand, letter, ...
    kinds: Mapping[str, str]  # words in a heading that say what the text is
    courtesy: str
    roles: str  # parts that people have in organisations
    offices: str  # posts of a state that can be written to
    organisation_heads: str
    joiners: str  # small words inside a name of an organisation
    conjunction: str
    events: Mapping[str, EventWords]
    auxiliaries: str
    of: str
    by: str
    who: str  # what begins a clause about the name before it: "who", "der"
    gap: str  # what may stand between auxiliary and participle
    active: bool  # whether a participle before a name makes it the object: "arrested A"
    having: str  # "having been", before a participle
    one: str  # pronouns for one person: "he"
    several: str  # pronouns for more: "they"
    everyone: str  # "all three men"
    threats: str  # what follows a name of someone at risk, no event of its own
    pleas: str  # what precedes a name of someone at risk: "solidarity with"
    places: Mapping[str, str]  # home, workplace, street, detention, public
    place_words: str  # "in front of", "outside", ...
    own: str  # "his", "her", "the"
    where: str  # what begins "where he worked" after a place
    inside: str  # what joins a city to a place: "in"
    toward: str  # the place words of a way: "to", "from"
    telling: str  # the place words that belong to the place: "in front of", not "at"
    day_parts: Mapping[str, str]
    same_time: str
    soon_after: str
    about: str
    clock: str  # what marks a time of day after the figures: "am", "Uhr"
    relative_days: Mapping[str, int]
    operators: Mapping[str, str] = field(default_factory=dict)
    number_words: Mapping[str, int] = field(default_factory=dict)
    vague_numbers: Mapping[str, int] = field(default_factory=dict)
    counted: str = ""  # the people that are counted
    actions: Mapping[str, str] = field(default_factory=dict)  # what demands ask, by verb
    injuries: str = ""
    salutations: str = ""
    closings: str = ""
    asks_for_letters: str = ""
    faxing: str = ""
    copying: str = ""  # "copy", in a sentence that says where a copy goes
    asking: str = ""  # "any questions", in a sentence that says whom to ask
    aims: str = r"(?!)"  # "campaign to release", before what is aimed at
    asks: str = ""  # the verb of a sentence that asks for something
    each: str = r"(?!)"
    link_words: str = ""
    we: str = ""  # what an issuer begins with when it names itself: "we, the"
    bylines: str = ""
    invitations: str = ""  # what newsletters say: "join us", "visit our website"
    says: str = ""  # "said", "calls on", behind the one who speaks
    sources: str = ""  # "according to", beside a number
    details: Mapping[str, str] = field(default_factory=dict)
    unreal: str = r"(?!)"  # "stop", "should be", "fear": what follows has not happened
    welcome: str = ""  # "celebrate", before a release that has happened
    since: str = ""  # before the day on which a detention began
    possessives: str = ""
    you: str = ""
