"""Minor or material: the choice after a signed text has changed, shown with the difference."""
