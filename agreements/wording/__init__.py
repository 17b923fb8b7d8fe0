"""Values become the words that a solicitor would write, by language: dates, money, per cent, ordinals, lists."""

from agreements.wording.figures import as_percentage, figure, letters, number, roman, upper_letters, upper_roman
from agreements.wording.language import Language
from agreements.wording.mutations import MUTATIONS
from agreements.wording.phrases import (
    LANGUAGES,
    NOUNS_CHANGE,
    day_of_year,
    duration,
    in_words,
    joined,
    joined_or,
    long_date,
    money,
    mutated,
    mutations,
    ordinal,
    ordinal_word,
    per_cent,
    plural,
    rate_per_cent,
    sort_key,
)

__all__ = [
    "LANGUAGES",
    "MUTATIONS",
    "NOUNS_CHANGE",
    "Language",
    "as_percentage",
    "day_of_year",
    "duration",
    "figure",
    "in_words",
    "joined",
    "joined_or",
    "letters",
    "long_date",
    "money",
    "mutated",
    "mutations",
    "number",
    "ordinal",
    "ordinal_word",
    "per_cent",
    "plural",
    "rate_per_cent",
    "roman",
    "sort_key",
    "upper_letters",
    "upper_roman",
]
