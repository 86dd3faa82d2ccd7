"""Small widgets that any page may use, one file each."""
