"""The table of document kinds in the README, drawn from the precedents so that it cannot lie.

`make kinds` (or `python -m tests.docs.kinds`) writes it between the page's markers.
"""

from __future__ import annotations

import re

from agreements.packs import bundled, open_pack, precedent, precedent_ids
from tests.checkout import ROOT

PAGE = ROOT / "README.md"
_BETWEEN = re.compile(r"(<!-- drawn: kinds -->\n).*?(<!-- end -->)", re.DOTALL)
_BINDS = {"binding": "Yes", "non_binding": "No", "mixed": "Only the paragraphs that say so"}


def redrawn(page: str) -> str:
    """The page with the table as the precedents say it is."""
    return _BETWEEN.sub(lambda found: f"{found[1]}{table()}{found[2]}", page)


def table() -> str:
    """One row a kind of document: when to use it, who signs, whether it binds."""
    england, wales = (open_pack(bundled() / f"health-and-care-{nation}") for nation in ("england", "wales"))
    rows = ["| Kind | When to use it | Who signs | Binds |", "| --- | --- | --- | --- |"]
    for kind in precedent_ids(wales):
        found = precedent(wales, kind)
        name = f"`{kind}`" if kind in precedent_ids(england) else f"`{kind}`, in the pack `{wales.name}`"
        cells = (name, found.summary.rstrip("."), found.signed_by.rstrip("."), _BINDS[found.binds])
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(redrawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
