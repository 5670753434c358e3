"""An ssh server on this machine alone, with keys of its own, ended by its pid."""

import getpass
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tools.nginx import find_port

CONFIGURATION = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
"""


def find_missing() -> str:
    """The first program that is not here, nothing when all are."""
    programs = {"/usr/sbin/sshd": "openssh-server", "rsync": "rsync", "flock": "util-linux"}
    return next((name for program, name in programs.items() if not shutil.which(program)), "")


@contextmanager
def ssh_server() -> Iterator[tuple[str, str]]:
    """A running server: the machine as ssh names it, and the command that reaches it."""
    folder, port = Path(tempfile.mkdtemp(prefix="sshd-")), find_port()
    for name in ("host", "key"):
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(make, check=True)
    (folder / "sshd.conf").write_text(CONFIGURATION.format(port=port, folder=folder))
    with suppress(OSError):
        Path("/run/sshd").mkdir(exist_ok=True)
    serve = ["/usr/sbin/sshd", "-D", "-f", str(folder / "sshd.conf"), "-E", str(folder / "log")]
    process = subprocess.Popen(serve)
    try:
        _wait(port, folder / "log")
        options = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR")
        told = " ".join(f"-o {option}" for option in options)
        yield f"{getpass.getuser()}@127.0.0.1", f"ssh -p {port} -i {folder}/key {told}"
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder)


def _wait(port: int, log: Path) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError(log.read_text() if log.exists() else "no sshd")
