"""The record for assistants: small answers, each item with the words it rests on; reports' words marked as data."""
