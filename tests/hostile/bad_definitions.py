"""Definitions that are refused or doubted: one line of a sound one is changed, and its place is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from agreements.packs import bundled

SAMPLES = bundled() / "health-and-care-england" / "samples"
PAPER, MONEY = "memorandum-small", "section-75-small"


@cache
def sample(name: str) -> str:
    """The text of a sample that is complete and without a finding."""
    return (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")


NAME = '    legal_name: "NHS Carrow Vale & Thistledown Integrated Care Board"'
START = "  commencement: 2027-04-01"
SUM = "SWI: 2418600.00"
ID = "id: CVT-CARERS-2027"
LAST = "\n"


@dataclass(frozen=True)
class Bad:
    """A definition with one change: what stands in place of what, and where the trouble is, from the changed line.

    `column` 0 stands for the file as a whole. `data` is the whole file instead.
    """

    id: str
    kind: str
    old: str = ""
    new: str = ""
    column: int = 0
    down: int = 0
    base: str = PAPER
    data: bytes = b""
    doubt: bool = False

    @property
    def bytes(self) -> bytes:
        """The file."""
        if self.data:
            return self.data
        text = sample(self.base)
        assert self.old in text, self.old
        return text.replace(self.old, self.new, 1).encode("utf-8")

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the finding."""
        if not self.column:
            return 0, 0
        at = sample(self.base).index(self.old) if self.old else 0
        return sample(self.base).count("\n", 0, at) + 1 + self.down, self.column


def name(id_: str, kind: str, text: str, column: int = 17, *, doubt: bool = False) -> Bad:
    """Another name of a party, whose text begins in column 17."""
    return Bad(id_, kind, NAME, f"    legal_name: {text}", column, doubt=doubt)


def day(id_: str, text: str) -> Bad:
    """Another first day."""
    return Bad(id_, "date", START, f"  commencement: {text}", 17)


def money(id_: str, text: str) -> Bad:
    """Another sum."""
    return Bad(id_, "money", SUM, f"SWI: {text}", 24, base=MONEY)


def file_name(id_: str, text: str) -> Bad:
    """Another id, from which the names of files are made."""
    return Bad(id_, "file-name", ID, f"id: {text}", 5)


def whole(id_: str, kind: str, data: bytes | str, place: tuple[int, int] = (0, 0)) -> Bad:
    """A file of another kind altogether."""
    found = Bad(id_, kind, data=data.encode() if isinstance(data, str) else data, column=place[1])
    return found if not place[1] else Bad(id_, kind, data=found.data, column=place[1], down=place[0] - 1)


TITLE = 'title: "Memorandum of Understanding: unpaid carers at the time of discharge"'
END = "expiry: 2029-03-31"
_LATIN = sample(PAPER).replace(NAME, "    legal_name: Caf@ Ltd").encode("ascii", "ignore").replace(b"@", b"\xe9")

