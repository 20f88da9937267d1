"""A draft on its way to a call: what was read, as a form; what was confirmed, as facts."""
