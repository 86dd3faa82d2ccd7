"""The page on which workshops are prepared, and the doors to the room and to the minutes."""
