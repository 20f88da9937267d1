"""Programs that are killed on purpose, and what they talk to."""
