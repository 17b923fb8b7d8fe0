"""The tags of a house style, looked at before anybody fills them in: what they reach for, and whether they close.

A first look without a template engine; filling in is strict and sandboxed all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from agreements.intake.ooxml import W

Finding = tuple[str, str, str]

KNOWN = frozenset(("frame", "part", "body", "specimen", "loop"))
"""What a tag may start from."""

FILTERS = frozenset(("upper", "lower", "title", "capitalize", "trim", "default", "join", "first", "last", "length"))
"""What a tag may do with words."""

_TAG = re.compile(r"\{([{%])(?:(?:p|r|tr|tc)(?=\s))?(.*?)[%}]\}", re.DOTALL)
_WORDS = frozenset(
    ["for", "in", "if", "elif", "else", "endif", "endfor", "not", "and", "or", "is", "set", "defined"]
    + [literal for word in ("true", "false", "none") for literal in (word, word.title())]
)
# Word types quotation marks in pairs of two shapes, and docxtpl takes them back.
_QUOTED = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_LITERAL = re.compile(f"\"[^\"]*\"|'[^']*'|[{_QUOTED}][^{_QUOTED}]*[{_QUOTED}]|[{_SINGLE}][^{_SINGLE}]*[{_SINGLE}]")
_NAME = re.compile(r"(?<![\w.|])(?<!\|\s)([A-Za-z_]\w*)")
_LOOP = re.compile(r"^\s*-?\s*for\s+(\w+)\s+in\b")
_PRIVATE = re.compile(r"\b_|__")
_FILTER = re.compile(r"\|\s*(\w+)(?:\s*\([^()]*\))?")
_ACTING = re.compile(r"[()*/~+%{}\\]|(?<![\w'])-|-(?!\w)|\d{10}")
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}")
_OTHERS_MARKS = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
_CONSTANTS = ("none", "None", "true", "True", "false", "False", "", "frame", "frame.parties", "frame.keywords", "loop")
_STATEMENTS = ("for", "endfor", "if", "elif", "else", "endif")
_REFUSED = {
    **dict.fromkeys(("include", "import", "from", "extends"), ("path", "it takes in another file")),
    **dict.fromkeys(("macro", "call", "block"), ("template", "a house style defines nothing")),
    **dict.fromkeys(("endmacro", "endcall", "endblock"), ("template", "a house style defines nothing")),
    **dict.fromkeys(("autoescape", "raw"), ("lint", "words are always printed as they are")),
    **dict.fromkeys(("endautoescape", "endraw"), ("lint", "words are always printed as they are")),
    "set": ("lint", "a house style keeps no values"),
}
_OPENERS = {"for": "endfor", "if": "endif"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}


def tag_findings(name: str, text: str) -> Iterator[Finding]:
    """What is wrong with the tags in one part's text."""
    tags = [(match.group(1), match.group(2)) for match in _TAG.finditer(text)]
    variables = {loop.group(1) for _, body in tags if (loop := _LOOP.match(body))}
    for kind, body in tags:
        yield from _tag_findings(name, kind, body, variables)
    yield from _unclosed(name, [body.split() for kind, body in tags if kind == "%"])
    rest = _TAG.sub("", text)
    if found := _OTHERS_MARKS.search(text):
        message = f"has {found[0]!r} in {name}, which would be turned into other characters"
        yield "docxtpl-escape", message, "take the underscore out"
    elif found := _STRAY.search(rest):
        yield (
            "template-syntax",
            f"has {found[0]!r} in {name}, which opens or closes nothing",
            "see that each tag is closed",
        )


def _tag_findings(name: str, kind: str, body: str, variables: set[str]) -> Iterator[Finding]:
    shown = " ".join(body.split())[:60]
    if _STRAY.search(body):
        yield "template-syntax", f"has a tag in {name} that is never closed: {shown!r}", "see that each tag is closed"
        return
    plain = _LITERAL.sub("''", body).strip().strip("+-").strip()
    word = plain.split(" ")[0] if kind == "%" else ""
    if word and word not in _STATEMENTS:
        id_, message = _REFUSED.get(word, ("lint", f"{word!r} is not for house styles"))
        yield id_, f"has a tag in {name} that cannot be there: {message}", "take the tag out"
        return
    if kind == "{" and (plain in _CONSTANTS or plain.startswith(("[", "("))):
        yield "finalize", f"has a tag in {name} that prints no words of an agreement: {shown!r}", "take the tag out"
        return
    without_filters = _FILTER.sub("", plain)
    if _PRIVATE.search(body) or _ACTING.search(without_filters):
        yield "sandbox", f"has a tag in {name} that does what a template may not do: {shown!r}", "take the tag out"
    for used in _FILTER.finditer(plain):
        if used[1] not in FILTERS:
            id_ = "lint" if used[1] in ("safe", "e", "escape", "forceescape") else "undefined"
            yield id_, f"has a tag in {name} with the filter {used[1]!r}", f"use one of {', '.join(sorted(FILTERS))}"
    for unknown in sorted(set(_NAME.findall(without_filters)) - KNOWN - _WORDS - variables):
        message = f"has a tag in {name} that names {unknown!r}, which no agreement has"
        yield "undefined", message, f"start from one of {', '.join(sorted(KNOWN))}"


def _unclosed(name: str, statements: list[list[str]]) -> Iterator[Finding]:
    open_words: list[str] = []
    for words in statements:
        word = words[0].strip("-") if words else ""
        if word in _OPENERS:
            open_words.append(word)
        elif word in _CLOSERS and (not open_words or open_words.pop() != _CLOSERS[word]):
            yield (
                "template-syntax",
                f"has {{% {word} %}} in {name} without its beginning",
                "see that tags come in pairs",
            )
            return
    for word in open_words:
        yield "template-syntax", f"has {{% {word} ... %}} in {name} without its end", f"add {{% {_OPENERS[word]} %}}"


def text_with_tags(root: etree._Element) -> str:
    """The words of a part with paragraphs on lines of their own, however many runs a tag is spread over."""
    paragraphs = list(root.iter(f"{W}p"))
    if not paragraphs:
        return "\n".join(str(text) for text in root.itertext())
    return "\n".join("".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in paragraphs)
