"""The step of the phase Roll out about the people who are given the charter."""
