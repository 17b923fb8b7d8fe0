"""What a single text may not say: the marks that other programs obey, and letters that pass for others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from agreements.source.characters import REPLACEMENT, hint_for, kind_of, name_of, refusal

MOST_CHARACTERS = 65_536
_MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding on one text, not yet placed."""

    kind: str
    message: str
    hint: str = ""
    is_error: bool = True


def remarks(text: str, style: str) -> Iterator[Remark]:
    """Everything that is wrong or doubtful in one text. `style` is YAML's: empty for plain, or one of `'"|>`."""
    if len(text) > MOST_CHARACTERS:
        hint = "Put a text of this length into a document of its own and refer to it."
        yield Remark("size", f"the text has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read", hint)
        return
    if style == '"' and not (text.isascii() and text.isprintable()):
        yield from _escaped_characters(text)
    if "\n" in text and style not in {"|", ">"}:
        hint = "Write a text of several lines as a block: a | after the colon, and the lines indented below it."
        yield Remark("control-char", "the text holds a line break, which only a block may hold", hint)
    if not text.isascii():
        yield from _stacked_marks(text)
        yield from _mixed_scripts(text)
        yield from _stand_ins(text)
        yield from _curly_quotes(text, style)
    yield from (remark for remark, _ in obeyed_marks(text))


def unfit(text: str) -> Iterator[Remark]:
    """What a text may not say once it is put together: each of its pieces may have passed alone."""
    yield from _escaped_characters(text)
    yield from (remark for remark, _ in obeyed_marks(text))


def _escaped_characters(text: str) -> Iterator[Remark]:
    """Refused characters that a quoted text spells by an escape; those typed as they are were found before."""
    for character in sorted(set(text) - {"\n", REPLACEMENT}):
        kind = "control-char" if character in "\t\r" else kind_of(character)
        if kind:
            yield Remark(kind, f"the text spells {refusal(kind, character)}", hint_for(kind))


def _stacked_marks(text: str) -> Iterator[Remark]:
    """More accents on one letter than any language uses: a way to print over the lines around."""
    run = 0
    for character in unicodedata.normalize("NFD", text):
        run = run + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if run > _MOST_MARKS:
            message = f"more than {_MOST_MARKS} accents stand on one letter, the last of them {name_of(character)}"
            yield Remark("combining-marks", message, "Type the word again.")
            return


# --- letters that pass for others -----------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})


def _mixed_scripts(text: str) -> Iterator[Remark]:
    for word in _WORD.findall(text):
        scripts = {} if word.isascii() else {_script(letter): letter for letter in word}
        alike = sorted(_ALIKE_SCRIPTS & scripts.keys())
        if len(alike) > 1:
            names = " and ".join(name.capitalize() for name in alike)
            odd = next(scripts[name] for name in alike if name != "LATIN")
            message = f"the word '{word}' mixes {names} letters: {name_of(odd)}"
            yield Remark("mixed-script", message, "Type the word again unless this is meant.", is_error=False)


# What a keyboard or Word's own correction writes: everybody knows what it stands for.
_EVERYDAY = frozenset("\u00a0\u2011\u2026\u00aa\u00ba\u00b2\u00b3\u00b9\u00bc\u00bd\u00be\u00b5\u2122\u2116\u2120")


def _stand_ins(text: str) -> Iterator[Remark]:
    """Letters that Unicode keeps for old character sets and formulas: another program may turn them into others."""
    for character in sorted(set(text) - _EVERYDAY):
        plain = unicodedata.normalize("NFKC", character)
        if plain != unicodedata.normalize("NFC", character):
            meant = f"'{plain}'" if plain.isascii() else "other letters"
            message = f"{name_of(character)} stands in for {meant}"
            yield Remark("stand-in", message, f"Type {meant} unless this is meant.", is_error=False)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


_CURLY_PAIR = re.compile(
    "(?:[\u201c\u201d\u201e\u201f][^\u201c-\u201f]*[\u201c\u201d])|(?:[\u2018\u201b][^\u2018-\u201b]*\u2019)"
)


def _curly_quotes(text: str, style: str) -> Iterator[Remark]:
    """A whole plain text in curly quotes: most likely the straight quotes of YAML were meant."""
    if not style and _CURLY_PAIR.fullmatch(text):
        message = "curly quotation marks are part of the text and will be printed"
        hint = "Use straight ones (\") to quote a text, or none; quote the whole with ' to keep the curly ones."
        yield Remark("smart-quotes", message, hint, is_error=False)


# --- marks that other programs obey ---------------------------------------------------------------------------------

# docxtpl turns these into Jinja's own marks after filling. Source: docxtpl, "Escaping" in its manual.
_DOCXTPL = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")

