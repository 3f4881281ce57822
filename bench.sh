#!/usr/bin/env bash
# ./bench.sh [name…]: calls, data, desk, find, import, media, floor, pop, search, set-up, step; media-soak (an hour); ./bench.sh help says more.
set -euo pipefail
cd "$(dirname "$0")"
exec dotnet run -c Release --project tests/Benchmarks -- "$@"
