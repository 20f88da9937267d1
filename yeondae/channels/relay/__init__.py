"""Relay: the letter waits at an organisation that hands it over and confirms when, and to whom."""

from yeondae.channels.tray import Tray, tray_kind

KIND = tray_kind(Tray("relay", "with the organisation that forwards it, not yet handed over"))
