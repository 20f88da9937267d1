"""Self-reported: the writer sent it and told us. We have no proof, and say so."""

from yeondae.channels.tray import Tray, tray_kind

KIND = tray_kind(
    Tray("self_reported", "sent by its writer, who told us", needs_document=False, recallable=False)
)
