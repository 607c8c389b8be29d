"""The command line: one file a command. Exit status 0 fine, 1 operator error, 2 usage, 3 some inputs failed."""
