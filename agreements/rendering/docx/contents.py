"""The contents list: a live TOC field that carries its entries, so that it is right before anyone updates it.

The field is never marked dirty and the file never asks to update fields: both bring up a prompt in Word, and other
programs then show an empty list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from agreements.document import Block, Clause, Contents, Document, Heading, Part, Schedule, Series, words
from agreements.rendering.docx.markup import escaped, field, language_mark, run, two_languages
from agreements.rendering.docx.writer import Writer

_GAP = "\N{EM SPACE}"
_UNKNOWN_PAGE = "\N{EN DASH}"
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: style key, the block it leads to, its label, what follows the label, its title.

    `look` are the properties of its runs: the language, where it is the second of two.
    """

    key: str
    block: str
    label: str
    gap: str
    title: str
    look: str = ""


def entries(document: Document) -> Iterator[Entry]:
    """What the contents list, in every language of the document."""
    for block in document.blocks:
        for entry in _entries((block,)):
            yield replace(entry, look=language_mark(document.second)) if document.is_second(block) else entry


def _entries(blocks: Sequence[Block]) -> Iterator[Entry]:
    """What the contents list: headings, clauses and schedules, and below a schedule its parts.

    The gap stands for what Word puts there when it updates: a tab where the list level ends with one, else a space,
    which is drawn wider here to set the label off.
    """
    for block in blocks:
        match block:
            case Heading(in_contents=True):
                yield Entry("contents_1", block.id, "", "", words(block.inlines))
            case Clause(series=Series.CLAUSE):
                yield Entry("contents_1", block.id, block.label, "\t", words(block.inlines))
            case Schedule():
                yield Entry("contents_1", block.id, block.label, _GAP, words(block.inlines))
            case Part():
                yield Entry("contents_2", block.id, block.label, _GAP, words(block.inlines))
            case _:
                pass


def contents(
    block: Contents, document: Document, writer: Writer, instruction: str, pages: Mapping[str, int], extra: str
) -> str:
    """The heading, and the field with one linked entry a line. A page that is not known prints as a dash.

    `extra` holds direct properties of the heading.
    """
    title = writer.marked(
        writer.anchors.name(block.id), two_languages(block.title, block.also, "", language_mark(document.second))
    )
    heading = writer.paragraph("contents_heading", title, extra)
    lines = [_line(entry, writer, pages) for entry in entries(document)]
    if not lines:
        return heading
    opening = f'{_BEGIN}<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>{_SEPARATE}'
    lines[0] = (lines[0][0], opening + lines[0][1])
    lines[-1] = (lines[-1][0], lines[-1][1] + _END)
    return heading + "".join(writer.paragraph(key, content) for key, content in lines)


def _line(entry: Entry, writer: Writer, pages: Mapping[str, int]) -> tuple[str, str]:
    writer.faces.add((entry.key, False, False))
    name = writer.anchors.name(entry.block)
    page = field(f"PAGEREF {name} \\h", str(pages.get(entry.block, _UNKNOWN_PAGE)))
    text = run(f"{entry.label}{entry.gap}{entry.title}\t", entry.look)
    return entry.key, f'<w:hyperlink w:anchor="{name}" w:history="1">{text}{page}</w:hyperlink>'
