"""The demo's letter to somebody who came out, on its page and as a PDF."""

from yeondae.accounts import approvals
from yeondae.accounts.roles import Role
from yeondae.flows.demo import data
from yeondae.flows.demo.calls import Scene
from yeondae.letters import greeting as greetings


def tell_greeting(scene: Scene) -> None:
    """A federation writes to Han Sang-gyun; everyone can read it."""
    told, by = data.greeting(), scene.staff[Role.CASEWORKER]
    language = "en"
    kept = greetings.write(
        person=scene.people[told["person"]],
        language=language,
        register=told["register"],
        dated=told["dated"],
        words=greetings.Words(
            place=told["place"],
            **told[language],
        ),
        by=by,
    )
    asked = greetings.ask_to_publish(greeting=kept, by=by, place="")
    approvals.approve(approval=asked, by=scene.staff[Role.REVIEWER])
    greetings.publish(greeting=kept, by=by)
