"""The stages in their order, for the page that explains them: ARCHITECTURE.md is drawn from this."""

from __future__ import annotations

from collections.abc import Callable

from agreements.assembly import assemble
from agreements.delivery import write_all
from agreements.numbering import number
from agreements.packs import find_pack
from agreements.particulars import validate
from agreements.pipeline.proving import prove
from agreements.provenance import receipt, record
from agreements.rendering import render
from agreements.rules import check_facts, check_words
from agreements.source import read_source

STAGES: tuple[Callable[..., object], ...] = (
    read_source,
    validate,
    find_pack,
    check_facts,
    assemble,
    check_words,
    number,
    record,
    render,
    prove,
    receipt,
    write_all,
)
"""What happens to a definition, in this order."""
