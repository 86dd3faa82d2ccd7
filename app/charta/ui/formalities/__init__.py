"""What the law of a place asks for: the facts to know, and the formalities before the charter applies."""
