"""The places where a journal is kept; one contract suite runs on each."""
