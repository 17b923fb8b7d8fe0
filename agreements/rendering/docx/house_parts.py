"""Every part of a fresh house style but its document: styles, lists, running lines, settings, properties."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.rendering.docx.house_styles import (
    ACCENT,
    BUILT_IN_NAMES,
    CHARACTER_LOOKS,
    GREY,
    HAIRLINE,
    INK,
    PARAGRAPH_LOOKS,
    SANS,
    SERIF,
    TEXT,
    Look,
)
from agreements.rendering.docx.markup import DECLARATION, NAMESPACES, escaped, run

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_LISTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("clauses", (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))),
    (
        "schedules",
        (
            ("decimal", "Schedule %1"),
            ("decimal", "Part %2"),
            ("decimal", "%3."),
            ("decimal", "%3.%4"),
            ("lowerLetter", "(%5)"),
            ("lowerRoman", "(%6)"),
        ),
    ),
    # Level 0 prints nothing and only counts, so that (a) starts again after each definition.
    ("definitions", (("none", ""), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))),
    ("recitals", (("upperLetter", "(%1)"), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))),
    ("parties", (("decimal", "(%1)"),)),
)
_NUM_IDS = {name: number for number, (name, _) in enumerate(_LISTS, start=1)}
_FALLBACKS = {
    SERIF: ("Georgia", "roman", "02040603050405020204"),
    SANS: ("Calibri", "swiss", "020B0503030403020204"),
}


def fixed_parts(fonts: Mapping[str, str]) -> dict[str, bytes]:
    """The parts by name, the content types first. `fonts` gives the font to use for each of ours."""
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(_ROOT_RELATIONSHIPS),
        "docProps/app.xml": _APP,
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": _relationships(_DOCUMENT_RELATIONSHIPS),
        "word/fontTable.xml": _font_table(fonts),
        "word/footer1.xml": _running("ftr", "Footer", run("{{ frame.footer }}\t{{ frame.page_of }}")),
        "word/footer2.xml": _running("ftr", "Normal", ""),
        "word/header1.xml": _running("hdr", "Header", run("{{ frame.running_title }}\t{{ part }}")),
        "word/header2.xml": _running("hdr", "Normal", ""),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _styles(fonts),
        "word/theme/theme1.xml": _theme(fonts),
    }
    return {name: (DECLARATION + text).encode() for name, text in texts.items()}


# --- the package ----------------------------------------------------------------------------------------------------

_PARTS: tuple[tuple[str, str, str], ...] = (
    ("rId1", "styles", "styles.xml"),
    ("rId2", "numbering", "numbering.xml"),
    ("rId3", "settings", "settings.xml"),
    ("rId4", "fontTable", "fontTable.xml"),
    ("rId5", "theme", "theme/theme1.xml"),
    ("rId11", "header", "header1.xml"),
    ("rId12", "header", "header2.xml"),
    ("rId13", "footer", "footer1.xml"),
    ("rId14", "footer", "footer2.xml"),
)
_TYPES = {"theme": "application/vnd.openxmlformats-officedocument.theme+xml"}
_DOCUMENT_RELATIONSHIPS = tuple((id_, f"{_OFFICE}/{kind}", target) for id_, kind, target in _PARTS)
_ROOT_RELATIONSHIPS = (
    ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)


def _relationships(entries: tuple[tuple[str, str, str], ...]) -> str:
    inner = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in entries)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _content_types() -> str:
    parts = [("/word/document.xml", f"{_WORD_TYPE}.document.main+xml")]
    parts += [(f"/word/{target}", _TYPES.get(kind, f"{_WORD_TYPE}.{kind}+xml")) for _, kind, target in _PARTS]
    parts += [
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>agreements</Application></Properties>"
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{{ frame.title }}</dc:title><dc:subject>{{ frame.description }}</dc:subject>"
    "<dc:creator>{{ frame.author }}</dc:creator><cp:keywords>agreement</cp:keywords>"
    "<dc:language>en-GB</dc:language></cp:coreProperties>"
)
_SETTINGS = (
    f"<w:settings {NAMESPACES}>"
    '<w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    "</w:settings>"
)


def _font_table(fonts: Mapping[str, str]) -> str:
    inner = "".join(
        f'<w:font w:name="{escaped(name)}"><w:altName w:val="{fallback}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for ours, name in fonts.items()
        for fallback, family, panose in (_FALLBACKS[ours],)
    )
    return f"<w:fonts {NAMESPACES}>{inner}</w:fonts>"


def _theme(fonts: Mapping[str, str]) -> str:
    """The smallest theme that the format allows. The styles name their own fonts and colours."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _THEME_COLOURS)
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{escaped(fonts[name])}"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{kind}Font>'
        for kind, name in (("major", SANS), ("minor", SERIF))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House"><a:themeElements>'
        f'<a:clrScheme name="House">{colours}</a:clrScheme><a:fontScheme name="House">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="House"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>'
        f"{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


_THEME_COLOURS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", INK),
    ("lt2", "F2F4F7"),
    *((f"accent{number}", ACCENT) for number in range(1, 7)),
    ("hlink", ACCENT),
    ("folHlink", ACCENT),
)


