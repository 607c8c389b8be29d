"""What the Makefile runs beside dateline itself: locks, bill of materials, lanes."""
