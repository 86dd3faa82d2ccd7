"""What Charta promises about speed and memory, measured beside a peer or a floor in the same run."""
