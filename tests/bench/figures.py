"""What was measured with one corpus, and the medians and ratios of it."""

import statistics
from dataclasses import dataclass, field

from tests.bench.builds import AGAIN, SAME, Costs
from tests.bench.previews import Delays, Felt
from tests.bench.processes import Cost
from tests.bench.tools import HOUSE


@dataclass
class Figures:
    """All of it; what was not measured is None wherever it is asked for."""

    count: int
    costs: Costs
    felt: dict[str, Felt] = field(default_factory=dict)

    def find_cost(self, tool: str, scenario: str, kind: str = "wall") -> float | None:
        """The median of a tool: `wall` and `processor` in seconds, `memory` in MB."""
        costs = self.list_costs(tool, scenario)
        return statistics.median(getattr(cost, kind) for cost in costs) if costs else None

    def list_costs(self, tool: str, scenario: str) -> list[Cost]:
        """What a tool took; one that looks at everything each time does so just after, too."""
        named = self.costs.get(scenario, {}).get(tool, [])
        return named or (self.list_costs(tool, SAME) if scenario == AGAIN else [])

    def find_delay(self, tool: str, name: str, share: float = 0.5) -> float | None:
        """What that share of the edits stayed below, in milliseconds."""
        found = self.find_delays(tool, name).find_quantile(share)
        return None if found is None else found * 1000

    def find_delays(self, tool: str, name: str) -> Delays:
        """The delays of a tool, by the name they have in `Felt`."""
        return getattr(self.felt.get(tool, Felt()), name)  # type: ignore[no-any-return]

    def compare(self, tool: str, scenario: str, kind: str = "wall") -> float | None:
        """The house divided by `tool`."""
        return divide(
            self.find_cost(HOUSE.name, scenario, kind), self.find_cost(tool, scenario, kind)
        )

    def compare_delay(self, tool: str, name: str, share: float = 0.5) -> float | None:
        """The house divided by `tool`."""
        return divide(self.find_delay(HOUSE.name, name, share), self.find_delay(tool, name, share))


def divide(ours: float | None, theirs: float | None) -> float | None:
    """A ratio, where there are both."""
    return None if ours is None or not theirs else ours / theirs
