"""The only writer of mails and notices: queued, sent once, destroyed when they are gone."""

from yeondae.mailings.services import subscribing
from yeondae.mailings.services.mails import (
    doubt_what_waits,
    end,
    forget_doubtful,
    queue_mail,
    resolve_doubtful,
)
from yeondae.mailings.services.notices import (
    EVERYONE,
    Whom,
    await_release,
    change_notice,
    count_crowd,
    count_progress,
    draft_notice,
    drop_notice,
    pause_notice,
    release_notice,
    resume_notice,
    settle_notice,
    wait_again,
)
from yeondae.mailings.services.preparing import fill_notice
from yeondae.mailings.services.returning import count_returned

__all__ = [
    "EVERYONE",
    "Whom",
    "await_release",
    "change_notice",
    "count_crowd",
    "count_progress",
    "count_returned",
    "doubt_what_waits",
    "draft_notice",
    "drop_notice",
    "end",
    "fill_notice",
    "forget_doubtful",
    "pause_notice",
    "queue_mail",
    "release_notice",
    "resolve_doubtful",
    "resume_notice",
    "settle_notice",
    "subscribing",
    "wait_again",
]
