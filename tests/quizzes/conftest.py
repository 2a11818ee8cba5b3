"""The built site, for tests of the quizzes on its pages."""

from tests.site.conftest import site

__all__ = ["site"]
