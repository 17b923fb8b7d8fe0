"""The small pack with a second language: every text that its letter needs, in a few words of Welsh."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from agreements import packs
from agreements.wording import LANGUAGES
from tests.small_pack import FILES, small_pack

assert "cy" in LANGUAGES

_LADDERS = (packs.bundled() / "health-and-care-england/reference/dispute-ladders.yaml").read_text(encoding="utf-8")


def translation(id_: str, heading: str, text: str) -> str:
    """A clause file of a second language."""
    return f"---\nid: {id_}\nheading: {heading}\nreviewed: 2026-11-22\n---\n{text}"


ENGLISH = {
    "pack.yaml": FILES["pack.yaml"].replace("[en]", "[en, cy]"),
    "precedents/letter.yaml": FILES["precedents/letter.yaml"]
    .replace("title: Letter", "title: {en: Letter, cy: Llythyr}")
    .replace("title: More", "title: {en: More, cy: Rhagor}"),
    "clauses/duties.md": "---\nid: duties\nheading: Duties\nwhen: always\nsource: practice\nreviewed: 2026-11-21\n---\n"
    "1. Each Partner must help. {#help}\n",
}
WELSH = {
    "labels/cy.yaml": FILES["labels/en.yaml"].replace("parties: Parties", "parties: Partïon"),
    "cy/execution.yaml": 'plain: {opening: {words: "Llofnodwyd."}, signature: {words: "Llofnod"}}\n',
    "cy/clauses/party.md": translation("party", "Parti", "**{{ party.legal_name }}** (**{{ party.short_name }}**)"),
    "cy/clauses/why.md": translation("why", "Pam", "1. Oherwydd {{ area }}."),
    "cy/clauses/opening.md": translation("opening", "Agor", "Mae'r partïon yn cytuno:"),
    "cy/clauses/words-used.md": translation("words-used", "Geiriau", "1. Geiriau:\n\n{{ definitions() }}"),
    "cy/clauses/our/duties.md": translation("duties", "Dyletswyddau", "1. Rhaid i bob Bartner helpu. {#help}\n"),
    "cy/clauses/more.md": translation("more", "Rhagor", "1. Cyntaf. {#first}\n"),
    "cy/terms/terms.yaml": 'Partner: {name: Partner, forms: [Bartner], means: "ystyr hyn yw parti"}\n',
    "cy/reference/enactments.yaml": "CareAct2014: {title: Deddf Gofal 2014}\n",
    "cy/reference/dispute-ladders.yaml": _LADDERS,
}


def welsh_pack(folder: Path, changed: Mapping[str, str] | None = None, without: tuple[str, ...] = ()) -> packs.Pack:
    """The pack, written to `folder`, with those files changed, or left out."""
    files = {**ENGLISH, **WELSH, "reference/dispute-ladders.yaml": _LADDERS, **(changed or {})}
    return small_pack(folder, **{name: text for name, text in files.items() if name not in without})
