"""Lets capabilities attach to contents what they work out of all of them, and check each. Adapter.

Lists are made anew only when one of them may have changed: an article whose text was edited keeps
its neighbours, and is checked alone.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pelican import signals

from plugins.incremental.changes import Differences, moves_lists
from plugins.incremental.templates import TemplateSources
from plugins.incremental.writer import PlanningWriter
from plugins.shared.events import content_linked
from plugins.shared.findings import Finding, select_errors
from plugins.shared.outputs import Outputs


@dataclass
class Linking:
    """The links between the `contents` of a site, and what was found wrong with them."""

    settings: Any
    context: Any
    generators: list[Any]
    contents: Mapping[str, Any]
    is_sound: bool = False
    turns_at: float = 0.0
    _found: list[Finding] = field(default_factory=list)
    _checked: dict[str, list[Finding]] = field(default_factory=dict)

    def is_needed(self, touched: Iterable[Differences]) -> bool:
        """Whether lists have to be made anew: not linked, a date has come, or contents moved."""
        late = time.time() >= self.turns_at
        return not self.is_sound or late or any(map(moves_lists, touched))

    def link(self) -> None:
        """Make all lists, and check every content."""
        self.is_sound = False
        for key in ("generated_content", "static_content", "static_links"):
            self.context[key].clear()
        findings, self.settings["TURNING_POINTS"] = self.settings["FINDINGS"], []
        self.settings["OUTPUTS"].planned.clear()
        del findings[:]
        for content in self.contents.values():
            content.kept.clear()  # what was worked out of it may name others
        for generator in self.generators:
            generator.generate_context()
            generator.check_disabled_readers()
        signals.all_generators_finalized.send(self.generators)
        for generator in self.generators:
            if hasattr(generator, "refresh_metadata_intersite_links"):
                generator.refresh_metadata_intersite_links()
        self.turns_at = min(self.settings["TURNING_POINTS"], default=float("inf"))
        self._found = list(findings)
        self._checked.clear()
        self.check(self.contents)
        self.is_sound = True

    def check(self, names: Iterable[str]) -> None:
        """Hold contents against the site around them."""
        findings = self.settings["FINDINGS"]
        kept = list(findings)
        for name in names:
            del findings[:]
            content_linked.send(self.contents[name])
            self._checked[name] = list(findings)
        findings[:] = kept

    def is_content_sound(self, name: str) -> bool:
        """Whether no error stands in the links of one content, by the lists as they were."""
        self.check([name])
        return not select_errors(self._checked[name])

    def list_findings(self) -> Iterator[Finding]:
        """What is wrong with lists and links."""
        yield from self._found
        for found in self._checked.values():
            yield from found

    def plan(self, outputs: Outputs, sources: TemplateSources) -> None:
        """Let the generators plan their pages."""
        writer = PlanningWriter(self.settings["OUTPUT_PATH"], settings=self.settings)
        writer.outputs, writer.shared = outputs, self.context
        writer.closure = sources.find_closure
        for generator in self.generators:
            generator.generate_output(writer)
