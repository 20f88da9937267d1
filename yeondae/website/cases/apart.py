"""Drawing what `picture` says."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
INK, SOFT, PAPER, ACCENT = "#16181b", "#4c525a", "#fffefb", "#9e1b14"
FONTS = Path(__file__).parents[2] / "typeset" / "fonts"
EDGE = 72


def drawn(title: str, lines: list[str]) -> bytes:
    """The picture as PNG: the title in three lines at most, then five of `lines`."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 28, SIZE[1]), fill=ACCENT)
    y = EDGE
    for line in _folded(draw, title, _font(title, 60))[:3]:
        draw.text((EDGE, y), line, font=_font(line, 60), fill=INK)
        y += 76
    y += 20
    for text in lines[:5]:
        draw.text((EDGE, y), text, font=_font(text, 38), fill=SOFT)
        y += 54
    draw.text((EDGE, SIZE[1] - 80), "연대 Yeondae", font=_font("연", 34), fill=ACCENT)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


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
