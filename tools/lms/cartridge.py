"""Common Cartridge: the whole course in one file, in the version that a platform takes.

Specification: IMS Common Cartridge profile 1.3 (1EdTech, 2013), and 1.1 (2011) for Moodle, which takes no later one,
and Blackboard, which names none after 1.2. A cartridge may hold one bank of questions at most, and that holds the
practice tasks. Each quiz is an assessment: platforms put the questions of one into a bank of their own. Chapters and
labs are links to the published site where its address is known, and short pages otherwise. An assignment is the page
that every platform shows and, from 1.3 on, the assignment resource that a platform prefers to it where it knows one.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from kmo_teach.language import _, pgettext, using
from tools.lms.course import Assignment, Chapter, Course, Lab
from tools.lms.package import as_html, document, element, packed
from tools.lms.qti12 import assessment, bank

__all__ = ["VERSIONS", "Version", "cartridge"]

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PROFILE = "http://www.imsglobal.org/profile/cc"
_ASSIGNMENT = "http://www.imsglobal.org/xsd/imscc_extensions/assignment"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the specification.

    Attributes
    ----------
    number
        As its metadata say it: ``1.3.0``.
    code
        As its namespaces and file types say it: ``v1p3``.
    assignments
        Whether it knows assignments.
    """

    number: str
    code: str
    assignments: bool

    @property
    def namespace(self) -> str:
        """Beginning of the version's namespaces."""
        return f"http://www.imsglobal.org/xsd/imscc{self.code}"


VERSIONS = {"1.1": Version("1.1.0", "v1p1", False), "1.3": Version("1.3.0", "v1p3", True)}


def cartridge(course: Course, version: Version, site: str | None) -> bytes:
    """Return the course as a Common Cartridge.

    Parameters
    ----------
    course
        The course in one language.
    version
        One of :data:`VERSIONS`.
    site
        Address of the published site, the folder that holds the languages; ``None``: pages stand in for the links.
    """
    with using(course.language):
        made = _Cartridge(course, version, site)
        made.add_parts()
        made.add_bank()
        made.add_assignments()
        return made.packed()


