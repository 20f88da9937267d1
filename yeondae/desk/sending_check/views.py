"""Send a test: what is set up, what a test mail and a test fax came to."""

from dataclasses import asdict, dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.channels import registry
from yeondae.channels.email.selftest import Finding
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.sending_check.forms import FaxForm, MailForm
from yeondae.directory.models import ContactPoint
from yeondae.flows.send_test import FaxTest, follow_test_fax, send_test_fax, send_test_mail

# The test fax of this visit: what it came to so far, and the handle that asks again.
KEY = "test_fax"


@dataclass(frozen=True)
class ChannelRow:
    """One way of sending, and what is missing for it."""

    label: str
    problems: list[str]


@asks(Action.CHANGE_SETTINGS)
def sending_check(request: StaffRequest) -> HttpResponse:
    """Every channel, and where a test fax stands; the page looks again while one is on its way."""
    return _page(request, fax=_followed(request))


@asks(Action.CHANGE_SETTINGS)
@require_POST
def test_mail(request: StaffRequest) -> HttpResponse:
    """Send a test mail and say what came of it."""
    form = MailForm(request.POST)
    if not form.is_valid():
        return _page(request, mail_form=form)
    found = send_test_mail(to=form.cleaned_data["to"], by=request.user)
    return _page(request, findings=found)


@asks(Action.CHANGE_SETTINGS)
@require_POST
def test_fax(request: StaffRequest) -> HttpResponse:
    """Hand a test fax over; the page then follows it."""
    form = FaxForm(request.POST)
    if not form.is_valid():
        return _page(request, fax_form=form)
    _keep(request, send_test_fax(number=form.cleaned_data["number"], by=request.user))
    return redirect("desk:sending_check")


def _page(
    request: StaffRequest,
    *,
    mail_form: MailForm | None = None,
    fax_form: FaxForm | None = None,
    findings: list[Finding] | None = None,
    fax: FaxTest | None = None,
) -> HttpResponse:
    context = {
        "channels": _channels(),
        "is_real": registry.is_real(),
        "mail_form": mail_form or MailForm(),
        "fax_form": fax_form or FaxForm(),
        "findings": findings,
        "fax": fax,
    }
    status = 422 if mail_form or fax_form else 200
    return render(request, "desk/sending_check/page.html", context, status=status)


def _channels() -> list[ChannelRow]:
    labels = {**dict(ContactPoint.Kind.choices), "self_reported": _("sent by others, reported")}
    return [
        ChannelRow(str(labels.get(name, name)), problems)
        for name, problems in registry.missing().items()
    ]


def _keep(request: StaffRequest, test: FaxTest) -> FaxTest:
    request.session[KEY] = asdict(test)
    return test


def _followed(request: StaffRequest) -> FaxTest | None:
    """Where the test fax of this visit stands now; None where there is none."""
    kept = request.session.get(KEY)
    if kept is None:
        return None
    if kept["handle"]:
        return _keep(request, follow_test_fax(kept["handle"]))
    return FaxTest(Finding(**kept["finding"]))
