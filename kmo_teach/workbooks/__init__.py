"""Models as workbooks: the inputs of the course's firm, live formulas in named cells, sources, and a check.

``describe`` says what a workbook holds, ``write`` makes the file, and each other module is one workbook. What a formula
gives is compared with the model: here for the firm's own inputs, by the check cell for whoever opens the file, and in
``tests/workbooks`` on many inputs by another program that computes spreadsheets.
"""

from kmo_teach.workbooks.describe import Workbook
from kmo_teach.workbooks.registry import WORKBOOKS, find
from kmo_teach.workbooks.write import file_name, write

__all__ = ["WORKBOOKS", "Workbook", "file_name", "find", "write"]
