"""What only a server has: lists by filter, and the open data row by row. Knows no HTTP; what is shown is the site's, and what leaves the data's."""