class _Cartridge:
    """A cartridge that is being filled: its files, the resources that they make, and where they stand in the course."""

    def __init__(self, course: Course, version: Version, site: str | None) -> None:
        self._course, self._version, self._site = course, version, site
        self._files: dict[str, bytes] = {}
        self._resources = element("resources")
        self._root = element("item", identifier="root")

    def add_parts(self) -> None:
        for number, part in enumerate(self._course.parts, 1):
            folder = self._folder(f"part-{number}", part.title)
            for chapter in part.chapters:
                inside = self._folder(f"chapter-{chapter.name}", chapter.title, folder)
                self._add_page(inside, f"read-{chapter.name}", chapter)
                for lab in chapter.labs:
                    self._add_page(inside, f"do-{lab.page.rpartition('/')[2]}", lab)
                self._add_quiz(inside, chapter)

    def add_assignments(self) -> None:
        folder = self._folder("assignments", pgettext("in a learning platform", "Assignments"))
        for assignment in self._course.assignments:
            self._add_assignment(folder, assignment)

    def add_bank(self) -> None:
        """Add the practice tasks of all chapters, if there are any: a bank stands in no place of the course."""
        if not any(chapter.exercises for chapter in self._course.chapters):
            return
        kind = f"imsqti_xmlv1p2/imscc_xml{self._version.code}/question-bank"
        self._add("practice", kind, "practice.xml", document(bank(self._course, self._version.code)), named=False)

    def packed(self) -> bytes:
        return packed({"imsmanifest.xml": document(self._manifest()), **self._files})

    def _folder(self, name: str, title: str, inside: Element | None = None) -> Element:
        folder = element("item", element("title", title), identifier=f"item-{name}")
        (self._root if inside is None else inside).append(folder)
        return folder

    def _place(self, folder: Element, resource: str, title: str) -> None:
        item = element("item", element("title", title), identifier=f"item-{resource}", identifierref=resource)
        folder.append(item)

    def _add(self, name: str, kind: str, href: str, content: bytes, *, named: bool = True) -> Element:
        """Add a file and its resource. What is opened as a file is named by it; a link or a quiz is not."""
        self._files[href] = content
        resource = element("resource", element("file", href=href), identifier=name, type=kind)
        if named:
            resource.set("href", href)
        self._resources.append(resource)
        return resource

    def _add_page(self, folder: Element, name: str, page: Chapter | Lab) -> None:
        if self._site is None:
            said = _("Open the course's site at this title: {title}").format(title=page.title)
            self._add(name, "webcontent", f"{name}.html", self._html(page.title, as_html(said)))
        else:
            address = self._address(page.page)
            kind = f"imswl_xml{self._version.code}"
            self._add(name, kind, f"{name}.xml", document(self._link(page.title, address)), named=False)
        self._place(folder, name, page.title)

    def _address(self, page: str) -> str:
        return f"{(self._site or '').rstrip('/')}/{self._course.language}/{page}.html"

    def _link(self, title: str, address: str) -> Element:
        namespace = f"{self._version.namespace}/imswl_{self._version.code}"
        schema = f"{namespace} {_PROFILE}/cc{self._version.code}/cc{self._version.code}_imswl_{self._version.code}.xsd"
        return element(
            "webLink",
            element("title", title),
            element("url", href=address, target="_blank"),
            **{"xmlns": namespace, "xmlns:xsi": _XSI, "xsi:schemaLocation": schema},
        )

    def _html(self, title: str, body: str) -> bytes:
        head = f'<head><meta charset="utf-8" /><title>{escape(title)}</title></head>'
        page = (
            f'<!DOCTYPE html>\n<html lang="{self._course.language}">{head}<body><h1>{escape(title)}</h1>{body}</body>'
        )
        return f"{page}</html>\n".encode()

    def _add_quiz(self, folder: Element, chapter: Chapter) -> None:
        title = _("Quiz: {chapter}").format(chapter=chapter.title)
        name = f"quiz-{chapter.name}"
        kind = f"imsqti_xmlv1p2/imscc_xml{self._version.code}/assessment"
        content = document(assessment(chapter, title, self._version.code))
        self._add(name, kind, f"{name}.xml", content, named=False)
        self._place(folder, name, title)

    def _add_assignment(self, folder: Element, assignment: Assignment) -> None:
        name = f"assignment-{assignment.name}"
        notebook = f"{name}/{assignment.name}.ipynb"
        self._add(f"{name}-notebook", "webcontent", notebook, assignment.notebook)
        said = _(
            "Download the notebook, open it in JupyterLab, and hand in the same file when its checks say that all is "
            "there."
        )
        text = as_html(said)
        if self._site is not None:
            text += self._on_the_page(assignment)
        link = f'<p><a href="{assignment.name}.ipynb">{assignment.name}.ipynb</a></p>'
        page = self._add(name, "webcontent", f"{name}/page.html", self._html(assignment.title, text + link))
        page.append(element("dependency", identifierref=f"{name}-notebook"))
        if self._version.assignments:
            better = f"{name}-handed-in"
            variant = element("cpx:variant", element("cpx:metadata"), identifier=f"{name}-variant")
            variant.set("identifierref", better)
            page.append(variant)
            content = document(_assignment(assignment, text))
            self._add(better, "assignment_xmlv1p0", f"{name}/assignment.xml", content)
        self._place(folder, name, assignment.title)

    def _on_the_page(self, assignment: Assignment) -> str:
        said = _("Or do it in your browser, on the course's page, and take the notebook from there.")
        return (
            f'<p>{escape(said)} <a href="{escape(self._address(assignment.page))}">{escape(assignment.title)}</a></p>'
        )

    def _manifest(self) -> Element:
        organization = element("organization", self._root, identifier="course", structure="rooted-hierarchy")
        return element(
            "manifest",
            self._metadata(),
            element("organizations", organization),
            self._resources,
            **{"identifier": f"cartridge-{self._course.language}", **self._namespaces()},
        )

    def _namespaces(self) -> dict[str, str]:
        code, lom = self._version.code, f"http://ltsc.ieee.org/xsd/imscc{self._version.code}/LOM"
        content = f"{self._version.namespace}/imscp_v1p1"
        schemas = {content: f"cc{code}_imscp_v1p2_v1p0.xsd", f"{lom}/manifest": f"LOM/cc{code}_lommanifest_v1p0.xsd"}
        known = {"xmlns": content, "xmlns:lomimscc": f"{lom}/manifest", "xmlns:xsi": _XSI}
        if self._version.assignments:
            known["xmlns:cpx"] = f"{self._version.namespace}/imscp_extensionv1p2"
        located = " ".join(f"{namespace} {_PROFILE}/cc{code}/{file}" for namespace, file in schemas.items())
        return {**known, "xsi:schemaLocation": located}

    def _metadata(self) -> Element:
        title = element("lomimscc:string", self._course.title, language=self._course.language)
        general = element("lomimscc:general", element("lomimscc:title", title))
        general.append(element("lomimscc:language", self._course.language))
        metadata = element("metadata", element("schema", "IMS Common Cartridge"))
        metadata.append(element("schemaversion", self._version.number))
        metadata.append(element("lomimscc:lom", general))
        return metadata


def _assignment(assignment: Assignment, text: str) -> Element:
    attachment = element("attachment", href=f"{assignment.name}.ipynb", role="All")
    return element(
        "assignment",
        element("title", assignment.title),
        element("text", text, texttype="text/html"),
        element("attachments", attachment),
        element("gradable", "true", points_possible=str(assignment.points)),
        element("submission_formats", element("format", type="file")),
        **{"xmlns": _ASSIGNMENT, "identifier": f"assignment-{assignment.name}-handed-in"},
    )
