"""Loaded before Django (see addopts in pyproject.toml): tests have a home of their own.

No test reads or writes the data of an installation on this machine, and no setting of the
shell changes a result. DATABASE_URL stays: it says on which database the tests run.
"""

import os
import shutil
import tempfile

import pytest

_made = ""


def _own_home() -> None:
    global _made
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # the first process made the home for all
    for name in list(os.environ):
        if name.startswith("YEONDAE_") and name != "YEONDAE_TEST_POSTGRES":
            del os.environ[name]
    _made = os.environ["YEONDAE_HOME"] = tempfile.mkdtemp(prefix="yeondae-tests-")


_own_home()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    if _made:
        shutil.rmtree(_made, ignore_errors=True)
