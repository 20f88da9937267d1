"""Doing one thing for a person at the desk, and saying how it went."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from wagtail.admin import messages

from yeondae.core.refusal import Refused

MOST_DIGITS = 18


@contextmanager
def telling(request: HttpRequest, done: str) -> Iterator[None]:
    """Say `done` at the next page; where what is inside is Refused, say why instead.

    A view redirects after it either way: the page shows how things stand now.
    """
    try:
        yield
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


@contextmanager
def keeping(form: BaseForm, request: HttpRequest, done: str) -> Iterator[None]:
    """Say `done` at the next page; where what is inside is Refused, say why above `form`.

    A view redirects only where the form has no errors: what was typed is shown again.
    """
    try:
        yield
    except Refused as refusal:
        form.add_error(None, str(refusal))
    else:
        messages.success(request, done)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted, for a form; None where the page was only asked for."""
    return request.POST if request.method == "POST" else None


def number_of(typed: str) -> int:
    """The number of a row that a form or an address names; 0, which no row has, for all else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else 0
