"""What may stand in a name or a short text: letters that show, nothing that hides or turns."""

import unicodedata

from django.utils.translation import gettext as _

from yeondae.core.refusal import Refused

LONGEST_NAME = 200
# What turns the text after it, to the end of the page where nothing turns it back.
TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
# Joiners are part of how names of South Asia and Iran are written.
JOINERS = frozenset("\u200c\u200d")


def only_readable(*texts: str) -> None:
    """Raises Refused where one of `texts` turns its line around or holds a control character."""
    for text in texts:
        for mark in text:
            turns = unicodedata.bidirectional(mark) in TURNS
            if turns or (unicodedata.category(mark) == "Cc" and mark not in "\n\r\t"):
                raise Refused(
                    _("The text holds a hidden character (U+%(code)s). Type it anew without it.")
                    % {"code": f"{ord(mark):04X}"}
                )


def only_text(written: str) -> str:
    """A name in one form, with its spaces folded. Raises Refused with a sentence.

    Marks that turn the direction of a line, control characters and pictures are refused, not
    dropped: whoever typed them should see that they were there.
    """
    text = " ".join(unicodedata.normalize("NFC", written).split())
    if len(text) > LONGEST_NAME:
        raise Refused(
            _("This name has %(length)s characters; %(most)s are the most. Is it a sentence?")
            % {"length": len(text), "most": LONGEST_NAME}
        )
    for mark in text:
        kind = unicodedata.category(mark)
        if kind in ("Cf", "Cc", "Co", "Cn", "Cs") and mark not in JOINERS:
            raise Refused(
                _("The name holds a hidden character (U+%(code)s). Type it anew without it.")
                % {"code": f"{ord(mark):04X}"}
            )
        if kind in ("So", "Sk"):
            raise Refused(
                _("“%(mark)s” is a picture or a sign, not a letter of a name.") % {"mark": mark}
            )
    return text
