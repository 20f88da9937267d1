"""Takes typst's PDF apart and binds pages into PDF/A-2b files that carry nothing but the pages.

A file bound here has: the pages, what they refer to, an sRGB output intent, one XMP packet with a
title, a language and a date, and an identifier that is the hash of its content. It names no
author, no program, no clock and no time zone; the same pages give the same bytes.

This reads only what typst (krilla) writes or what `bind` wrote: one classic cross-reference table,
no object streams, generation 0, dictionaries before streams.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape

from yeondae.typeset.errors import TypesetError

_REFERENCE = re.compile(rb"(?<!\d)(\d+) 0 R\b")
_TREE = 2  # a bound file has one page tree, object 2
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@dataclass(frozen=True, eq=False)
class Source:
    """The objects of one PDF by number, as bytes between `obj` and `endobj`.

    `tree` holds the numbers of its page tree's nodes, `intent` that of its output intent.
    """

    objects: dict[int, bytes]
    tree: tuple[int, ...]
    intent: int
    _seen: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def refers_to(self, number: int) -> tuple[int, ...]:
        """The numbers that this object's dictionary refers to, in order."""
        if number not in self._seen:
            found = _REFERENCE.findall(_dictionary(self.objects[number]))
            self._seen[number] = tuple(dict.fromkeys(map(int, found)))
        return self._seen[number]


@dataclass(frozen=True, eq=False)
class Page:
    """One page of a source, not yet bound."""

    source: Source
    number: int

    @property
    def has_link(self) -> bool:
        """Whether something on this page can be followed."""
        return b"/Annots" in self.source.objects[self.number]


@dataclass(frozen=True)
class Imprint:
    """The only things a bound file says about itself."""

    title: str
    language: str
    dated: date


def pages_of(pdf: bytes) -> list[Page]:
    """The pages of a PDF that typst made or `bind` bound, in order; `TypesetError` for others."""
    try:
        return _pages(pdf)
    except (ValueError, LookupError) as error:
        raise TypesetError(
            f"This PDF was not made by us, so it cannot be bound: {error}"
        ) from error


def _pages(pdf: bytes) -> list[Page]:
    objects = dict(_objects(pdf))
    root = _number_after(rb"/Root ", pdf[pdf.rindex(b"trailer") :])
    intents = [number for number, body in objects.items() if b"/Type/OutputIntent" in body]
    tree: list[int] = []
    leaves = list(_leaves(objects, _number_after(rb"/Pages ", objects[root]), tree))
    source = Source(objects, tuple(tree), intents[0])
    return [Page(source, number) for number in leaves]


def bind(pages: Sequence[Page], imprint: Imprint) -> bytes:
    """One PDF/A-2b of `pages` (at least one), which may come from several sources."""
    if not pages:
        raise TypesetError("There is nothing to bind: the list of pages is empty.")
    bodies: list[bytes] = [b"", b"", b""]  # catalogue, page tree, XMP; filled in below
    kids: list[int] = []
    numbers: dict[int, dict[int, int]] = {}
    for page in pages:
        new = numbers.setdefault(id(page.source), dict.fromkeys(page.source.tree, _TREE))
        kids.append(_copy(page.source, page.number, new, bodies))
    first = pages[0].source
    intent = _copy(first, first.intent, numbers[id(first)], bodies)
    bodies[0] = b"<</Type/Catalog/Pages 2 0 R/Metadata 3 0 R/OutputIntents[%d 0 R]/Lang(%s)>>" % (
        intent,
        _plain(imprint.language),
    )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    bodies[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), listed)
    packet = _xmp(imprint)
    bodies[2] = b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%s\nendstream" % (
        len(packet),
        packet,
    )
    return _file(bodies)


def _objects(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    table = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    if not pdf.startswith(b"xref\n0 ", table):
        raise ValueError("its table of objects is of another kind")
    lines = pdf[table : pdf.rindex(b"trailer")].splitlines()[3:]
    offsets = [int(line[:10]) for line in lines]
    ends = [*sorted(offsets)[1:], table]
    end_of = dict(zip(sorted(offsets), ends, strict=True))
    for number, offset in enumerate(offsets, start=1):
        head, _obj, body = pdf[offset : end_of[offset]].partition(b" 0 obj\n")
        if int(head) != number:
            raise ValueError("its table of objects is wrong")
        yield number, body[: body.rindex(b"endobj")].rstrip(b"\n")


def _leaves(objects: dict[int, bytes], node: int, tree: list[int]) -> Iterator[int]:
    """The page numbers under a node of the page tree; the nodes themselves go into `tree`."""
    kids = re.search(rb"/Type/Pages\b.*/Kids\s*\[([^\]]*)\]", objects[node])
    if kids is None:
        yield node
        return
    tree.append(node)
    for kid in _REFERENCE.findall(kids[1]):
        yield from _leaves(objects, int(kid), tree)


def _copy(source: Source, number: int, new: dict[int, int], bodies: list[bytes]) -> int:
    """Copy an object and all it refers to into `bodies`; its new number."""
    if number in new:
        return new[number]
    bodies.append(b"")
    new[number] = mine = len(bodies)
    for other in source.refers_to(number):
        _copy(source, other, new, bodies)
    bodies[mine - 1] = _renumbered(source.objects[number], new)
    return mine


def _renumbered(body: bytes, new: dict[int, int]) -> bytes:
    head = _dictionary(body)
    return _REFERENCE.sub(lambda m: b"%d 0 R" % new[int(m[1])], head) + body[len(head) :]


def _dictionary(body: bytes) -> bytes:
    cut = body.find(b">>\nstream\n")
    return body if cut < 0 else body[: cut + 2]


def _number_after(key: bytes, text: bytes) -> int:
    found = re.search(key + rb"(\d+) 0 R", text)
    if found is None:
        raise ValueError(f"it has no {key.decode().strip()}")
    return int(found[1])


def _plain(text: str) -> bytes:
    return re.sub(r"[^A-Za-z0-9-]", "", text).encode()


def _xmp(imprint: Imprint) -> bytes:
    """The XMP packet that PDF/A-2b asks for (ISO 19005-2, 6.6.2), and no more."""
    day = imprint.dated.isoformat()
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(imprint.title)}</rdf:li>'
        "</rdf:Alt></dc:title>"
        f"<dc:language><rdf:Bag><rdf:li>{escape(imprint.language)}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{day}</xmp:CreateDate>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()


def _file(bodies: Sequence[bytes]) -> bytes:
    parts = [_HEADER]
    offsets = []
    position = len(_HEADER)
    for number, body in enumerate(bodies, start=1):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        offsets.append(position)
        position += len(part)
        parts.append(part)
    content = b"".join(parts)
    name = hashlib.md5(content, usedforsecurity=False).hexdigest().encode()
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R/ID[<%s><%s>]>>\n"
        b"startxref\n%d\n%%%%EOF\n"
    ) % (len(bodies) + 1, table, len(bodies) + 1, name, name, position)
