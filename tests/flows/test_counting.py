"""The number: it is what the signatures say, whatever happened, and anyone can check it."""

import base64
import hashlib
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import worlds
from tests.petitions import Signer, a_petition, forget, signatures
from yeondae.core import clock
from yeondae.petitions import proofs
from yeondae.petitions.ledger.notes import checkpoint
from yeondae.petitions.ledger.tree import Tree, leaf_hash
from yeondae.petitions.models import Checkpoint, Petition, Signature, Tally, Tile
from yeondae.petitions.services import counting, floods, ledger, making, signing
from yeondae.petitions.services.counting import publish_changes, rows_that_count, wrong_counts

pytestmark = pytest.mark.django_db
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def petition() -> Petition:
    return a_petition()


def number(petition: Petition) -> int:
    tally = Tally.objects.get(petition=petition)
    return tally.online + tally.paper + tally.organisation


def published_later(petition: Petition, minutes: int = 2) -> int:
    return publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=minutes))


def test_nine_signatures_wait_and_ten_are_published(petition: Petition) -> None:
    signatures(petition, 9)
    assert published_later(petition) == 0 and number(petition) == 0
    signatures(petition, 1)
    assert published_later(petition) == 10 and number(petition) == 10
    assert Checkpoint.objects.get().size == 10


def test_the_page_says_how_many_of_what_kind_and_as_of_when(petition: Petition) -> None:
    signatures(petition, 20)
    signatures(petition, 12, kind="paper", way="sheet")
    published_later(petition, 0)
    forget()
    page = Client().get(f"/en/petitions/{petition.call.slug}/").content.decode()
    assert "32" in page and "20 online, 12 on paper" in page and "As of" in page


def test_names_are_shown_as_chosen_on_a_page_that_no_search_engine_keeps(
    petition: Petition,
) -> None:
    signatures(petition, 9)
    signatures(petition, 1, content={"name": "Hidden Example"})
    signatures(petition, 1, content={"name": "Ann Middle Example"}, shown="first")
    signatures(petition, 1, content={"name": "Bo Example"}, shown="full")
    page = f"/en/petitions/{petition.call.slug}/names/"
    forget()
    assert "Bo Example" not in Client().get(page).content.decode(), "not before it is published"
    published_later(petition)
    forget()
    text = Client().get(page).content.decode()
    assert "Ann, Germany" in text and "Bo Example, Germany" in text and "noindex" in text
    assert "Middle" not in text and "Hidden" not in text


def test_a_country_at_risk_hides_every_name_from_there(petition: Petition) -> None:
    signatures(petition, 9)
    told = {"content": {"name": "Bo Example"}, "shown": "full"}
    signatures(petition, 1, **told)
    signatures(petition, 1, country="FR", content={"name": "Cy Example"}, shown="full")
    published_later(petition)
    Petition.objects.update(at_risk=["DE"])  # since they signed
    forget()
    text = Client().get(f"/en/petitions/{petition.call.slug}/names/").content.decode()
    assert "Cy Example" in text and "Bo Example" not in text


def test_no_state_of_the_ledger_is_shown_with_fewer_than_ten(petition: Petition) -> None:
    made = signatures(petition, 16)
    published_later(petition)
    for one in made[:11]:
        signing.take_out(signature=one, now=clock.now())
    published_later(petition, 4)
    forget()
    page = Client().get(f"/en/petitions/{petition.call.slug}/proof/").content.decode()
    assert number(petition) == 5 and re.findall(r"<td>([^<]+)</td>", page)[0] == "fewer than ten"


def test_at_risk_a_quarter_of_an_hour_lies_between_two_batches() -> None:
    petition = a_petition(at_risk=["KR"])
    signatures(petition, 10)
    publish_changes(petition_id=petition.pk, now=clock.now())
    signatures(petition, 10)
    assert published_later(petition, 14) == 0 and published_later(petition, 16) == 10


def test_the_remainder_follows_at_closing(petition: Petition) -> None:
    signatures(petition, 10)
    published_later(petition)
    signatures(petition, 3)
    making.close_petition(petition=petition, by=None, now=clock.now() + timedelta(minutes=3))
    assert published_later(petition, 4) == 3 and number(petition) == 13
    signing.take_out(signature=Signature.objects.all()[0], now=clock.now())
    assert published_later(petition, 60) == 0, "one alone waits for its day"
    assert published_later(petition, 4 + 24 * 60) == 1 and number(petition) == 12


def test_a_batch_is_shuffled(petition: Petition) -> None:
    made = signatures(petition, 40)
    published_later(petition)
    order = Signature.objects.order_by("leaf").values_list("pk", flat=True)
    assert list(order) != [each.pk for each in made]


