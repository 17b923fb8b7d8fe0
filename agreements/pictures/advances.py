"""How wide a text can be at most, without asking the machine for its fonts.

The tables hold the advance widths of Source Sans 3 Regular and Bold (3.052, Adobe, SIL Open Font License 1.1), in
thousandths of the type size, each rounded up to the next twenty. A test holds them against the fonts of the pack.
"""

from __future__ import annotations

from functools import cache

__all__ = ["width_of"]

_SPARE = 112
"""Per cent. A reader of the web page may lack the font, and the usual stand-in, Arial, runs about a tenth wider."""

_UNKNOWN = 1300
"""For a letter that is not in the table: wider than any letter that a name is written in, in this font or another."""


def width_of(text: str, em: int, *, bold: bool = False) -> int:
    """An upper bound of the width of a line of text, in the unit of `em`, the type size."""
    table = _advances(bold=bold)
    return -(-sum(table.get(letter, _UNKNOWN) for letter in text) * em * _SPARE // 100_000)


@cache
def _advances(*, bold: bool) -> dict[str, int]:
    rows = _BOLD if bold else _REGULAR
    return {letter: advance for advance, letters in rows.items() for letter in letters}


_REGULAR = {
    200: " \u00a0",
    260: "',.:;ijl|¦·ìíîïĩīĭįıĵĺļ\u2018\u2019",
    280: "IÌÍÎÏĨĪĬĮİľ",
    300: "!f¡ł",
    320: "()-[]{}\u2010\u2011•",
    340: "t°ţťŧț",
    360: "/\\rªŕŗř",
    380: "²³¹ºŀ",
    420: "*sśŝşšș",
    440: '"?z«®»¿źżž“”',
    460: "cxçćĉċč",
    480: "JYvyÝýÿĴŶŷŸỲỳ\u2013",
    500: "#$+0123456789<=>FL^_ek~¢£¤¥§¬±èéêë÷ēĕėęěĳķĸĹĻĽĿŁ€\u2212",
    520: "VXagàáâãäåāăąĝğġģ",
    540: "ESTZÈÉÊËĒĔĖĘĚĲŚŜŞŠŢŤŦŹŻŽȘȚ",
    560: "A`bdhnopqu¨¯¶ÀÁÂÃÄÅðñòóôõöøùúûüþĀĂĄĥħńņňŋōŏőũūŭůűų",
    580: "CKPRµÇßĆĈĊČďđĶŔŖŘ",
    600: "BÞ",
    620: "&DGĎĜĞĠĢ←→✓",
    640: "ÐĐŊ",
    660: "HNUÑÙÚÛÜĤŃŅŇŨŪŬŮŰŲ",
    680: "OQÒÓÔÕÖØŌŎŐ",
    700: "Ħ",
    720: "wŵẁẃẅ",
    740: "M",
    760: "©",
    780: "æŉ",
    800: "W¼¾ŴẀẂẄ—☐",
    820: "½",
    840: "%mÆœ",
    860: "@Œ",
    960: "…",
}
_BOLD = {
    200: " \u00a0",
    280: "ij|¦ìíîïĩīĭįıĵ",
    300: "',.:;l·ĺļ\u2018\u2019",
    320: "IÌÍÎÏĨĪĬĮİľ",
    340: "!-/\\¡\u2010\u2011",
    360: "()[]f{}ªł•",
    380: "°²³¹º",
    400: "rtŕŗřţťŧț",
    460: "*szŀśŝşšźżžș",
    480: "?c«®»¿çćĉċč\u2013",
    500: "_",
    520: "JLexèéêëēĕėęěĴĹĻĽĿ",
    540: '"#$+0123456789<=>FY^agvy~¢£¤¥§¬±Ýàáâãäå÷ýÿāăąĝğġģŶŷŸỲỳ“”€\u2212',
    560: "ESTVZ`ko¨¯ÈÉÊËðòóôõöøĒĔĖĘĚĳķĸŁōŏőŚŜŞŠŢŤŦŹŻŽȘȚ",
    580: "AXbdhnpquÀÁÂÃÄÅñùúûüþĀĂĄđĥħńņňŋũūŭůűų",
    600: "CPµÇĆĈĊČ",
    620: "BKRÞďĲĶŔŖŘ←→",
    640: "DG¶ßĎĜĞĠĢ",
    660: "ÐĐ✓",
    680: "&HNUÑÙÚÛÜĤŃŅŇŊŨŪŬŮŰŲ",
    700: "OQÒÓÔÕÖØŌŎŐ",
    720: "Ħ",
    760: "©",
    780: "Mwŵẁẃẅ",
    800: "æ—",
    820: "W¼¾ŴẀẂẄ☐",
    840: "œ",
    860: "%m½Æŉ",
    880: "Œ",
    920: "@",
    980: "…",
}
