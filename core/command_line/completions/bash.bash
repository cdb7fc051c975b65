# SPDX-License-Identifier: GPL-3.0-or-later
# The pieces of a bash completion; core/command_line/shell_completion.cpp puts them together. A line
# that is a placeholder alone stands for any number of lines. @PATTERN@ is what `case` matches a
# command by: 'remove', or '' | 'add' for the one that is meant when none is named.

#@ script
# Made by @PROGRAM@ --generate bash
@FUNCTION@() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} before
  COMPREPLY=()
  # bash cuts --option=value at the sign
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = && COMP_CWORD -gt 1 ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $previous in
@VALUES@
  esac
@FIND_COMMAND@
  local options='@OPTIONS@'
@OPTIONS_OF_COMMANDS@
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi
@WORDS@
}
complete -F @FUNCTION@ @PROGRAM@

#@ option with words
    @NAMES@)
      mapfile -t COMPREPLY < <(compgen -W '@WORDS@' -- "$current")
      return
      ;;

#@ option with list
    @NAMES@)
      compopt -o nospace
      [[ $current == *,* ]] && before=${current%,*},
      mapfile -t COMPREPLY < <(compgen -P "$before" -W '@WORDS@' -- "${current##*,}")
      return
      ;;

#@ option with path
    @NAMES@)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      return
      ;;

#@ option with free value
    @NAMES@)
      return
      ;;

#@ find command
  local word command=
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
      @PATTERN@) command="${command:+$command }$word" ;;
    esac
  done

#@ options of commands
  case $command in
@COMMANDS@
  esac

#@ options of a command
    @PATTERN@) options+=' @OPTIONS@' ;;

#@ words that begin
  compopt -o nospace
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '@WORDS@' -- "$current")

#@ words that are files
  compopt -o filenames
  mapfile -t COMPREPLY < <(compgen -f -- "$current")

#@ words of commands
  case $command in
  @PATTERN@)
@FILES@
  ;;
  esac
  case $command in
  '')
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '@COMMANDS@' -- "$current")
  ;;
@SECOND_WORDS@
  esac

#@ second words
  '@FIRST_WORD@')
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '@COMMANDS@' -- "$current")
  ;;
