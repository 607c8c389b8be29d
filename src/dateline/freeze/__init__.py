"""A citable, hashed copy of a store, and what differs between two."""
