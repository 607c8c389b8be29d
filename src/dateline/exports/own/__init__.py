"""The record in its own columns: CSV, Parquet, a workbook, and JSON lines that give every event back whole."""
