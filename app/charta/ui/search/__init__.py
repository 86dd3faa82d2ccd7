"""The search palette: words found in the whole charter, as one types."""
