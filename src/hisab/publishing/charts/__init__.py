"""Charts and the map: each a drawing, its table and its data, made from figures. Does not know how figures are computed, or which page shows what."""
