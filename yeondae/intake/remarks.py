"""Every sentence that the reading of a text can say, by its code.

A remark is stored as code and values, so that each desk reads it in its own language:
`remark.say(gettext)`. `remark.sentence` is the English one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from yeondae.intake.sentences import SENTENCES

Translate = Callable[[str], str]


def _as_written(template: str) -> str:
    return template


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of ours about what was read: why a value is what it is, or what to look at.

    `code` is a key of `SENTENCES`, or "said": then the one value "sentence" is the sentence
    itself (another reader's, or a person's).
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()

    def say(self, translate: Translate = _as_written) -> str:
        """The sentence with its values, its template put through `translate` first."""
        values = dict(self.values)
        template = SENTENCES.get(self.code)
        if template is None:
            return values.get("sentence", self.code)
        try:
            return translate(template) % values
        except (KeyError, ValueError, TypeError):
            return template

    @property
    def sentence(self) -> str:
        return self.say()


def remark(code: str, **values: str) -> Remark:
    """A remark of `SENTENCES`; raises KeyError for a code that has no sentence."""
    SENTENCES[code]
    return Remark(code, tuple(sorted(values.items())))


def said(sentence: str) -> Remark:
    """A free sentence, not one of ours; it is shown as it stands."""
    return Remark("said", (("sentence", sentence),))
