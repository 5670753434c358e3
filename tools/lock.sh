# Writes requirements*.lock from pyproject.toml: every platform, every hash, no address.
# `--upgrade` takes the newest versions that pyproject.toml allows; otherwise what is locked stays.

uv=.cache/lock/bin/uv
if [ ! -x "$uv" ]; then
    "${PYTHON:-python3}" -m venv .cache/lock && .cache/lock/bin/pip install --quiet uv==0.13.9 || exit 1
fi

lock() {
    output=$1
    shift
    "$uv" pip compile pyproject.toml "$@" --output-file "$output" --quiet --universal \
        --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url || exit 1
    echo "$output : $(grep -c '^[a-z]' "$output") paquets"
}

lock requirements.lock "$@"
lock requirements-test.lock --extra test "$@"
lock requirements-browser.lock --extra test --extra browser "$@"
