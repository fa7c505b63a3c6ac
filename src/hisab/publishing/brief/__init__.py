"""The brief: two to six pages of an account for a community and some days, printed and as one HTML file, both from one content."""
