"""The other parts of an opened pack, each read when first asked for: conditions, labels, reference, house style."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.packs.checklists import Checklist
from agreements.packs.findings import finding, read
from agreements.packs.letters import FONTS
from agreements.packs.lookup import (
    bytes_of,
    entries,
    entries_if_any,
    is_second,
    once,
    source_of,
    text_of,
    versions,
)
from agreements.packs.model import Enactment, EnactmentWords, Form, LadderStage, Pack
from agreements.packs.reference import (
    BetterCareFundYear,
    BodyKind,
    Exclusion,
    KindOfDocument,
    OldName,
    Power,
    Region,
    Threshold,
    WordList,
)
from agreements.source import DataPath, Source, path_text


@once
def conditions(pack: Pack) -> Mapping[str, str]:
    """Conditions by name: short expressions over the facts of a definition."""
    return entries(pack, "conditions.yaml", dict[str, str])


@once
def labels(pack: Pack, language: str) -> Mapping[str, object]:
    """Fixed words: labels of running lines, table columns, printed forms of choices.

    Those of a pack join those below it one by one, however deep they stand in their groups.
    """
    found: Mapping[str, object] = {}
    name = f"labels/{language}.yaml"
    for version in reversed(versions(pack, name)):
        source = source_of(pack, version)
        found = _joined(found, read(dict[str, object], source), source)
    return found


def _joined(
    below: Mapping[str, object], above: Mapping[str, object], source: Source, at: DataPath = ()
) -> Mapping[str, object]:
    """The labels of both, of two under one key the one above.

    Raises:
        FindingsError: it is a text where there were labels, or the other way round, or nothing at all.
    """
    found = dict(below)
    for key, value in above.items():
        old, path = found.get(key), (*at, key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            found[key] = _joined(old, value, source, path)
            continue
        if old is not None and (wanted := _sort_of(old)) != _sort_of(value):
            message = f"the label {path_text(path)} is {_sort_of(value)}; the pack below has {wanted} there"
            raise finding("label", source.place(path), message, f"write {wanted}, or take the line out")
        found[key] = value
    return found


def _sort_of(label: object) -> str:
    """What a label is in words. One that differs by instrument is a text, said in several ways."""
    if isinstance(label, Mapping):
        return "a text" if "agreement" in label else "a group of labels"
    return "a text" if isinstance(label, str) else "empty" if label is None else "a list"


# --- reference data -------------------------------------------------------------------------------------------------


@once
def enactments(pack: Pack, language: str = "") -> Mapping[str, Enactment]:
    """Enactments by id. Where one has no citation in that language, it is cited in the pack's first."""
    found = entries(pack, "reference/enactments.yaml", dict[str, Enactment])
    if is_second(pack, language):
        said = entries_if_any(pack, f"{language}/reference/enactments.yaml", dict[str, EnactmentWords])
        known = {id_: words.model_dump() for id_, words in said.items() if id_ in found}
        found |= {id_: found[id_].model_copy(update=words) for id_, words in known.items()}
    return found


@once
def bodies(pack: Pack) -> Mapping[str, BodyKind]:
    """Kinds of body by the names that definitions use."""
    return entries(pack, "reference/bodies.yaml", dict[str, BodyKind])


@once
def powers(pack: Pack) -> Mapping[str, Power]:
    """Powers to act together, with the kinds of body that may use them."""
    return entries(pack, "reference/powers.yaml", dict[str, Power])


@once
def exclusions(pack: Pack) -> tuple[Exclusion, ...]:
    """Functions that a power does not reach or that a rule asks about, each with its id."""
    found = entries(pack, "reference/exclusions.yaml", dict[str, Exclusion])
    return tuple(entry.model_copy(update={"id": id_}) for id_, entry in found.items())


@once
def old_names(pack: Pack) -> Mapping[str, OldName]:
    """Names that are out of date."""
    return entries(pack, "reference/old-names.yaml", dict[str, OldName])


