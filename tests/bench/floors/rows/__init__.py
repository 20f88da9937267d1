"""Two bare tables for the floor of `take-part`."""
