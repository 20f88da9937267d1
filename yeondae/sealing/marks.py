"""The mark in the return address of each mail: with it a bounce proves whose mail came back.

Without the key nobody can make one, so nobody ends another one's mails with a made-up bounce
(security.md, mistake 35).
"""

from yeondae.sealing.index import blind_index, same

LENGTH = 12


def mark_of(tag: str) -> str:
    """What stands behind the plus in the return address of the mail with this tag."""
    return f"{tag}-{blind_index(tag, 'return address').hex()[:LENGTH]}"


def tag_of(mark: str) -> str:
    """The tag in a mark that is ours, else "". Letters may have changed their case on the way."""
    tag = mark.lower().rpartition("-")[0]
    return tag if tag and same(mark_of(tag), mark.lower()) else ""
