"""The colours of a drawing: a specification names those of the light page, and on a page each is the page's variable, light, dark or print."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INK, SECOND, RULE, PAPER, ACCENT = "#1d1c1a", "#57534d", "#dad6ce", "#fbfaf7", "#1f3a5f"
JUSTICE, COMPENSATION, PROTECTION, INQUIRY, OTHER = "#3b5b7a", "#7a5c2e", "#4e6b4a", "#6b4a6b", "#57534e"
"""`OTHER` is the second ink on the page; here it is one step off, so that the two can be told apart."""

VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        INK: "var(--ink)",
        SECOND: "var(--second)",
        RULE: "var(--rule)",
        PAPER: "var(--paper)",
        ACCENT: "var(--accent)",
        JUSTICE: "var(--justice)",
        COMPENSATION: "var(--compensation)",
        PROTECTION: "var(--protection)",
        INQUIRY: "var(--inquiry)",
        OTHER: "var(--other)",
    }
)
"""For every colour that a specification may name, the variable of the style sheet."""

KIND_INKS: Mapping[str, str] = MappingProxyType({"justice": JUSTICE, "compensation": COMPENSATION, "protection": PROTECTION, "inquiry": INQUIRY})
"""The ink of a kind of promise; every other kind has `OTHER`."""
