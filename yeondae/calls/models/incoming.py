from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models.call import Call
from yeondae.sealing.fields import SealedJSONField, SealedTextField

STAFF = settings.AUTH_USER_MODEL


class Incoming(models.Model):
    """A received text (or a filled-in form) with the draft that was read from it. Sealed."""

    class Way(models.TextChoices):
        PASTED = "pasted", _("pasted text")
        FILE = "file", _("file")
        FORM = "form", _("short form")
        COMMAND = "command", _("command line")

    class State(models.TextChoices):
        NEW = "new", _("to be looked through")
        MADE = "made", _("a call was made of it")
        UPDATE = "update", _("joined to a call as an update")
        REJECTED = "rejected", _("rejected")

    way = models.CharField(max_length=10, choices=Way.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    text = SealedTextField()
    draft = SealedJSONField(help_text="the draft as docs/draft.md describes it, as read")
    corrected = SealedJSONField(
        default=dict, help_text="what staff changed in it: see calls/corrections.py"
    )
    kind = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=10, blank=True)
    received_at = models.DateTimeField(db_index=True)
    received_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    call = models.ForeignKey(
        Call, null=True, blank=True, on_delete=models.SET_NULL, related_name="received"
    )
    # A published call whose letter and office are the same: offered, never joined by itself.
    looks_like = models.ForeignKey(
        Call, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"incoming {self.pk}"

    @property
    def title(self) -> str:
        """The title that was read, or what staff made of it; for staff only, it may name people."""
        typed = self.corrected.get("texts", {}).get("call.title")
        read = self.draft.get("title") or {}
        return str(typed or read.get("value") or "")
