"""The last touches to WeasyPrint's PDF: what PDF/UA-1 and PDF/A-3a ask for in one file, and it leaves out.

Each step names the gap that it closes; a step is to go when WeasyPrint does the same. Seen in 70.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydyf import PDF, Array, Dictionary, String

_PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""
"""Source: ISO 14289-1, 5 (identification); ISO 19005-3, 6.6.2.3 (a schema from elsewhere is described in the file)."""


def finish(pdf: PDF, words_of: Mapping[str, str]) -> None:
    """The PDF conforms to both standards. `words_of` says in words where a link to an id leads."""
    elements = [each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructElem"]
    _identify_as_pdfua(pdf)
    _release_running_lines(pdf, elements)
    _scope_headers(pdf, elements)
    _name_links(pdf, words_of)
    _sharpen_pictures(pdf)


def _object(pdf: PDF, reference: bytes | str) -> Any:  # noqa: ANN401  (pydyf has no types)
    return pdf.objects[int(reference.split()[0])]


def _identify_as_pdfua(pdf: PDF) -> None:
    """The metadata names PDF/UA-1 beside PDF/A-3a, and stays readable: WeasyPrint can name one standard only."""
    stream = _object(pdf, pdf.catalog["Metadata"])
    stream.stream = [b"".join(stream.stream).replace(b"</rdf:RDF>", _PDFUA)]
    stream.compress = False


# --- running lines are artifacts (WeasyPrint#1836) --------------------------------------------------------------------


def _release_running_lines(pdf: PDF, elements: list[Any]) -> None:
    """What stands in margin boxes is marked as pagination, and no tag and no parent entry speaks of it any more."""
    orphans = list(_orphans(elements))
    released: dict[bytes, set[int]] = {}
    for element in orphans:
        released.setdefault(element["Pg"], set()).update(kid for kid in element["K"] if isinstance(kid, int))
        element.free = "f"
    for page, marks in released.items():
        _release(pdf, _object(pdf, page), marks)


def _orphans(elements: list[Any]) -> Iterator[Any]:
    """The elements of margin boxes: WeasyPrint makes them children of the document, which does not own them."""
    by_reference = {each.reference: each for each in elements}
    document = next(each for each in elements if each["S"] == "/Document")
    owned = set(document["K"])
    waiting = [each for each in elements if each["P"] == document.reference and each.reference not in owned]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [by_reference[kid] for kid in element["K"] if kid in by_reference]


def _release(pdf: PDF, page: Any, marks: set[int]) -> None:  # noqa: ANN401  (pydyf has no types)
    content = _object(pdf, page["Contents"])
    for index, operand in enumerate(content.stream):
        if isinstance(operand, dict) and operand.get("MCID") in marks:
            # A tag, its properties and BDC are three entries in a row.
            content.stream[index - 1 : index + 1] = ["/Artifact", Dictionary({"Type": "/Pagination"})]
    parents = _parents(pdf, page["StructParents"])
    for mark in marks:
        parents[mark] = b"null"


def _parents(pdf: PDF, key: int) -> Any:  # noqa: ANN401  (pydyf has no types)
    numbers = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    return numbers[2 * key + 1]


# --- header cells (WeasyPrint#2508) ----------------------------------------------------------------------------------


def _scope_headers(pdf: PDF, elements: list[Any]) -> None:
    """Each header cell says whether it heads its column or its row, and can be found by its id."""
    names: list[tuple[str, bytes]] = []
    for element in elements:
        if element["S"] == "/TH" and element.free == "n":
            section = _object(pdf, _object(pdf, element["P"])["P"])
            element["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"
            names.append((element["ID"].string, element.reference))
    if names:
        pairs = (part for key, reference in sorted(names) for part in (String(key), reference))
        tree = Dictionary({"Names": Array(pairs)})
        pdf.add_object(tree)
        _object(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = tree.reference


# --- links -----------------------------------------------------------------------------------------------------------


def _name_links(pdf: PDF, words_of: Mapping[str, str]) -> None:
    """Each link says in words where it leads, where WeasyPrint leaves a bare fragment."""
    for each in pdf.objects:
        if isinstance(each, dict) and each.get("Subtype") == "/Link":
            target = each["Dest"].string if "Dest" in each else ""
            if words_of.get(target):
                each["Contents"] = String(words_of[target])


# --- pictures ---------------------------------------------------------------------------------------------------------


def _sharpen_pictures(pdf: PDF) -> None:
    """No picture is smoothed by whoever shows it: a logo would look other in each program.

    Source: ISO 19005-3, 6.2.8 (Interpolate is false where it is there).
    """
    for each in pdf.objects:
        extra = getattr(each, "extra", {})
        if extra.get("Subtype") == "/Image" and "Interpolate" in extra:
            extra["Interpolate"] = "false"
