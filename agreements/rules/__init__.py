"""What a sound agreement meets: facts and words are read, and what is wrong is found."""

from agreements.rules.model import Finding, Rule
from agreements.rules.paper import blanks
from agreements.rules.table import RULES, check_facts, check_words

__all__ = ["RULES", "Finding", "Rule", "blanks", "check_facts", "check_words"]
