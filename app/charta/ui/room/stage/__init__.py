"""The big screen: what the room sees, composed at one size and painted at any."""
