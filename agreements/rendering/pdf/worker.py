"""The PDF process itself: reads jobs from its input, writes PDFs to its output, until its input ends.

Only this module and those it imports below may import WeasyPrint, and only this process imports this module.
"""

from __future__ import annotations

import gc
import logging
import signal
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from agreements.processes import Header, our_ends, read_message, write_message

if TYPE_CHECKING:
    from pydyf import PDF
    from weasyprint.text.fonts import FontConfiguration

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_WORDS_OF_A_LINK = 80


def main() -> None:
    """Jobs are answered one by one; a job that fails is answered with why."""
    # Ctrl-C reaches every process of a terminal. Our parent ends us; what it says is what the user reads.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming, outgoing = our_ends()
    failure = _engine_failure()
    # Collecting while a document is laid out costs a tenth of its time and frees next to nothing; between documents
    # it frees nearly everything. What is loaded stays loaded, so it is left out.
    gc.freeze()
    gc.disable()
    while True:
        try:
            header, parts = read_message(incoming)
        except (EOFError, OSError):
            return
        except Exception:  # noqa: BLE001  (the parent has gone in the middle of a message)
            return
        gc.collect()
        write_message(outgoing, *(_answer(header, parts) if failure is None else (failure, ())))


def _run_no_other_program() -> None:
    """Libraries are opened by their names, and not looked for.

    WeasyPrint tries the names that each system gives a library, and on Linux Python asks ldconfig, gcc and ld about
    those of other systems: seventy processes at every start, which write beside our fonts after we are gone, and
    whatever PATH calls gcc would run. The names that Linux knows are opened without it.
    """
    if sys.platform == "linux":
        import ctypes.util  # noqa: PLC0415  (only here)

        def find_library(name: str) -> str | None:  # noqa: ARG001  (as ctypes has it)
            return None

        ctypes.util.find_library = find_library


def _engine_failure() -> Header | None:
    _run_no_other_program()
    try:
        import weasyprint  # noqa: F401, PLC0415

        from agreements.rendering.pdf.drawn_words import draw_words_whole  # noqa: PLC0415
        from agreements.rendering.pdf.languages import say_languages  # noqa: PLC0415
        from agreements.rendering.pdf.letters import name_glyphs  # noqa: PLC0415
        from agreements.rendering.pdf.quicker import remember_pages  # noqa: PLC0415
        from agreements.rendering.pdf.trailing_space import let_spaces_hang  # noqa: PLC0415
    except OSError as error:
        return {"failure": "engine", "message": str(error).splitlines()[0]}
    except ImportError as error:
        return {"failure": "engine", "message": str(error)}
    remember_pages()
    draw_words_whole()
    let_spaces_hang()
    say_languages()
    name_glyphs()
    return None


def _answer(header: Mapping[str, object], parts: list[bytes]) -> tuple[Header, tuple[bytes, ...]]:
    try:
        _limit(float(str(header["seconds"])), int(str(header["memory_mb"])))
        return _made(header, parts)
    except (MemoryError, SystemError):
        # C code that gets no memory sometimes fails without saying why, which Python then calls a SystemError.
        return {"failure": "memory", "message": ""}, ()
    except Exception as error:  # noqa: BLE001  (the parent tells the user; the process lives on)
        return {"failure": "fault", "message": f"{type(error).__name__}: {error}"}, ()


def _limit(seconds: float, memory_mb: int) -> None:
    """The system stops us when we exceed the limits, even if our own program text no longer has a say."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (POSIX only)

    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(used.ru_utime + used.ru_stime + seconds) + 2
    for kind, amount in ((resource.RLIMIT_CPU, cpu), (resource.RLIMIT_AS, memory_mb << 20), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        allowed = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(kind, (allowed, hard))


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint warns of. A font or picture that it could not use is otherwise replaced in silence."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class PageError(Exception):
    """The page is not as the engine needs it."""


def _made(header: Mapping[str, object], parts: list[bytes]) -> tuple[Header, tuple[bytes, ...]]:
    html, attached, *contents = parts
    names = header["files"]
    assert isinstance(names, list)  # noqa: S101  (our own parent wrote it)
    from weasyprint.logger import LOGGER  # noqa: PLC0415

    complaints = _Complaints()
    LOGGER.handlers, LOGGER.propagate = [complaints], False
    refused: list[str] = []
    try:
        answer = _rendered(html.decode(), dict(zip(names, contents, strict=True)), header, attached, refused)
    except MemoryError:
        raise
    except Exception:
        # What the page asked for says more than what became of it.
        _refuse(refused, complaints.messages)
        raise
    _refuse(refused, complaints.messages)
    return answer


def _refuse(refused: Iterable[str], complaints: Iterable[str]) -> None:
    found = tuple(dict.fromkeys((*(f"it asks for {url}, which it was not given" for url in refused), *complaints)))
    if found:
        raise PageError("; ".join(found[:10]))


def _rendered(
    html: str, files: Mapping[str, bytes], header: Mapping[str, object], attached: bytes, refused: list[str]
) -> tuple[Header, tuple[bytes, ...]]:
    from weasyprint import HTML  # noqa: PLC0415

    from agreements.rendering.pdf.fetcher import SCHEME, PackFetcher  # noqa: PLC0415
    from agreements.rendering.pdf.finish import finish  # noqa: PLC0415
    from agreements.rendering.pdf.writing import write_once  # noqa: PLC0415

    fetcher = PackFetcher(files)
    fetcher.refused = refused
    page = HTML(string=html, base_url=SCHEME + "/", url_fetcher=fetcher, media_type="print")
    document = page.render(font_config=_fonts(), pdf_variant="pdf/a-3a")
    created = str(header["created"]) or None
    document.metadata.created = document.metadata.modified = created
    words_of = _words_by_id(page.etree_element)

    def finisher(_: object, pdf: PDF) -> None:
        finish(pdf, words_of)
        # WeasyPrint's next step is pdf.write(target, version, identifier, compress).
        pdf.write = lambda target, *_: write_once(pdf, target)

    data = document.write_pdf(
        pdf_variant="pdf/a-3a",
        attachments=_attachments(str(header["attachment"]), attached, created),
        finisher=finisher,
    )
    pages: dict[str, int] = {}
    for number, each in enumerate(document.pages, start=1):
        for anchor in each.anchors:
            pages.setdefault(anchor, number)
    return {"pages": pages, "page_count": len(document.pages)}, (data,)


@cache
def _fonts() -> FontConfiguration:
    """The fonts of all documents, which come from our configuration file alone: no page may bring any.

    Fontconfig and Pango give back next to nothing of what they take for each new one, most of a megabyte.
    """
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    return FontConfiguration()


def _attachments(name: str, data: bytes, created: str | None) -> list[object]:
    from weasyprint import Attachment  # noqa: PLC0415

    if not name:
        return []
    # Dates of an attachment are required by PDF/A-3; a fixed one stands in where the document has none.
    moment = datetime.fromisoformat(created).replace(tzinfo=UTC) if created else _EPOCH
    return [Attachment(string=data, name=name, relationship="Source", created=moment, modified=moment)]


def _words_by_id(root: Iterable[object]) -> dict[str, str]:
    return {
        identifier: text
        for element in root.iter()  # type: ignore[attr-defined]  # an ElementTree element
        if (identifier := element.get("id")) and (text := _shortened(" ".join("".join(element.itertext()).split())))
    }


def _shortened(text: str) -> str:
    if len(text) <= _WORDS_OF_A_LINK:
        return text
    return text[:_WORDS_OF_A_LINK].rpartition(" ")[0] + " ..."


if __name__ == "__main__":
    main()
