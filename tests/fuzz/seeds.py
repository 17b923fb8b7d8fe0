"""Where each target starts from: files that are in order, and one or two that are not."""

from __future__ import annotations

from collections.abc import Iterator

from agreements import packs
from agreements.rendering.docx import fresh_house
from tests.small_pack import FILES

_FRONT = "---\nid: why\nheading: Why\nsource: practice\nreviewed: 2026-11-21\n---\n"
_MARKS = (
    "1. One **bold** and *slanted* {{ area }}.\n\n   1. A;\n\n   1. b. {#b}\n\n> a note\n\n[#why.b]\n",
    "{% for p in parties %}\n1. {{ p.legal_name }};\n\n{% endfor %}\n{% if purpose %}\nx\n\n{% endif %}\n",
    "1. {{ parties | map(attribute='id') | joined }} {{ blank('the day') }} {{ term.commencement }}\n",
    "{{ parties | selectattr('kind', 'eq', 'icb') | first }} {{ purpose | lower | closed }} {{ table('x', 1) }}\n",
    "{% if not title or parties | length > 2 %}\n1. x\n\n{% elif title is defined %}\ny\n\n{% else %}\nz\n{% endif %}",
)
_STYLES = (
    "/* a */ p, td > b:not(.x) { font: italic 11pt/1.4 'A B', serif; color: rgb(1 2 3) !important; margin: 0 1em }\n",
    "@page :first { size: A4; margin: 20mm }\n@media print { tr:nth-child(2n + 1) { background-color: #eef } }\n",
    "p::after { content: 'x' } q { background: url(x) } @import 'x'; a[href^='x'] { display: none }",
    "/* </style><script>x</script> */ p { color: \\72 ed } <!-- --> }",
)
_CONDITIONS = ("funds | length", 'area and "x" in area', "parties[0].kind in ['icb']")


def seeds(target: str) -> Iterator[bytes]:
    """The seeds of that target."""
    match target:
        case "definition":
            for pack in sorted(packs.bundled().iterdir()):
                yield from (path.read_bytes() for path in sorted((pack / "samples").glob("*.yaml")))
            yield b"a: [1, {b: 'c'}]\r\nd: |\r\n  e\r\n"
        case "gate":
            yield b"\0\0" + fresh_house()
            yield from (bytes([0, 1, 0, n % 4, 0, n, 0, 1, 0, n, 0, 3]) + b"99x" * 8 for n in range(20))
        case "manifest":
            yield b"\0\1" + FILES["pack.yaml"].encode()
            names = sorted(name for name in FILES if name.endswith(".yaml") and name != "pack.yaml")
            yield from (bytes([0, 0, 0, n]) + FILES[name].encode() for n, name in enumerate(names))
        case "clause":
            yield from ((_FRONT + text).encode() for text in _MARKS)
            yield from (text.encode() for name, text in FILES.items() if name.endswith(".md"))
        case "template":
            yield from (text.encode() for text in (*_MARKS, *_CONDITIONS))
        case "stylesheet":
            yield from (css.encode() for css in _STYLES)


TOKENS = {
    "definition": (
        *("parties:", "funds:", "contributions:", "legal_name:", "schemes:", "term:", "- id: ", "kind: ", "  - ", ": "),
        *(
            "2026/27",
            "2026-04-01",
            "{{",
            "<<: ",
            "&a ",
            "*a",
            "!!",
            "%YAML",
            "---",
            "...",
            "|-",
            "\\x00",
            "\\xef\\xbb\\xbf",
        ),
    ),
    "gate": ("PK\\x03\\x04", "PK\\x05\\x06", "PK\\x01\\x02", "auto", "nan", "'", "<w:p>", "{{", "{%"),
    "manifest": (
        "name: ",
        "extends:",
        "requires: ",
        "languages: ",
        "agreements>=0.1",
        "[en, cy]",
        "2026-11-21",
        "[",
        "{",
    ),
    "clause": (
        "---\\x0a",
        "when: ",
        "1. ",
        "   1. ",
        "> ",
        "**",
        "{#a}",
        "[#why]",
        "{{ area }}",
        "{% if area %}",
        "\\x0d",
    ),
    "template": (
        *(
            "{{ ",
            " }}",
            "{% ",
            " %}",
            "if ",
            "for ",
            " in ",
            "elif ",
            "else",
            "endif",
            "endfor",
            "parties",
            "loop",
            "[",
        ),
        *(
            " | map(",
            " | select(",
            " | joined",
            " | first",
            "blank(",
            "label(",
            "attribute=",
            "'",
            "__class__",
            "table(",
        ),
    ),
    "stylesheet": ("/*", "*/", "{", "}", ";", "</style>", "url(", "@media print", "@page", "::", "\\\\", "!important"),
}
"""Words that a fuzzer would take long to find, as libFuzzer's dictionaries write them."""
