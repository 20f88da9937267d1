"""Who works here, in which roles, who is signed in; inviting, and a new way in for who lost it."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts import staff as people
from yeondae.accounts.models import Approval, User
from yeondae.accounts.own import sees_own_only
from yeondae.accounts.roles import Action, Role
from yeondae.accounts.sessions import signed_in
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.staff.forms import Invitation, Roles
from yeondae.desk.staff.own import form_for


@asks(Action.KEEP_STAFF)
def staff(request: StaffRequest) -> HttpResponse:
    """Everyone, with roles, second factor and open sessions."""
    open_now = signed_in()
    members = list(
        User.objects.prefetch_related("grants", "authenticator_set").order_by(
            "-is_active", "username"
        )
    )
    for user in members:
        user.sessions = open_now[user.pk]  # type: ignore[attr-defined]
    return render(request, "desk/staff/list.html", {"members": members})


@asks(Action.KEEP_STAFF)
def invite_staff(request: StaffRequest) -> HttpResponse:
    """A new account; its set-up link is shown once, to be handed over in person."""
    form = Invitation(sent(request), initial={"roles": people.usual_roles()})
    if form.is_valid():
        typed = form.cleaned_data
        try:
            user, token = people.invite(
                username=typed["username"],
                name=typed["name"],
                roles=[Role(name) for name in typed["roles"]],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("username", str(refusal))
        else:
            chosen = [Role(name) for name in typed["roles"]]
            waits = people.takes_two(user, chosen)
            if waits:
                _ask_roles(request, user, chosen)
            return _show_link(request, user, token, waits=waits)
    return render(request, "desk/staff/invite.html", {"form": form})


@asks(Action.KEEP_STAFF)
def member(request: StaffRequest, pk: int) -> HttpResponse:
    """One colleague: roles, sessions, and what can be done."""
    user = get_object_or_404(User, pk=pk)
    form = Roles(sent(request), initial={"roles": sorted(user.roles)})
    if form.is_valid():
        chosen = [Role(name) for name in form.cleaned_data["roles"]]
        if people.takes_two(user, chosen) and not _is_granted(people.roles_asked(user, chosen)):
            return redirect(_ask_roles(request, user, chosen))
        with telling(request, _("The roles are as you set them.")):
            people.set_roles(user=user, roles=chosen, by=request.user)
        return redirect("desk:member", pk)
    facts = {
        "member": user,
        "form": form,
        "sessions": signed_in()[user.pk],
        "own": form_for(user) if sees_own_only(user) else None,
        "recovery": people.recovery_asked(user),
        "second": Authenticator.objects.filter(user=user).exclude(type="recovery_codes"),
    }
    return render(request, "desk/staff/member.html", facts)


def _is_granted(asked: Approval | None) -> bool:
    return asked is not None and asked.approved_at is not None


def _ask_roles(request: StaffRequest, user: User, roles: list[Role]) -> str:
    """Ask a colleague; the page where they read what for."""
    named = ".".join(sorted(roles))
    place = f"{reverse('desk:asked_of_member', args=[user.pk])}?roles={named}"
    with telling(request, _("A colleague must say yes first; it waits under Approvals.")):
        if user.pk == request.user.pk:
            raise Refused(_("Nobody changes their own roles. Ask a colleague."))
        people.ask_roles(user=user, roles=roles, by=request.user, place=place)
    return place


@asks(Action.KEEP_STAFF, Action.SAY_YES)
def asked(request: StaffRequest, pk: int) -> HttpResponse:
    """What is asked for about a colleague: read by whoever says yes, done by whoever asked."""
    user = get_object_or_404(User, pk=pk)
    named = request.GET.get("roles", "").split(".")
    roles = [role for role in Role if role in named]
    recovery = people.recovery_asked(user)
    facts = {
        "member": user,
        "roles": roles,
        "recovery": recovery,
        "asked": recovery or people.roles_asked(user, roles),
        "may_keep": request.user.may(Action.KEEP_STAFF),
    }
    return render(request, "desk/staff/asked.html", facts)


@asks(Action.KEEP_STAFF)
@require_POST
def act(request: StaffRequest, pk: int, act: str) -> HttpResponse:
    """One thing done to an account: off, on, sign_out, ask_recovery, recover."""
    user = get_object_or_404(User, pk=pk)
    if act == "recover":
        return _recover(request, user)
    if act not in {"off", "on", "sign_out", "ask_recovery"}:
        raise Http404
    with telling(request, _("Done.")):
        if act == "sign_out":
            people.sign_out(user=user, by=request.user)
        elif act == "ask_recovery":
            place = reverse("desk:asked_of_member", args=[pk])
            people.ask_recovery(user=user, by=request.user, place=place)
        else:
            people.switch(user=user, on=act == "on", by=request.user)
    return redirect("desk:member", pk)


def _recover(request: StaffRequest, user: User) -> HttpResponse:
    token = ""
    with telling(request, _("The link is ready.")):
        token = people.recover(user=user, by=request.user)
    return _show_link(request, user, token) if token else redirect("desk:member", user.pk)


def _show_link(
    request: StaffRequest, user: User, token: str, *, waits: bool = False
) -> HttpResponse:
    """`waits`: roles of theirs wait for a colleague's yes."""
    link = settings.SITE_URL + reverse("set_up_account", args=[token])
    return render(request, "desk/staff/link.html", {"member": user, "link": link, "waits": waits})
