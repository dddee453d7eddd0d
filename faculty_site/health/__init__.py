"""Whether this site can answer, for whoever watches over it: /health/ and /health/live/."""
