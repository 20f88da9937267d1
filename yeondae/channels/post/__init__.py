"""Post: a print tray. A person prints it, posts it and marks it posted."""

from yeondae.channels.tray import Tray, tray_kind

KIND = tray_kind(Tray("post", "in the print tray, not yet posted", needs_address=True))
