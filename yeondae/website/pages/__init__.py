"""What public pages show, as plain values: read from the models once, then only printed."""
