"""What travels with the file and is not printed: core and custom properties, the definition, the block names."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from agreements.document import Frame, on_one_line
from agreements.rendering.docx.markup import DECLARATION, LANGUAGES, R, escaped
from agreements.rendering.docx.package import Package

PAYLOAD_NAMESPACE = "urn:agreements:payload:1"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE_CORE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_CORE_KIND = f"{_PACKAGE_CORE}/relationships/metadata/core-properties"
_CUSTOM_KIND = f"{R}/custom-properties"
_EXTENDED_KIND = f"{R}/extended-properties"
_FIRST_CUSTOM_ID = 2


def set_properties(package: Package, frame: Frame, language: str, custom: Mapping[str, str], created: date) -> None:
    """The file says its title, author, subject, keywords, language and dates, and the custom properties given.

    Written whole, after docxtpl: it escapes the template's properties twice. Both dates are `created` at midnight.
    """
    for kind in (_CORE_KIND, _CUSTOM_KIND, _EXTENDED_KIND):
        package.unrelate("", kind)
    package.unrelate("", f"{_PACKAGE_CORE}/relationships/metadata/thumbnail")
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    _add(package, "docProps/core.xml", _core(frame, language, created), core, _CORE_KIND)
    _add(package, "docProps/app.xml", _APP, f"{_OFFICE_TYPE}.extended-properties+xml", _EXTENDED_KIND)
    if custom:
        _add(package, "docProps/custom.xml", _custom(custom), f"{_OFFICE_TYPE}.custom-properties+xml", _CUSTOM_KIND)


def _add(package: Package, name: str, text: str, content_type: str, kind: str) -> None:
    package.add(name, (DECLARATION + text).encode(), content_type)
    package.relate("", kind, name)


_APP = f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>agreements</Application></Properties>'


def _core(frame: Frame, language: str, created: date) -> str:
    moment = f"{created.isoformat()}T00:00:00Z"
    texts = (
        ("dc:title", on_one_line(frame.title)),
        ("dc:subject", on_one_line(frame.kind)),
        ("dc:creator", frame.author),
        ("cp:keywords", ", ".join(frame.keywords)),
        ("dc:description", frame.description),
        ("cp:lastModifiedBy", frame.author),
    )
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE_CORE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + "".join(f"<{name}>{escaped(text)}</{name}>" for name, text in texts)
        + f"{dates}<dc:language>{LANGUAGES.get(language, language)}</dc:language></cp:coreProperties>"
    )


def _custom(custom: Mapping[str, str]) -> str:
    inner = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{escaped(name)}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(sorted(custom.items()), start=_FIRST_CUSTOM_ID)
    )
    return f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">{inner}</Properties>'


def carry_payload(package: Package, definition: bytes | None, hashed_names: Mapping[str, str]) -> None:
    """A custom XML part holds the definition byte for byte, and the block ids that bookmark names cannot tell.

    LibreOffice empties such parts when it saves; whoever reads back must be ready for that.
    """
    if definition is None and not hashed_names:
        return
    name = package.free("customXml/item{}.xml")
    text = _payload(definition, hashed_names)
    package.parts[name] = text
    package.add_default("xml", "application/xml")
    package.relate(package.main, f"{R}/customXml", name)
    described = name.replace("/item", "/itemProps")
    package.add(described, _item_properties(text), f"{_OFFICE_TYPE}.customXmlProperties+xml")
    package.relate(name, f"{R}/customXmlProps", described)


def _payload(definition: bytes | None, hashed_names: Mapping[str, str]) -> bytes:
    blocks = "".join(f'<block name="{name}" id="{escaped(id_)}"/>' for name, id_ in sorted(hashed_names.items()))
    # In base64, because XML turns CR LF into LF and holds no control characters.
    held = (
        ""
        if definition is None
        else (
            f'<definition encoding="base64" sha256="{sha256(definition).hexdigest()}">'
            f"{b64encode(definition).decode()}</definition>"
        )
    )
    return f'{DECLARATION}<payload xmlns="{PAYLOAD_NAMESPACE}">{held}{blocks}</payload>'.encode()


def _item_properties(payload: bytes) -> bytes:
    digest = sha256(payload).hexdigest().upper()
    guid = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
    return (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{{guid}}}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{PAYLOAD_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
