"""The pages on which the team works: a section with its wording, and the two sheets of the Prepare phase."""
