"""What the package itself says in Dutch, on screen and on pages that no typographer goes over."""

import re

from tools.translate.catalogue import path_of, read


def test_dutch_messages_have_one_kind_of_apostrophe(root):
    straight = re.compile(r"[^\W\d_]'[^\W\d_]")
    catalogue = read(path_of(root, "nl", "kmo_teach"), "nl")
    assert [message.string for message in catalogue if message.id and straight.search(str(message.string))] == []
