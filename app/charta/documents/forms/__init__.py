"""Personal forms for many people: a form is laid out once, and only what is personal is put in for each."""
