# SPDX-License-Identifier: GPL-3.0-or-later
# The pieces of a zsh completion; core/command_line/shell_completion.cpp puts them together. A line
# that is a placeholder alone stands for any number of lines.

#@ script
#compdef @PROGRAM@
# Made by @PROGRAM@ --generate zsh
@FUNCTION@_words() {
@WORDS@
}
@FUNCTION@() {
  _arguments -s -S \
@OPTIONS@
    '*:word:@FUNCTION@_words'
}
@FUNCTION@ "$@"

#@ flag
    '*@NAME@[@HELP@]' \

#@ option with words
    '*@NAME@@SIGN@[@HELP@]:@VALUE@:(@WORDS@)' \

#@ option with list
    '*@NAME@@SIGN@[@HELP@]:@VALUE@:_values -s , @VALUE@ @WORDS@' \

#@ option with path
    '*@NAME@@SIGN@[@HELP@]:@VALUE@:_files' \

#@ option with free value
    '*@NAME@@SIGN@[@HELP@]:@VALUE@:' \

#@ words that are commands
  local -a commands=(
@MEANINGS@
  )
  (( ${words[(I)(@ANY@)]} )) || _describe -t commands command commands

#@ words that begin
  local -a beginnings=(
@MEANINGS@
  )
  _describe -t fields field beginnings -S ''

#@ meaning
    '@WORD@:@HELP@'

#@ words that are files
  _files
