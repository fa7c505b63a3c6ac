"""Which mentions tell of one thing. Knows no store and no person."""
