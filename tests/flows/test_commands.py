"""What is typed: receive-call, demo, sign-in, and the accounts of staff."""

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from yeondae.accounts import commands as staff_commands
from yeondae.accounts.models import User
from yeondae.accounts.services import use_sign_in_link
from yeondae.accounts.set_up import whose_link
from yeondae.accounts.staff import COMBINED
from yeondae.calls.models import Call, Incoming
from yeondae.config import front
from yeondae.core import clock
from yeondae.core.commands import COMMANDS, CommandFailed, Options
from yeondae.flows import commands as flow_commands

pytestmark = pytest.mark.django_db
assert staff_commands and flow_commands  # loading them registers their commands

CALL = """\
Urgent appeal. Issued on 3 March 2026 by the Example Union.
Please write to the Minister of Examples, fax +1 202 555 0101.
We ask the minister to release all who were taken on 2 March 2026.
"""


def run(name: str, /, **options: Any) -> None:
    COMMANDS[name].work(Options(**options))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "call.txt"
    path.write_text(CALL, encoding="utf-8")
    return path


def test_json_prints_the_draft_and_stores_nothing(file: Path, capsys) -> None:
    run("receive-call", file=str(file), json=True)
    assert json.loads(capsys.readouterr().out)["text"].startswith("Urgent appeal")
    assert not Incoming.objects.exists()
    assert not COMMANDS["receive-call"].is_to_prepare(Options(json=True))


def test_a_received_file_waits_at_the_desk(file: Path, capsys) -> None:
    run("receive-call", file=str(file), json=False)
    incoming = Incoming.objects.get()
    assert "202 555 0101" in incoming.text
    assert f"/desk/incoming/{incoming.pk}/" in capsys.readouterr().out.replace("/draft/", "/")


@pytest.mark.parametrize("as_json", [True, False])
def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path, as_json: bool) -> None:
    with pytest.raises(CommandFailed, match="Give the path of a file"):
        run("receive-call", file=str(tmp_path / "no.txt"), json=as_json)


def test_an_empty_file_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(CommandFailed):
        run("receive-call", file=str(tmp_path / "empty.txt"), json=True)


def test_signing_in_needs_the_demo_world(settings) -> None:
    settings.DEMO = True
    with pytest.raises(CommandFailed, match="script/yeondae demo"):
        run("sign-in", role="organiser")


def test_the_printed_link_signs_in_to_the_role(settings, capsys) -> None:
    settings.DEMO = True
    run("demo", remove=False)
    run("sign-in", role="caseworker")
    token = capsys.readouterr().out.strip().split("/")[-2]
    user = use_sign_in_link(token=token, now=clock.now())
    assert user is not None and user.roles == {"caseworker"}


def test_there_is_no_demo_and_no_link_on_a_public_host(settings) -> None:
    settings.DEMO = False
    for name, options in (("demo", {"remove": False}), ("sign-in", {"role": "organiser"})):
        with pytest.raises(CommandFailed):
            run(name, **options)


def test_the_demo_is_made_once_and_removed_once(settings, capsys) -> None:
    settings.DEMO = True
    for remove in (False, False, True, True):
        run("demo", remove=remove)
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "The demo world is made.",
        "The demo world is there already.",
        "Removed the demo world with 5 calls.",
        "There is no demo world.",
    ]
    assert not Call.objects.exists()


def staff(what: str, username: str = "", roles: Sequence[str] = (), name: str = "") -> None:
    run("staff", what=what, username=username, roles=list(roles), name=name)


def test_staff_get_an_account_with_their_roles_and_a_link_to_choose_a_password(capsys) -> None:
    staff("add", "mina", ["organiser", "relay"], name="Mina")
    user = User.objects.get(username="mina")
    assert user.roles == {"organiser", "relay"} and not user.is_demo
    assert not user.has_usable_password()
    token = capsys.readouterr().out.strip().rpartition("set-up/")[2].strip("/")
    assert whose_link(token) == user


@pytest.mark.parametrize("typed", ["", "full", "small", "one"])
def test_the_size_of_the_committee_is_chosen_or_said(typed: str, capsys) -> None:
    read = front._parser().parse_args(["committee", *typed.split()])
    run("committee", size=read.size)
    assert capsys.readouterr().out.startswith(f"{typed or 'full'}: ")


def test_staff_without_a_role_get_a_sentence_but_in_a_small_committee(capsys) -> None:
    with pytest.raises(CommandFailed, match="Give a role"):
        staff("add", "mina")
    run("committee", size="small")
    staff("add", "mina")
    assert User.objects.get(username="mina").roles == set(COMBINED)
    assert "broken into opens everything" in capsys.readouterr().out


def test_a_taken_name_gets_a_sentence_and_changes_nothing() -> None:
    staff("add", "mina", ["organiser"])
    with pytest.raises(CommandFailed, match="choose another name"):
        staff("add", "mina", ["reviewer"])
    assert User.objects.get(username="mina").roles == {"organiser"}


def test_roles_are_given_and_taken(monkeypatch, capsys) -> None:
    User.objects.create(username="mina")
    run("role", username="mina", roles=["reviewer"], withdraw=False)
    run("role", username="mina", roles=["reviewer"], withdraw=True)
    assert capsys.readouterr().out.splitlines()[-1] == "mina has now: no role."


def test_a_role_for_nobody_gets_a_sentence() -> None:
    with pytest.raises(CommandFailed, match="no account"):
        run("role", username="nobody", roles=["reviewer"], withdraw=False)


def test_what_is_kept_of_a_supporter_is_shown_and_destroyed(settings, monkeypatch, capsys) -> None:
    settings.DEMO = True
    run("demo", remove=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO("Supporter7@example.org\n"))
    run("what-is-kept", text=False)
    kept = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert kept["supporter"]["name"] == "Example Supporter 7" and len(kept["letters"]) == 1
    monkeypatch.setattr(sys, "stdin", io.StringIO("supporter7@example.org\n" * 2))
    run("forget")
    assert "texts of 1 letters" in capsys.readouterr().out
    run("what-is-kept", text=False)  # only the mail that tells them so, until it is out
    assert "Example Supporter 7" not in capsys.readouterr().out


def test_what_is_no_address_gets_a_sentence(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("nobody\n"))
    with pytest.raises(CommandFailed, match="not an e-mail address"):
        run("what-is-kept")
