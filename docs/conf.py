"""How the documentation is built: MyST pages, furo, no warnings."""

from dateline import __version__

project = "dateline"
author = "The dateline authors"
copyright = "The dateline authors, Apache-2.0"
version = release = __version__

extensions = ["myst_parser"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "outputs"]
suppress_warnings: list[str] = []

html_theme = "furo"
html_title = "dateline"
html_show_sphinx = False
html_theme_options = {"footer_icons": []}
