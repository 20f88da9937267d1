"""Many people about to confirm: drafts whose code was mailed, and the POST that sends the code."""

from yeondae.appeals import rules
from yeondae.appeals.models import Writing
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.flows import call_material
from yeondae.flows.take_part import prepare
from yeondae.supporters.rules import CODE_GOOD_FOR, token_hash

CODE = "271828"


def address(number: int) -> str:
    """Whose draft has this number."""
    return f"confirming{number}@example.org"


def drafts(call: Call, count: int) -> list[str]:
    """Drafts of `count` people to `call`, each with `CODE`; the tokens of their cookies."""
    call_material.forget()
    found, now = call_material.material(call.slug), clock.now()
    assert found is not None, "the call is not published"
    draft: rules.Draft = {"country": "DE", "name": "A Writer", "organisation": ""}
    content = {
        **draft,
        "letters": prepare(material=found, draft=draft, reader="en"),
        "agreed": [["send_letter", "Send my letters.", "en"]],
    }
    tokens = [f"token-{number}" for number in range(count)]
    rows = [
        Writing(
            pk=number + 1,
            token_hash=token_hash(token),
            call=call,
            round_id=found.round_id,
            language="en",
            state=Writing.State.CODE_SENT,
            content={**content, "email": address(number)},
            code_hash=rules.code_hash(number + 1, CODE),
            code_until=now + CODE_GOOD_FOR,
            begun_at=now,
        )
        for number, token in enumerate(tokens)
    ]
    Writing.objects.bulk_create(rows, batch_size=500)
    return tokens


def confirming(slug: str, token: str, port: int) -> tuple[str, str, dict[str, str]]:
    """Path, body and headers of the POST of the code, as the browser with `token` sends it."""
    here = f"127.0.0.1:{port}"
    return (
        f"/write/{slug}/en/code/",
        f"code={CODE}",
        {
            "Host": here,
            "Origin": f"http://{here}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"writing={token}",
        },
    )
