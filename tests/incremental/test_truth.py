"""After any sequence of edits the output is that of a clean build, and nothing else is in it.

SEQUENCES=200 runs as many random sequences; without it a few, always the same.
"""

import os
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from tests.incremental.edits import EDITS, Edit
from tests.incremental.upheavals import UPHEAVALS, Killed, cut
from tests.incremental.world import World, attempt, opened

SEQUENCES = int(os.environ.get("SEQUENCES", "0"))
MODES = st.sampled_from(["preview", "preview", "lenient", "lenient", "publish"])
WAYS = st.sampled_from(["warm", "first", "look", "cold", ""])
PICKS, MORES = st.integers(0, 7), st.integers(0, 3)


class Edited(RuleBasedStateMachine):
    """A site that is edited, built and disturbed."""

    world: World

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.base, self.stack = base, ExitStack()

    @initialize(mode=MODES)
    def open(self, mode: str) -> None:
        self.world = self.stack.enter_context(opened(mode, base=self.base))
        self.world.check("cold")

    @rule(edit=st.sampled_from(EDITS), pick=PICKS, more=MORES, way=WAYS)
    def edit(self, edit: Edit, pick: int, more: int, way: str) -> None:
        edit(self.world, pick, more)
        if way:
            self.world.check(way)

    @rule(upheaval=st.sampled_from(UPHEAVALS), pick=PICKS, more=MORES, way=WAYS)
    def disturb(self, upheaval: Edit, pick: int, more: int, way: str) -> None:
        self.edit(upheaval, pick, more, way)

    @rule(where=st.sampled_from(["stage", "moves", "state"]), after=PICKS, is_killed=st.booleans())
    def cut(self, where: str, after: int, is_killed: bool) -> None:
        """A build does not end; what was killed comes back as a new process."""
        after = after if where == "moves" else 0
        with cut(where, after, Killed if is_killed else OSError), suppress(Killed):
            attempt(lambda: self.world.build("warm"))
        self.world.good = None
        self.world.live = None if is_killed else self.world.live

    def teardown(self) -> None:
        with self.stack:
            if hasattr(self, "world"):
                self.world.check("warm")
                self.world.check("cold")


def test_any_sequence_of_edits_ends_as_a_clean_build(tmp_path: Path) -> None:
    run_state_machine_as_test(
        partial(Edited, tmp_path),
        settings=settings(
            max_examples=SEQUENCES or 4,
            stateful_step_count=12 if SEQUENCES else 8,
            derandomize=not SEQUENCES,
            database=None,
            deadline=None,
            phases=[Phase.generate, Phase.shrink] if SEQUENCES else [Phase.generate],
            suppress_health_check=[*HealthCheck],
        ),
    )
