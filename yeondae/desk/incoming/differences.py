"""What a received letter says otherwise than the one of the call that it seems to update."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from yeondae.calls.drafts.texts import body_text
from yeondae.calls.models import Call
from yeondae.calls.queries import newest_versions
from yeondae.intake.draft import Draft


@dataclass(frozen=True)
class Piece:
    """A run of words: `kind` is same, gone (in the call only) or new (in the text only)."""

    kind: str
    text: str


def differences(call: Call, draft: Draft) -> list[Piece]:
    """The received letter against the call's, word for word; spacing is not a difference.

    Empty where there is nothing to compare, or where they are the same.
    """
    language = draft.language.value or "en"
    version = next(
        (each for each in newest_versions(call) if each.edition.language == language), None
    )
    letter = next(iter(draft.sample_letters), None)
    if version is None or letter is None:
        return []
    old = " ".join(version.words["letter"]["paragraphs"]).split()
    new = body_text(letter).split()
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", _shortened(old[a:b])))
            continue
        if "".join(old[a:b]) == "".join(new[c:d]):
            pieces.append(Piece("same", " ".join(new[c:d])))
            continue
        if a < b:
            pieces.append(Piece("gone", " ".join(old[a:b])))
        if c < d:
            pieces.append(Piece("new", " ".join(new[c:d])))
    return pieces if any(piece.kind != "same" for piece in pieces) else []


def _shortened(words: list[str]) -> str:
    if len(words) <= 12:
        return " ".join(words)
    return " ".join([*words[:5], "…", *words[-5:]])
