"""The agreed words, as data files with a source on each row. Knows no record."""
