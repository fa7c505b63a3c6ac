"""The nouns: frozen values, ids, canonical bytes, seams and errors. Knows no database, network, clock or randomness."""
