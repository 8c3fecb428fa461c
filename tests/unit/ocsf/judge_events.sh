#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets connquery validate judge what make_events writes, and an independent validator where it is
# there:
#	judge_events.sh MAKE_EVENTS CONNQUERY VALIDATOR
set -eu
make_events=$1
connquery=$2
validator=$3

events=$(mktemp)
trap 'rm -f "$events"' EXIT

# No error, and no warning but that the class is deprecated.
judge_by_ours() {
	strict=--strict
	[ -z "$ignore" ] || strict=
	# shellcheck disable=SC2086
	"$connquery" validate $strict "$events" >"$events.verdict" || return 1
	! grep -E '^[a-z_]+ +(error|warning) ' "$events.verdict" | grep -v '^class_deprecated '
}

for version in 1.2.0 1.3.0 1.4.0 1.5.0 1.6.0 1.7.0 1.8.0; do
	ignore=
	case $version in
	1.[5-9].*) ignore='--ignore class_deprecated' ;;
	esac
	"$make_events" $version >"$events"
	if ! judge_by_ours; then
		head -40 "$events.verdict"
		rm -f "$events.verdict"
		exit 1
	fi
	tail -1 "$events.verdict"
	rm -f "$events.verdict"
	[ -f "$validator" ] || continue
	# shellcheck disable=SC2086
	if ! python3 "$validator" --strict --min-events 300 $ignore "$events" >"$events.verdict"; then
		grep -v ': ok ' "$events.verdict" | head -40
		rm -f "$events.verdict"
		exit 1
	fi
	tail -1 "$events.verdict"
	rm -f "$events.verdict"
done
