"""Which files a run is about: what is named, and what lies in folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.diagnostics import UsageError
from agreements.source import definitions_in

DEFINITION = "id: x\ndocuments: [letter]\n"


def laid(folder: Path, **files: str) -> Path:
    """The folder with these files, a double underscore standing for a folder within."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_folder_stands_for_every_definition_in_it_and_below(tmp_path: Path) -> None:
    """In order of name, so that the order never hangs on the disk."""
    laid(tmp_path, b=DEFINITION, a=DEFINITION, north__c=DEFINITION)

    found = definitions_in([tmp_path])

    assert [path.relative_to(tmp_path).as_posix() for path in found.definitions] == ["a.yaml", "b.yaml", "north/c.yaml"]


def test_what_is_no_definition_is_passed_over_with_a_word(tmp_path: Path) -> None:
    """Nothing is left out in silence."""
    laid(tmp_path, a=DEFINITION, notes="name: x\n")

    found = definitions_in([tmp_path])

    assert found.passed_over == ((tmp_path / "notes.yaml", "no definition: no line begins with documents:"),)


@pytest.mark.parametrize("text", ["documents: [x\n", "\tid\n'documents': x\n", 'a: "\ndocuments:\n'])
def test_a_broken_definition_is_not_passed_over(tmp_path: Path, text: str) -> None:
    """It is to fail aloud, not to be missed."""
    laid(tmp_path, a=text)

    assert definitions_in([tmp_path]).definitions == (tmp_path / "a.yaml",)


SAVED = {
    "with a mark at its start": b"\xef\xbb\xbfdocuments: [x]",
    "with the line ends of an old Mac": b"id: x\rdocuments: [x]\r",
    "as UTF-16": "documents: [x]\n".encode("utf-16"),
    "indented as a whole": b"# ours\n---\n  id: x\n  documents: [x]\n",
    "in braces": b'{"id": "x", "documents": ["x"]}',
    "with a question mark": b"id: x\n? documents\n: [x]\n",
    "with a first line that slipped": b"  id: x\ndocuments: [x]\n",
}


@pytest.mark.parametrize("data", SAVED.values(), ids=SAVED)
def test_a_definition_is_found_however_it_is_saved(tmp_path: Path, data: bytes) -> None:
    """The reader finds the key there; a gate that checks a folder must not miss what a build of the file takes."""
    (tmp_path / "a.yaml").write_bytes(data)

    assert definitions_in([tmp_path]).definitions == (tmp_path / "a.yaml",)


@pytest.mark.parametrize("text", ["site:\n  documents: [x]\n", "# documents: x\nid: x\n", "", "{a: documents}\n"])
def test_what_speaks_of_documents_elsewhere_is_no_definition(tmp_path: Path, text: str) -> None:
    """Other tools have files in YAML, too."""
    laid(tmp_path, a=DEFINITION, b=text)

    assert definitions_in([tmp_path]).definitions == (tmp_path / "a.yaml",)


def test_hidden_files_and_folders_are_not_looked_at(tmp_path: Path) -> None:
    """A version control system keeps its own."""
    laid(tmp_path, a=DEFINITION)
    laid(tmp_path / ".git", b=DEFINITION)
    (tmp_path / ".c.yaml").write_text(DEFINITION, encoding="utf-8")

    assert definitions_in([tmp_path]).definitions == (tmp_path / "a.yaml",)


def test_a_pack_is_passed_over_as_a_whole(tmp_path: Path) -> None:
    """Its samples are not the user's own. Whoever names the folder of samples gets them."""
    laid(tmp_path, a=DEFINITION, packs__small__pack="name: small\n", packs__small__samples__b=DEFINITION)
    samples = tmp_path / "packs" / "small" / "samples"

    found = definitions_in([tmp_path])

    assert found.definitions == (tmp_path / "a.yaml",)
    assert found.passed_over == ((tmp_path / "packs" / "small", "a pack"),)
    assert definitions_in([samples]).definitions == (samples / "b.yaml",)


def test_a_link_to_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    """It could lead round in a circle."""
    laid(tmp_path, a=DEFINITION)
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)

    found = definitions_in([tmp_path])

    assert found.definitions == (tmp_path / "a.yaml",)
    assert found.passed_over == ((tmp_path / "round", "a link to a folder"),)


def test_a_definition_that_is_named_twice_is_built_once(tmp_path: Path) -> None:
    """By its own name and by that of its folder."""
    laid(tmp_path, a=DEFINITION)

    assert definitions_in([tmp_path / "a.yaml", tmp_path]).definitions == (tmp_path / "a.yaml",)


def test_a_file_that_is_named_is_taken_as_it_is(tmp_path: Path) -> None:
    """Building it says what is wrong with it, also when it is not there."""
    assert definitions_in([tmp_path / "nowhere.yaml"]).definitions == (tmp_path / "nowhere.yaml",)


def test_a_folder_without_a_definition_is_refused(tmp_path: Path) -> None:
    """Nothing to do is more likely a slip than a wish."""
    with pytest.raises(UsageError, match="no definition in"):
        definitions_in([laid(tmp_path, pack="name: x\n")])
