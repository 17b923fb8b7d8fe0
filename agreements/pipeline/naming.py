"""What the papers of a definition are called: the one rule by which files are named, and clashes are foreseen."""

from __future__ import annotations

from itertools import product

from agreements.delivery import safe_slug
from agreements.packs import Pack
from agreements.particulars import Agreement, Language

Spoken = tuple[Language, ...]
"""The languages of one paper, the first before the second."""


def editions(agreement: Agreement) -> tuple[Spoken, ...]:
    """The papers that are made of each kind, by their languages: one, one in each of two, or one in both."""
    spoken = agreement.spoken
    return (spoken,) if agreement.language == "side_by_side" else tuple((language,) for language in spoken)


def paper_name(agreement: Agreement, pack: Pack, kind: str, spoken: Spoken) -> str:
    """The name of a paper's files, without what follows the first dot.

    It says the languages, unless the paper is the definition's only one of that kind and in the pack's first language.
    """
    alone = agreement.spoken == pack.manifest.languages[:1]
    ending = "" if alone else "".join(f"-{language}" for language in spoken)
    return safe_slug(f"{agreement.id}-{kind}{ending}")


def paper_names(agreement: Agreement, pack: Pack) -> tuple[str, ...]:
    """The names of all papers that one build of the definition makes."""
    papers = product(agreement.documents, editions(agreement))
    return tuple(paper_name(agreement, pack, kind, spoken) for kind, spoken in papers)
