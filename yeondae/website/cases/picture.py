"""A picture of a case to pass on: title, names, days. It holds no tracker and no face."""

from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

import yeondae.typeset
from yeondae.cases.queries import PublicCase

SIZE = (1200, 630)
INK, SOFT, PAPER, ACCENT = "#16181b", "#4c525a", "#fffefb", "#9e1b14"
FONTS = Path(yeondae.typeset.__file__).parent / "fonts"
EDGE = 72


def share_picture(case: PublicCase) -> bytes:
    """The picture as PNG, 1200 by 630."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 28, SIZE[1]), fill=ACCENT)
    y = EDGE
    for line in _folded(draw, case.title, _font(case.title, 60))[:3]:
        draw.text((EDGE, y), line, font=_font(line, 60), fill=INK)
        y += 76
    y += 20
    for text in _people(case)[:5]:
        draw.text((EDGE, y), text, font=_font(text, 38), fill=SOFT)
        y += 54
    draw.text((EDGE, SIZE[1] - 80), "연대 Yeondae", font=_font("연", 34), fill=ACCENT)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _people(case: PublicCase) -> list[str]:
    lines = []
    for person in case.people:
        days = ""
        if person.count and person.count.is_exact:
            days = " · " + _("%(n)s days") % {"n": f"{person.count.elapsed:,}"}
        lines.append(f"{person.shown.name}{days} · {person.status_label}")
    return lines


def _font(text: str, size: int) -> ImageFont.FreeTypeFont:
    """The bold face that has the letters of the text."""
    korean = any("가" <= letter <= "힣" for letter in text)
    name = "NotoSansCJKkr-Bold-Hangul.otf" if korean else "NotoSans-Bold.ttf"
    return ImageFont.truetype(FONTS / name, size)


def _folded(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=font) > SIZE[0] - 2 * EDGE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
