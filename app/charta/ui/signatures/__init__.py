"""The step of the phase Roll out about signatures coming in."""
