"""The step of the phase Roll out about messages to those who are due."""
