"""Reading is a port: the rules are the default, another reader can be set."""

import pytest

from yeondae.intake import Draft, Reader, load_reader
from yeondae.intake.codec import NotADraft
from yeondae.intake.draft import Value
from yeondae.intake.remarks import Remark, remark, said


class Parrot:
    def read(self, text: str, *, region: object = None, received_on: object = None) -> Draft:
        return Draft(text, Value("unknown", how="guessed", why=said("I only repeat.")), Value("en"))


def test_the_rules_are_the_default() -> None:
    assert isinstance(load_reader(), Reader)


def test_another_reader_is_set_by_its_path() -> None:
    reader = load_reader(f"{Parrot.__module__}.Parrot") if "." in Parrot.__module__ else Parrot()
    draft = reader.read("hello")
    assert draft.text == "hello"
    assert Draft.from_json(draft.to_json()).kind.why == said("I only repeat.")


@pytest.mark.parametrize("path", ["", "nowhere", "yeondae.intake.nowhere.Reader", "datetime.date"])
def test_a_wrong_path_is_said(path: str) -> None:
    with pytest.raises(ValueError, match="YEONDAE_READER"):
        load_reader(path)


def test_a_remark_is_said_in_the_language_of_the_desk() -> None:
    reason = remark("short-name-by-initials", short="EDU")
    assert reason.sentence.startswith("EDU is made")
    assert reason.say(lambda template: template.upper().replace("%(SHORT)S", "%(short)s")).isupper()
    assert Remark("no-such-code").sentence == "no-such-code"


@pytest.mark.parametrize(
    "data",
    [None, [], {}, {"text": 1}, {"text": "a", "kind": {"value": "x", "spans": [[0, 9]]}, "language": {"value": None}}],  # noqa: E501
)  # fmt: skip
def test_what_is_no_draft_is_refused(data: object) -> None:
    with pytest.raises(NotADraft):
        Draft.from_json(data)
