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
    gettext_noop(
        "This contact belongs to the demo and is never sent to. Choose a contact that someone has "
        "verified."
    ),
    gettext_noop(
        "This address is reserved for examples and is never sent to. Correct the contact in the "
        "directory."
    ),
    gettext_noop("The fax server no longer knows this job; its own log may tell its end."),
    gettext_noop("The program was interrupted while it handed this letter over."),
    # Why a channel cannot be used.
    gettext_noop("The sender of our mails is no e-mail address. Set YEONDAE_SENDER."),
    gettext_noop("The mail server cannot be used now:"),
    gettext_noop("The fax server cannot be used now:"),
    gettext_noop("The fax server refused the job:"),
    gettext_noop("The fax server is sending this fax now."),
    gettext_noop("The fax line is taken."),
    gettext_noop("The fax line was taken in the same moment."),
)

# How the fax server's words begin, and what they mean to whoever has never seen a modem.
OF_FAXES = {
    "Busy signal": gettext_noop("the line was busy"),
    "No carrier": gettext_noop("nobody answered, or no fax machine did"),
    "No answer": gettext_noop("nobody answered"),
    "No local dialtone": gettext_noop("our own line is dead"),
    "Ringback detected": gettext_noop("nobody answered"),
    "Failure to train": gettext_noop("the two machines did not understand each other"),
    "Remote has no T.4 receiver": gettext_noop("the other end cannot receive faxes"),
    "No receiver protocol": gettext_noop("no fax machine answered"),
    "Unspecified Transmit Phase C": gettext_noop("the call broke off in the middle of a page"),
    "Unable to transmit page": gettext_noop("the call broke off in the middle of a page"),
    "Failure to transmit clean ECM": gettext_noop("the call broke off in the middle of a page"),
    "COMREC": gettext_noop("the call broke off"),
}
# Our own limit of one call, which says nothing of the cause.
ONE_CALL = ("; too many attempts to dial", "; too many attempts to send")


def told_by_carrier(said: str) -> str:
    """`said` with our own part of it in the reader's language, and a fax server's explained."""
    for sentence in OURS:
        if said == sentence or (sentence.endswith(":") and said.startswith(sentence)):
            return gettext(sentence) + _explained(said[len(sentence) :])
    return said


def _explained(words: str) -> str:
    """ " Busy signal detected" as " the line was busy (Busy signal detected)"."""
    bare = words.strip()
    meaning = next((gettext(m) for begin, m in OF_FAXES.items() if bare.startswith(begin)), "")
    for limit in ONE_CALL if meaning else ():
        bare = bare.removesuffix(limit)
    return f" {meaning} ({bare})" if meaning else words
