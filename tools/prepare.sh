# Makes .venv hold exactly what a lock names: `sh tools/prepare.sh requirements-test`.
# Says nothing and installs nothing when it already does.

lock="$1.lock"
python=${PYTHON:-python3}

stop() {
    echo "$1" >&2
    exit 1
}

cmp -s "$lock" ".venv/installed/$lock" && .venv/bin/python -c '' 2>/dev/null && exit 0

command -v "$python" >/dev/null 2>&1 ||
    stop "Il faut Python 3.11 ou plus récent, et « $python » est introuvable : sudo apt install python3 python3-venv"

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Il faut Python 3.11 ou plus récent, et voici $("$python" --version 2>&1) : installez-en un autre, puis tapez par exemple make preview PYTHON=python3.12"

"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "Il manque de quoi installer le blog : sudo apt install python3-venv"

exec "$python" tools/prepare.py "$lock"
