"""Lines that no conversion may touch: one word stands for each in the HTML meanwhile. Core."""

import re
from dataclasses import dataclass, field

from plugins.wordpress_import.saved_page.wording import quote

SIGNATURE = "{: .signature }"
_MOST_NAMES = 26


@dataclass
class Marks:
    """Words that stand for lines; `stem` is in no word of the page."""

    stem: str
    lines: dict[str, str] = field(default_factory=dict)

    def add(self, line: str) -> str:
        """The word that will become `line`."""
        word = f"{self.stem}{len(self.lines)}z"
        self.lines[word] = line
        return word

    def add_block(self, line: str) -> str:
        """A paragraph of HTML that will become `line`."""
        return f"<p>{self.add(line)}</p>"

    def add_signature(self) -> str:
        """What makes a signature of the paragraph above it."""
        return self.add_block(SIGNATURE)

    def restore(self, text: str) -> str:
        """`text` with the lines in place of their words."""
        pattern = re.compile(rf"(?P<gap>\n\n)?(?P<word>{self.stem}\d{{1,6}}z)")

        def replace(match: re.Match[str]) -> str:
            line = self.lines.get(match["word"], match["word"])
            gap = match["gap"] or ""
            return f"\n{line}" if line == SIGNATURE else f"{gap}{line}"

        return pattern.sub(replace, text)


def build_marks(text: str) -> Marks:
    """Marks for a page that says `text`."""
    stem = "importmark"
    while stem in text:
        stem += "x"
    return Marks(stem)


def format_remark(remark: str) -> str:
    """A remark for the author as a line that no reader sees."""
    safe = " ".join(remark.split()).replace("<", "‹").replace(">", "›")
    while "--" in safe:
        safe = safe.replace("--", "- -")
    return f"<!-- Import\u00a0: {safe} -->"


def describe_missing(name: str, alt: str, folder: str, href: str = "") -> str:
    """What stands where a picture was that was not saved with the page; `href` is where it led."""
    shown = (f", {quote(alt)}" if alt else "") + (f", qui menait à {href}" if href else "")
    return format_remark(
        f"ici l’image {quote(name)}{shown}. Déposez-la dans content/{folder}/, puis écrivez à "
        f"cette place\u00a0: ![Ce qu’elle montre](/{folder}/{name})"
    )
