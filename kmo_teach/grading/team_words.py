"""What platforms call groups, and what Moodle calls those who are in none.

Moodle's words are those of its language packs, ``mod/assign/lang`` (*defaultteam*, *noteam*, *multipleteams*).
"""

from __future__ import annotations

__all__ = ["TEAM_WORDS", "is_default_group", "own_group"]

TEAM_WORDS = {"group", "groep", "team", "groepje", "equipe", "gruppe"}
"""Words that are in the names of groups."""
_DEFAULT = ("default group", "standaardgroep", "standaard groep")
_NONE = (
    "not a member of any group",
    "member of more than one group",
    "lid van geen enkele groep",
    "lid van meer dan één groep",
)


def is_default_group(name: str) -> bool:
    """Return whether it is what Moodle calls all students together who are in no group.

    Examples
    --------
    >>> [is_default_group(name) for name in ("Default group", "Standaard groep", "Group A")]
    [True, True, False]
    """
    return " ".join(name.casefold().split()) in _DEFAULT


def own_group(cell: str) -> str:
    """Return the group in a cell of a list; where Moodle says there that a student is in no single one, none.

    Examples
    --------
    >>> own_group("Group A"), own_group("Not a member of any group, so unable to make submissions.")
    ('Group A', '')
    """
    return "" if cell.casefold().startswith(_NONE) else cell
