"""The step of the phase Roll out about personal forms going out."""
