"""The publication of the charter: what is missing, the endorsement, and the published versions."""
