"""One English source, every other language a folder of gettext catalogues.

The tool translates *sources* (Markdown pages, notebooks, the table of contents, the words on cited works), not built
pages. So a translated notebook is a real notebook that a student can download and run, and captions, cell metadata and
titles of directives ride along with the prose.

``extract``
    brings ``locales/<language>/LC_MESSAGES/*.po`` in line with the sources: keeps translations, marks those whose
    source changed as fuzzy, drops what is gone. A catalogue made from several files names them at each message, one of
    a page at its top. The catalogue of a page that was renamed goes along; that of a page that is gone is put aside.
``apply``
    writes the translated sources to ``_build/source/<language>/``.
``check``
    lists what is missing, fuzzy, obsolete or has lost a reference, a placeholder, a link or a formula.

``entry``
    writes a new language's entry in :data:`kmo_teach.language.LANGUAGES`. Put there, ``extract`` makes its catalogues.
"""
