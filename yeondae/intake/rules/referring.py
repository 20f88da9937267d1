"""Who is meant where no name stands: "he", "all three men", "the vice president", "your"."""

import re
from dataclasses import dataclass

from yeondae.intake.rules.mentions import Mention
from yeondae.intake.rules.people import Known, Told
from yeondae.intake.rules.pronouns import subjectless_in
from yeondae.intake.words import Vocabulary, cue


@dataclass
class Referring:
    """The people at risk and who was spoken of last, kept while a text is walked through."""

    known: list[Known]
    words: Vocabulary
    addressee: Known | None = None  # whom "you" means in a letter
    last: tuple[str, ...] = ()

    def named(self, mention: Mention) -> str | None:
        """The person at risk that a mention names; None for anyone else."""
        found = (each for each in self.known if each.is_named(mention.name))
        return next((each.name for each in found), None)

    def stand_ins(self, told: Told) -> list[Mention]:
        """Mentions made of pronouns and parts, each with the name that it stands for."""
        text, words = told.paragraph.text, self.words
        found = self._by_part(text) + self._all(text)
        if self.addressee is not None and words.you:
            name = self.addressee.name
            found += [_mention(match, name) for match in cue(words.you).finditer(text)]
        for pattern, many in ((words.one, False), (words.several, True)):
            for match in cue(pattern).finditer(text):
                found += [_mention(match, name) for name in self._meant(told, match.start(), many)]
        for at, many in subjectless_in(text, words):
            found += [Mention(at, at, name, at, at) for name in self._meant(told, at, many)]
        return found

    def _meant(self, told: Told, at: int, many: bool) -> tuple[str, ...]:
        """The names of the last group before a place in the paragraph, else of the one before."""
        found = (self.named(each) for each in told.mentions if each.end <= at)
        names = tuple(dict.fromkeys(name for name in found if name)) or self.last
        return names if many or len(names) == 1 else names[-1:] if found else ()

    def _all(self, text: str) -> list[Mention]:
        """ "All three men", where as many are known."""
        found = []
        for match in cue(self.words.everyone).finditer(text):
            counts = [
                n for word, n in self.words.number_words.items() if cue(word).search(match[0])
            ]
            if not counts or counts[0] == len(self.known):
                found += [_mention(match, each.name) for each in self.known]
        return found

    def _by_part(self, text: str) -> list[Mention]:
        """ "The vice president" where one of the known has that part and no name follows."""
        parts: dict[str, str] = {}
        for each in self.known:
            for paragraph, mention in each.mentions:
                if mention.role:
                    parts.setdefault(_part(paragraph.text[slice(*mention.role)]), each.name)
        found = []
        for match in cue(self.words.roles).finditer(text):
            name = parts.get(_part(match[0]))
            if name and match[0][0].islower() and not re.match(r" [A-Z]", text[match.end() :]):
                found.append(_mention(match, name))
        return found

    def spoke_of(self, told: Told) -> None:
        """Remembers the last group of a paragraph for the pronouns of the next."""
        groups = [sign.group for sign in told.signs]
        names = [self.named(each) for each in told.mentions]
        if groups:
            last = max(groups, key=lambda each: each.end)
            names = [self.named(each) for each in last.mentions]
        self.last = tuple(dict.fromkeys(name for name in names if name)) or self.last


def _mention(match: re.Match[str], name: str) -> Mention:
    return Mention(match.start(), match.end(), name, match.start(), match.end())


def _part(words: str) -> str:
    return words.strip().lower().replace("-", " ")
