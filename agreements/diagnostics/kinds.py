"""What is found beside the rules, for the most part while files are read: the ids, and what each means."""

from __future__ import annotations

from collections.abc import Mapping

READING: Mapping[str, str] = {
    # --- the definition as a text ---
    "anchor": "YAML anchors and aliases have no place in a definition.",
    "bidi": "A character turns the direction of the text round.",
    "comment-swallow": "Text after a hash sign would be lost.",
    "control-char": "A control character cannot be printed.",
    "depth": "Brackets or groups are nested too deeply.",
    "directive": "YAML directives and several documents have no place in a definition.",
    "duplicate": "A key stands twice in one group.",
    "empty": "The file holds no definition.",
    "encoding": "The file is not UTF-8, or letters were lost when it was saved.",
    "indent": "A line is indented with a tab.",
    "invisible": "A character cannot be seen.",
    "shape": "A list, a group or a text stands where another is expected.",
    "size": "The file, or what is wrong with it, is too large.",
    "syntax": "The file cannot be read as YAML.",
    "tag": "YAML tags have no place in a definition.",
    # --- the definition as facts ---
    "choice": "The value is none of the choices.",
    "count": "A whole number is expected.",
    "date": "A date is expected.",
    "day": "A day of the year is expected.",
    "duplicate-id": "An id is used twice.",
    "empty-text": "A text is empty.",
    "id": "An id cannot be written like this, or is a keyword.",
    "missing-field": "A field that every definition needs is missing.",
    "money": "A sum of money is expected.",
    "number": "A number is expected.",
    "rate": "A rate is expected.",
    "reference": "A pack, a kind of document, a clause or an item of a checklist is named that is not there.",
    "type": "A value of another sort is expected.",
    "unknown-field": "A key is not known here.",
    "year": "A financial or calendar year is expected.",
    "yes-no": "Yes or no is expected.",
    # --- the pack ---
    "execution": "The document does not say how it is signed.",
    "finalize": "A clause prints what cannot be printed.",
    "front-matter": "A clause lacks the lines that say what it is.",
    "house-style": "The house style cannot be used.",
    "label": "The pack lacks a fixed word.",
    "lint": "A clause is not written as clauses are.",
    "pack": "The pack lacks a part, or a part is not as it must be.",
    "path": "A file of the pack lies outside it.",
    "precedent": "A precedent does not fit its file.",
    "sandbox": "A clause reaches for more than it may.",
    "template": "A clause cannot be filled in.",
    "template-syntax": "A tag in a clause is not written as it must be.",
    "undefined": "A clause names something that is not there.",
    "version": "The pack is made for another version of the toolkit.",
    # --- the run itself ---
    "circle": "Packs extend one another in a circle.",
    "languages": "A pack's first language is not that of the pack that it extends.",
    "missing-text": "A text is not there in the language of the document.",
    "no-precedent": "The pack has no document of that kind yet.",
    "not-tested": "Something could not be tested, so nothing is said of it.",
    "waiver-refused": "A waiver names a finding that cannot be waived.",
    "waiver-unused": "A waiver matches no finding.",
    "baseline-outdated": "The baseline lists a finding that is not found any more.",
}
"""Every id that `agreements check` can tell besides those of the rules, each with a sentence."""
