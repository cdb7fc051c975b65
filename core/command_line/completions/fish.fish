# SPDX-License-Identifier: GPL-3.0-or-later
# The pieces of a fish completion; core/command_line/shell_completion.cpp puts them together. A line
# that is a placeholder alone stands for any number of lines.

#@ script
# Made by @PROGRAM@ --generate fish
@WORDS@
@OPTIONS@
@COMMANDS@
@BEGINNINGS@

#@ words that are plain
complete -c @PROGRAM@ -f

#@ flag
complete -c @PROGRAM@@NAMES@ -d '@HELP@'

#@ option with words
complete -c @PROGRAM@@NAMES@ -x -a '@WORDS@' -d '@HELP@'

#@ option with list
complete -c @PROGRAM@@NAMES@ -x -a '(__fish_append , @WORDS@)' -d '@HELP@'

#@ option with path
complete -c @PROGRAM@@NAMES@ -r -F -d '@HELP@'

#@ option with free value
complete -c @PROGRAM@@NAMES@ -x -d '@HELP@'

#@ command
complete -c @PROGRAM@ -n 'not __fish_seen_subcommand_from @COMMANDS@' -a '@WORD@' -d '@HELP@'

#@ beginning
complete -c @PROGRAM@ -a '@WORD@' -d '@HELP@'
