"""Where the pages of a call or petition are: asked for so often that the answers are kept."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=4096)
def place(name: str, language: str, slug: str) -> str:
    """The path of the page called `name` about the call `slug`, in `language`.

    Raises NoReverseMatch where there is no such page.
    """
    return reverse(f"website:{name}", kwargs={"slug": slug, "language": language})
