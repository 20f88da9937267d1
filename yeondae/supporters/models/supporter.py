from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.sealing.fields import SealedTextField


class Supporter(models.Model):
    """Someone who wrote, signed, joined or subscribed. Sealed; found by a keyed blind index."""

    email_index = models.BinaryField(max_length=32, unique=True, editable=False)
    email = SealedTextField()
    name = SealedTextField(default="", blank=True)
    organisation = SealedTextField(default="", blank=True)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=10, default="en")
    since = models.DateField()
    never_mail = models.BooleanField(default=False)

    is_new = False  # made a moment ago: nothing of this person is there yet

    def __str__(self) -> str:
        return f"supporter {self.pk}"


class ConsentGiven(models.Model):
    """One thing a supporter agreed to: its words as shown, in which language, from when to when."""

    class Purpose(models.TextChoices):
        SEND_LETTER = "send_letter", _("send my letter")
        SHOW_NAME = "show_name", _("put my name under the letter")
        CALL_NEWS = "call_news", _("tell me what happens in this call")
        NEWSLETTER = "newsletter", _("tell me of other calls")

    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    call_id = models.BigIntegerField(null=True, blank=True, help_text="the call it was given for")
    words = models.TextField(help_text="the sentence that was agreed to")
    language = models.CharField(max_length=10)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
