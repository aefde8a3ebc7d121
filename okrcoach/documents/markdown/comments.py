"""What comments in a Markdown text say to okrcoach, and where the text goes on behind them."""

from __future__ import annotations

from okrcoach.documents.markdown.cells import after_code
from okrcoach.documents.page.blocks import Page


class Comments:
    """Takes in the comments of a page's lines, one line after the other."""

    def __init__(self, text: str, page: Page) -> None:
        self.text = text
        self.page = page
        self.end = 0
        """Where a comment that goes on over lines ends."""
        self._unclosed = False

    def taken(self, start: int, end: int) -> int:
        """Take in what comments say; one that goes on over lines ends this line where it begins."""
        at = start
        while (at := self.text.find("<!--", at, end)) >= 0:
            if (behind := after_code(self.text, start, at, end)) > at:
                start = at = behind
                continue
            close = -1 if self._unclosed else self.text.find("-->", at)
            if close < 0:
                self._unclosed = True
                return end
            self.page.remark(at, self.text[at + 4 : close])
            if close + 3 > end:
                self.end = close + 3
                return at
            start = at = close + 3
        return end
