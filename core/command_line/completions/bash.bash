# SPDX-License-Identifier: GPL-3.0-or-later
# The pieces of a bash completion; core/command_line/shell_completion.cpp puts them together. A line
# that is a placeholder alone stands for any number of lines.

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
@COMMANDS@
  case $previous in
@OPTIONS@
  esac
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W '@NAMES@' -- "$current")
    return
  fi
@WORDS@
}
complete -F @FUNCTION@ @PROGRAM@

#@ commands
  local commands='@COMMANDS@'

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

#@ words that begin
  compopt -o nospace
  mapfile -t COMPREPLY < <(compgen -W '@WORDS@' -- "$current")

#@ words that are files
  compopt -o filenames
  mapfile -t COMPREPLY < <(compgen -f -- "$current")

#@ words that are commands
  local word is_first=yes
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ " $commands " == *" $word "* ]] && is_first=no
  done
  [[ $is_first == no ]] ||
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$commands" -- "$current")
