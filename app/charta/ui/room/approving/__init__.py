"""Approving in the room: the facilitator's pane in which departments sign."""
