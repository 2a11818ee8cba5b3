"""What the formats share: XML from plain values, and a zip that is the same for the same content."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from html import escape

from tools.files import zip_entry

__all__ = ["as_html", "document", "element", "packed"]


def element(tag: str, content: str | ET.Element | None = None, *more: ET.Element, **attributes: str) -> ET.Element:
    """Make an element of a text or of other elements; an underscore at the end of an attribute's name is left out.

    >>> document(element("a", element("b", "1 < 2", class_="c"))).decode().splitlines()[1:]
    ['<a>', '  <b class="c">1 &lt; 2</b>', '</a>']
    """
    made = ET.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    if isinstance(content, str):
        made.text = content
    elif content is not None:
        made.append(content)
    made.extend(more)
    return made


def document(root: ET.Element) -> bytes:
    """Return an XML file."""
    ET.indent(root)
    return ET.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def as_html(text: str) -> str:
    """Return plain text as HTML, for a place that a platform reads as HTML.

    >>> as_html("1 < 2 & 3")
    '<p>1 &lt; 2 &amp; 3</p>'
    """
    return f"<p>{escape(text, quote=False)}</p>"


def packed(files: dict[str, bytes]) -> bytes:
    """Return a zip of files by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(zip_entry(name), content)
    return made.getvalue()
