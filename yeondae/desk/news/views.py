"""News and events: the list, writing, putting out and taking away."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.community import services
from yeondae.community.models import News
from yeondae.core.languages import said
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.news.forms import NewsForm
from yeondae.desk.reader import reader

SHOWN = 100


@asks(Action.KEEP_NEWS)
def news(request: StaffRequest) -> HttpResponse:
    """The youngest first."""
    rows = News.objects.select_related("made_by").order_by("-made_at")[:SHOWN]
    context = {"rows": [(row, _title(row)) for row in rows]}
    return render(request, "desk/news/list.html", context)


@asks(Action.KEEP_NEWS)
def new(request: StaffRequest) -> HttpResponse:
    """New news."""
    return _write(request, None)


@asks(Action.KEEP_NEWS, Action.SAY_YES)
def write(request: StaffRequest, pk: int) -> HttpResponse:
    """What is there, to change; or to read for whoever is asked to say yes to it."""
    return _write(request, get_object_or_404(News, pk=pk))


def _write(request: StaffRequest, found: News | None) -> HttpResponse:
    may_write = request.user.may(Action.KEEP_NEWS)
    form = NewsForm(sent(request) if may_write else None, news=found)
    if form.is_valid():
        values = form.cleaned_data
        row = services.write_news(
            news=found, kind=values["kind"], words=form.words(), on=values["on"], by=request.user
        )
        if "show" in request.POST:
            _show(request, row)
        else:
            messages.success(request, _("The words are kept."))
        return redirect("desk:write_news", row.pk)
    asked = services.asked_to_show(found) if found else None
    context = {
        "form": form,
        "news": found,
        "title": _title(found) if found else "",
        "may_write": may_write,
        "asked": asked,
        "is_mine": asked is not None and asked.asked_by_id == request.user.pk,
    }
    return render(request, "desk/news/write.html", context, status=422 if form.errors else 200)


def _show(request: StaffRequest, row: News) -> None:
    """Put it out where a colleague has read exactly this, else ask for that."""
    asked = services.asked_to_show(row) or services.ask_to_show(
        news=row, by=request.user, place=reverse("desk:write_news", args=[row.pk])
    )
    if asked.approved_at is None:
        messages.success(request, _("A colleague must say yes first; it waits under Approvals."))
        return
    with telling(request, _("It is out.")):
        services.show_news(news=row, by=request.user)


@asks(Action.KEEP_NEWS)
@require_POST
def hide(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it away from the public pages; its words stay here."""
    services.hide_news(news=get_object_or_404(News, pk=pk), by=request.user)
    messages.success(request, _("Nobody sees it any more."))
    return redirect("desk:news")


def _title(row: News) -> str:
    return said({code: words.get("title", "") for code, words in row.words.items()}, reader())
