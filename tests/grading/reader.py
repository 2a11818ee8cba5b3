"""A person who reads answers with ``kmo read``."""

from __future__ import annotations

import http.client
import re
import urllib.parse
from html import unescape


class Reader:
    """A person with the page open, without a script: as a browser's form does."""

    def __init__(self, address):
        self.address = address
        self.at = urllib.parse.urlsplit(address)

    def ask(self, path, fields=None, **headers):
        """Return status, headers and text."""
        connection = http.client.HTTPConnection(self.at.netloc, timeout=60)
        body = None if fields is None else urllib.parse.urlencode(fields)
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, text

    def page(self, place, language="en"):
        status, _headers, text = self.ask(f"{self.at.path}{language}/{place}")
        assert status == 200
        return text

    def links(self, task):
        """Return the address of each student's answer."""
        rows = re.findall(r'<th scope="row"><a href="([^"]+)">([^<]+)</a>', self.page(f"{task}/"))
        return {unescape(name): href for href, name in rows}

    def open(self, task, name):
        """Open an answer; return what gives points for it."""
        href = self.links(task)[name]
        text = self.ask(href)[2]
        seen = re.search(r'name="seen" value="([^"]+)"', text)[1]

        def give(points, comment="", seen=seen, **headers):
            return self.ask(href, {"seen": seen, "points": points, "comment": comment, "go": "stay"}, **headers)

        return text, give
