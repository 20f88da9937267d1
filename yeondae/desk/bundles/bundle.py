"""One bundle: its letters, its file, and what somebody did with it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.deliveries.services import bundling
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.bundles.finding import find
from yeondae.desk.bundles.forms import HandedOverForm, PostedForm
from yeondae.directory.models import ContactPoint
from yeondae.flows.confirm_hand_over import confirm_hand_over
from yeondae.flows.post_letters import mark_posted
from yeondae.sealing import files

MINE = (Action.HAND_OVER, Action.POST_LETTERS)


@asks(*MINE)
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """The bundle as it is now; while its file is made the page looks again by itself."""
    return _page(request, find(pk, request.user), None)


def _page(request: StaffRequest, bundle: Bundle, form: PostedForm | None) -> HttpResponse:
    is_post = bundle.channel == ContactPoint.Kind.POST
    letters = Delivery.objects.filter(bundle=bundle).select_related(
        "letter__appeal", "office", "contact_point", "call"
    )
    kind = PostedForm if is_post else HandedOverForm
    context = {
        "bundle": bundle,
        "is_post": is_post,
        "back": "desk:tray" if is_post else "desk:relay",
        "letters": letters.order_by("contact_point", "pk"),
        "form": form or kind(()),
        "is_open": bundle.state in (Bundle.State.OPEN, Bundle.State.TAKEN),
        "is_made": bool(bundle.pdf),
        "is_being_made": bundle.state == Bundle.State.OPEN and not bundle.pdf,
        "is_taken": bundle.state == Bundle.State.TAKEN,
        "receipts": None if is_post else _receipts(bundle),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "desk/bundles/bundle.html", context, status=status)


def _receipts(bundle: Bundle) -> tuple[int, int] | None:
    """How many writers have their receipt, of how many; None while nothing was handed over."""
    if bundle.state != Bundle.State.DONE:
        return None
    gone = Delivery.objects.filter(bundle=bundle)
    return gone.filter(pk__lte=bundle.receipted_to).count(), gone.count()


@asks(*MINE)
@require_POST
def take(request: StaffRequest, pk: int) -> HttpResponse:
    """The file. From now on its letters count as out of our hands."""
    bundle = find(pk, request.user)
    if not bundle.pdf:
        messages.error(request, _("The file is still being made, or was destroyed."))
        return redirect("desk:bundle", pk=pk)
    bundling.take(bundle=bundle, by=request.user)
    bundle.refresh_from_db(fields=["pdf"])
    if not bundle.pdf:  # a letter was taken back a moment ago
        messages.error(request, _("The file is still being made, or was destroyed."))
        return redirect("desk:bundle", pk=pk)
    answer = HttpResponse(files.fetch(bundle.pdf), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="letters-{bundle.pk}.pdf"'
    return answer


@asks(*MINE)
@require_POST
def done(request: StaffRequest, pk: int) -> HttpResponse:
    """It was posted or handed over, as the form says."""
    bundle = find(pk, request.user)
    is_post = bundle.channel == ContactPoint.Kind.POST
    letters = Delivery.objects.filter(bundle=bundle).values_list("letter__reference", flat=True)
    form = (PostedForm if is_post else HandedOverForm)(list(letters), request.POST)
    if not form.is_valid():
        return _page(request, bundle, form)
    try:
        count = _carried(bundle, form, request)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _went(count, is_post=is_post) % {"n": count})
    return redirect("desk:bundle", pk=pk)


def _went(count: int, *, is_post: bool) -> str:
    if is_post:
        return ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", count)
    return ngettext(
        "%(n)s letter is handed over; its writer gets a receipt.",
        "%(n)s letters are handed over; each writer gets a receipt.",
        count,
    )


def _carried(bundle: Bundle, form: PostedForm, request: StaffRequest) -> int:
    word, left_out = form.word(), form.cleaned_data["left_out"]
    if bundle.channel == ContactPoint.Kind.POST:
        return mark_posted(bundle=bundle, on=word.on, by=request.user, left_out=left_out)
    return len(confirm_hand_over(bundle=bundle, word=word, by=request.user, left_out=left_out))


@asks(*MINE)
@require_POST
def unbind(request: StaffRequest, pk: int) -> HttpResponse:
    """It did not go: its letters wait again."""
    bundle = find(pk, request.user)
    is_post = bundle.channel == ContactPoint.Kind.POST
    try:
        count = bundling.unbind(bundle=bundle, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        text = ngettext("%(n)s letter waits again.", "%(n)s letters wait again.", count)
        messages.success(request, text % {"n": count})
    return redirect("desk:tray" if is_post else "desk:relay")
