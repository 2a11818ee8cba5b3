"""What a drawn plate shows: used by the tests of each subject's plates."""

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text


def words_outside(figure):
    """Return the words that leave a figure, each with its box in pixels."""
    FigureCanvasAgg(figure).draw()
    width, height = figure.get_size_inches() * figure.dpi
    found = []
    for text in figure.findobj(lambda artist: isinstance(artist, Text) and artist.get_text() and artist.get_visible()):
        box = text.get_window_extent()
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1:
            found.append((text.get_text(), box))
    return found
