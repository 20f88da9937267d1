"""By hand: someone of the campaign brings the letter there and says so."""

from yeondae.channels.tray import Tray, tray_kind

KIND = tray_kind(Tray("by_hand", "to be brought by hand"))
