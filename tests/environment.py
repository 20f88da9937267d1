"""Loaded before Django (see addopts in pyproject.toml): what holds for the whole run.

Tests have a home of their own: none reads or writes the data of an installation on this machine,
and no setting of the shell changes a result. DATABASE_URL stays: it says on which database they
run. What is skipped is said by name; where CI=true it is a failure, since a test that never runs
says nothing.
"""

import os
import shutil
import tempfile

import pytest

POSTGRES = "postgres" in os.environ.get("DATABASE_URL", "")
# A clone without the documents beside it: said by .ci/run, which looks.
WITHOUT_SHARED = os.environ.get("WITHOUT_SHARED") == "yes"
# One contract for many channels: a test that says nothing of this one begins its reason so.
DOES_NOT_APPLY = "does not apply:"

_made = ""


def _own_home() -> None:
    global _made
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:  # a home within the first process's: workers count files and would meet otherwise
        os.environ["YEONDAE_HOME"] = os.path.join(os.environ["YEONDAE_HOME"], worker)
        return
    for name in list(os.environ):
        if name.startswith("YEONDAE_"):
            del os.environ[name]
    _made = os.environ["YEONDAE_HOME"] = tempfile.mkdtemp(prefix="yeondae-tests-")


_own_home()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    if _made:
        shutil.rmtree(_made, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of the other database: they are not skipped, they do not apply."""
    other = "sqlite" if POSTGRES else "postgres"
    leave = [item for item in items if item.get_closest_marker(other)]
    if leave:
        config.hook.pytest_deselected(items=leave)
        items[:] = [item for item in items if not item.get_closest_marker(other)]


def _skipped(reporter: pytest.TerminalReporter) -> list[tuple[str, str]]:
    found = []
    for report in reporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        said = str(reason).removeprefix("Skipped: ")
        if not said.startswith(DOES_NOT_APPLY):
            found.append((report.nodeid, said))
    return found


def _is_a_failure(reason: str) -> bool:
    return not (WITHOUT_SHARED and "../shared" in reason)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or os.environ.get("CI") != "true":
        return
    if any(_is_a_failure(reason) for _, reason in _skipped(reporter)) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = _skipped(terminalreporter)
    if not skipped:
        return
    fatal = os.environ.get("CI") == "true"
    terminalreporter.section("skipped" + (", which fails where CI=true" if fatal else ""))
    for name, reason in skipped:
        terminalreporter.line(f"{name}: {reason}")