_ANCHOR_NAMES = (
    "s|sn|sig|sign|signature|i|in|ini|init|initials?|d|ds|dt|date|n|nm|name|fn|fullname|t|tt|title"
    "|co|company|e|em|email|cb"
)
_ESIGN = (
    # {{Sig_es_:signer1:signature}}, {{*Name_es_:signer1}}, {{!price}}, {{#S=..}}. Source: Adobe, Text Tag Guide.
    ("Acrobat Sign", re.compile(r"\{\{[^{}]*_es_|\{\{[*!#$]\w", re.IGNORECASE)),
    # DocuSign lets the sender choose the anchors; these are the forms that its own examples and connectors use.
    ("DocuSign", re.compile(rf"(?<![\w/.:-])/(?:{_ANCHOR_NAMES})\d{{1,2}}/(?![\w/])", re.IGNORECASE)),
    ("DocuSign", re.compile(rf"(?<![\w\\.:])\\+(?:{_ANCHOR_NAMES})\d{{1,2}}\\+(?!\w)", re.IGNORECASE)),
    ("DocuSign", re.compile(r"\*\*(?:signature|initials?|date)_\d{1,2}\*\*", re.IGNORECASE)),
    # [sig|req|signer1]. Source: Dropbox Sign, Text Tags Walkthrough.
    ("Dropbox Sign", re.compile(r"\[\w+\s*\|\s*(?:req|noreq|opt)\s*\|", re.IGNORECASE)),
    # {{t:s;r:y;o:"Role";}}, with one or two brackets. Source: signNow, Text Tags.
    ("signNow", re.compile(r"[{\[]t:\w;r:\w;", re.IGNORECASE)),
    # {signature:signer1:Name}, {text?:signer2:Name}. Source: Signable, Tags.
    ("Signable", re.compile(r"\{\w+\??:signer\d", re.IGNORECASE)),
    # {{esl:Signer1:capture}}, {{*esl_name:Signer1}}. Source: ValidSign, Text tags in documents.
    ("OneSpan Sign", re.compile(r"\{\{\s*[*?]?esl[:_]", re.IGNORECASE)),
    # {{s1|signature|85|37}}. Source: Yousign, Field creation with Smart Anchors.
    ("Yousign", re.compile(r"\{\{\s*s\d{1,2}\s*\|", re.IGNORECASE)),
    # {{text|1|*|Enter name|field_1}}. Source: BoldSign, Text tags.
    ("BoldSign", re.compile(r"\{\{\s*\w+\s*\|\s*\d+\s*\|")),
    # [s:role], [d:role]. Source: DigiSigner, How to Use Text Tags in Your Documents.
    ("DigiSigner", re.compile(r"\[[stdci]:[a-z]\w*\]", re.IGNORECASE)),
    # |S1SR|, |S1RG1R|, |S1TR{"nm":"name"}|. Source: Yoti Sign, Auto tagging.
    ("Yoti Sign", re.compile(r"\|[A-Z]\d{1,2}(?:S|T|CB|DS|RG\d{1,2}|A|IN)[RO](?:\{[^{}|]*\})?\|")),
    # [[s|1]], [[t|1|id:name]]. Source: Box, Sign structured documents.
    ("Box Sign", re.compile(r"\[\[\w\|\d", re.IGNORECASE)),
    # {ss:SG_Landlord1}. Source: SignatureSense, Embedded placeholder tags.
    ("SignatureSense", re.compile(r"\{ss:\w", re.IGNORECASE)),
    # <<Signature1>>, <<[1], [Name], [T20], [1]>>. Source: RPost, Standard and custom tags.
    (
        "RSign",
        re.compile(r"<<\s*(?:(?:signature|initials?|name|date|title|email)\d|\[?\d+\]?,)", re.IGNORECASE),
    ),
    # [[signature1_doc1]], [[text1_field1_doc1]]. Source: Checkbox, E-signature tags, for Adobe and DocuSign.
    ("a signing service", re.compile(r"\[\[[a-z]+\d+(?:_field\d+)?_doc\d", re.IGNORECASE)),
    # {{signature:1:y}}, {{sign|1|*}}, [signature:Client], {{signatureDate : Day}}: brackets, signing, and who or what.
    (
        "a signing service",
        re.compile(r"[{\[]\s*(?:signature|sign|sig|initials?)(?:date|name)?\s*[:|]\s*\w", re.IGNORECASE),
    ),
)


_IN_MARKS = re.compile(r"[{}\[/\\*|<]")
"""No mark of any of these products does without one of these characters."""


def obeyed_marks(text: str) -> Iterator[tuple[Remark, tuple[int, int]]]:
    """What in the text another program would obey, with where it stands: the first of each sort."""
    if not _IN_MARKS.search(text):
        return
    match = _DOCXTPL.search(text)
    if match:
        message = f"'{match[0]}' would be turned into other characters in the Word file"
        yield Remark("docxtpl-escape", message, "Take the underscore out, or put a space beside it."), match.span()
    for product, pattern in _ESIGN:
        match = pattern.search(text)
        if match:
            message = f"'{match[0]}' would place a signing field when the document is sent through {product}"
            hint = "Take the mark out; signing fields are not set in a definition."
            yield Remark("esign-tag", message, hint), match.span()
            return
