"""The published ledger as files: leaves, checkpoints, the key, and proofs between two sizes."""

import base64
from collections.abc import Iterator

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.urls import reverse

from yeondae.petitions import proofs
from yeondae.petitions.ledger.notes import public_key
from yeondae.petitions.models import Petition
from yeondae.petitions.queries import out_petition

PLAIN = "text/plain; charset=utf-8"


def found(slug: str) -> Petition:
    """The petition that is out at `slug`, shown or held back; raises Http404."""
    petition = out_petition(slug)
    if petition is None:
        raise Http404("There is no such petition.")
    return petition


def leaves(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every leaf, a line each, in order."""
    petition = found(slug)
    return StreamingHttpResponse(_encoded(proofs.lines(petition)), content_type=PLAIN)


def checkpoints(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every signed checkpoint, the oldest first, with a line of "=" between two."""
    return StreamingHttpResponse(_encoded(proofs.notes(found(slug))), content_type=PLAIN)


def checkpoint(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The newest signed checkpoint."""
    newest = proofs.newest_note(found(slug))
    if not newest:
        raise Http404("Nothing has been published yet.")
    return HttpResponse(newest, content_type=PLAIN)


def checkpoint_of(request: HttpRequest, slug: str, size: int) -> HttpResponseBase:
    """The signed checkpoint of so many lines."""
    note = proofs.note_of(found(slug), size)
    if not note:
        raise Http404("No checkpoint was signed at this size.")
    return HttpResponse(note, content_type=PLAIN)


def between(request: HttpRequest, slug: str) -> HttpResponseBase:
    """From the two sizes of a form to the file with their proof, the smaller first."""
    sizes = [request.GET.get(name, "") for name in ("old", "new")]
    if not all(size.isascii() and size.isdigit() and len(size) < 12 for size in sizes):
        raise Http404("Give two numbers of lines.")
    old, new = sorted(int(size) for size in sizes)
    place = {"slug": slug, "old": old, "new": new}
    return HttpResponseRedirect(reverse("website:petition_consistency", kwargs=place))


def key(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The public key of the checkpoints. Compare it with one from elsewhere."""
    found(slug)
    return HttpResponse(f"{public_key()}\n", content_type=PLAIN)


def consistency(request: HttpRequest, slug: str, old: int, new: int) -> HttpResponseBase:
    """The proof that the ledger of `old` leaves is the beginning of that of `new`."""
    try:
        path = proofs.consistency(found(slug), old, new)
    except IndexError:
        raise Http404("There are no such sizes.") from None
    return HttpResponse(_path(path), content_type=PLAIN)


def inclusion(request: HttpRequest, slug: str, index: int, size: int) -> HttpResponseBase:
    """The audit path of one leaf in the ledger of `size` leaves."""
    try:
        path = proofs.inclusion(found(slug), index, size)
    except IndexError:
        raise Http404("There is no such leaf.") from None
    return HttpResponse(_path(path), content_type=PLAIN)


def _path(path: list[bytes]) -> str:
    return "".join(f"{base64.b64encode(each).decode()}\n" for each in path)


def _encoded(texts: Iterator[str]) -> Iterator[bytes]:
    return (text.encode() for text in texts)
