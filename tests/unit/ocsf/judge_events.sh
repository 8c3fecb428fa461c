#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets an independent validator judge what make_events writes:
#	judge_events.sh MAKE_EVENTS VALIDATOR
# Skipped (77) where the validator is not there.
set -eu
make_events=$1
validator=$2
[ -f "$validator" ] || exit 77

events=$(mktemp)
trap 'rm -f "$events"' EXIT
for version in 1.2.0 1.3.0 1.4.0 1.5.0 1.6.0 1.7.0 1.8.0; do
	ignore=
	case $version in
	1.[5-9].*) ignore='--ignore class_deprecated' ;;
	esac
	"$make_events" $version >"$events"
	# shellcheck disable=SC2086
	if ! python3 "$validator" --strict --min-events 300 $ignore "$events" >"$events.verdict"; then
		grep -v ': ok ' "$events.verdict" | head -40
		rm -f "$events.verdict"
		exit 1
	fi
	tail -1 "$events.verdict"
	rm -f "$events.verdict"
done
