"""The ambassador diagnostic: asking people, taking answers in, and reading what they say."""
