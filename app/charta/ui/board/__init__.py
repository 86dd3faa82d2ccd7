"""The sign-off board: who agreed to what, a department's own view, and taking a decision."""
