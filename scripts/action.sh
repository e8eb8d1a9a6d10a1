#!/usr/bin/env bash
# What action.yml runs. Its inputs come as variables, never as parts of a command line that a shell reads again.
set -euo pipefail

lifeboat="$(dirname "${BASH_SOURCE[0]}")/lifeboat.sh"

# One path on each line; none means the working directory.
paths=()
while IFS= read -r path; do
  if [ -n "$path" ]; then paths+=("$path"); fi
done <<< "${LIFEBOAT_PATHS:-}"

options=(--quiet)
if [ -n "${LIFEBOAT_BASE:-}" ]; then options+=(--base "$LIFEBOAT_BASE"); fi
if [ "${LIFEBOAT_BASELINE:-true}" = false ]; then options+=(--no-baseline); fi
if [ -n "${LIFEBOAT_CONFIG:-}" ]; then options+=(--config "$LIFEBOAT_CONFIG"); fi

check() {
  "$lifeboat" check "${options[@]}" "$@" -- "${paths[@]+"${paths[@]}"}"
}

# The file first: it is wanted above all where the check fails. It asks for more than the check does (the ways from entry
# points), so each looks at the code for itself.
if [ -n "${LIFEBOAT_SARIF:-}" ]; then
  check --format sarif --fail-on never > "$LIFEBOAT_SARIF"
fi
check --format "${LIFEBOAT_FORMAT:-github}" --fail-on "${LIFEBOAT_FAIL_ON:-warning}"
