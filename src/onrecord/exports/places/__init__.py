"""Events on the map: a row for each place of each event, with its geometry where the place is a point."""
