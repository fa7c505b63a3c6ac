"""Entries in; proofs and the register out. Does not know how an entry was made."""
