"""How the preview starts, starts anew and ends."""

import os
import socket
from pathlib import Path

from tests.preview.conftest import Preview, end, start_preview, write_site

DEAD = 2**22 + 1
"""No process bears a number above the greatest one of Linux."""


def test_a_taken_port_gives_way_to_the_next_free_one(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = start_preview(folder / "conf.py", PORT=str(port))
    assert port < running.port <= port + 50
    assert any(f"Le port {port} est déjà pris" in line for line in running.said)
    end(running)


def test_ctrl_c_ends_it_at_once_with_open_streams(preview: Preview) -> None:
    streams = [preview.events() for _ in range(3)]
    assert len({next(stream) for stream in streams}) == 1
    assert preview.stop() == 0
    assert [list(stream) for stream in streams] == [[], [], []]
    assert not any("Traceback" in line for line in preview.said)
    kept = {path.name for path in (preview.folder / "cache/preview").iterdir()}
    assert kept == {"lock", "site"}  # the next preview starts from there


def test_what_dead_previews_left_is_removed(folder: Path) -> None:
    left, alive = folder / f"cache/preview/{DEAD}", folder / f"cache/preview/{os.getpid()}"
    left.mkdir(parents=True)
    alive.mkdir()
    running = start_preview(folder / "conf.py")
    assert not left.exists()
    assert alive.exists()
    end(running)


def test_a_site_that_is_refused_from_the_start_shows_why_and_heals(tmp_path: Path) -> None:
    running = start_preview(write_site(tmp_path, "FAUTE"))
    answer = running.get("/nimporte/")
    assert answer.status == 500
    assert "voici &lt;FAUTE&gt;." in answer.body
    assert "/-/apercu.js" in answer.body
    events = running.events()
    next(events)
    running.save("Bien.")
    next(events)
    assert "Bien." in running.get("/oser/").body
    end(running)


def test_changed_settings_start_it_anew_on_the_same_port(preview: Preview) -> None:
    settings = (preview.folder / "conf.py").read_text("utf-8")
    preview.save(settings + "\nSITENAME = 'Un autre nom'\n", "conf.py")
    assert preview.wait_for(r"http://\S+?:(\d+)/")[1] == str(preview.port)
    assert "<title>Un autre nom</title>" in preview.get("/").body


def test_broken_settings_keep_the_last_good_site_and_heal(preview: Preview) -> None:
    settings = (preview.folder / "conf.py").read_text("utf-8")
    preview.save(settings + "\nPREVIEW = [", "conf.py")
    preview.wait_for("garde la dernière version")
    answer = preview.get("/oser/")
    assert answer.status == 200
    assert "conf.py" in answer.body
    assert "<p>Bonjour.</p>" in answer.body
    preview.save(settings, "conf.py")
    preview.wait_for("reconstruit")
    assert "À corriger" not in preview.get("/oser/").body


def test_changed_code_starts_it_anew(preview: Preview) -> None:
    code = preview.folder / "plugins/faults.py"
    preview.save(code.read_text("utf-8").replace("voici", "regardez"), "plugins/faults.py")
    preview.wait_for(r"http://")
    events = preview.events()
    next(events)
    preview.save("FAUTE")
    next(events)
    assert "regardez &lt;FAUTE&gt;." in preview.get("/-/erreurs").body


def test_code_that_cannot_be_imported_does_not_end_it(preview: Preview) -> None:
    code = preview.folder / "plugins/shared/findings.py"
    sound = code.read_text("utf-8")
    events = preview.events()
    next(events)
    preview.save(f"x = 1\nimport absent\n{sound}", "plugins/shared/findings.py")
    next(events)
    body = preview.get("/oser/").body
    assert "plugins/shared/findings.py:2</code>" in body
    assert "<mark>→   2  import absent" in body
    assert "<p>Bonjour.</p>" in body
    preview.save(sound, "plugins/shared/findings.py")
    preview.wait_for(r"http://")
    assert "À corriger" not in preview.get("/oser/").body


def test_settings_that_lack_what_the_house_needs_do_not_end_it(folder: Path) -> None:
    settings = folder / "conf.py"
    settings.write_text(settings.read_text("utf-8") + "del AUTHOR, TIMEZONE\n", "utf-8")
    running = start_preview(settings)
    try:
        assert running.get("/").status == 500
        assert not any("Traceback" in line for line in running.said)
    finally:
        end(running)