def _running(element: str, style: str, content: str) -> str:
    return f'<w:{element} {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p></w:{element}>'


# --- lists ----------------------------------------------------------------------------------------------------------


def _numbering() -> str:
    bound = {look.list: look for look in PARAGRAPH_LOOKS if look.list}
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{_NUM_IDS[name]}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(_level(index, kind, text, bound[name, index]) for index, (kind, text) in enumerate(levels))
        + "</w:abstractNum>"
        for name, levels in _LISTS
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in _NUM_IDS.values()
    )
    return f"<w:numbering {NAMESPACES}>{abstracts}{numbers}</w:numbering>"


def _level(index: int, kind: str, text: str, look: Look) -> str:
    # With a space behind it Word's contents show "Schedule 2 Title" and need no tab stop for the wide label.
    kind_of_suffix = "nothing" if not text else "space" if look.name in _NAMED_LABELS else ""
    suffix = f'<w:suff w:val="{kind_of_suffix}"/>' if kind_of_suffix else ""
    light = f'<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{GREY}"/></w:rPr>'
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{look.id}"/>'
        f'{suffix}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{_indent(look)}</w:pPr>'
        f"{light if look.name in _NAMED_LABELS else ''}</w:lvl>"
    )


_NAMED_LABELS = ("Schedule Heading", "Part Heading")


# --- styles ---------------------------------------------------------------------------------------------------------


def _styles(fonts: Mapping[str, str]) -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_font(fonts[SERIF])}<w:color w:val="{INK}"/>{_size(TEXT)}'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        f'<w:spacing w:after="{_twips(8)}" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    named = "".join(_style(look, fonts, kind="paragraph") for look in PARAGRAPH_LOOKS)
    characters = "".join(_style(look, fonts, kind="character") for look in CHARACTER_LOOKS)
    return f"<w:styles {NAMESPACES}>{defaults}{_BASE_STYLES}{named}{characters}{_table_style()}</w:styles>"


_BASE_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:widowControl/><w:jc w:val="left"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def _style(look: Look, fonts: Mapping[str, str], *, kind: str) -> str:
    custom = "" if look.name in BUILT_IN_NAMES else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{look.based.replace(" ", "")}"/>' if look.based else ""
    follows = f'<w:next w:val="{look.follows.replace(" ", "")}"/>' if look.follows else ""
    paragraph = f"<w:pPr>{_paragraph_properties(look)}</w:pPr>" if kind == "paragraph" else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{look.id}"><w:name w:val="{look.name}"/>{based}{follows}'
        f"<w:qFormat/>{paragraph}<w:rPr>{_run_properties(look, fonts, kind=kind)}</w:rPr></w:style>"
    )


def _paragraph_properties(look: Look) -> str:
    """In the order that the schema asks for, which Word insists on."""
    flags = (("keepNext", look.keep_next), ("keepLines", look.keep_lines), ("pageBreakBefore", look.new_page))
    spacing = "".join(
        f' w:{side}="{_twips(points)}"'
        for side, points in (("before", look.before), ("after", look.after))
        if points is not None
    )
    tabs = "".join(f'<w:tab w:val="{side}" w:pos="{_twips(place)}"/>' for side, place in look.tabs)
    pieces = (
        "".join(f"<w:{name}/>" for name, on in flags if on),
        _list_binding(look),
        f"<w:pBdr>{look.borders}</w:pBdr>" if look.borders else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.shade}"/>' if look.shade else "",
        f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
        f"<w:spacing{spacing}/>" if spacing else "",
        _indent(look),
        '<w:jc w:val="right"/>' if look.right else "",
        f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "",
    )
    return "".join(pieces)


def _list_binding(look: Look) -> str:
    if look.list is None:
        return ""
    name, level = look.list
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{_NUM_IDS[name]}"/></w:numPr>'


def _indent(look: Look) -> str:
    if not look.left:
        return ""
    hanging = f' w:hanging="{_twips(look.hanging)}"' if look.hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{_twips(look.left)}"{hanging}/>'


def _run_properties(look: Look, fonts: Mapping[str, str], *, kind: str) -> str:
    shade = look.shade if kind == "character" else ""
    pieces = (
        _font(fonts[look.font]) if look.font else "",
        "<w:b/><w:bCs/>" if look.bold else "",
        "<w:i/><w:iCs/>" if look.italic else "",
        f'<w:color w:val="{look.colour}"/>' if look.colour else "",
        _size(look.size) if look.size else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "",
    )
    return "".join(pieces)


def _table_style() -> str:
    """Hairlines between rows, none between columns; a firmer rule under the header row."""
    heavy = f'w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"'
    hair = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"'
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="AgreementTable"><w:name w:val="Agreement Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"<w:top {heavy}/><w:bottom {heavy}/><w:insideH {hair}/></w:tblBorders><w:tblCellMar>"
        '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {heavy}/></w:tcBorders></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def _font(name: str) -> str:
    quoted = escaped(name)
    return f'<w:rFonts w:ascii="{quoted}" w:hAnsi="{quoted}" w:eastAsia="{quoted}" w:cs="{quoted}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _twips(points: float) -> int:
    return round(points * 20)
