"""What holds for letters on their way: pure functions, no database."""
