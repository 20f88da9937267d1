"""The table of roles and actions as docs/concepts.md shows it."""

from django.utils.translation import override

from yeondae.accounts.roles import TABLE, Action, Role


def as_markdown() -> str:
    """One row an action, one column a role; English, whatever language is active."""
    with override("en"):
        head = ["may …", *(str(role.label) for role in Role)]
        rows = [head, ["---", *(":-:" for _role in Role)]]
        rows += [
            [str(action.label), *("●" if action in TABLE[role] else "" for role in Role)]
            for action in Action
        ]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
