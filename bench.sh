#!/usr/bin/env bash
# ./bench.sh [name…]: calls, find, media, floor, import, pop, search, set-up, step; media-soak (an hour); ./bench.sh help says more.
set -euo pipefail
cd "$(dirname "$0")"
exec dotnet run -c Release --project tests/Benchmarks -- "$@"
