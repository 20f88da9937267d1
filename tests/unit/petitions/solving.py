"""What a browser does with a challenge."""

import base64
import hashlib
import json


def solve(asked: dict[str, str | int]) -> str:
    """The solution as the form sends it."""
    begun = hashlib.sha256(str(asked["salt"]).encode())
    for number in range(int(asked["maxnumber"]) + 1):
        tried = begun.copy()
        tried.update(str(number).encode())
        if tried.hexdigest() == asked["challenge"]:
            return base64.b64encode(json.dumps({**asked, "number": number}).encode()).decode()
    raise AssertionError("it has no solution")
