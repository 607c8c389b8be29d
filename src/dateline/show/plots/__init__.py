"""Pictures of one report: its events on a line, its places on a map, its figures with their bounds."""
