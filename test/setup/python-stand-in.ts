import type { Python } from "../../tools/setup/python.mjs";

/**
 * The script of a program that describes itself as this Python when asked with -c. As `-m venv FOLDER` it
 * makes an environment whose Python is itself; as `-m pip` it does what `pip` says.
 */
export function pythonStandIn(python: Partial<Python>, pip = "exit 0"): string {
  const full = {
    executable: "/usr/bin/python3",
    version: [3, 11, 2],
    ensurepip: true,
    pip: "24.0",
  };
  return `
PATH=/usr/bin:/bin
if [ "$1" = -c ]; then printf '%s' '${JSON.stringify({ ...full, ...python })}'; exit; fi
case "$2" in
  venv) for folder in "$@"; do :; done; mkdir -p "$folder/bin"; cp "$0" "$folder/bin/python" ;;
  pip) ${pip} ;;
esac`;
}
