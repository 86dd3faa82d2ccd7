"""Files that come in and go out: answers, and what other programs exchange with Charta."""
