"""Figures from the register, by named rules. Knows no store, no page and not today's date."""
