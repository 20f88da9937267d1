"""The words of an update in each language, as long as it is not out."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.calls import services
from yeondae.calls.models import Call, Update
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.calls.finding import find
from yeondae.desk.calls.forms import UpdateWordsForm
from yeondae.desk.doing import sent, telling


@asks(Action.EDIT_CALL, Action.TRANSLATE)
def words(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Write or translate an update; whoever wrote it last does not approve it."""
    call = find(slug)
    update = next((each for each in call.updates.all() if each.number == number), None)
    if update is None:
        raise Http404("There is no such update.")
    form = UpdateWordsForm(
        sent(request), languages=_languages(call, update), initial=_typed(update)
    )
    if request.method == "POST" and form.is_valid():
        with telling(request, _("The update is kept; it is not out yet.")):
            services.change_update(update=update, words=form.words(), by=request.user)
        return redirect("desk:call", slug=slug)
    context = {"call": call, "update": update, "form": form}
    status = 422 if form.errors else 200
    return render(request, "desk/calls/update.html", context, status=status)


def _languages(call: Call, update: Update) -> list[str]:
    return list(dict.fromkeys([*(each.language for each in call.editions.all()), *update.words]))


def _typed(update: Update) -> dict[str, str]:
    values = {}
    for language, each in update.words.items():
        values[f"title_{language}"] = each.get("title", "")
        values[f"text_{language}"] = "\n\n".join(each.get("paragraphs", []))
    return values
