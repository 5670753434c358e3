"""Secrets: made once, kept for their owner alone, given by the environment, and never shown."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from plugins.comments.sealing import Keys, SealError, normalise_address
from plugins.comments.state import NAME, VARIABLES, SecretsError, load_keys

ROOT = Path(__file__).resolve().parents[3]
RACE = """
import sys; from pathlib import Path; from plugins.comments.state import load_keys
keys = load_keys(Path(sys.argv[1]), {})
print(keys.signing, keys.sealing, keys.pepper, keys.moderation)
"""


def _given(**changed: str) -> dict[str, str]:
    given = {
        "COMMENTS_KEYS": f"{'n' * 40} {'o' * 40}",
        "COMMENTS_SEALING_KEYS": Fernet.generate_key().decode(),
        "COMMENTS_PEPPER": "p" * 40,
        "COMMENTS_MODERATION_SECRET": "m" * 40,
    }
    return given | changed


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return load_keys(tmp_path / ".secrets", {})


def test_secrets_are_made_once_and_kept(tmp_path: Path, keys: Keys) -> None:
    assert load_keys(tmp_path / ".secrets", {}) == keys
    assert len({*keys.signing, *keys.sealing, keys.pepper, keys.moderation}) == 4


def test_only_their_owner_may_read_them(tmp_path: Path, keys: Keys) -> None:
    folder = tmp_path / ".secrets"
    (folder / NAME).chmod(0o644)
    folder.chmod(0o755)
    assert load_keys(folder, {}) == keys
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_processes_that_start_together_share_the_same_secrets(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RACE, str(tmp_path / ".secrets")]
    started = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    said = {process.communicate(timeout=30)[0] for process in started}
    assert len(said) == 1
    assert len(said.pop()) > 100


def test_the_environment_wins_and_leaves_no_file(tmp_path: Path) -> None:
    keys = load_keys(tmp_path / ".secrets", _given())
    assert keys.signing == ("n" * 40, "o" * 40)
    assert (keys.pepper, keys.moderation) == ("p" * 40, "m" * 40)
    assert not (tmp_path / ".secrets").exists()


def test_the_environment_may_give_a_part(tmp_path: Path, keys: Keys) -> None:
    mixed = load_keys(tmp_path / ".secrets", {"COMMENTS_PEPPER": "p" * 40})
    assert (mixed.pepper, mixed.signing) == ("p" * 40, keys.signing)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("COMMENTS_KEYS", "court"),
        ("COMMENTS_KEYS", f"{'n' * 40} court"),
        ("COMMENTS_KEYS", "é" * 40),
        ("COMMENTS_SEALING_KEYS", "x" * 44),
        ("COMMENTS_PEPPER", f"{'p' * 40} {'q' * 40}"),
        ("COMMENTS_MODERATION_SECRET", "secret"),
    ],
)
def test_a_bad_secret_is_named_and_not_shown(tmp_path: Path, variable: str, value: str) -> None:
    with pytest.raises(SecretsError, match=variable) as refusal:
        load_keys(tmp_path, _given(**{variable: value}))
    assert not any(word in str(refusal.value).split() for word in value.split())


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"signing": []}', '{"signing": [1]}'])
def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(SecretsError, match="abîmé"):
        load_keys(tmp_path, {})
    assert (tmp_path / NAME).read_text() == text


def test_no_secret_is_in_a_representation(keys: Keys) -> None:
    shown = f"{keys!r} {keys} {[keys]}"
    assert not any(s in shown for s in (*keys.signing, *keys.sealing, keys.pepper, keys.moderation))


def test_an_address_is_sealed_and_read_again(keys: Keys) -> None:
    sealed = keys.seal("zoé@exemple.fr")
    assert keys.unseal(sealed) == "zoé@exemple.fr"
    assert b"exemple" not in sealed
    assert sealed != keys.seal("zoé@exemple.fr")


def test_an_old_key_still_opens_what_it_sealed(keys: Keys) -> None:
    new = Fernet.generate_key().decode()
    rotated = Keys(keys.signing, (new, *keys.sealing), keys.pepper, keys.moderation)
    assert rotated.unseal(keys.seal("a@b.fr")) == "a@b.fr"
    with pytest.raises(SealError):
        keys.unseal(rotated.seal("a@b.fr"))


def test_a_rotation_in_the_file_is_taken(tmp_path: Path, keys: Keys) -> None:
    path = tmp_path / ".secrets" / NAME
    kept = json.loads(path.read_text())
    path.write_text(json.dumps(kept | {"signing": ["n" * 40, *kept["signing"]]}))
    assert load_keys(path.parent, {}).signing == ("n" * 40, *keys.signing)


def test_one_person_has_one_fingerprint_and_no_other_key_finds_it(
    tmp_path: Path, keys: Keys
) -> None:
    other = load_keys(tmp_path / "other", {})
    assert keys.fingerprint(" Zoe@Exemple.FR ") == keys.fingerprint("zoe@exemple.fr")
    assert keys.fingerprint("zoe@exemple.fr") != keys.fingerprint("zoé@exemple.fr")
    assert keys.fingerprint("a@b.fr") not in (
        other.fingerprint("a@b.fr"),
        keys.hash_address("a@b.fr"),
    )
    assert keys.owns(keys.fingerprint("a@b.fr"), keys.seal("A@b.fr"))
    assert not keys.owns(keys.fingerprint("a@b.fr"), other.seal("a@b.fr"))


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_a_connection_is_an_address_or_a_household(address: str, counted: str) -> None:
    assert normalise_address(address) == counted


def test_every_secret_has_a_variable() -> None:
    assert set(VARIABLES) == set(Keys.__dataclass_fields__)
