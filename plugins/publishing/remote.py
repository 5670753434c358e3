"""The same folder of releases on a server, reached by ssh and filled by rsync. Edge.

The server needs a shell, rsync and `flock` (util-linux), and nothing of ours. `PUBLISH_SSH` is the
command that reaches it (`ssh -p 2222`); keys and names of machines are ssh's own affair.
"""

import atexit
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.publishing.difference import Difference, compare
from plugins.publishing.hosts import PublishingError
from plugins.publishing.manifest import Entry, Manifest, find_differing, is_lasting
from plugins.publishing.release import Release, format_release, list_chain, parse_release
from plugins.publishing.wording import NONE_BEFORE

MARK = "\x1e"
"""Stands between two records in what the server answers; no JSON holds it."""
SUMS = f"find . -type f -printf '%s %p\\n'; printf '{MARK}'; find . -type f -exec sha256sum {{}} +"
BUSY = 75


class RemoteHost:
    """Releases in `folder` of `machine` (`me@server`)."""

    limits: tuple[str, ...] = ()
    patience = 10.0

    def __init__(self, machine: str, folder: str, ssh: str = "ssh") -> None:
        self.machine, self.folder = machine, folder
        self._ssh = [*shlex.split(ssh), *_list_options()]

    @contextmanager
    def lock(self, patience: float) -> Iterator[None]:
        """Held by a process of the server that ends with ours, whatever ends ours."""
        holder = self._take(time.monotonic() + patience)
        with holder:  # closes what it reads from, which ends it
            yield

    def _take(self, deadline: float) -> "subprocess.Popen[str]":
        while True:
            holder = self._try_to_hold()
            assert holder.stdout is not None  # noqa: S101 - for the type alone
            if holder.stdout.readline() == "held\n":
                return holder
            with holder:
                pass
            if holder.returncode != BUSY:
                raise PublishingError(f"{self.machine} ne répond pas comme prévu.")
            if time.monotonic() >= deadline:
                raise PublishingError("Une mise en ligne est déjà en cours\u00a0: attendez.")
            time.sleep(1)

    def _try_to_hold(self) -> "subprocess.Popen[str]":
        script = (
            f"umask 022; mkdir -p {self._quoted}/releases {self._quoted}/assets && "
            f"cd {self._quoted} && "
            f"exec flock -n -E {BUSY} lock sh -c 'echo held; exec cat >/dev/null'"
        )
        command, pipe = [*self._ssh, self.machine, script], subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)  # noqa: S603

    def find_live(self) -> Release | None:
        """The release that `current` leads to."""
        text = self._run('cat "$(readlink current).json" 2>/dev/null || true')
        with suppress(ValueError):
            return parse_release(text)
        return None

    def list_newer(self) -> list[Release]:
        """The releases made after the live one."""
        live = self.find_live()
        return [each for each in self.list_releases() if live and each.id > live.id]

    def dry_run(self, release: Release) -> Difference:
        """What readers would find changed."""
        return compare(self.find_live(), release)

    def put(self, tree: str, release: Release) -> None:
        """A whole new tree; rsync links the files that the live one has, and sends the others."""
        live = self.find_live()
        fresh = f"releases/.new-{release.id}"
        self._run(f"rm -rf releases/.new-* releases/.gone-*; mkdir -p {fresh}")
        self._send(tree, fresh, live)
        self._run("\n".join(self._bring(release, live, fresh)))
        record = f"releases/.{release.id}.json"
        self._run(f"cat > {record}", format_release(release))
        self._run(
            f"{_remove(release.id)}\n"
            f"mv {record} releases/{release.id}.json && mv -T {fresh} releases/{release.id}\nsync"
        )

    def _send(self, tree: str, fresh: str, live: Release | None) -> None:
        same = [f"--link-dest=../{live.id}"] if live else []
        options = ["-rc", "--chmod=D755,F644", "--perms", *same, f"--rsh={shlex.join(self._ssh)}"]
        target = f"{self.machine}:{self.folder}/{fresh}/"
        command = ["rsync", *options, f"{tree}/", target]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
        if done.returncode:
            raise PublishingError(f"L’envoi par rsync a échoué\u00a0: {done.stderr.strip()[-300:]}")

    def _bring(self, release: Release, live: Release | None, fresh: str) -> Iterator[str]:
        """Links the lasting files of former releases in, and those of this one out of it."""
        for path in release.carried if live else ():
            source = f"releases/{live.id}/{path}" if live else ""
            yield _link([source, f"assets/{path}"], f"{fresh}/{path}")
        for path in filter(is_lasting, release.list_all()):
            yield _link([f"{fresh}/{path}"], f"assets/{path}")

    def verify(self, identity: str) -> list[str]:
        """The paths whose files are not what the record says."""
        script = f"cd releases/{identity} && {SUMS}"
        try:
            release = parse_release(self._run(f"cat releases/{identity}.json"))
        except (PublishingError, ValueError):
            return [identity]
        return find_differing(release.list_all(), read_sums(self._run(script)))

    def switch(self, identity: str) -> None:
        """One rename."""
        self._run(f"ln -sfn releases/{identity} .current && mv -T .current current")

    def rollback(self) -> Release:
        """One rename, to the release that was live before this one."""
        live = self.find_live()
        former = next(
            (each for each in self.list_releases() if live and each.id == live.former), None
        )
        if former is None:
            raise PublishingError(NONE_BEFORE)
        self.switch(former.id)
        return former

    def tidy(self) -> None:
        """Remove releases that nobody can go back to, and lasting files that no other one has."""
        live = self.find_live()
        if live is None:
            return
        releases = {each.id: each for each in self.list_releases()}
        kept = list(list_chain(live, releases))
        gone = releases.keys() - {each.id for each in kept}
        used = {path for each in kept for path in each.list_all()}
        pool = self._run("find assets -type f").splitlines()
        unused = [path for path in pool if path.removeprefix("assets/") not in used]
        self._run("\n".join([*map(_remove, sorted(gone)), *(f"rm -f {_quote(p)}" for p in unused)]))

    def is_held(self) -> bool:
        """Whether somebody went back."""
        return bool(self._run("ls held 2>/dev/null || true").strip())

    def hold(self, is_held: bool) -> None:
        """Note it."""
        self._run("touch held" if is_held else "rm -f held")

    def list_releases(self) -> Iterator[Release]:
        """All of them, the oldest first."""
        script = (
            "for record in releases/*.json; do "
            f'if [ -d "${{record%.json}}" ]; then cat "$record"; printf \'{MARK}\'; fi; done'
        )
        for text in self._run(script).split(MARK):
            with suppress(ValueError):
                yield parse_release(text)

    @property
    def _quoted(self) -> str:
        return _quote(self.folder)

    def _run(self, script: str, given: str = "") -> str:
        """What the server says to `script`, run in the folder; a folder not yet there says nothing.

        A script may be longer than a command line: it is sent as what the shell reads.
        """
        moved = f"cd {self._quoted} 2>/dev/null || exit 0\nset -eu\numask 022\n"
        command = [*self._ssh, self.machine, f"{moved}{script}" if given else "sh"]
        told = given or f"{moved}{script}\n"
        done = subprocess.run(  # noqa: S603 - our own command
            command, input=told, check=False, capture_output=True, text=True
        )
        if done.returncode:
            said = done.stderr.strip()[-300:]
            raise PublishingError(f"{self.machine} a refusé\u00a0: {said}")
        return done.stdout


