"""Pure rules of petitions: when one is open, codes, what may be shown, what looks like a flood."""
