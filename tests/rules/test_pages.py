"""Each rule has a page, and what the page says fails or passes does so."""

from __future__ import annotations

import pytest

from agreements.rules import RULES, Rule, check_facts, listed, page, page_ids
from tests.checkout import ROOT
from tests.rules.examples import BASES, found_by, matter


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    """`agreements explain` prints the page, so a rule without one could not be explained."""
    assert page_ids() == tuple(sorted(rule.id for rule in RULES))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_bears_the_id_and_the_name_of_its_rule(rule: Rule) -> None:
    """Both stand in waivers and in reports."""
    assert page(rule.id).title == f"{rule.id} {rule.name}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_says_where_its_rule_comes_from(rule: Rule) -> None:
    """The table and the page agree on the source."""
    assert rule.source in page(rule.id).source


@pytest.mark.parametrize("rule_id", page_ids())
def test_what_the_page_says_fails_is_found(rule_id: str) -> None:
    """An example that no longer fails would teach what is not so."""
    examples = page(rule_id).fails

    assert examples
    assert [example for example in examples if not found_by(rule_id, example)] == []


@pytest.mark.parametrize("rule_id", page_ids())
def test_what_the_page_says_passes_is_not_found(rule_id: str) -> None:
    """A careful user copies these."""
    examples = page(rule_id).passes

    assert examples
    assert [found_by(rule_id, example) for example in examples] == [[] for _ in examples]


@pytest.mark.parametrize("base", [name for name in BASES if name not in ("county", "capacity-act")])
def test_a_base_breaks_no_rule_about_facts(base: str) -> None:
    """An example shows one fault, so what it starts from has none."""
    assert [(rule.id, finding.subject, finding.message) for rule, finding in check_facts(matter(base))] == []


@pytest.mark.checkout
def test_the_reference_page_is_what_the_rules_say() -> None:
    """`make rules` writes it."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == listed("markdown")
