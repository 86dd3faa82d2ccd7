"""The questions of a sheet or section: an input per field type, and the form that saves what is answered."""
