"""Django's `makemessages`, which also finds sentences under whatever name a file gives gettext.

GNU gettext looks for the names it was told. A file that has two of them at hand, the lazy one as
`_` and the other as `_t`, would have half of its sentences left in English.
"""

import ast
from pathlib import Path

from django.core.management.commands import makemessages

PACKAGE = Path(__file__).resolve().parents[3]
# Which arguments are sentences, as xgettext writes it; "c" marks the context.
ARGUMENTS = {
    "gettext": "1",
    "gettext_lazy": "1",
    "gettext_noop": "1",
    "ngettext": "1,2",
    "ngettext_lazy": "1,2",
    "pgettext": "1c,2",
    "pgettext_lazy": "1c,2",
    "npgettext": "1c,2,3",
    "npgettext_lazy": "1c,2,3",
}


def names_in(code: ast.AST) -> dict[str, str]:
    """{the name in this file: what it is called in `django.utils.translation`}."""
    return {
        each.asname or each.name: each.name
        for node in ast.walk(code)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for each in node.names
        if each.name in ARGUMENTS
    }


def keywords(package: Path = PACKAGE) -> list[str]:
    """The options that tell xgettext every name in the package."""
    found = set[str]()
    for path in package.rglob("*.py"):
        names = names_in(ast.parse(path.read_text(encoding="utf-8")))
        found |= {f"--keyword={name}:{ARGUMENTS[kind]}" for name, kind in names.items()}
    return sorted(found)


class Command(makemessages.Command):
    def handle(self, *args: object, **options: object) -> None:
        self.xgettext_options = [*self.xgettext_options, *keywords()]
        super().handle(*args, **options)
