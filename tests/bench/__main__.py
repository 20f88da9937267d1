"""Run one benchmark on a throw-away PostgreSQL, in a home of its own, and print what it found.

Usage: python -m tests.bench NAME [--json]      (script/yeondae bench NAME --json)
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.postgres import cluster

HERE = Path(__file__).parent
NO_BENCH = {"__init__", "__main__", "client", "harness"}
INNER = "YEONDAE_BENCH_INNER"
OWN = "YEONDAE_BENCH_"  # what says how large a benchmark is goes along; no other setting does


def names() -> list[str]:
    """Every benchmark, as one types it."""
    return sorted(
        path.stem.replace("_", "-") for path in HERE.glob("*.py") if path.stem not in NO_BENCH
    )


def measure(name: str) -> dict[str, Any]:
    """What the benchmark's own `run` found."""
    found: dict[str, Any] = importlib.import_module(f"tests.bench.{name.replace('-', '_')}").run()
    return found


def _told(found: dict[str, Any]) -> str:
    lines = [f"{found['bench']}: {'holds' if found['holds'] else 'DOES NOT HOLD'}"]
    lines += [f"  {name}: {value}" for name, value in found["figures"].items()]
    return "\n".join([*lines, f"  at least: {found['floor']}"])


def _outer(arguments: list[str]) -> int:
    """Start the database and a home, then run this module again inside them."""
    with tempfile.TemporaryDirectory(prefix="yeondae-bench-") as home, cluster(durable=True) as url:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("YEONDAE_") or name.startswith(OWN)
        }
        inside = {
            "YEONDAE_HOME": home,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "yeondae.config.settings",
            INNER: "1",
        }
        command = [sys.executable, "-m", "tests.bench", *arguments]
        return subprocess.run(command, cwd=HERE.parents[1], env={**kept, **inside}).returncode


def main(arguments: list[str]) -> int:
    """Run the benchmark that was named; 0 where every figure holds."""
    chosen = [argument for argument in arguments if not argument.startswith("-")]
    if len(chosen) != 1 or chosen[0] not in names():
        print("Say which benchmark: " + ", ".join(names()), file=sys.stderr)
        return 2
    if INNER not in os.environ:
        return _outer(arguments)
    found = measure(chosen[0])
    print(json.dumps(found) if "--json" in arguments else _told(found))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
