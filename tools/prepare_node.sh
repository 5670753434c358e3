# Installs the checkers that npm ships (axe-core, vnu-jar) in tools/node_modules, as locked.
# Says nothing and installs nothing when they are already there.

cd tools || exit 1
cmp -s package-lock.json node_modules/installed.json && exit 0
echo "Installation des outils de vérification, la première fois seulement." >&2
if ! report=$(npm ci --ignore-scripts --loglevel=error 2>&1); then
    echo "$report" | tail -n 6 >&2
    echo "L’installation a échoué : vérifiez la connexion à Internet, puis relancez." >&2
    exit 1
fi
cp package-lock.json node_modules/installed.json
