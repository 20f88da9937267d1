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


NEVER = r"(?!)"


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """One language's words; what a language does not need never matches."""

    code: str
    function_words: frozenset[str]

    # the page: labels, leads and formulas
    labels: Mapping[str, str]  # fax, phone, mobile, email, web, address, salutation, ...
    leads: Mapping[str, str]  # what opens a part: target, copy, contact, demand, letter, ...
    kinds: Mapping[str, str]  # words in a heading that say what the text is
    salutations: str
    closings: str
    asks_for_letters: str
    faxing: str
    urging: str  # what turns "write to the ministry" into a list of demands
    diplomats: str  # embassies that get a copy, without an address
    copying: str  # "copy", in a sentence that says where a copy goes
    asking: str  # "any questions", in a sentence that says whom to ask
    link_words: str
    invitations: str  # what newsletters say: "join us", "visit our website"
    bylines: str
    we: str  # what an issuer begins with when it names itself: "we, the"
    says: str  # "said", "calls on", behind the one who speaks

    # people and organisations
    courtesy: str
    roles: str  # parts that people have in organisations
    offices: str  # posts of a state that can be written to
    organisation_heads: str
    joiners: str  # small words inside a name of an organisation
    conjunction: str

    # what happens to people
    events: Mapping[str, EventWords]
    auxiliaries: str
    of: str
    by: str
    who: str  # what begins a clause about the name before it: "who", "der"
    gap: str  # what may stand between auxiliary and participle
    active: bool  # whether a participle before a name makes it the object: "arrested A"
    one: str  # pronouns for one person: "he"
    several: str  # pronouns for more: "they"
    everyone: str  # "all three men"
    threats: str  # what follows a name of someone at risk, no event of its own
    pleas: str  # what precedes a name of someone at risk: "solidarity with"
    own: str  # "his", "her", "the"
    since: str  # before the day on which a detention began
    among: str = NEVER  # "including", before some of those that something happened to
    when: str = NEVER  # "when", before a clause that goes on with the same person
    nouns_in_capitals: bool = False
    inverted: bool = False  # whether a name may stand between auxiliary and participle
    having: str = NEVER  # "having been", before a participle
    pleas_after: str = NEVER  # what follows a name in a plea, in languages with the verb at the end
    possessives: str = NEVER
    you: str = NEVER
    kin: str = NEVER  # "wife", before the name of someone whom nothing is said of
    subjectless: bool = False  # whether a verb may go on with the person before: "Fue detenida"
    welcome: str = NEVER  # "celebrate", before a release that has happened
    unreal: str = NEVER  # "stop", "should be", "fear": what follows has not happened
    injuries: str = NEVER
    details: Mapping[str, str] = field(default_factory=dict)

    # when and where
    places: Mapping[str, str] = field(default_factory=dict)  # home, workplace, street, ...
    place_words: str = NEVER  # "in front of", "outside", ...
    where: str = NEVER  # what begins "where he worked" after a place
    inside: str = NEVER  # what joins a city to a place: "in"
    toward: str = NEVER  # the place words of a way: "to", "from"
    telling: str = NEVER  # the place words that belong to the place: "in front of", not "at"
    each: str = NEVER
    day_parts: Mapping[str, str] = field(default_factory=dict)
    same_time: str = NEVER
    soon_after: str = NEVER
    about: str = NEVER
    clock: str = NEVER  # what marks a time of day after the figures: "am", "Uhr"
    relative_days: Mapping[str, int] = field(default_factory=dict)

    # numbers and demands
    operators: Mapping[str, str] = field(default_factory=dict)
    number_words: Mapping[str, int] = field(default_factory=dict)
    vague_numbers: Mapping[str, int] = field(default_factory=dict)
    counted: str = NEVER  # the people that are counted
    sources: str = NEVER  # "according to", beside a number
    actions: Mapping[str, str] = field(default_factory=dict)  # what demands ask, by verb
    undertakings: str = NEVER  # "campaign", "meeting": what organisations do, not what they are
    gatherings: str = NEVER  # "rally", "vigil": what people are invited to on a day
    when_label: str = NEVER  # "When:", before the day of a gathering named above
    asks: str = NEVER  # the verb of a sentence that asks for something
    commands: str = (
        NEVER  # how a demand begins: "Stoppen Sie", where a polite word follows the verb
    )
    imperatives: str = NEVER  # how a demand ends, in languages with the verb at the end
    aims: str = NEVER  # "campaign to release", before what is aimed at
