#!/usr/bin/env bash
# Writes the reports of this folder anew: make reports GOLD=… TREEBANKS=… SEED=…
# The gold is other people's and not part of the project; paths in the reports
# name it as GOLD, TREEBANKS and SEED.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=bin/entente
: "${GOLD:?the folder with relations.jsonl, quad.jsonl, actors.jsonl}" "${TREEBANKS:?}" "${SEED:?}"

# report NAME "what it is" ARGS…: the command, then what it prints.
report() {
	local name=$1 what=$2
	shift 2
	local shown="$*"
	shown=${shown//$GOLD/GOLD}
	shown=${shown//$TREEBANKS/TREEBANKS}
	shown=${shown//$SEED/SEED}
	{
		echo "<!-- written by reports/make.sh -->"
		echo
		echo "$what"
		echo
		echo "    entente $shown"
		echo
		"$bin" "$@"
	} >"reports/$name.md"
	echo "reports/$name.md"
}

report relations "The PLOVER type between two given spans, on 1,025 news sentences labelled by people. Macro F1 is over 15 classes (CONCEDE and RETREAT are one there); open is the same with the spans not given." eval relations "$GOLD/relations.jsonl"
report quad "The quad class of a sentence, and false alarms on neutral ones. The neutral sentences of this set include appeals and expressions of concern, which PLOVER codes as REQUEST and ACCUSE." eval quad "$GOLD/quad.jsonl"
report actors "Phrases and the country and sector they name." eval actors "$GOLD/actors.jsonl"
report seed "What the record must hold after reading one article." eval seed "$SEED/expected.jsonl" --date 2024-06-19
report syntax-ewt "Tags, lemmas and trees on the test part of the English Web Treebank." eval syntax "$TREEBANKS/en_ewt-test.conllu.gz"
report syntax-gum "Tags, lemmas and trees on the test part of GUM-free." eval syntax "$TREEBANKS/en_gum_free-test.conllu.gz"
