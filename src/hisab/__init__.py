"""Hisab keeps an account of attacks on a community and of the words given after them."""

__version__ = "0.1.0"
