"""Deciding in the room: what is asked, proposed, argued, answered and decided, by keyboard alone."""
