"""Runs a command in a process of its own, and tells what the kernel counted for it."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 20.0


@dataclass(frozen=True)
class Cost:
    """What one command took: seconds of wall and processor time, peak memory in MB."""

    wall: float
    processor: float
    memory: float
    load: float
    """The load average of the machine at its end."""


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run `command` in `folder` to its end; exits with what it said when it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            said.seek(0)
            raise SystemExit(f"{command} failed:\n{said.read().decode()[-2000:]}")
    spent = usage.ru_utime + usage.ru_stime
    return Cost(wall, spent, usage.ru_maxrss / 1024, os.getloadavg()[0])


def wait_for(port: int, patience: float = PATIENCE) -> None:
    """Return once somebody listens there."""
    deadline = time.monotonic() + patience
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        else:
            return


def read_spent(process: int) -> float:
    """Seconds of processor that a process has taken, 0 where the system does not tell."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def read_peak(process: int) -> float:
    """The most memory a process has had so far, in MB, 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    peaks = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return peaks[0] / 1024 if peaks else 0.0
