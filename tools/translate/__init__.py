"""One English source, every other language a folder of gettext catalogues.

The tool translates *sources* (Markdown pages, notebooks, the table of contents), not built pages. So a translated
notebook is a real notebook that a student can download and run, and captions, cell metadata and titles of directives
ride along with the prose.

``extract``
    brings ``locales/<language>/LC_MESSAGES/*.po`` in line with the sources: keeps translations, marks those whose
    source changed as fuzzy, drops what is gone.
``apply``
    writes the translated sources to ``_build/source/<language>/``.
``check``
    lists what is missing, fuzzy, obsolete or has lost a reference, a placeholder, a link or a formula.

Adding a language is adding its folder under ``locales/`` (``extract`` fills it) and its entry in
:data:`kmo_teach.language.LANGUAGES`.
"""
