"""The wording check without a charter: what a rule is, and what it finds in a text."""
