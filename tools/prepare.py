"""Creates .venv and installs a hashed lock in it; tools/prepare.sh calls it when it must."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"
INSTALLED = VENV / "installed"
"""Holds a copy of each lock that was installed to its end."""
BEGUN = VENV / "begun"
"""Is there while an installation runs, and stays when it was interrupted."""
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-browser.lock")
"""Each holds all that the one before it holds."""
LAST_LINES = 6


def main(lock: str) -> None:
    """Install `lock`, healing what an interrupted installation left behind."""
    fcntl.flock(os.open(".", os.O_RDONLY), fcntl.LOCK_EX)  # two commands never install at once
    if is_installed(lock):
        return
    say("Installation de ce qu’il faut au blog : environ une minute, la première fois seulement.")
    if not is_sound():
        create_venv()
    install(lock)


def is_installed(lock: str) -> bool:
    """Whether the very bytes of `lock` were installed to the end."""
    copy = INSTALLED / lock
    return is_sound() and copy.exists() and copy.read_bytes() == Path(lock).read_bytes()


def is_sound() -> bool:
    """Whether .venv runs, has pip, and was not left in the middle of an installation."""
    if BEGUN.exists() or not PYTHON.exists():
        return False
    return run([str(PYTHON), "-c", "import pip"]).returncode == 0


def create_venv() -> None:
    """Make .venv anew, without the ruins of another."""
    shutil.rmtree(VENV, ignore_errors=True)
    insist([sys.executable, "-m", "venv", str(VENV)], "Le dossier .venv n’a pas pu être créé.")


def install(lock: str) -> None:
    """Install `lock`, and only then note that it is there, with the smaller locks it holds."""
    BEGUN.touch()
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    insist(
        [*pip, "--no-input", "--require-hashes", "--requirement", lock],
        "L’installation a échoué : vérifiez la connexion à Internet, puis relancez.",
    )
    INSTALLED.mkdir(exist_ok=True)
    for name in LOCKS[: LOCKS.index(lock) + 1]:
        shutil.copyfile(name, INSTALLED / name)
    BEGUN.unlink()


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run `command`, keeping to itself what it says."""
    return subprocess.run(  # noqa: S603 - our own commands
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def insist(command: Sequence[str], failure: str) -> None:
    """Run `command`; where it fails, say its last lines, then `failure`, and exit with code 1."""
    done = run(command)
    if done.returncode:
        say("\n".join(done.stdout.splitlines()[-LAST_LINES:]))
        raise SystemExit(failure)


def say(text: str) -> None:
    """Write to the terminal, apart from what a command may pipe on."""
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        raise SystemExit(
            "Installation interrompue : elle reprendra à la prochaine commande."
        ) from None
