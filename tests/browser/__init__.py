"""The site as a reader has it: published to a folder and opened in Debian's Chromium from there."""
