"""How the corpus is kept and the shipped model is made; the package does not import it."""
