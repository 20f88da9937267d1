"""Stamps: a step is done again exactly when what it depends on changed."""

from yeondae.config.stamps import Stamps, of_files


def test_a_noted_step_is_fresh_until_its_fingerprint_changes(tmp_path):
    file = tmp_path / "prepared.json"
    assert not Stamps(file).is_fresh("database", "a")
    Stamps(file).note("database", "a")
    Stamps(file).note("texts", "b")
    assert Stamps(file).is_fresh("database", "a")
    assert Stamps(file).is_fresh("texts", "b")
    assert not Stamps(file).is_fresh("database", "b")


def test_a_broken_file_means_that_everything_is_done_again(tmp_path):
    file = tmp_path / "prepared.json"
    file.write_text("{")
    assert not Stamps(file).is_fresh("database", "a")
    Stamps(file).note("database", "a")
    assert Stamps(file).is_fresh("database", "a")


def test_a_touched_an_added_and_a_removed_file_change_the_fingerprint(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("x")
    first = of_files([one])
    assert of_files([one]) == first
    one.write_text("xy")
    assert of_files([one]) != first
    second = of_files([one])
    other.write_text("")
    assert of_files([one, other]) != second
    assert of_files([one], "place") != second
