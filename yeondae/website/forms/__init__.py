"""What people type, checked; each message says what is wrong and what to do."""
