"""The step of the phase Roll out about the roll-out kit."""
