"""The page of what is left to do after workshops."""
