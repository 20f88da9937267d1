"""Build the demo world: on a first start without a public host name, or by command."""

from django.db import transaction

from yeondae.accounts.own import give_calls
from yeondae.accounts.roles import Role
from yeondae.accounts.services import limit_to_organisation
from yeondae.calls.models import Call
from yeondae.flows.demo import data
from yeondae.flows.demo.address_book import fill_directory, tell_accounts
from yeondae.flows.demo.calls import Scene, tell_call
from yeondae.flows.demo.community import tell_community
from yeondae.flows.demo.endings import end_call, publish_updates
from yeondae.flows.demo.greeting import tell_greeting
from yeondae.flows.demo.letters import write_letters
from yeondae.flows.demo.petition import tell_petition
from yeondae.flows.demo.record import OTHERS, tell_record
from yeondae.flows.demo.staff import make_staff, staff_member
from yeondae.flows.receive_call import receive_text


def is_built() -> bool:
    """Whether the demo world is there."""
    return staff_member(Role.ORGANISER) is not None


def build_demo() -> bool:
    """Make the demo world unless it is there already; true where it was made now."""
    if is_built():
        return False
    with transaction.atomic():
        scene = _set_the_scene()
        for name in data.CALLS:
            tell_call(scene, name)
            publish_updates(scene, name)
        for name in (*data.CALLS, *OTHERS):
            tell_record(scene, name)
        give_calls(
            user=scene.staff[Role.TRANSLATOR],
            calls=list(Call.objects.filter(is_demo=True).values_list("pk", flat=True)),
            by=None,
        )
        tell_greeting(scene)
        tell_petition(scene)
        tell_community(scene)
    write_letters(scene)
    with transaction.atomic():
        for name in data.CALLS:
            end_call(scene, name)
    for name in data.RECEIVED:
        receive_text(text=data.received(name), by=scene.staff[Role.CASEWORKER])
    return True


def _set_the_scene() -> Scene:
    staff = make_staff()
    book = fill_directory(by=staff[Role.ORGANISER])
    tell_accounts(book, by=staff[Role.ORGANISER], colleague=staff[Role.REVIEWER])
    limit_to_organisation(
        user=staff[Role.RELAY], organisation_id=book.organisations["kctu"].pk, by=None
    )
    return Scene(staff=staff, book=book)
