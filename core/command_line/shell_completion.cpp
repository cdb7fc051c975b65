// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/command_line/option_pages.hpp"

namespace gazette {
namespace {

/// `text` as one word of any of the shells.
std::string shell_quoted(const std::string& text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

std::string heading(std::string_view sign, const Manual& manual, std::string_view shell) {
  return std::string(sign) + " Made by " + manual.program + " --generate " + std::string(shell) +
         '\n';
}

std::string function_name(const Manual& manual) { return "_" + replaced(manual.program, "-", "_"); }

bool is_long(const std::string& name) { return name.starts_with("--"); }

/// What may stand as the value of an option, by what it is called there.
enum class ValueKind { none, words, list, file, folder, free };

ValueKind kind_of(const OptionRow& option, const Manual& manual) {
  if (option.value.empty()) return ValueKind::none;
  if (option.value == "FILE") return ValueKind::file;
  if (option.value == "DIR") return ValueKind::folder;
  if (value_words(option, manual).empty()) return ValueKind::free;
  return option.value == "NAMES" ? ValueKind::list : ValueKind::words;
}

std::vector<std::string> words_of(const std::vector<Meaning>& meanings) {
  std::vector<std::string> words;
  words.reserve(meanings.size());
  for (const Meaning& each : meanings) words.push_back(each.word);
  return words;
}

// --- bash

/// What completes the value of an option: lines that set COMPREPLY by $current.
std::string bash_action(ValueKind kind, const std::vector<std::string>& words) {
  const std::string list = shell_quoted(joined(words, " "));
  switch (kind) {
    case ValueKind::file:
    case ValueKind::folder:  // or a stub file
      return "      compopt -o filenames\n"
             "      mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n";
    case ValueKind::list:
      return "      compopt -o nospace\n"
             "      [[ $current == *,* ]] && before=${current%,*},\n"
             "      mapfile -t COMPREPLY < <(compgen -P \"$before\" -W " +
             list + " -- \"${current##*,}\")\n";
    case ValueKind::words:
      return "      mapfile -t COMPREPLY < <(compgen -W " + list + " -- \"$current\")\n";
    case ValueKind::free:
    case ValueKind::none:
      break;
  }
  return {};
}

std::string bash_words(const Manual& manual) {
  std::string text;
  if (!manual.beginnings.empty()) {
    text +=
        "  compopt -o nospace\n"
        "  mapfile -t COMPREPLY < <(compgen -W " +
        shell_quoted(joined(words_of(manual.beginnings), " ")) + " -- \"$current\")\n";
  }
  if (manual.words == Manual::Words::files) {
    text +=
        "  compopt -o filenames\n"
        "  mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n";
  }
  if (!manual.commands.empty()) {
    text +=
        "  local word is_first=yes\n"
        "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
        "    [[ \" $commands \" == *\" $word \"* ]] && is_first=no\n"
        "  done\n"
        "  [[ $is_first == no ]] ||\n"
        "    mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < "
        "<(compgen -W \"$commands\" -- \"$current\")\n";
  }
  return text;
}

// --- zsh

/// `text` inside a specification of _arguments, before it is quoted.
std::string zsh_escaped(std::string text) {
  for (const std::string_view sign : {"\\", "[", "]", ":"}) {
    text = replaced(std::move(text), sign, "\\" + std::string(sign));
  }
  return text;
}

std::string zsh_action(const OptionRow& option, const Manual& manual) {
  const std::vector<std::string> words = value_words(option, manual);
  std::string message = ":" + zsh_escaped(option.value) + ":";
  switch (kind_of(option, manual)) {
    case ValueKind::none:
      return {};
    case ValueKind::file:
    case ValueKind::folder:
      return message + "_files";
    case ValueKind::words:
      return message + "(" + joined(words, " ") + ")";
    case ValueKind::list:
      return message + "_values -s , " + option.value + " " + joined(words, " ");
    case ValueKind::free:
      return message;
  }
  return {};
}

std::string zsh_option(const OptionRow& option, const Manual& manual) {
  std::string specs;
  for (const std::string& name : option.names) {
    const std::string glue = option.value.empty() ? "" : is_long(name) ? "=" : "+";
    std::string spec = "*" + name;
    spec.append(glue).append("[").append(zsh_escaped(option.help)).append("]");
    spec += zsh_action(option, manual);
    specs.append("    ").append(shell_quoted(spec)).append(" \\\n");
  }
  return specs;
}

/// `word:help` for _describe.
std::string zsh_meanings(std::string_view array, const std::vector<Meaning>& meanings) {
  std::string text = "  local -a " + std::string(array) + "=(\n";
  for (const Meaning& each : meanings) {
    text += "    " +
            shell_quoted(replaced(each.word, ":", "\\:") + ":" + replaced(each.help, ":", "\\:")) + '\n';
  }
  return text + "  )\n";
}

std::string zsh_words(const Manual& manual) {
  std::string text;
  if (!manual.commands.empty()) {
    text += zsh_meanings("commands", manual.commands) + "  (( ${words[(I)(" +
            joined(words_of(manual.commands), "|") +
            ")]} )) || _describe -t commands command commands\n";
  }
  if (!manual.beginnings.empty()) {
    text += zsh_meanings("beginnings", manual.beginnings) +
            "  _describe -t fields field beginnings -S ''\n";
  }
  if (manual.words == Manual::Words::files) text += "  _files\n";
  return text;
}

// --- fish

std::string fish_quoted(const std::string& text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string fish_option(const OptionRow& option, const Manual& manual) {
  std::string line = "complete -c " + manual.program;
  for (const std::string& name : option.names) {
    line += is_long(name) ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  const std::string words = joined(value_words(option, manual), " ");
  switch (kind_of(option, manual)) {
    case ValueKind::none:
      break;
    case ValueKind::file:
    case ValueKind::folder:
      line += " -r -F";
      break;
    case ValueKind::words:
      line += " -x -a " + fish_quoted(words);
      break;
    case ValueKind::list:
      line += " -x -a " + fish_quoted("(__fish_append , " + words + ")");
      break;
    case ValueKind::free:
      line += " -x";
      break;
  }
  return line + " -d " + fish_quoted(option.help) + '\n';
}

}  // namespace

std::string bash_completion(const Options& options, const Manual& manual) {
  std::string cases;
  std::vector<std::string> names;
  for (const OptionRow& option : options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    const ValueKind kind = kind_of(option, manual);
    if (kind == ValueKind::none) continue;
    cases += "    " + joined(option.names, " | ") + ")\n" +
             bash_action(kind, value_words(option, manual)) + "      return\n      ;;\n";
  }
  const std::string function = function_name(manual);
  return heading("#", manual, "bash") + function + "() {\n" +
         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} before\n"
         "  COMPREPLY=()\n"
         "  # bash cuts --option=value at the sign\n"
         "  if [[ $current == = ]]; then\n"
         "    current=\n"
         "  elif [[ $previous == = && COMP_CWORD -gt 1 ]]; then\n"
         "    previous=${COMP_WORDS[COMP_CWORD - 2]}\n"
         "  fi\n" +
         (manual.commands.empty()
              ? ""
              : "  local commands=" + shell_quoted(joined(words_of(manual.commands), " ")) + "\n") +
         "  case $previous in\n" + cases +
         "  esac\n"
         "  if [[ $current == -* ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W " +
         shell_quoted(joined(names, " ")) +
         " -- \"$current\")\n"
         "    return\n"
         "  fi\n" +
         bash_words(manual) + "}\ncomplete -F " + function + " " + manual.program + "\n";
}

std::string zsh_completion(const Options& options, const Manual& manual) {
  const std::string function = function_name(manual);
  std::string text = "#compdef " + manual.program + "\n" + heading("#", manual, "zsh") + function +
                     "_words() {\n" + zsh_words(manual) + "}\n" + function +
                     "() {\n  _arguments -s -S \\\n";
  for (const OptionRow& option : options) text += zsh_option(option, manual);
  return text + "    " + shell_quoted("*:word:" + function + "_words") + "\n}\n" + function + " \"$@\"\n";
}

std::string fish_completion(const Options& options, const Manual& manual) {
  std::string text = heading("#", manual, "fish");
  if (manual.words == Manual::Words::plain) text += "complete -c " + manual.program + " -f\n";
  for (const OptionRow& option : options) text += fish_option(option, manual);
  const std::string commands = joined(words_of(manual.commands), " ");
  for (const Meaning& each : manual.commands) {
    text += "complete -c " + manual.program + " -n " +
            fish_quoted("not __fish_seen_subcommand_from " + commands) + " -a " +
            fish_quoted(each.word) + " -d " + fish_quoted(each.help) + '\n';
  }
  for (const Meaning& each : manual.beginnings) {
    text += "complete -c " + manual.program + " -a " + fish_quoted(each.word) + " -d " +
            fish_quoted(each.help) + '\n';
  }
  return text;
}

}  // namespace gazette
