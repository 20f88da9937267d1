"""The public record: a page for each case, who is held on any day, what was corrected."""
