"""The course's own package: what it computes with, and how it shows that. Read the rooms in the order of the chapters.

========================  ==================================================================================
``facts``                 every rate, threshold, price and count, with source and date
``case``                  Zavelbeek, the firm that the whole course follows
``introduction``          what a process is
``definition``            1.1 what internationalisation is, and how far a market lies
``drivers``               1.2 what makes a firm go abroad, in figures
``phases``                1.2, 1.3 and 3.0: the paper's model of drive, phases and systems
``entry``                 1.3 the steps abroad as choices with a price
``value_chain``           2.0 core and support processes, and what an order adds
``operations``            2.1 production and logistics
``border``                2.1 customs, origin and VAT across the border
``commercial``            2.2 selling
``people``, ``payroll``   2.3 people and their net pay in nine tax contexts
``finance``               2.4.1 cash, consolidation, tax
``pricing``               2.4.2 the risks of an order, and its price
``payment``               2.4.3 how machines are paid
``information``           3.1 information systems
``power``                 3.2 who decides
``control``               3.3 dashboards
``conclusion``            growth against control, and the decision memo
``figures``, ``apps``     the faces: plates, and apps that live in Jupyter and on the page
``workbooks``             a face too: models as spreadsheets with live formulas
``check``, ``grading``    what a student's ``check`` says, and how an instructor grades
``practice``              tasks done on the page: what runs a student's code there, what an error means, and the
                          chapters' practice tasks
``book``, ``frontend``    what builds the site, and the apps' JavaScript
``html``, ``palette``     escaping and colours, the same in every face
``numeric``               what several rooms compute with
``language``, ``inputs``  the reader's language, and checks on what a caller gives; nearly every room imports them
``notebook``              what a lab needs of its notebook
========================  ==================================================================================

Import from a room: ``from kmo_teach.entry import wilson_interval``. A room's ``__all__`` is what labs and assignments
may count on (``numeric`` and ``grading`` are for the package itself); where in the room a function lives may change.
The rooms of models use the standard library only, as the same files run in the reader's browser.
"""

__version__ = "0.1.0"
