"""The house style's own words filled in: cover, header and footer. docxtpl does it, on our terms.

Its terms are unsafe: by default any template runs code, text after an ampersand is lost, and what it cannot parse it
drops. So it always gets the sandbox, escaping and a strict parser from us, and one template is never rendered twice.
"""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from typing import Any, ClassVar, NoReturn
from zipfile import ZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.document import Frame
from agreements.intake import tags as house_tags
from agreements.intake.house import House
from agreements.rendering.docx.markup import BODY_MARK, PART_MARK, escaped

_BODY = f'<w:bookmarkStart w:id="0" w:name="{BODY_MARK}"/><w:bookmarkEnd w:id="0"/>'


def filled_parts(house: House, frame: Frame) -> dict[str, bytes]:
    """Every part of the house style, with the frame's words in place of its tags, and marks for body and part.

    Raises:
        FindingsError: a tag of the house style that cannot be filled, with the ids `sandbox`, `undefined` and
            `template-syntax`.
    """
    template = StrictTemplate(BytesIO(house.docx))
    try:
        template.render(_context(frame), jinja_env=_ENVIRONMENT, autoescape=True)
    except Exception as error:
        finding = _finding(house, error)
        if finding is None:
            raise
        raise FindingsError(finding.message, finding.hint, Report.of([finding])) from error
    filled = BytesIO()
    template.save(filled)
    with ZipFile(filled) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _context(frame: Frame) -> dict[str, object]:
    """Plain values only, each one checked for characters that docxtpl would drop without a word."""
    plain = asdict(frame)
    for value in plain.values():
        for text in value if isinstance(value, list | tuple) else (value,):
            escaped(text)
    return {"frame": plain, "part": PART_MARK, "body": Markup(_BODY), "specimen": False}  # noqa: S704 - ours


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, which compiles the same house style once for a whole batch of agreements."""

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:  # noqa: A002, ANN401
        """The compiled template; compiled anew only for text not seen lately."""
        if not isinstance(source, str) or globals is not None or template_class is not None:
            return super().from_string(source, globals, template_class)
        if source not in self._compiled:
            if len(self._compiled) >= _MOST_COMPILED:
                self._compiled.clear()
            self._compiled[source] = super().from_string(source)
        return self._compiled[source]

    def call_binop(self, _context: Context, operator: str, _left: object, _right: object) -> NoReturn:
        """Nothing is reckoned: a text times a billion would fill the memory."""
        raise SecurityError(f"a house style cannot reckon with {operator}")

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    _compiled: ClassVar[dict[str, Template]] = {}


_MOST_COMPILED = 32
_ENVIRONMENT = _Environment(undefined=StrictUndefined, autoescape=True, optimized=False)
_ENVIRONMENT.globals = {}
_ENVIRONMENT.filters = {name: FILTERS[name] for name in house_tags.FILTERS}


class StrictTemplate(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """A template that never mends XML, and leaves the properties for us to write."""

    def fix_tables(self, xml: str) -> etree._Element:
        """The body parsed strictly; docxtpl's own parser drops what it does not understand."""
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))

    def render_properties(self, context: dict[str, Any], jinja_env: ImmutableSandboxedEnvironment) -> None:
        """Only tried, for a tag that does harm; docxtpl escapes twice here and stops at 255 characters."""
        properties = self.docx.core_properties
        for name in ("author", "comments", "identifier", "keywords", "language", "subject", "title"):
            text = getattr(properties, name)
            if "{" in text:
                jinja_env.from_string(text).render(context)

    def render_xml_part(
        self, src_xml: str, part: object, context: dict[str, Any], jinja_env: ImmutableSandboxedEnvironment
    ) -> str:
        """As docxtpl's own; a header or footer without a tag is not compiled."""
        if "{" not in src_xml:
            return src_xml
        filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
        return filled


_KINDS: tuple[tuple[str, str, str, str], ...] = (
    ("jinja2.exceptions.SecurityError", "sandbox", "a tag does what a template may not do", "take the tag out"),
    ("jinja2.exceptions.UndefinedError", "undefined", "a tag names nothing that an agreement has", "see its spelling"),
    ("jinja2.exceptions.TemplateError", "template-syntax", "a tag is not well formed", "see that each tag is closed"),
    ("lxml.etree.XMLSyntaxError", "template-syntax", "a tag breaks the text apart", "give it a paragraph of its own"),
)


def _finding(house: House, error: Exception) -> Diagnostic | None:
    names = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__}
    for name, id_, meaning, hint in _KINDS:
        if name in names:
            message = f"the house style cannot be filled in: {meaning} ({error})"
            return Diagnostic(id_, Severity.ERROR, message, Location(house.file), hint)
    return None
