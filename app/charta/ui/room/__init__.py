"""The room: what is planned, run and shown in a workshop."""
