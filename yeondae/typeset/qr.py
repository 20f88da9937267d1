"""QR codes as SVG, for the page that tells a recipient what they hold."""

import re

import segno

from yeondae.typeset.errors import TypesetError

_DARK = re.compile(b"\x01+")
_WEB_ADDRESS = re.compile(r"https?://[!-~]+")


def web_address(url: str) -> str:
    """`url` if it is a plain http(s) address in ASCII; else `TypesetError`."""
    if not _WEB_ADDRESS.fullmatch(url):
        raise TypesetError(
            f"“{url}” is not a web address: it must start with https:// and hold no spaces."
        )
    return url


def qr_svg(url: str) -> str:
    """A QR code of `url` without margin; level M survives the dots a fax loses.

    The mask is fixed: choosing the best of eight takes longer than setting the letter, and any
    of them can be read.
    """
    code = segno.make(url, error="m", micro=False, boost_error=False, mask=0)
    size = len(code.matrix)
    runs = "".join(
        f"M{run.start()} {y}.5h{len(run[0])}"
        for y, row in enumerate(code.matrix)
        for run in _DARK.finditer(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path stroke="#000" d="{runs}"/></svg>'
    )
