"""The real commands under fire: what is promised in docs/promises.md, one test a fault."""