BYTES = [
    Bad("D01", "encoding", NAME, "", 20, data=_LATIN),
    whole("D02", "encoding", sample(PAPER).encode("utf-16")),
    whole("D02 without a mark", "encoding", sample(PAPER).encode("utf-16-le")),
    whole("D02 in UTF-32", "encoding", sample(PAPER).encode("utf-32")),
    whole("D02 a Word file", "encoding", b"PK\x03\x04" + b"\0" * 40),
    whole("D05", "empty", "# nothing here\n"),
    whole("D05 nothing", "empty", "\n"),
    whole("D07", "shape", "title:Joint\nlead:council\n", (1, 1)),
    whole("D31", "depth", "a: " + "[" * 100_000, (1, 53)),
    whole("D31 braces", "depth", "a: " + "{a: " * 200, (1, 200)),
    whole("D33", "size", b"a: 1\n" * 500_000),
    whole("D35", "size", "a: [" + ("[" + "1," * 999 + "1],") * 110 + "]", (1, 199_998)),
    whole("D35 in one list", "size", "a: [" + "1," * 110_000 + "1]", (1, 10_005)),
    whole("D24", "anchor", "a: &a {k: 1}\nb: &b\n  <<: [*a,*a,*a,*a]\nc:\n  <<: [*b,*b,*b]\n", (1, 4)),
    whole("D25", "anchor", "a0: &a0 [lol,lol]\na1: &a1 [*a0,*a0]\na2: [*a1,*a1]\n", (1, 5)),
    whole("D27", "tag", "a: !!python/object/apply:os.system ['touch PWNED']\n", (1, 4)),
    whole("D29", "directive", "%YAML 1.1\n---\n" + sample(PAPER), (1, 1)),
]
YAML = [
    Bad("D08", "indent", NAME, "\tlegal_name: Acme", 1),
    Bad("D09", "indent", NAME, "\u00a0 \u00a0 legal_name: Acme", 1),
    Bad("D09 in the colon", "invisible", NAME, "    legal_name:\u00a0Acme", 16),
    Bad("D11", "syntax", TITLE, "title: Agreement: part two", 17),
    Bad("D12", "comment-swallow", TITLE, "title: Project ABC #123", 20),
    Bad("D12 all of it", "comment-swallow", TITLE, "title: #123", 8),
    name("D13", "anchor", "&co Ltd"),
    name("D14", "anchor", "*bold*"),
    name("D15", "tag", "!important Acme"),
    name("D17", "shape", "{{ name }}", 18),
    name("D18", "type", "[Insert name]"),
    Bad("D20", "duplicate", TITLE, f"{TITLE}\ntitle: Second", 1, down=1),
    Bad("D21", "duplicate", NAME, f"{NAME}\n    legal_name: Other Ltd", 5, down=1),
    Bad("D20 quoted", "duplicate", TITLE, f'{TITLE}\n"title": Second', 1, down=1),
    Bad("D23", "anchor", TITLE, f"x: &x {{a: 1}}\ny:\n  <<: *x\n{TITLE}", 4),
    Bad("two documents", "shape", TITLE, f"---\n{TITLE}", 1),
]
VALUES = [
    *(
        money(id_, text)
        for id_, text in {
            "D40": "\u00a31",
            "D40 comma": '"1,000"',
            "D40 euro": "\u20ac5",
            "D41": "1000.005",
            "D42": "1e3",
            "D43": "1_000",
            "D45": "\u0661\u0660\u0660\u0660",
            "D45 full width": "\uff11\uff10",
            "D47": "9" * 5000,
            "plus": "+5.00",
            "one decimal": "5.5",
            "spaces": '"1 000"',
            "no-break space": '"1\u00a0000"',
            "after": '"5.00 "',
            "hexadecimal": "0x10",
            "octal": "0o17",
            "infinite": ".inf",
            "none": "nan",
            "thousands": "5k",
            "currency": "GBP 5",
            "half": "1/2",
            "per cent": "5%",
            "no pounds": ".50",
            "no pence": "5.",
            "two points": "1.000.00",
            "clock": "1:30",
            "empty": '""',
            "superscript": "5\u00b2",
            "fourteen digits": "99999999999999.00",
            "dash": "\u22125.00",
        }.items()
    ),
    *(
        day(id_, text)
        for id_, text in {
            "D49": "2026-02-30",
            "D49 leap": "2027-02-29",
            "D51": "1700006400",
            "British": "31/03/2027",
            "American": "04/01/2027",
            "short": "2026-4-1",
            "time": "2026-04-01T00:00:00",
            "time and space": "2026-04-01 10:00",
            "month 13": "2026-13-01",
            "month 0": "2026-00-10",
            "year 0": "0000-01-01",
            "in words": "1 April 2027",
            "Arabic": "\u0662\u0660\u0662\u0667-\u0660\u0664-\u0660\u0661",
            "en dashes": "2027\u201304\u201301",
            "compact": "20270401",
            "week": "2027-W10-1",
            "two digits": "27-04-01",
            "zone": "2027-04-01Z",
            "serial": "46478",
            "full stops": "2027.04.01",
            "space after": '"2027-04-01 "',
            "yes": "yes",
        }.items()
    ),
    *(
        Bad(f"yes or no: {text}", "yes-no", "publication: yes", f"publication: {text}", 14)
        for text in ("Yes", "NO", "on", "off", "y", "n", "1", "True", "maybe")
    ),
    Bad("D79", "unknown-field", NAME, NAME.replace("legal_name", "legal_nmae"), 5),
    Bad("D80 no document", "missing-field", "documents: [memorandum-of-understanding]", "documents: []", 12),
    Bad("D81", "choice", "    kind: icb", "    kind: icbb", 11),
    Bad("D82", "reference", "    lead: SAB", "    lead: SABB", 11, base=MONEY),
    Bad("D83", "duplicate-id", "  - id: BRH", "  - id: CVT", 9),
    Bad("D98", "duplicate-id", "  - id: BRH", "  - id: cvt", 9),
    Bad("D84", "sum", 'stated_total: {"2027/28": 3931000.00', 'stated_total: {"2027/28": 3931000.01', 31, base=MONEY),
    Bad("D85", "date-order", END, "expiry: 2026-03-31", 11),
    *(
        file_name(id_, text)
        for id_, text in {
            "D87": '"../../evil"',
            "D89": '"CON"',
            "D90": "aux",
            "D90 port": "Com1",
            "D91": '"a:b"',
            "D93": '"..\\\\..\\\\evil"',
            "D95": '"."',
            "D97": '"a\u2215..\u2215b"',
            "with a suffix": "nul.txt",
            "encoded": '"..%2f..%2fevil"',
            "home": '"~"',
            "option": '"-rf"',
            "long": "x" * 300,
            "space": '"a b"',
            "empty": '""',
            "pipe": "'a|b'",
            "other letters": "\u0416",
        }.items()
    ),
    Bad("an unknown key with a list", "unknown-field", TITLE, f"partys: [a]\n{TITLE}", 1),
    Bad(
        "a document twice",
        "duplicate",
        "documents: [memorandum-of-understanding]",
        "documents: [memorandum-of-understanding, memorandum-of-understanding]",
        42,
    ),
    Bad("a pack by its path", "reference", "pack: health-and-care-england", 'pack: "x"', 7),
]
LETTERS = [
    name("D53", "control-char", "Ac\0me", 19),
    name("D54", "control-char", '"Ac\\0me"'),
    name("D55", "control-char", '"Ac\\vme"'),
    name("D57", "control-char", '"Ac\\ud800me"'),
    name("D59", "control-char", '"Ac\\e]0;owned\\x07me"'),
    name("D60", "bidi", "Acme \u202e000,1\u202c Ltd", 22),
    name("D61", "bidi", "Acme \u2067Ltd", 22),
    *(
        name(f"bidi {ord(c):04X}", "bidi", f"Acme {c}Ltd", 22)
        for c in "\u061c\u200e\u200f\u202a\u202b\u202d\u2066\u2068\u2069"
    ),
    name("D62", "invisible", "Ac\u200bme Ltd", 19),
    name("D63", "invisible", "Acme\U000e0041 Ltd", 21),
    *(
        name(f"invisible {ord(c):04X}", "invisible", f"Ac{c}me", 19)
        for c in "\u00ad\u034f\u115f\u1680\u17b4\u180e\u2000\u2009\u200c\u200d\u202f\u2060"
        "\u2062\u206a\u2800\u3000\u3164\ue000\ufe0f\ufeff\uffa0\ufff9\ufffc\x85"
        "\U0001d173\U000e0020\U000e0100\U000f0000"
    ),
    *(
        name(f"control {ord(c):04X}", "control-char", f"Ac{c}me", 19)
        for c in "\x01\x08\x0c\x1b\x7f\x9b\ufdd0\ufffe\U0001ffff"
    ),
    name("D67", "invisible", "Acme\u2028Ltd", 21),
    name("D67 paragraph", "invisible", "Acme\u2029Ltd", 21),
    Bad("D99", "invisible", TITLE, f"#\u2028hem\n{TITLE}", 2),
    name("D65", "glyphs", "\uff21cme \U0001d40btd"),
    name("D69", "glyphs", "\u05d0\u05d1\u05d2 Ltd"),
    name("D70", "glyphs", "\u4e2d\u6587 Ltd"),
    *(name(f"glyph {ord(c):04X}", "glyphs", f"Acme {c}") for c in "\U0001f600\u0645\u0e01\u0905\uac00\u24b6\u0378"),
    name("D66", "combining-marks", "Ac" + "e" + "\u0301" * 5 + "me"),
    name("D72", "docxtpl-escape", "'code {_{ a }_}'"),
    name("D72 statement", "docxtpl-escape", "'code {_% a %_}'"),
    name("D76", "esign-tag", "'Acme {{Sig_es_:signer2:signature}}'"),
    name("D77", "esign-tag", "'Acme /sn1/ \\\\s1\\\\'"),
    name("D78", "esign-tag", "'Acme [sig|req|signer1]'"),
    *(
        name(f"D78 {text}", "esign-tag", f"'Acme {text}'")
        for text in (
            "**signature_1**",
            "{signature:signer1:Sign+here}",
            "{{esl:Signer1:capture}}",
            "{{signature:1:y}}",
            "{{sign|1|*}}",
            "[signature:Client]",
        )
    ),
    name("lost before", "encoding", "Ac\ufffdme", 19),
]
DOUBTS = [
    name("D19", "smart-quotes", "\u201cAcme Ltd\u201d", doubt=True),
    name("D64", "mixed-script", "\u0410cme Ltd", doubt=True),
    name("D64 Greek", "mixed-script", "\u0391cme Ltd", doubt=True),
    name("a ligature", "stand-in", "\ufb01sh Ltd", doubt=True),
]
EXACT = {
    "D36": "no",
    "D38": "01234",
    "D39": "12:30",
    "D71": "'{{ 7*7 }} {% if 1 %}x{% endif %}'",
    "D73": "'A</w:t></w:r></w:p><w:p><w:r><w:t>EXTRA CLAUSE'",
    "D74": "'R&D <Schedule 1> if A < B'",
    "D75": "'<script>alert(1)</script><img src=file:///etc/passwd>'",
    "octal": "0o17",
    "infinite": ".inf",
    "off": "off",
    "a rate": "1e3",
    "equals": "=",
    "merge": "'<<'",
    "a comment in a text": "a#b",
    "escaped": "'it''s {# x #}'",
    "markdown": "'**A** _b_ `c` [d](e) [#f] {#g}'",
    "entity": "'&lt;b&gt; &amp; &#60;'",
    "one drawing for two letters": "x\u2011x x-x \u00b5 \u03bc \u2018x\u2019 \u02bbx\u02bc \u2206 \u0394 \ufb01 fi",
}
"""Texts that are printed exactly as they are written, by case."""