@once
def thresholds(pack: Pack) -> Mapping[str, Threshold]:
    """Numbers and days that rules compare with, by name."""
    return entries(pack, "reference/thresholds.yaml", dict[str, Threshold])


@once
def regions(pack: Pack) -> Mapping[str, Region]:
    """Welsh regions by id."""
    return entries(pack, "reference/regions.yaml", dict[str, Region])


@once
def better_care_fund(pack: Pack) -> Mapping[str, BetterCareFundYear]:
    """What is known nationally of the Better Care Fund, by financial year."""
    return entries(pack, "reference/better-care-fund.yaml", dict[str, BetterCareFundYear])


@once
def word_lists(pack: Pack) -> Mapping[str, WordList]:
    """Words by which rules know what a text speaks of. A pack adds its words to a list below it."""
    found: dict[str, WordList] = {}
    for version in reversed(versions(pack, "reference/words.yaml")):
        for key, words in read(dict[str, WordList], source_of(pack, version)).items():
            found[key] = _longer(found[key], words) if key in found else words
    return found


def _longer(below: WordList, above: WordList) -> WordList:
    added = {
        "en": (*below.en, *above.en),
        "cy": (*below.cy, *above.cy),
        "unless": (*below.unless, *above.unless),
    }
    return above.model_copy(update=added)


@once
def kinds_of_document(pack: Pack) -> Mapping[str, KindOfDocument]:
    """Every kind of document that the field knows; those without a precedent can be checked and not built."""
    return entries(pack, "reference/document-kinds.yaml", dict[str, KindOfDocument])


@once
def checklists(pack: Pack) -> Mapping[str, Checklist]:
    """The field's checklists by the names that definitions use."""
    return entries(pack, "reference/checklists.yaml", dict[str, Checklist])


@once
def dispute_ladders(pack: Pack, language: str = "") -> Mapping[str, object]:
    """The stages of the pack's own ladders, by type of dispute, as plain data that was looked at."""
    name = f"{f'{language}/' if is_second(pack, language) else ''}reference/dispute-ladders.yaml"
    entries(pack, name, dict[str, tuple[LadderStage, ...]])
    return entries(pack, name, dict[str, object])


@once
def execution_forms(pack: Pack, language: str = "") -> Mapping[str, Mapping[str, Form]]:
    """Words of execution by set and mode. In a second language a form without lines has those of the first."""
    first = entries(pack, "execution.yaml", dict[str, dict[str, Form]])
    if not is_second(pack, language):
        return first
    second = entries(pack, execution_file(pack, language), dict[str, dict[str, Form]])
    return {
        set_: {mode: _signed_alike(form, first, set_, mode) for mode, form in m.items()} for set_, m in second.items()
    }


def execution_file(pack: Pack, language: str = "") -> str:
    """The name of the file with the words of execution in that language."""
    return f"{language}/execution.yaml" if is_second(pack, language) else "execution.yaml"


def _signed_alike(form: Form, first: Mapping[str, Mapping[str, Form]], set_: str, mode: str) -> Form:
    same = first.get(set_, {}).get(mode)
    return form if form.lines or same is None else form.model_copy(update={"lines": same.lines})


# --- house style ----------------------------------------------------------------------------------------------------


HOUSE = "house-style/house.docx"
STYLESHEET = "house-style/print.css"


def house_docx(pack: Pack) -> bytes:
    """The house style as it lies in the pack.

    Raises:
        FindingsError: the pack has none.
    """
    return bytes_of(pack, HOUSE)


def print_css(pack: Pack) -> str:
    """The pack's own additions to the stylesheet; empty when it has none."""
    return text_of(pack, STYLESHEET) if STYLESHEET in pack.files else ""


def fonts(pack: Pack) -> Mapping[str, bytes]:
    """The pack's font files by file name."""
    return {
        name.rpartition("/")[2]: file.data
        for name, file in sorted(pack.files.items())
        if name.startswith(FONTS) and name.endswith((".ttf", ".otf"))
    }
