"""What a password must not be made of: what anybody would guess who knows whose it is."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from yeondae.accounts.models import User

# Docs: docs/asvs.md V6.1.2. The name of the house, and words of the campaigns it carries.
WORDS = ("yeondae", "연대", "solidarity", "solidarität", "password", "passwort", "비밀번호")
SHORTEST = 4


class NotAboutUs:
    """Refuses a password that is one of our words, our address or the user name, with a tail."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError where little is left once the known words are taken out."""
        known = [*WORDS, *settings.PUBLIC_HOST.split(".")]
        known += [user.get_username(), user.first_name] if user else []
        left = password.casefold()
        for word in sorted(known, key=len, reverse=True):
            if len(word) >= SHORTEST or not word.isascii():
                left = left.replace(word.casefold(), "") if word else left
        if len(left) < settings.SHORTEST_PASSWORD - SHORTEST:
            raise ValidationError(self.get_help_text(), code="about_us")

    def get_help_text(self) -> str:
        """What is asked for."""
        return _("Leave out your user name and our name: they are tried first.")
