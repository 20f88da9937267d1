"""News and events: the list, writing, putting out and taking away."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.community import services
from yeondae.community.models import News
from yeondae.core.languages import said
from yeondae.desk.access import StaffRequest, asks
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
def write(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """New news, or what is there."""
    found = get_object_or_404(News, pk=pk) if pk else None
    form = NewsForm(request.POST if request.method == "POST" else None, news=found)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        row = services.write_news(
            news=found, kind=values["kind"], words=form.words(), on=values["on"], by=request.user
        )
        if "show" in request.POST:
            services.show_news(news=row, is_public=True, by=request.user)
            messages.success(request, _("It is out."))
        else:
            messages.success(request, _("The words are kept."))
        return redirect("desk:news")
    context = {"form": form, "news": found, "title": _title(found) if found else ""}
    return render(request, "desk/news/write.html", context, status=422 if form.errors else 200)


@asks(Action.KEEP_NEWS)
@require_POST
def hide(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it away from the public pages; its words stay here."""
    services.show_news(news=get_object_or_404(News, pk=pk), is_public=False, by=request.user)
    messages.success(request, _("Nobody sees it any more."))
    return redirect("desk:news")


def _title(row: News) -> str:
    return said({code: words.get("title", "") for code, words in row.words.items()}, reader())
