"""One story: its reports, lanes in time, origins, conflicts."""
