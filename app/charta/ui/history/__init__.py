"""What happened: a section's history, and the journal of the whole charter."""
