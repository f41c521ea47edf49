#!/usr/bin/env bash
# Measures libspf2 (Debian: libspf2-dev) over the same zones as the JMH benchmarks. Build benchmarks.jar first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
JAR=../target/benchmarks.jar
[[ -f $JAR ]] || { echo "build it first: mvn -pl benchmarks -am package" >&2; exit 1; }
[[ -f /usr/include/spf2/spf.h ]] || { echo "install libspf2-dev and gcc first" >&2; exit 1; }
TEMP=$(mktemp -d)
trap 'rm -rf "$TEMP"' EXIT
gcc -O2 -Wall -DHAVE_NS_TYPE=1 -o "$TEMP/measure" measure.c -lspf2
java -cp "$JAR" org.domainverifier.benchmarks.spf.ShapesAsLines >"$TEMP/zones"
"$TEMP/measure" 198.51.100.7 "${SECONDS_EACH:-2}" <"$TEMP/zones"
