"""What a page may load, as a browser is told: in the page itself, and by a server in its headers as well."""

from __future__ import annotations

SITE_POLICY = "script-src 'none'; object-src 'none'; connect-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'"
"""The site's pages: no script at all. The template `base.html` says the same."""

LIVE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
"""The pages that filter: this server's one script, which asks this server alone."""

SEARCH_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The page that searches, and the index that it reads: the site's own script and the index's WebAssembly. `search.html` says the same."""

API_POLICY = "default-src 'none'"
"""Data: nothing to load."""
