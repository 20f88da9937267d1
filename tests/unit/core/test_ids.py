"""Names for addresses and references for paper."""

import re

from yeondae.core.ids import PRINTED, public_id, read_reference, reference


def test_public_names_are_long_different_and_need_no_escaping():
    names = {public_id() for _ in range(2000)}
    assert len(names) == 2000
    assert all(re.fullmatch(r"[0-9a-z]{16}", name) for name in names)


def test_a_reference_has_two_groups_and_no_mark_that_a_fax_confuses():
    for _ in range(200):
        assert re.fullmatch(r"\w{4}-\w{4}", reference())
    assert not set(PRINTED) & set("0ODIL125SZ8BUVG6")


def test_a_reference_is_found_as_somebody_types_it():
    kept = reference()
    assert read_reference(kept.lower().replace("-", " ")) == kept
    assert read_reference(f" {kept.replace('-', '')} ") == kept
