"""`python -m plugins.wordpress_import export.xml --images uploads`: a whole blog moves in.

One page saved from a browser becomes a draft: `python -m plugins.wordpress_import page.html`.
"""

import argparse
import os
import runpy
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from plugins.wordpress_import.copying import DiskError
from plugins.wordpress_import.export.files import RefusedExportError
from plugins.wordpress_import.moving import Order, RefusedImportError, move_in
from plugins.wordpress_import.progress import Progress
from plugins.wordpress_import.report import typeset
from plugins.wordpress_import.saved_page.drafting import import_saved_page, is_saved_page
from plugins.wordpress_import.saved_page.model import RefusedPageError
from plugins.wordpress_import.service import settle
from plugins.wordpress_import.telling import REPORT, render_short, render_whole
from plugins.wordpress_import.writing import write_report

ROOT = Path(__file__).resolve().parents[2]
USAGE = """\
make import FILE=export.xml [IMAGES=dossier-ou-zip] [SITE=https://…] [DRY_RUN=1]

ou  python -m plugins.wordpress_import export.xml [export2.xml …] [options]
ou  python -m plugins.wordpress_import page.html

  --images DOSSIER   le dossier wp-content/uploads de l’ancien blog, ou son archive zip
  --site ADRESSE     l’ancien blog, s’il répond encore : ses images y sont demandées
  --dry-run          dit ce qui serait fait, et ne touche à rien
  --again            remet aussi les fichiers que vous avez supprimés depuis
  --into DOSSIER     un autre dossier de blog que celui-ci

L’export se fait dans WordPress : Outils › Exporter › Tout le contenu.
Une page .html ou .txt, enregistrée ou copiée d’un navigateur, devient un brouillon."""
REFUSED, MISUSED, STOPPED = 1, 2, 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - it is in English
        _end(f"Cette commande ne se comprend pas.\n\n{USAGE}", MISUSED)

    def format_help(self) -> str:
        return typeset(USAGE) + "\n"


def main() -> None:
    """Import what the command line names, and tell what came of it."""
    order = read_order(sys.argv[1:])
    try:
        settings = load_settings(order.root)
        told = _import_pages(order, settings) or _import_blog(order, settings)
    except (RefusedExportError, RefusedImportError, DiskError) as refusal:
        _end(str(refusal), REFUSED)
    except KeyboardInterrupt:
        _end("Import interrompu : relancez-le, il finira ce qui manque.", STOPPED)
    print(told, end="")


def read_order(arguments: Sequence[str]) -> Order:
    """What the command line asks for."""
    parser = _Parser(add_help=True)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--images", type=Path)
    parser.add_argument("--site", default="")
    parser.add_argument("--into", type=Path, default=ROOT)
    for switch in ("--dry-run", "--again"):
        parser.add_argument(switch, action="store_true")
    given = parser.parse_args(arguments)
    fault = _find_fault(given)
    if fault:
        _end(f"{fault}\n\n{USAGE}", MISUSED)
    files, root = tuple(given.files), given.into.resolve()
    return Order(files, root, given.images, given.site, given.dry_run, given.again)


def load_settings(root: Path) -> dict[str, Any]:
    """The facts of the site."""
    own = root / "pelicanconf.py"
    return runpy.run_path(str(own if own.exists() else ROOT / "pelicanconf.py"))


def _import_pages(order: Order, settings: dict[str, Any]) -> str:
    """What is told of saved pages; empty when the files are an export."""
    told = []
    for file in filter(is_saved_page, order.files):
        try:
            told.append(import_saved_page(file, order.root, settings, order.is_rehearsal))
        except RefusedPageError as refusal:
            _end(f"{file} : {refusal}", REFUSED)
    return "\n".join(told)


def _import_blog(order: Order, settings: dict[str, Any]) -> str:
    done = move_in(order, settings, Progress())
    if order.is_rehearsal:
        return render_short(done, is_rehearsal=True)
    # Even when nothing was written: an import may have been cut off before.
    with _hold_interruptions():
        queue = settle(done.found.comments.kept, settings, os.environ, order.root)
    done = replace(done, queue=queue)
    if done.has_news:
        write_report(order.root, REPORT, render_whole(done).encode())
    return render_short(done, is_rehearsal=False)


@contextmanager
def _hold_interruptions() -> Iterator[None]:
    """A short while in which Ctrl + C waits: a database is open."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _find_fault(given: argparse.Namespace) -> str:
    pages = [is_saved_page(file) for file in given.files]
    if any(pages) and not all(pages):
        return "Un export et une page enregistrée ne s’importent pas ensemble."
    if given.images and not given.images.exists():
        return f"{given.images} n’existe pas."
    if given.site and not given.site.startswith(("http://", "https://")):
        return "--site attend une adresse entière, comme https://www.exemple.fr"
    return "" if given.into.is_dir() else f"{given.into} n’est pas un dossier."


def _end(text: str, code: int) -> NoReturn:
    print(typeset(text), file=sys.stderr)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
