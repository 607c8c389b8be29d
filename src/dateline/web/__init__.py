"""The record to look at: pages, their JSON and CSV twins, and a REST interface, over one store, on this machine."""
