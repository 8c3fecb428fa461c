#compdef connquery
# SPDX-License-Identifier: Apache-2.0
# Completion of connquery for zsh; made of the command's own table of options.

@zsh

# One of a list; in --sort a minus before it turns the order round.
_connquery_words() {
	compset -P -
	compadd "$@"
}

_connquery_netns() {
	local -a names=(all current /run/netns/*(N:t))
	[[ $PREFIX == [0-9]* ]] && names+=(/proc/<->(N:t))
	if [[ $PREFIX == */* ]]; then
		_files
	else
		compadd "$@" -a names
	fi
}

_connquery_process() {
	local -aU names
	local file name
	for file in /proc/<->/comm(N); do
		# a process may end while we look
		IFS= read -r name 2>/dev/null <$file && names+=("$name")
	done
	compadd "$@" -a names
}

_connquery_user() {
	_users "$@"
}

_connquery_service() {
	local -aU names
	local name rest
	[[ -r /etc/services ]] && while read -r name rest; do
		[[ -n $name && $name != \#* ]] && names+=($name)
	done </etc/services
	compadd "$@" -a names
}

_connquery_saved() {
	local -aU names=(${XDG_CONFIG_HOME:-$HOME/.config}/connquery/queries.d/*.sql(N:t:r)
		/etc/connquery/queries.d/*.sql(N:t:r))
	compadd "$@" -a names
}

_connquery_file() {
	_files "$@"
}

_connquery() {
	local command=${words[2]-}
	if (( CURRENT > 2 )) && [[ $command == help ]]; then
		(( CURRENT == 3 )) && _connquery_commands
	elif (( CURRENT > 2 )) && (( $+functions[_connquery_command_$command] )); then
		shift words
		(( CURRENT-- ))
		_connquery_command_$command
	elif (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then
		_connquery_commands
	else
		_connquery_command_query '(- *)--version[the version, and what this build is made of]'
	fi
}

_connquery "$@"