def read_sums(text: str) -> Manifest:
    """What SUMS says of each file."""
    sizes, _, sums = text.partition(MARK)
    weights = dict(line.split(" ", 1)[::-1] for line in sizes.splitlines())
    rows = (line.split("  ", 1) for line in sums.splitlines())
    return {path.removeprefix("./"): Entry(sha, int(weights[path])) for sha, path in rows}


def _list_options() -> list[str]:
    """One connection for all that is asked within half a minute, and nothing is ever typed."""
    folder = tempfile.mkdtemp(prefix="ssh-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shared = ("ControlMaster=auto", f"ControlPath={folder}/%C", "ControlPersist=30")
    options = ("BatchMode=yes", *shared)
    return [word for option in options for word in ("-o", option)]


def _link(sources: Sequence[str], target: str) -> str:
    """Makes `target` the first of `sources` that is there, unless it is there itself."""
    tries = " || ".join(f"ln {_quote(each)} {_quote(target)} 2>/dev/null" for each in sources)
    folder = _quote(str(Path(target).parent))
    return f"[ -e {_quote(target)} ] || {{ mkdir -p {folder}; {tries}; }}"


def _remove(identity: str) -> str:
    """Out of sight first: what is half removed is no release."""
    place = f"releases/{identity}"
    gone = f"releases/.gone-{identity}"
    return f"if [ -d {place} ]; then mv -T {place} {gone}; fi; rm -rf {place}.json {gone}"


def _quote(text: str) -> str:
    return shlex.quote(text)


def find_ssh() -> str:
    """The command that reaches servers."""
    return os.environ.get("PUBLISH_SSH") or "ssh"
