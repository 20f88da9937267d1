"""Backing up and bringing back: sealed to a key that need not be on the server."""
