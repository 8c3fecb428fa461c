# SPDX-License-Identifier: Apache-2.0
# Completion of connquery for bash; made of the command's own table of options.

@bash

# Adds what begins with the word at hand. Names of processes and users are the host's: they reach the
# command line quoted, and are never looked at by the shell.
_connquery_offer() {
	local before=$1 begin=$2 word quoted
	shift 2
	for word; do
		[[ $word == "$begin"* ]] || continue
		printf -v quoted %q "$word"
		COMPREPLY+=("$before$quoted")
	done
}

# Sets `found` to the words that the host has for a kind of value.
_connquery_ask_host() {
	local file word rest
	local -A seen=()
	found=()
	case $1 in
	@netns)
		found=(all current)
		for file in /run/netns/*; do
			[[ -e $file ]] && found+=("${file##*/}")
		done
		if [[ $2 == [0-9]* ]]; then
			for file in /proc/[0-9]*; do
				found+=("${file##*/}")
			done
		fi
		;;
	@process)
		for file in /proc/[0-9]*/comm; do
			# a process may end while we look
			{ IFS= read -r word <"$file"; } 2>/dev/null || continue
			[[ $word && ! ${seen[$word]-} ]] || continue
			seen[$word]=1
			found+=("$word")
		done
		;;
	@saved)
		for file in "${XDG_CONFIG_HOME:-$HOME/.config}"/connquery/queries.d/*.sql \
			/etc/connquery/queries.d/*.sql; do
			word=${file##*/}
			word=${word%.sql}
			[[ -e $file && ! ${seen[$word]-} ]] || continue
			seen[$word]=1
			found+=("$word")
		done
		;;
	@user)
		mapfile -t found < <(compgen -u)
		;;
	@service)
		while read -r word rest; do
			[[ $word && $word != \#* && ! ${seen[$word]-} ]] || continue
			seen[$word]=1
			found+=("$word")
		done 2>/dev/null </etc/services
		;;
	esac
}

# Offers what begins with $3 of the kind $1, which is words, or a word with @ for what the host has. $2
# parts several of them in one word; $4 stands before them in it.
_connquery_complete() {
	local values=$1 list=$2 begin=$3 before=$4 found
	if [[ $list ]]; then
		compopt -o nospace 2>/dev/null
		if [[ $begin == *,* ]]; then
			before+=${begin%,*},
			begin=${begin##*,}
		fi
		if [[ $begin == -* ]]; then # the other way round, in --sort
			before+=-
			begin=${begin#-}
		fi
	fi
	[[ $values == @netns && $begin == */* ]] && values=@file
	case $values in
	@file)
		compopt -o filenames 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -f -- "$begin")
		;;
	@*)
		_connquery_ask_host "$values" "$begin"
		_connquery_offer "$before" "$begin" "${found[@]}"
		;;
	*)
		# shellcheck disable=SC2086 # words with blanks between them
		_connquery_offer "$before" "$begin" $values
		;;
	esac
}

# Completes the value $3 of the option $2 of the command $1; $4 stands before it in the same word.
# Fails when the option takes none.
_connquery_value() {
	local values list
	_connquery_values "$1" "$2" || return
	_connquery_complete "$values" "$list" "$3" "$4"
}

# What option the word $1 ends in, and whether it is one whose value comes next: "-to" ends in -o.
_connquery_last_option() {
	case $1 in
	--*) option=${1%%=*} ;;
	-?*) option=-${1: -1} ;;
	*) option= ;;
	esac
}

_connquery() {
	local command=query options operands first option i
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	COMPREPLY=()

	if ((COMP_CWORD == 1)) && [[ $cur != -* ]]; then
		# shellcheck disable=SC2086
		_connquery_offer '' "$cur" $_connquery_commands
		return
	fi
	if ((COMP_CWORD > 1)) && [[ " $_connquery_commands " == *" ${COMP_WORDS[1]} "* ]]; then
		command=${COMP_WORDS[1]}
	fi
	if [[ $command == help ]]; then
		# shellcheck disable=SC2086
		((COMP_CWORD > 2)) || _connquery_offer '' "$cur" ${_connquery_commands% help}
		return
	fi

	# "--name=value" comes as three words where '=' parts words, else as one
	if [[ $cur == = ]]; then
		_connquery_value "$command" "$prev" '' ''
		return
	elif [[ $prev == = ]]; then
		_connquery_value "$command" "${COMP_WORDS[COMP_CWORD - 2]}" "$cur" ''
		return
	elif [[ $cur == --*=* ]]; then
		_connquery_value "$command" "${cur%%=*}" "${cur#*=}" "${cur%%=*}="
		return
	fi
	for ((i = 1; i < COMP_CWORD; i++)); do
		if [[ ${COMP_WORDS[i]} == -- ]]; then
			option=--
		fi
	done
	if [[ ${option-} != -- ]]; then
		_connquery_last_option "$prev"
		_connquery_value "$command" "$option" "$cur" '' && return
	fi

	_connquery_of "$command"
	if [[ $cur == -* && ${option-} != -- ]]; then
		[[ $command == query && $COMP_CWORD == 1 ]] && options+=' --version'
		# shellcheck disable=SC2086
		_connquery_offer '' "$cur" $options
	else
		((COMP_CWORD == 2)) && operands=$first
		_connquery_complete "$operands" '' "$cur" ''
	fi
}
complete -F _connquery connquery
