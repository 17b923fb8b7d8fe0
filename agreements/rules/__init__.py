"""What a sound agreement meets: facts and words are read, and what is wrong is found."""

from agreements.rules.explaining import as_text, listed
from agreements.rules.handovers import either, steps
from agreements.rules.matter import Matter, text
from agreements.rules.model import Finding, Rule
from agreements.rules.naming import named
from agreements.rules.pages import Page, page, page_ids
from agreements.rules.paper import blanks, nameable, nowhere
from agreements.rules.table import RULES, check_facts, check_found, check_words
from agreements.rules.wales import law_of

__all__ = [
    "RULES",
    "Finding",
    "Matter",
    "Page",
    "Rule",
    "as_text",
    "blanks",
    "check_facts",
    "check_found",
    "check_words",
    "either",
    "law_of",
    "listed",
    "nameable",
    "named",
    "nowhere",
    "page",
    "page_ids",
    "steps",
    "text",
]
