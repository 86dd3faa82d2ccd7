"""The wording of a section on screen: as it prints, in an editor, and beside what the answers give."""
