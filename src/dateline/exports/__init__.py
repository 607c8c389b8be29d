"""The record in forms that others open: tables, graphs, calendars, linked data.

In: events with all that is told of them (`nouns`), as a stream. Out: files of one form, what the form cannot hold
(`Form.loss`), and for forms of fixed columns a table beside them that shows the words behind every cell.
A form is a module behind the door `dateline.exporters` with `FORM` and `write` (`door`).
"""
