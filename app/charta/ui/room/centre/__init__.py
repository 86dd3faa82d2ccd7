"""The middle of the window of a workshop: a pane for each kind of item."""
