"""What carriers said, in the reader's words as far as the words are ours.

A log keeps a sentence as it was said. Sentences of our own channels are translated where they are
shown; what a mail server or a fax machine answered stays as it came.
"""

from django.utils.translation import gettext, gettext_noop

# Sentences, and beginnings of sentences that a machine's own words end.
OURS = (
    gettext_noop("kept in the outbox, not sent"),
    gettext_noop("in the print tray, not yet posted"),
    gettext_noop("with the organisation that forwards it, not yet handed over"),
    gettext_noop("to be brought by hand"),
    gettext_noop("sent by its writer, who told us"),
    gettext_noop("queued at the fax server"),
    gettext_noop("at the fax server"),
    gettext_noop("The other machine confirmed every page."),
    gettext_noop("The fax gateway took it; it tells no more."),
    gettext_noop("The mail server took it; it tells no more."),
    gettext_noop("The mail server answered:"),
    gettext_noop("The mail server broke off:"),
    gettext_noop("The mail server closed the line before the mail was complete:"),
    gettext_noop("The mail was sent whole, but the mail server did not say whether it took it:"),
    gettext_noop("The fax did not arrive:"),
    gettext_noop("The call broke off before the other machine confirmed the last page:"),
    gettext_noop("The fax server did not say whether it took the job:"),
    gettext_noop("There is no page to fax."),
    gettext_noop("There is no printed letter to hand on."),
    gettext_noop("There is no postal address to send to."),
    gettext_noop("This is no longer in the outbox."),
)


def told_by_carrier(said: str) -> str:
    """`said` with our own part of it in the reader's language."""
    for sentence in OURS:
        if said == sentence or (sentence.endswith(":") and said.startswith(sentence)):
            return gettext(sentence) + said[len(sentence) :]
    return said
