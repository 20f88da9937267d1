"""The one exception whose text is meant for the person at the screen."""


class Refused(ValueError):
    """Something cannot be done; the text says what is wrong and what to do, in their language."""
