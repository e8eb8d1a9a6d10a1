#!/usr/bin/env bash
# The command from a clone of this repository: builds it once, then runs it with the arguments given.
set -euo pipefail

home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

if [ ! -f "$home/dist/cli.js" ]; then
  (cd "$home" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run --silent build) >&2
fi

exec node "$home/dist/cli.js" "$@"
