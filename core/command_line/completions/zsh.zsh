# SPDX-License-Identifier: GPL-3.0-or-later
# The pieces of a zsh completion; core/command_line/shell_completion.cpp puts them together. A line
# that is a placeholder alone stands for any number of lines. @PATTERN@ is what `case` matches a
# command by: 'remove', or '' | 'add' for the one that is meant when none is named.

#@ script
#compdef @PROGRAM@
# Made by @PROGRAM@ --generate zsh
@FUNCTION@_words() {
@WORDS@
}
@FUNCTION@() {
@FIND_COMMAND@
  local -a specs=(
@OPTIONS@
  )
@OPTIONS_OF_COMMANDS@
  _arguments -s -S $specs '*:word:@FUNCTION@_words'
}
@FUNCTION@ "$@"

#@ flag
    '*@NAME@[@HELP@]'

#@ option with words
    '*@NAME@@SIGN@[@HELP@]:@VALUE@:(@WORDS@)'

#@ option with list
    '*@NAME@@SIGN@[@HELP@]:@VALUE@:_values -s , @VALUE@ @WORDS@'

#@ option with path
    '*@NAME@@SIGN@[@HELP@]:@VALUE@:_files'

#@ option with free value
    '*@NAME@@SIGN@[@HELP@]:@VALUE@:'

#@ find command
  local word command=
  for word in "${(@)words[2,CURRENT-1]}"; do
    case "$command $word" in
      @PATTERN@) command="${command:+$command }$word" ;;
    esac
  done

#@ options of commands
  case $command in
@COMMANDS@
  esac

#@ options of a command
  @PATTERN@) specs+=(
@OPTIONS@
  ) ;;

#@ words that begin
  local -a beginnings=(
@MEANINGS@
  )
  _describe -t fields field beginnings -S ''

#@ words that are files
  _files

#@ words of commands
  case $command in
  '')
  local -a commands=(
@COMMANDS@
  )
  _describe -t commands command commands
@FILES@
  ;;
  '@DEFAULT@')
@FILES@
  ;;
@SECOND_WORDS@
  esac

#@ second words
  '@FIRST_WORD@')
  local -a commands=(
@COMMANDS@
  )
  _describe -t commands command commands
  ;;

#@ meaning
    '@WORD@:@HELP@'
