"""What came with the text but is no part of it: a blog's footer, a list's, a republisher's words."""  # noqa: E501

import re
from dataclasses import replace

from yeondae.intake.draft import Outside
from yeondae.intake.page import Line, Page

FOOTER = re.compile(
    r"(?:[^|\d]{1,30} ?\| ?){2,}[^|\d]{0,40}|"  # a page's menu: "Home | About us | Contact"
    r"(?:no|\d+) comments?:?|post a comment|leave a (?:comment|reply)|add (?:a )?comment|"
    r"newer post|older post|(?:posted|published) (?:by|at|in)\b.{0,60}|labels:.{0,80}|filed under.{0,80}|"  # noqa: E501
    r"share (?:this|on|via|to)\b.{0,60}|subscribe to:?.{0,60}|to unsubscribe\b.{0,200}|unsubscribe\b.{0,60}|"  # noqa: E501
    r"email this(?:blogthis!.*)?|blogthis!|powered by .{0,40}|sent from my .{0,40}|print this.{0,20}|"  # noqa: E501
    r"keine kommentare:?|\d+ kommentare?:?|kommentar (?:veröffentlichen|schreiben)|abmelden.{0,60}|"
    r"aucun commentaire.{0,20}|\d+ commentaires?:?|enregistrer un commentaire|se désabonner.{0,60}|"
    r"no hay comentarios.{0,20}|publicar un comentario|\d+ comentarios?:?|darse de baja.{0,60}|"
    r"geen opmerkingen.{0,20}|een reactie posten|\d+ reacties?:?|uitschrijven.{0,60}|"
    r"댓글 ?(?:없음|\d+개?)?:?|댓글 쓰기|공유하기|수신 ?거부.{0,60}|"
    r"©.{0,120}|copyright\b.{0,120}|all rights reserved.{0,40}",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"disclaimer\b|haftungsausschluss\b|avertissement\b|descargo de responsabilidad\b|"
    r"the (?:views|opinions) expressed\b|this (?:e-?mail|message) (?:and any attachments )?"
    r"(?:is|are|may be) (?:confidential|intended)|면책",
    re.IGNORECASE,
)
MAIL_HEADER = re.compile(
    r"(?:from|to|cc|bcc|date|sent|subject|reply-to|von|an|gesendet|betreff|de|à|envoyé|objet|para|"
    r"asunto|enviado|fecha|van|aan|verzonden|onderwerp|보낸 ?사람|받는 ?사람|제목|날짜) ?: \S.*|"
    r"-{2,} ?(?:original|forwarded|ursprüngliche|weitergeleitete) ?(?:message|nachricht)? ?-{2,}.*",
    re.IGNORECASE,
)
ENDS = re.compile(r"\bENDS?\b[.…/ ]*\Z|\A-+ ?(?:ends?|ende|fin) ?-+\Z|###\Z")
SIGNATURE = re.compile(r"--|_{5,}")


def outside_of(page: Page) -> tuple[Outside, ...]:
    """The parts that are not the issuer's, in order."""
    filled = [line for line in page.lines if not line.blank]
    parts = _mail_header(filled) + _disclaimers(page) + _footer(filled) + _ends(filled)
    return tuple(sorted(parts, key=lambda each: each.span))


def _footer(lines: list[Line]) -> list[Outside]:
    """From the end upwards as long as lines are of a footer; one strange line between is let pass."""  # noqa: E501
    start = None
    strange = 0
    for line in reversed(lines[-20:]):
        if FOOTER.fullmatch(line.text):
            start, strange = line, 0
        else:
            strange += 1
            if strange > 1 or len(line.text) > 60:
                break
    return [] if start is None else [Outside("footer", (start.start, lines[-1].end))]


def _disclaimers(page: Page) -> list[Outside]:
    last = len(page.text) * 0.6
    return [
        Outside("disclaimer", (each.start, each.end))
        for each in page.paragraphs
        if DISCLAIMER.match(each.text) and each.start > last
    ]


def _mail_header(lines: list[Line]) -> list[Outside]:
    """Lines such as "From: ..." at the top, at least two of them."""
    head: list[Line] = []
    for line in lines[:12]:
        if not MAIL_HEADER.fullmatch(line.text):
            break
        head.append(line)
    return [Outside("mail_header", (head[0].start, head[-1].end))] if len(head) >= 2 else []


def _ends(lines: list[Line]) -> list[Outside]:
    found = []
    for line in lines:
        match = ENDS.search(line.text)
        if match:
            found.append(Outside("ends", (line.start + match.start(), line.end)))
    return found


def without(page: Page, outside: tuple[Outside, ...]) -> Page:
    """The page with those parts blanked, so that every other place stays where it is."""
    text = list(page.text)
    for part in outside:
        for at in range(*part.span):
            text[at] = text[at] if text[at] == "\n" else " "
    return replace(page, text="".join(text))
