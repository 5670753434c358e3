# Stops with one sentence when a program is missing: `sh tools/require.sh chromium node npm`.

missing=
for program in "$@"; do
    command -v "$program" >/dev/null 2>&1 && continue
    case $program in
        java) missing="$missing default-jre-headless" ;;
        node) missing="$missing nodejs" ;;
        *) missing="$missing $program" ;;
    esac
done
[ -z "$missing" ] && exit 0
echo "Cette vérification demande des programmes absents d’ici : sudo apt install$missing" >&2
exit 1
