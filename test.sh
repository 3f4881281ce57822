#!/usr/bin/env bash
# Installs what the tests need and is missing, builds, runs every test, ends with "N passed, N failed, N skipped".
# ./test.sh NAME…  runs only the test projects whose name contains one of the words.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

install_missing() {
  command -v apt-get >/dev/null || { echo "test.sh: no apt-get here; tests that need Chromium, SIPp or PostgreSQL will say that they are skipped"; return; }
  local want=()
  command -v chromium >/dev/null || want+=(chromium)
  command -v sipp >/dev/null || want+=(sip-tester)
  [ -d /usr/share/fonts/opentype/noto ] || want+=(fonts-noto-cjk)
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || want+=(postgresql)
  [ ${#want[@]} -eq 0 ] && return
  local as=(); [ "$(id -u)" -eq 0 ] || as=(sudo -n)
  echo "test.sh: installing ${want[*]}"
  { "${as[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends "${want[@]}"; } >/dev/null 2>&1 \
    || echo "test.sh: could not install ${want[*]}; tests that need them will say that they are skipped"
}

# What failed, and why, from a result file.
failures() {
  [ -f "$1" ] || return 0
  awk '/<UnitTestResult /{ bad = /outcome="Failed"/; if (bad && match($0, /testName="[^"]*"/)) print "  FAILED " substr($0, RSTART + 10, RLENGTH - 11) }
       bad && /<Message>/ { say = 1 } bad && say { print "    " $0 } /<\/StackTrace>/ { say = 0 }' "$1" | head -n 300
}

install_missing
dotnet build AfterSales.sln --nologo -v quiet -clp:ErrorsOnly || { echo "test.sh: the build failed"; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

results=artifacts/test-results
rm -rf "$results" && mkdir -p "$results"

# Runs one test project, or with a filter a part of it, and says how it went; its counts end up in NAME.counts.
run() {
  local project=$1 filter=${2:-} name program started code counters total ok bad run skip
  name=$(basename "$project" .csproj) program=artifacts/bin/$(basename "$project" .csproj)/debug/$(basename "$project" .csproj).dll
  [ "$filter" = -trait ] && name=$name.behind
  started=$SECONDS
  # The tests' own program, which writes its results itself: "dotnet test" reads them from the program's output, and loses those that fall into a line of a test.
  dotnet "$program" -noColor ${filter:+"$filter" Lane=behind} -trx "$results/$name.trx" >"$results/$name.log" 2>&1
  code=$?
  counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null | tail -n 1)
  number() { local n; n=$(printf '%s' "$counters" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*'); echo "${n:-0}"; }
  total=$(number total) ok=$(number passed) bad=$(number failed) run=$(number executed)
  skip=$((total - run))
  if [ -z "$counters" ]; then bad=1; echo "test.sh: $name did not run to its end"; fi
  [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  printf '%-24s %5d passed %3d failed %3d skipped  %4d s\n' "$name" "$ok" "$bad" "$skip" $((SECONDS - started))
  if [ "$bad" -gt 0 ]; then tail -n 20 "$results/$name.log"; failures "$results/$name.trx"; fi
  if [ "$skip" -gt 0 ]; then
    # Each that is skipped with its reason; the others are measurements that are marked Explicit.
    grep -A 1 '\[SKIP\]' "$results/$name.log"
    local said; said=$(grep -c '\[SKIP\]' "$results/$name.log")
    [ "$skip" -gt "$said" ] && echo "    not run: $((skip - said)) measurements on request (Explicit)"
  fi
  echo "$ok $bad $skip" >"$results/$name.counts"
}

wanted() {
  [ $# -eq 1 ] && return 0
  local name=$1 word; shift
  for word in "$@"; do case "$name" in *"$word"*) return 0 ;; esac; done
  return 1
}

# Two lanes of about the same length: the browser tests mostly wait for sound and pages, the others run beside them, and behind those the browser tests
# that say so by their trait.
front=() behind=()
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  case "$name" in Shared|Benchmarks) continue ;; esac
  wanted "$name" "$@" || continue
  if [ "$name" = EndToEnd ]; then front+=("$project"); else behind+=("$project"); fi
done
{
  for project in ${behind[@]+"${behind[@]}"}; do run "$project"; done
  for project in ${front[@]+"${front[@]}"}; do run "$project" -trait; done
} >"$results/behind.txt" 2>&1 </dev/null &
for project in ${front[@]+"${front[@]}"}; do run "$project" -trait-; done
wait
cat "$results/behind.txt"
awk -v runs=$((2 * ${#front[@]} + ${#behind[@]})) '{ ok += $1; bad += $2; skip += $3 } END { bad += runs - NR; printf "%d passed, %d failed, %d skipped\n", ok, bad, skip; exit bad > 0 }' "$results"/*.counts </dev/null
