"""What a user can do with a charter, one module per activity, without a window or a file format."""
