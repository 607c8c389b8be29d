"""The nouns: frozen values that point at spans of a report's text. Standard library only."""
