"""Welsh as translators of legal texts write it. A qualified translator must read what is printed.

Where Welsh has two ways, one was chosen, and is the same throughout:

- A number that stands alone is said the decimal way, as sums are: 42 is `pedwar deg dau`.
- Time up to forty, and every place in an order, is counted the traditional way, by twenties, as formal Welsh counts
  them: `ugain niwrnod`, `deuddeng mis`, `unfed ar hugain`. Above forty, time is a decimal number with `o` and the
  plural: `pedwar deg dau o ddiwrnodau`.
- After a number the noun is singular. Diwrnod and blynedd take the nasal mutation after pum, saith, wyth, naw, deng,
  deuddeng, pymtheng, deunaw, ugain and deugain; `pum diwrnod` is heard too, and is not written here.
- In figures, diwrnod and blynedd have that form up to ten (`10 niwrnod`) and `o` with the plural above
  (`28 o ddiwrnodau`, as in the School Standards and Organisation (Wales) Act 2013, section 72(4)), which is right
  however the reader says the number. The other units stay as they are.
- Names and other values are never mutated. `a` and `neu` stand before them and change nothing.

Source: Peter Wynn Thomas, Gramadeg y Gymraeg, which translators in Wales mostly follow, also for miliwn as a feminine
noun and biliwn as a masculine one. The Welsh Government's style guides for translators are publicly to be had; where
they and this module differ, they are right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from agreements.wording.figures import figure
from agreements.wording.language import checked_place, listed, places_in
from agreements.wording.mutations import aspirate, nasal, soft, soft_limited

MONTHS = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)
WEEKDAYS = ("dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn", "dydd Sul")

_ALPHABET = (
    *("a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "k", "l", "ll", "m", "n", "o"),
    *("p", "ph", "q", "r", "rh", "s", "t", "th", "u", "v", "w", "x", "y", "z"),
)

# --- numbers that stand alone, by tens ------------------------------------------------------------------------------

_ONES = ("dim", "un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw", "deg")
_FEMININE = {"dau": "dwy", "tri": "tair", "pedwar": "pedair"}
_BEFORE_A_NOUN = {"pump": "pum", "phump": "phum", "chwech": "chwe", "cant": "can", "gant": "gan", "chant": "chan"}
_TENS = (
    "",
    "un deg",
    "dau ddeg",
    "tri deg",
    "pedwar deg",
    "pum deg",
    "chwe deg",
    "saith deg",
    "wyth deg",
    "naw deg",
)
_HUNDREDS = (
    "",
    "cant",
    "dau gant",
    "tri chant",
    "pedwar cant",
    "pum cant",
    "chwe chant",
    "saith cant",
    "wyth cant",
    "naw cant",
)


@dataclass(frozen=True)
class _Scale:
    """A word for a large number: a noun, counted like any other."""

    size: int
    name: str
    feminine: bool


# Biliwn could be mutated after dau, and would then look like miliwn, a thousandth of it. So it never is.
_SCALES = (
    _Scale(10**9, "biliwn", feminine=False),
    _Scale(10**6, "miliwn", feminine=True),
    _Scale(1000, "mil", feminine=True),
)
_LARGEST = 10**12

# --- numbers that count time, by twenties -----------------------------------------------------------------------------

_BY_TWENTIES = range(1, 41)
_COUNTS = MappingProxyType(
    {
        1: ("un", ""),
        2: ("dau", ""),
        3: ("tri", ""),
        4: ("pedwar", ""),
        5: ("pum", ""),
        6: ("chwe", ""),
        7: ("saith", ""),
        8: ("wyth", ""),
        9: ("naw", ""),
        10: ("deg", ""),
        11: ("un", " ar ddeg"),
        12: ("deuddeg", ""),
        13: ("tri", " ar ddeg"),
        14: ("pedwar", " ar ddeg"),
        15: ("pymtheg", ""),
        16: ("un", " ar bymtheg"),
        17: ("dau", " ar bymtheg"),
        18: ("deunaw", ""),
        19: ("pedwar", " ar bymtheg"),
        20: ("ugain", ""),
        40: ("deugain", ""),
    }
)
"""What stands before the noun and what behind it."""

_NASAL_AFTER = frozenset({"pum", "saith", "wyth", "naw", "deg", "deuddeg", "pymtheg", "deunaw", "ugain", "deugain"})
_BEFORE_M_AND_N = {"deg": "deng", "deuddeg": "deuddeng", "pymtheg": "pymtheng"}


@dataclass(frozen=True)
class _Unit:
    """A unit of time: alone or after un, after other numbers, in the plural; and the word that goes with it."""

    one: str
    counted: str
    many: str
    feminine: bool = False
    nasal: bool = False
    kind: str = ""


_UNITS = {
    # Munud is masculine in the North and feminine in the South.
    "minutes": _Unit("munud", "munud", "munudau"),
    "hours": _Unit("awr", "awr", "oriau", feminine=True),
    "days": _Unit("diwrnod", "diwrnod", "diwrnodau", nasal=True),
    "weeks": _Unit("wythnos", "wythnos", "wythnosau", feminine=True),
    "months": _Unit("mis", "mis", "misoedd"),
    "years": _Unit("blwyddyn", "blynedd", "blynyddoedd", feminine=True, nasal=True),
    "working_days": _Unit("diwrnod", "diwrnod", "diwrnodau", nasal=True, kind=" gwaith"),
}
_DEFINED_UNITS = {"working_days": _Unit("Diwrnod", "Diwrnod", "Diwrnodau", nasal=True, kind=" Gwaith")}
_SAME_IN_FIGURES = range(1, 11)

# --- places in an order -----------------------------------------------------------------------------------------------

_PLACES = (
    "",
    "unfed",
    "ail",
    "trydydd",
    "pedwerydd",
    "pumed",
    "chweched",
    "seithfed",
    "wythfed",
    "nawfed",
    "degfed",
    "unfed ar ddeg",
    "deuddegfed",
    "trydydd ar ddeg",
    "pedwerydd ar ddeg",
    "pymthegfed",
    "unfed ar bymtheg",
    "ail ar bymtheg",
    "deunawfed",
    "pedwerydd ar bymtheg",
)
_ROUND_PLACES = {
    1: "cyntaf",
    20: "ugeinfed",
    40: "deugeinfed",
    50: "hanner canfed",
    60: "trigeinfed",
    80: "pedwar ugeinfed",
    100: "canfed",
}
_TWENTIES = ("", " ar hugain", " a deugain", " a thrigain", " a phedwar ugain")
_LAST_PLACE = 100
_ENDINGS: tuple[str, ...] = ("fed", "af", "il", "ydd", "ydd", "ed", "ed", "fed", "fed", "fed", "fed")
_ENDINGS += ("eg", "fed", "eg", "eg", "fed", "eg", "eg", "fed", "eg", "fed")

# --- and --------------------------------------------------------------------------------------------------------------

_AFTER_AC = frozenset(
    {"fe", "fel", "felly", "mae", "maent", "mai", "megis", "mi", "mor", "na", "nac"}
    | {"nad", "ni", "nid", "roedd", "roeddent", "rydym", "rydych", "sy", "sydd", "wedi", "wele", "wrth"}
)
"""Words that have ac before them and begin with no vowel. Only in small letters: Mai is the month of May."""

_FIRST = re.compile(r"(?P<number>\d[\d,]*)|(?P<word>[^\W\d_]+)")
_YEARS_IN_FOUR_FIGURES = range(1000, 2000)


class Welsh:
    """The words of Welsh."""

    def long_date(self, day: date, *, weekday: bool) -> str:
        """Day, month and year, without ordinal ending or comma: 1 Ebrill 2026, dydd Mercher 1 Ebrill 2026."""
        text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        return f"{WEEKDAYS[day.weekday()]} {text}" if weekday else text

    def day_of_year(self, day: int, month: int) -> str:
        """Day and month: 15 Ebrill."""
        return f"{day} {MONTHS[month - 1]}"

    def in_words(self, number: int) -> str:
        """By tens and in the masculine: pedwar deg dau; `a` or `ac` before a last number up to ten: cant ac un."""
        return _in_words(number, feminine=False)

    def ordinal(self, number: int) -> str:
        """1af, 2il, 3ydd, 11eg, 18fed, 21ain: the ending of the traditional word.

        Above a hundred the ending is that of the last two figures, which is this program's own choice.
        """
        last = checked_place(number) % 100
        # Those between the twenties end in hugain, deugain, thrigain or ugain; fifty is hanner canfed.
        between = last > 20 and last % 20 and last != 50  # noqa: PLR2004 - twenty and fifty
        return f"{number}{'ain' if between else _ENDINGS[last] if last < len(_ENDINGS) else 'fed'}"

    def ordinal_word(self, number: int) -> str:
        """The traditional word, in the masculine: cyntaf, ail, unfed ar ddeg, unfed ar hugain, canfed.

        Raises:
            ValueError: below 1, and above 100, where Welsh has no settled words.
        """
        if checked_place(number) > _LAST_PLACE:
            raise ValueError(f"{number} has no settled word in Welsh as a place; write it in figures")
        twenties, rest = divmod(number, 20)
        return _ROUND_PLACES.get(number) or _PLACES[rest] + _TWENTIES[twenties]

    def money(self, pence: int) -> str:
        """As in English: pounds and pence, the minus before the sign of the pound."""
        return f"-£{figure(-pence)}" if pence < 0 else f"£{figure(pence)}"

    def per_cent(self, percentage: Decimal) -> str:
        """The sign follows without a space, so that columns and sentences agree; not `y cant`."""
        return f"{percentage:f}%"

    def joined(self, items: Sequence[str]) -> str:
        """A, B ac C. The last item is a value and keeps its first letter."""
        return listed(items, and_word(items[-1]) if items else "")

    def joined_or(self, items: Sequence[str]) -> str:
        """A, B neu C. The last item is a value and keeps its first letter."""
        return listed(items, "neu")

    def plural(self, number: int, one: str, many: str) -> str:
        """The first form with one, the second otherwise.

        After a number Welsh has the singular, or `o` and the plural. Whoever gives the forms gives the second as it
        has to stand there: `partner`, `o bartneriaid`.
        """
        return one if abs(number) == 1 else many

    def sort_key(self, text: str) -> tuple[int, ...]:
        """Ch, dd, ff, ng, ll, ph, rh and th are letters, ng after g; k, q, v, x and z stand where English has them.

        Two letters that only meet, as n and g do in Bangor, cannot be told from one.
        """
        return places_in(_ALPHABET, text)

    def duration(self, number: int, unit: str, *, spelled: bool, defined: bool) -> str:
        """Number and unit: 2 fis, 5 mlynedd, 28 o ddiwrnodau; dau fis, ugain niwrnod; Diwrnod Gwaith where defined."""
        found = (_DEFINED_UNITS if defined else {}).get(unit) or _UNITS.get(unit)
        if found is None:
            raise ValueError(f"{unit!r} is no unit of time; one of {', '.join(_UNITS)}")
        return _time_in_words(number, found) if spelled else _time_in_figures(number, found)


def and_word(text: str) -> str:
    """The `a` or `ac` that stands before a text: ac before a vowel, before certain words, and before 1, 8, 11 ...

    A figure counts as it is said: up to forty by twenties, above by tens; a year from 1000 to 1999 begins with un.
    English names are read as if they were Welsh.

    Source: `adrannau 27 ac 28` in the Higher Education (Wales) Act 2015, Schedule, paragraph 9; `1998 ac 1999` in the
    Welsh Government's style guide for translators.

    >>> [and_word(name) for name in ("Ynys Dŵr", "Cyngor Ceirionnydd", "Wrecsam", "wythnos", "mae")]
    ['ac', 'a', 'a', 'ac', 'ac']
    >>> [and_word(figures) for figures in ("£8.00", "12", "20", "28", "42", "1999")]
    ['ac', 'a', 'ac', 'ac', 'a', 'ac']
    """
    first = _FIRST.search(text)
    if first is None:
        return "a"
    word = _said(first["number"]) if first["number"] else first["word"]
    return "ac" if word in _AFTER_AC or _begins_with_vowel(word) else "a"


def _said(figures: str) -> str:
    """The first word of a number as it is read aloud; empty for one that is too long to be read."""
    number = int(figures.replace(",", ""))
    if number in _YEARS_IN_FOUR_FIGURES and "," not in figures:
        return "un"
    if number in _BY_TWENTIES:
        return _COUNTS[_counting(number)][0]
    return _in_words(number, feminine=False).split()[0] if number < _LARGEST else ""


def _begins_with_vowel(word: str) -> bool:
    """Y is none in York, and w only in wy- or with a roof: wyneb, ŵyr, but Wrecsam."""
    plain = [unicodedata.normalize("NFD", letter)[0].lower() for letter in word[:2]] + ["", ""]
    match plain[0]:
        case "a" | "e" | "i" | "o" | "u":
            return True
        case "y":
            return plain[1] == "" or plain[1] not in "aeiou"
        case "w":
            return plain[1] == "y" or word[0] in "ŵŴ"
    return False


# --- numbers ----------------------------------------------------------------------------------------------------------


def _in_words(number: int, *, feminine: bool) -> str:
    if abs(number) >= _LARGEST:
        raise ValueError(f"{number} is too large to be written in words")
    return f"minws {_whole(-number, feminine=feminine)}" if number < 0 else _whole(number, feminine=feminine)


def _whole(number: int, *, feminine: bool) -> str:
    said, rest = "", number
    for scale in _SCALES:
        count, rest = divmod(rest, scale.size)
        if count:
            said = f"{said} {_of_scale(count, scale, first=not said)}".strip()
    if rest == 0 and said:
        return said
    return _with_rest(said, rest, _below_thousand(rest, feminine=feminine, first=not said))


def _of_scale(count: int, scale: _Scale, *, first: bool) -> str:
    """So many thousands, millions or thousand millions: dwy fil, un deg un fil, can mil, deng miliwn, dau biliwn."""
    if count == 1 and first:
        return scale.name
    number = _below_thousand(count, feminine=scale.feminine, first=first)
    start, _, last = number.rpartition(" ")
    last = "deng" if number == "deg" and scale.name.startswith("m") else _BEFORE_A_NOUN.get(last, last)
    softened = scale.feminine and last in ("un", "dwy")
    return f"{start} {last} {soft_limited(scale.name) if softened else scale.name}".strip()


def _below_thousand(number: int, *, feminine: bool, first: bool) -> str:
    """A hundred is cant at the head of a number, and un cant behind a thousand."""
    hundreds, rest = divmod(number, 100)
    said = f"un {_HUNDREDS[1]}" if hundreds == 1 and not first else _HUNDREDS[hundreds]
    return said if said and not rest else _with_rest(said, rest, _below_hundred(rest, feminine=feminine))


def _below_hundred(number: int, *, feminine: bool) -> str:
    tens, ones = divmod(number, 10) if number >= len(_ONES) else (0, number)
    last = _FEMININE.get(_ONES[ones], _ONES[ones]) if feminine else _ONES[ones]
    return f"{_TENS[tens]} {last if ones else ''}".strip() if tens else last


def _with_rest(said: str, rest: int, words: str) -> str:
    """What comes last has `a` or `ac` before it when it is at most ten: cant ac un, mil a thri, but cant dau ddeg."""
    if not said:
        return words
    return f"{said} {and_word(words)} {aspirate(words)}" if rest < len(_ONES) else f"{said} {words}"


# --- lengths of time --------------------------------------------------------------------------------------------------


def _time_in_figures(number: int, unit: _Unit) -> str:
    if number == 0:
        return f"0 {unit.one}{unit.kind}"
    if number in _SAME_IN_FIGURES:
        return f"{number} {_counted(number, unit)}{unit.kind}"
    return f"{number} o {soft(unit.many)}{unit.kind}" if unit.nasal else f"{number} {unit.counted}{unit.kind}"


def _time_in_words(number: int, unit: _Unit) -> str:
    """The noun stands inside the number: wyth niwrnod ar hugain, dwy flynedd ar bymtheg."""
    if number == 0:
        return f"{_ONES[0]} {unit.one}{unit.kind}"
    if number not in _BY_TWENTIES:
        return f"{_in_words(number, feminine=unit.feminine)} o {soft(unit.many)}{unit.kind}"
    count, behind = _COUNTS[_counting(number)]
    noun = _counted(number, unit)
    count = _FEMININE.get(count, count) if unit.feminine else count
    count = _BEFORE_M_AND_N.get(count, count) if noun[0] in "mnMN" else count
    twenty = _TWENTIES[1] if _counting(number) != number else ""
    return f"{count} {noun}{unit.kind}{behind}{twenty}"


def _counting(number: int) -> int:
    """What is counted beside the twenty, from 1 to 40: 28 is eight on twenty."""
    return number if number in _COUNTS else number - 20


def _counted(number: int, unit: _Unit) -> str:
    """The noun in the form that it has after the number that stands right before it."""
    count, _ = _COUNTS[_counting(number)]
    if number == 1:
        return soft_limited(unit.one) if unit.feminine else unit.one
    if count == "dau":
        return soft(unit.counted)
    # Un mlynedd ar ddeg, but un diwrnod ar ddeg.
    after_one = count == "un" and unit.feminine
    return nasal(unit.counted) if unit.nasal and (after_one or count in _NASAL_AFTER) else unit.counted