def test_struck_out_before_it_was_published_it_leaves_no_trace(petition: Petition) -> None:
    signatures(petition, 12)
    by = worlds.staff().organiser
    floods.invalidate(petition=petition, signatures=Signature.objects.all(), why="a test", by=by)
    assert published_later(petition) == 0 and not Tile.objects.exists()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["sign", "paper", "withdraw", "again", "strike", "undo", "publish", "crash"]
        ),
        st.integers(0, 30),
    ),
    max_size=25,
)


def act(petition: Petition, what: str, much: int, minute: int) -> None:
    by = worlds.staff().organiser
    every = list(Signature.objects.filter(petition=petition).order_by("pk"))
    one = every[much % len(every)] if every else None
    if what == "sign":
        signatures(petition, much)
    elif what == "paper":
        signatures(petition, 1, kind="paper", way="counted", people=much)
    elif what == "withdraw" and one:
        signing.take_out(signature=one, now=clock.now())
    elif what == "again" and one:
        one.state, one.withdrawn_on = "confirmed", None
        one.counts = signing.should_count(one)
        one.save()
    elif what == "strike":
        some = Signature.objects.filter(pk__in=[each.pk for each in every[:much]])
        floods.invalidate(petition=petition, signatures=some, why="a test", by=by)
    elif what == "undo":
        for made in petition.invalidations.filter(undone_at=None)[:1]:
            floods.undo(invalidation=made, by=by)
    elif what == "publish":
        published_later(petition, minute)
    elif what == "crash":
        with (
            mock.patch.object(counting, "sign_checkpoint", side_effect=SystemError),
            pytest.raises(SystemError),
        ):
            signatures(petition, 10)
            published_later(petition, minute)


def any_mix(petition: Petition, steps: list[tuple[str, int]]) -> None:
    signatures(petition, 10)
    for minute, (what, much) in enumerate(steps, start=1):
        act(petition, what, much, 2 * minute)
        assert wrong_counts() == []
    making.close_petition(petition=petition, by=None, now=clock.now())
    published_later(petition, 3000)
    waiting = Tally.objects.get(petition=petition).waiting
    missing = sum(pair[1] for pair in waiting.values())
    assert number(petition) + missing == rows_that_count(petition.pk)
    assert all(pair[1] < 10 for pair in waiting.values())
    said = sum(
        int(line.split()[2]) * (-1 if "cancel" in line else 1)
        for text in proofs.lines(petition)
        for line in text.splitlines()
    )
    assert said == number(petition), "the ledger says what the number says"


FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FEW
@given(STEPS)
def test_after_any_mix_the_number_is_what_the_rows_say(
    petition: Petition, steps: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        any_mix(petition, steps)
        transaction.set_rollback(True)


@pytest.mark.long
@settings(FEW, max_examples=300)
@given(STEPS)
def test_after_three_hundred_mixes_the_number_is_what_the_rows_say(
    petition: Petition, steps: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        any_mix(petition, steps)
        transaction.set_rollback(True)


def test_more_than_a_batch_is_published_whole(
    petition: Petition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 25)
    monkeypatch.setattr(ledger, "TILE", 16)
    monkeypatch.setattr(proofs, "TILE", 16)
    signatures(petition, 60)
    assert published_later(petition, 1) == 50, "the ten that are left wait for their minute"
    assert published_later(petition, 3) == 10
    assert [len(tile.lines.splitlines()) for tile in Tile.objects.all()] == [16, 16, 16, 12]


def test_the_proof_between_any_two_sizes_is_that_of_the_whole_tree(
    petition: Petition, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (ledger, proofs):
        monkeypatch.setattr(module, "TILE", 8)
    signatures(petition, 37)
    published_later(petition)
    lines = "".join(proofs.lines(petition)).splitlines()
    whole = Tree(leaf_hash(line.encode()) for line in lines)
    for new in range(1, 38):
        for old in range(1, new + 1):
            assert proofs.consistency(petition, old, new) == whole.consistency(old, new)
    for old, new in ((0, 5), (6, 5), (5, 38), (5, 10**9), (41, 10**9 + 3)):
        with pytest.raises(IndexError):
            proofs.consistency(petition, old, new)
    with pytest.raises(IndexError):
        proofs.inclusion(petition, 5, 38)


def files(petition: Petition, folder: Path) -> Path:
    """The published files, fetched as anyone can."""
    for name in ("leaves", "checkpoint", "checkpoints", "key"):
        answer: Any = Client().get(f"/petitions/{petition.call.slug}/{name}.txt")
        assert answer.status_code == 200
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        (folder / f"{name}.txt").write_bytes(body)
    return folder


def verify(folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-I", str(REPOSITORY / "script" / "verify-petition"), str(folder)]
    return subprocess.run([*command, *more], capture_output=True, text=True)


@pytest.fixture
def ledger_files(petition: Petition, tmp_path: Path) -> Path:
    made = signatures(petition, 30)
    published_later(petition, 1)
    for one in made[:12]:
        signing.take_out(signature=one, now=clock.now())
    signatures(petition, 11, kind="paper", way="sheet")
    published_later(petition, 3)
    return files(petition, tmp_path)


def test_the_verifier_is_short_and_recomputes_the_number(ledger_files: Path) -> None:
    text = (REPOSITORY / "script" / "verify-petition").read_text()
    assert len(text.splitlines()) < 200 and "yeondae" not in text.split('"""')[2]
    done = verify(ledger_files)
    assert done.returncode == 0, done.stderr
    assert "29 signatures (18 online, 11 paper) in 53 lines" in done.stdout


def changed(name: str, old: str, new: str, folder: Path) -> None:
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    "name, old, new",
    [
        ("leaves.txt", "cancel", "confirm"),
        ("leaves.txt", "confirm 1", "confirm 2"),
        ("leaves.txt", "online", "paper"),
        ("checkpoint.txt", "signatures 29", "signatures 30"),
        ("checkpoint.txt", "leaves 53", "leaves 52"),
    ],
)
def test_tampering_is_found(ledger_files: Path, name: str, old: str, new: str) -> None:
    changed(name, old, new, ledger_files)
    assert verify(ledger_files).returncode == 1


def test_a_line_taken_out_added_or_moved_is_found(ledger_files: Path) -> None:
    path = ledger_files / "leaves.txt"
    lines = path.read_text().splitlines(keepends=True)
    for wrong in (lines[1:], lines[:-1], [lines[1], lines[0], *lines[2:]]):
        path.write_text("".join(wrong))
        assert verify(ledger_files).returncode == 1


def test_every_byte_of_the_lines_matters(ledger_files: Path) -> None:
    path = ledger_files / "leaves.txt"
    whole = path.read_bytes()
    for at in range(0, len(whole), len(whole) // 5):
        flipped = bytearray(whole)
        flipped[at] ^= 1
        path.write_bytes(bytes(flipped))
        assert verify(ledger_files).returncode != 0, at


def test_a_key_from_elsewhere_and_a_kept_checkpoint_are_held_against_it(
    ledger_files: Path, tmp_path: Path
) -> None:
    key = (ledger_files / "key.txt").read_text().strip()
    assert verify(ledger_files, "--key", key).returncode == 0
    assert verify(ledger_files, "--key", "A" * 43 + "=").returncode == 1
    kept = tmp_path / "kept.txt"
    kept.write_text((ledger_files / "checkpoints.txt").read_text().split("\n=\n")[0])
    assert verify(ledger_files, "--kept", str(kept)).returncode == 0


@pytest.fixture
def proved(petition: Petition, ledger_files: Path) -> Path:
    """The ledger's files with its proof between its two checkpoints, and each in a file."""
    for name in ("consistency/30-53", "consistency/53-53"):
        path = ledger_files / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(Client().get(f"/petitions/{petition.call.slug}/{name}.txt").content)
    notes = (ledger_files / "checkpoints.txt").read_text().split("\n=\n")
    for size, note in zip((30, 53), notes, strict=True):
        (ledger_files / f"{size}.txt").write_text(note)
    return ledger_files


def a_fork(petition: Petition) -> str:
    """The checkpoint of 30 lines that somebody else was shown: rightly signed, of other lines."""
    root = hashlib.sha256(b"another past").digest()
    day = clock.now().date()
    return checkpoint(origin=ledger.origin(petition), size=30, root=root, count=30, day=day)


def test_of_two_checkpoints_one_grew_out_of_the_other(proved: Path) -> None:
    for first, second in ((30, 53), (53, 30), (53, 53)):
        (proved / "leaves.txt").unlink(missing_ok=True)  # nobody needs to download all lines
        files = str(proved / f"{first}.txt"), str(proved / f"{second}.txt")
        done = verify(proved, "--between", *files)
        assert done.returncode == 0 and "grew out of" in done.stdout, done.stderr


def test_a_forked_ledger_is_caught(petition: Petition, proved: Path, tmp_path: Path) -> None:
    fork, later = tmp_path / "fork.txt", str(proved / "53.txt")
    fork.write_text(a_fork(petition))
    between = verify(proved, "--between", str(fork), later)
    assert between.returncode == 1 and "two ledgers" in between.stderr
    assert verify(proved, "--kept", str(fork)).returncode == 1
    assert verify(proved, "--kept", str(proved / "30.txt"), "--kept", later).returncode == 0


@pytest.mark.parametrize("proof", ["", "AAAA\n", "no proof at all"])
def test_a_proof_that_proves_nothing_is_refused(proved: Path, proof: str) -> None:
    (proved / "consistency" / "30-53.txt").write_text(proof)
    files = str(proved / "30.txt"), str(proved / "53.txt")
    done = verify(proved, "--between", *files)
    assert done.returncode == 1 and "Traceback" not in done.stderr


def test_a_receipt_shows_its_holder_their_line(
    petition: Petition, ledger_files: Path, tmp_path: Path
) -> None:
    signature = Signature.objects.filter(counted=True).select_related("petition__tally").first()
    assert signature
    path = tmp_path / "receipt.txt"
    path.write_text(proofs.receipt(signature))
    assert verify(ledger_files, "--receipt", str(path)).returncode == 0
    path.write_text(path.read_text().replace("opens ", "opens 00"))
    assert verify(ledger_files, "--receipt", str(path)).returncode == 1


def test_nothing_of_a_person_is_in_what_is_published(ledger_files: Path) -> None:
    text = "".join(path.read_text() for path in ledger_files.iterdir())
    assert "DE" not in text.split("root")[0] and "@" not in text
    days = {line.split()[3] for line in (ledger_files / "leaves.txt").read_text().splitlines()}
    assert all(len(day) == 10 for day in days), "days, no hours"


def test_personal_data_goes_and_the_ledger_still_verifies(
    petition: Petition, ledger_files: Path, tmp_path: Path
) -> None:
    from yeondae.petitions.privacy import end_personal_data

    end_personal_data(petition)
    assert not any(each.content for each in Signature.objects.all())
    again = tmp_path / "again"
    again.mkdir()
    assert verify(files(petition, again)).returncode == 0


def test_rows_that_nobody_typed_are_said_not_to_be_compared_with_online() -> None:
    petition = a_petition()
    signatures(petition, 30)
    signatures(petition, 20, kind="paper", way="sheet")
    sheets = signatures(petition, 10, kind="paper", way="counted", people=3)
    publish_changes(petition_id=petition.pk, now=clock.now())
    forget()
    page = Signer(petition).page()
    assert "50 on paper" in page and "At least 30 of those on paper were only counted" in page
    Signature.objects.filter(pk__in=[each.pk for each in sheets]).update(counts=False)
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=2))
    forget()
    assert "only counted" not in Signer(petition).page()


def test_the_page_of_the_ledger_leads_to_every_file_and_to_a_proof_between_two_sizes() -> None:
    petition, browser = a_petition(), Client()
    signatures(petition, 30)
    published_later(petition)
    signatures(petition, 40)
    published_later(petition, minutes=4)
    forget()
    page = browser.get(f"/en/petitions/{petition.call.slug}/proof/").content.decode()
    files = re.findall(r'href="(/petitions/[^"]+\.txt)"', page)
    assert len(files) >= 6, "lines, checkpoints, key, and two checkpoints by their size"
    for path in files:
        assert browser.get(path).status_code == 200, path
    asked = browser.get(f"/petitions/{petition.call.slug}/consistency", {"old": 70, "new": 30})
    proof = browser.get(asked["Location"]).content.decode().split()
    kept, newest = (
        base64.b64decode(note.split("root ")[1].split("\n")[0])
        for note in b"".join(
            browser.get(f"/petitions/{petition.call.slug}/checkpoints.txt").streaming_content
        )
        .decode()
        .split("\n=\n")
    )
    path = [base64.b64decode(line) for line in proof]
    assert grew(30, kept, 70, newest, path) and not grew(30, newest, 70, kept, path)
    wrong = browser.get(f"/petitions/{petition.call.slug}/consistency", {"old": "x", "new": 3})
    assert wrong.status_code == 404


def grew(old: int, old_root: bytes, new: int, new_root: bytes, path: list[bytes]) -> bool:
    """Whether `path` proves it, as RFC 9162 section 2.1.4.2 has it."""

    def node(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\1" + left + right).digest()

    steps = [old_root, *path] if old & (old - 1) == 0 else path
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    one = two = steps[0]
    for step in steps[1:]:
        if first & 1 or first == last:
            one, two = node(step, one), node(step, two)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            two = node(two, step)
        first, last = first >> 1, last >> 1
    return one == old_root and two == new_root
