# SPDX-License-Identifier: GPL-3.0-or-later
# The pieces of a fish completion; core/command_line/shell_completion.cpp puts them together. A line
# that is a placeholder alone stands for any number of lines. @OPTION@ is an option's names, and
# before them, where some commands do not accept it, the condition: the three pieces after "option
# with free value".

#@ script
# Made by @PROGRAM@ --generate fish
@WORDS@
@OPTIONS@
@COMMANDS@
@SECOND_WORDS@
@BEGINNINGS@

#@ words that are plain
complete -c @PROGRAM@ -f

#@ flag
complete -c @PROGRAM@ @OPTION@ -d '@HELP@'

#@ option with words
complete -c @PROGRAM@ @OPTION@ -x -a '@WORDS@' -d '@HELP@'

#@ option with list
complete -c @PROGRAM@ @OPTION@ -x -a '(__fish_append , @WORDS@)' -d '@HELP@'

#@ option with path
complete -c @PROGRAM@ @OPTION@ -r -F -d '@HELP@'

#@ option with free value
complete -c @PROGRAM@ @OPTION@ -x -d '@HELP@'

#@ without commands
-n 'not __fish_seen_subcommand_from @COMMANDS@'

#@ short name
-s @NAME@

#@ long name
-l @NAME@

#@ command
complete -c @PROGRAM@ -n 'not __fish_seen_subcommand_from @COMMANDS@' -a '@WORD@' -d '@HELP@'

#@ second word
complete -c @PROGRAM@ -n '__fish_seen_subcommand_from @FIRST_WORD@; and not __fish_seen_subcommand_from @COMMANDS@' -a '@WORD@' -d '@HELP@'

#@ beginning
complete -c @PROGRAM@ -a '@WORD@' -d '@HELP@'
