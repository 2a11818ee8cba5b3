"""The strict definition takes all components."""

import pytest

from kmo_teach.definition import COMPONENTS, describe, verdict
from kmo_teach.inputs import InputError


def test_only_all_components_make_the_strict_definition():
    assert verdict(COMPONENTS).strict
    for left_out in COMPONENTS:
        assert verdict(set(COMPONENTS) - {left_out}).missing == (left_out,)
    with pytest.raises(InputError, match="component"):
        describe("z")
