"""The floors of the web benchmarks: an empty view, and one that validates and inserts two rows."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from tests.bench.floors.rows.models import Outgoing, Signed


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing at all."""
    return HttpResponse()


class SignForm(forms.Form):
    email = forms.EmailField()
    name = forms.CharField(max_length=120)
    country = forms.CharField(max_length=2)


@csrf_exempt
def sign(request: HttpRequest) -> HttpResponse:
    """A form, two rows in one transaction, a redirect."""
    form = SignForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    with transaction.atomic():
        signed = Signed(**form.cleaned_data)
        signed.save(force_insert=True)
        Outgoing(signed=signed, text="A letter that goes out.").save(force_insert=True)
    return HttpResponseRedirect("/done/", status=303)


urlpatterns = [path("empty/", empty), path("sign/", sign)]
