"""The REST interface under /api/v1: what the pages answer, for programs, with its OpenAPI document."""
