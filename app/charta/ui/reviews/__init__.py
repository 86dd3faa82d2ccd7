"""Reviews in Word: sending sections out, taking returned files in, and settling what they propose."""
