"""An edition made into pages. Does not know how figures are computed."""
