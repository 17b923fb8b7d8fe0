"""Every rule, in one visible table."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.diagnostics import Severity
from agreements.document import Document
from agreements.particulars import Agreement
from agreements.rules import money, paper
from agreements.rules.model import Finding, Rule

RULES: tuple[Rule, ...] = (
    Rule("PTY-11", "unknown-party", Severity.ERROR, "logic", facts=paper.unknown_party),
    Rule(
        "FUN-01",
        "contributions-miss-total",
        Severity.ERROR,
        "arithmetic",
        facts=money.contributions_miss_total,
        waivable=False,
    ),
    Rule("FUN-02", "budgets-miss-fund", Severity.ERROR, "arithmetic", facts=money.budgets_miss_fund, waivable=False),
    Rule(
        "DOC-01", "blank-left", Severity.ERROR, "logic", facts=paper.title_left, words=paper.blank_left, waivable=False
    ),
    Rule("DOC-03", "broken-reference", Severity.ERROR, "logic", words=paper.broken_reference, waivable=False),
    Rule("DOC-04", "dates-out-of-order", Severity.ERROR, "logic", facts=paper.dates_out_of_order, waivable=False),
)


def check_facts(agreement: Agreement) -> Iterator[tuple[Rule, Finding]]:
    """What the rules about bodies, money and dates find in the bargain."""
    for rule in RULES:
        if rule.facts is not None:
            yield from ((rule, finding) for finding in rule.facts(agreement))


def check_words(document: Document) -> Iterator[tuple[Rule, Finding]]:
    """What the rules about words find on the paper."""
    for rule in RULES:
        if rule.words is not None:
            yield from ((rule, finding) for finding in rule.words(document))
