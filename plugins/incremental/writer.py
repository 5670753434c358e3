"""Plans the pages that Pelican's generators would write, and makes each when it is its turn.

Adapter: it takes the calls that `pelican.writers.Writer` takes, and cuts listings into pages as
that does.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from pelican import signals
from pelican.paginator import Paginator
from pelican.writers import Writer

from plugins.incremental.ledger import CONTEXT, TEMPLATE
from plugins.shared.outputs import Output, Outputs
from plugins.shared.recording import RECORDER

_LISTED = ("articles", "dates")
_ASKED = frozenset({"relative_urls", "paginated", "template_name", "override_output", "url"})
"""What is said to the writer alone, and not to templates."""


@dataclass(frozen=True)
class Sheet:
    """One page to be made: its place, its template, and the values that are its own."""

    path: str
    environment: Environment
    template: str
    shared: Mapping[str, Any]
    own: Mapping[str, Any]
    closure: Callable[[str], frozenset[str]]

    def make(self) -> str:
        """The page, and the signal that Pelican sends for each one it writes."""
        RECORDER.note(CONTEXT, TEMPLATE)  # which one it is counts as one of the values
        for name in self.closure(self.template):
            RECORDER.note(TEMPLATE, name)
        values = {**self.shared, "output_file": self.path, **self.own}
        page = self.environment.get_template(self.template).render(values)
        signals.content_written.send(self.path, context=_Noted(values))
        return str(page)


class _Noted(dict[str, Any]):
    """The values of a page, which note who asks for them."""

    def __getitem__(self, name: str) -> Any:
        if name != "OUTPUTS":  # where notes are taken: no ingredient
            RECORDER.note(CONTEXT, name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        RECORDER.note(CONTEXT, str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The value called `name`."""
        RECORDER.note(CONTEXT, name)
        return super().get(name, default)


class PlanningWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Adds a sheet to the plan where Pelican's own writer renders one."""

    outputs: Outputs
    shared: Mapping[str, Any]
    closure: Callable[[str], frozenset[str]]

    def write_file(self, name: Any, template: Any, context: Any, **given: Any) -> None:
        """Plan one page, or all the pages of a listing; `given` is what Pelican's method takes."""
        if not name:
            return
        own = self._find_own(context) | {k: v for k, v in given.items() if k not in _ASKED}
        url, template_name = given.get("url"), given.get("template_name")
        listed = {key: own[key] for key in _LISTED if key in own}
        per_page = self.settings["PAGINATED_TEMPLATES"].get(template_name)
        if not (listed and template_name in self.settings["PAGINATED_TEMPLATES"]):
            self._plan(str(name), template, own)
            return
        size = per_page or self.settings["DEFAULT_PAGINATION"]
        paginators = {
            key: Paginator(name, url, contents, self.settings, size)
            for key, contents in listed.items()
        }
        for path, pages in _cut(paginators):
            self._plan(path, template, {**own, **pages})

    def _find_own(self, context: Any) -> dict[str, Any]:
        """What a context copied from the shared one has besides."""
        if context is self.shared:
            return {}
        return {key: value for key, value in context.items() if key not in self.shared}

    def _plan(self, path: str, template: Any, own: dict[str, Any]) -> None:
        content = own.get("article") or own.get("page")
        source = content.__dict__["relative_source_path"] if content is not None else ""
        sheet = Sheet(path, template.environment, template.name, self.shared, own, self.closure)
        given = {**own, TEMPLATE: template.name}
        self.outputs.plan(Output(path, sheet.make, given, is_page=True, source=source))


def _cut(paginators: Mapping[str, Paginator]) -> Iterator[tuple[str, dict[str, Any]]]:
    """`(path, values)` for each page of a listing."""
    count = next(iter(paginators.values())).num_pages
    cut = {key: [each.page(n) for n in range(1, count + 1)] for key, each in paginators.items()}
    for index in range(count):
        values: dict[str, Any] = {}
        for key, pages in cut.items():
            values[f"{key}_paginator"] = paginators[key]
            values[f"{key}_page"] = pages[index]
            values[f"{key}_previous_page"] = pages[index - 1] if index else None
            values[f"{key}_next_page"] = pages[index + 1] if index + 1 < count else None
        yield pages[index].save_as, values
