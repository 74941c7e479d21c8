#!/usr/bin/env bash
# What the browser tests need beyond the package itself: Debian's Chromium, playwright's Python client (its own browser
# downloads are not used), axe-core, a copy of the SARIF schema and Pyodide. The last three go to CLAIMCHECK_TEST_TOOLS, by
# default ~/.cache/claimcheck-tools. Without them the tests are skipped and say so. With --programs only what is no Python:
# that can go on while something else uses the environment.
set -euo pipefail

tools=${CLAIMCHECK_TEST_TOOLS:-$HOME/.cache/claimcheck-tools}
python=${PYTHON:-$(cd "$(dirname "$0")/../.." && pwd)/.venv/bin/python}

if ! command -v chromium >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
fi
mkdir -p "$tools"
[ -f "$tools/node_modules/axe-core/axe.min.js" ] && [ -d "$tools/node_modules/@microsoft/jest-sarif" ] ||
  npm install --prefix "$tools" --no-audit --no-fund --silent 'axe-core@^4.10' '@microsoft/jest-sarif@1.0.0-beta.0'
[ "${1:-}" != --programs ] || exit 0

"$python" -c 'import playwright' 2>/dev/null || "$python" -m pip install -q 'playwright>=1.50,<2'
# What the static site is built from, for its tests.
"$python" "$(dirname "$0")/../../scripts/site/build.py" --parts "$tools/site-parts" --fetch-only
