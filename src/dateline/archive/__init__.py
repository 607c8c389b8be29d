"""Adding to a store: reading in, linking, reading again, removing."""
