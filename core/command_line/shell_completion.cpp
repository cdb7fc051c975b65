// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "core/command_line/option_pages.hpp"

namespace gazette {
namespace {

/// `text` as one word of any of the shells.
std::string shell_quoted(const std::string& text) {
  return "'" + replaced(text, "'", "'\\''") + "'";
}

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

/// The names of options, short and long.
std::vector<std::string> names_of(const Options& options) {
  std::vector<std::string> names;
  for (const OptionRow& option : options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

/// `name` cut at its blank: the first word of `topics train`, and the second, which may be empty.
std::pair<std::string, std::string> split_name(const std::string& name) {
  const std::size_t blank = std::min(name.find(' '), name.size());
  return {name.substr(0, blank), name.substr(std::min(blank + 1, name.size()))};
}

/// The commands that may follow the word `first`, by their second word; with an empty `first` those
/// of one word.
std::vector<Meaning> commands_after(std::string_view first, const Manual& manual) {
  std::vector<Meaning> commands;
  for (const CommandRow& command : manual.commands) {
    const auto [one, two] = split_name(command.name);
    if (first.empty() && two.empty()) commands.push_back({one, command.help});
    if (!first.empty() && one == first && !two.empty()) commands.push_back({two, command.help});
  }
  return commands;
}

/// Lines of bash and zsh that set `command` to the command that stands on the line `words`, which
/// is an array in the shell's own notation; nothing for a program without commands.
std::string find_command(std::string_view words, const Manual& manual) {
  if (manual.commands.empty()) return {};
  std::vector<std::string> patterns;
  for (const CommandRow& command : manual.commands) {
    const bool is_one_word = command.name.find(' ') == std::string::npos;
    patterns.push_back(shell_quoted((is_one_word ? " " : "") + command.name));
  }
  return "  local word command=\n"
         "  for word in " +
         std::string(words) +
         "; do\n"
         "    case \"$command $word\" in\n"
         "      " +
         joined(patterns, " | ") +
         ") command=\"${command:+$command }$word\" ;;\n"
         "    esac\n"
         "  done\n";
}

/// What `case $command in` matches `command` by. The first command is meant when none is named.
std::string command_pattern(const CommandRow& command, const Manual& manual) {
  const bool is_default = &command == &manual.commands.front();
  return (is_default ? "'' | " : "") + shell_quoted(command.name);
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

/// Lines that add the words of `meanings` to COMPREPLY.
std::string bash_append(const std::vector<Meaning>& meanings) {
  return "  mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -W " +
         shell_quoted(joined(words_of(meanings), " ")) + " -- \"$current\")\n";
}

std::string bash_words(const Manual& manual) {
  std::string text;
  if (!manual.beginnings.empty()) text += "  compopt -o nospace\n" + bash_append(manual.beginnings);
  const std::string files =
      manual.words == Manual::Words::files
          ? "  compopt -o filenames\n  mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
          : "";
  if (manual.commands.empty()) return text + files;
  text += "  case $command in\n";
  text +=
      "  " + command_pattern(manual.commands.front(), manual) + ")\n" + files + "  ;;\n  esac\n";
  text += "  case $command in\n  '')\n" + bash_append(commands_after("", manual)) + "  ;;\n";
  for (const CommandRow& command : manual.commands) {
    const std::vector<Meaning> below = commands_after(command.name, manual);
    if (below.empty()) continue;
    text += "  " + shell_quoted(command.name) + ")\n" + bash_append(below) + "  ;;\n";
  }
  return text + "  esac\n";
}

/// Lines that set `options` to the names of the options that the command accepts.
std::string bash_options(const Options& options, const Manual& manual) {
  const auto named = [](const Options& some) { return joined(names_of(some), " "); };
  std::string text =
      "  local options=" + shell_quoted(named(common_options(options, manual))) + '\n';
  if (manual.commands.empty()) return text;
  text += "  case $command in\n";
  for (const CommandRow& command : manual.commands) {
    const Options own = own_options(options, command);
    if (own.empty()) continue;
    text += "    " + command_pattern(command, manual) +
            ") options+=" + shell_quoted(' ' + named(own)) + " ;;\n";
  }
  return text + "  esac\n";
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
    specs.append("    ").append(shell_quoted(spec)).append("\n");
  }
  return specs;
}

/// `word:help` for _describe.
std::string zsh_meanings(std::string_view array, const std::vector<Meaning>& meanings) {
  std::string text = "  local -a " + std::string(array) + "=(\n";
  for (const Meaning& each : meanings) {
    text += "    " +
            shell_quoted(replaced(each.word, ":", "\\:") + ":" + replaced(each.help, ":", "\\:")) +
            '\n';
  }
  return text + "  )\n";
}

std::string zsh_words(const Manual& manual) {
  std::string text;
  if (!manual.beginnings.empty()) {
    text += zsh_meanings("beginnings", manual.beginnings) +
            "  _describe -t fields field beginnings -S ''\n";
  }
  const std::string files = manual.words == Manual::Words::files ? "  _files\n" : "";
  if (manual.commands.empty()) return text + files;
  const auto described = [](const std::vector<Meaning>& commands) {
    return zsh_meanings("commands", commands) + "  _describe -t commands command commands\n";
  };
  text += "  case $command in\n  '')\n" + described(commands_after("", manual)) + files + "  ;;\n";
  text += "  " + shell_quoted(manual.commands.front().name) + ")\n" + files + "  ;;\n";
  for (const CommandRow& command : manual.commands) {
    const std::vector<Meaning> below = commands_after(command.name, manual);
    if (below.empty()) continue;
    text += "  " + shell_quoted(command.name) + ")\n" + described(below) + "  ;;\n";
  }
  return text + "  esac\n";
}

/// Lines that set `specs` to the specifications of the options that the command accepts.
std::string zsh_options(const Options& options, const Manual& manual) {
  const auto specified = [&](const Options& some) {
    std::string specs;
    for (const OptionRow& option : some) specs += zsh_option(option, manual);
    return specs;
  };
  std::string text = "  local -a specs=(\n" + specified(common_options(options, manual)) + "  )\n";
  if (manual.commands.empty()) return text;
  text += "  case $command in\n";
  for (const CommandRow& command : manual.commands) {
    const Options own = own_options(options, command);
    if (own.empty()) continue;
    text += "  " + command_pattern(command, manual) + ") specs+=(\n" + specified(own) + "  ) ;;\n";
  }
  return text + "  esac\n";
}

// --- fish

std::string fish_quoted(const std::string& text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

/// Holds unless one of `words` is on the line.
std::string fish_unless(const std::vector<std::string>& words) {
  return "not __fish_seen_subcommand_from " + joined(words, " ");
}

/// The last words of the commands that do not accept `option`; none for a common option. A command
/// with others below it is no more than their beginning.
std::vector<std::string> refusing_commands(const OptionRow& option, const Manual& manual) {
  std::vector<std::string> refusing;
  bool is_common = true;
  for (const CommandRow& command : manual.commands) {
    const bool is_accepted = !own_options({option}, command).empty();
    if (is_accepted) is_common = false;
    if (is_accepted || !commands_after(command.name, manual).empty()) continue;
    refusing.push_back(command.name.substr(command.name.rfind(' ') + 1));
  }
  return is_common ? std::vector<std::string>{} : refusing;
}

std::string fish_option(const OptionRow& option, const Manual& manual) {
  std::string line = "complete -c " + manual.program;
  const std::vector<std::string> refusing = refusing_commands(option, manual);
  if (!refusing.empty()) line += " -n " + fish_quoted(fish_unless(refusing));
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
  for (const OptionRow& option : options) {
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
         "  case $previous in\n" + cases + "  esac\n" +
         find_command("\"${COMP_WORDS[@]:1:COMP_CWORD-1}\"", manual) +
         bash_options(options, manual) +
         "  if [[ $current == -* ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$current\")\n"
         "    return\n"
         "  fi\n" +
         bash_words(manual) + "}\ncomplete -F " + function + " " + manual.program + "\n";
}

std::string zsh_completion(const Options& options, const Manual& manual) {
  const std::string function = function_name(manual);
  return "#compdef " + manual.program + "\n" + heading("#", manual, "zsh") + function +
         "_words() {\n" + zsh_words(manual) + "}\n" + function + "() {\n" +
         find_command("\"${(@)words[2,CURRENT-1]}\"", manual) + zsh_options(options, manual) +
         "  _arguments -s -S $specs " + shell_quoted("*:word:" + function + "_words") + "\n}\n" +
         function + " \"$@\"\n";
}

std::string fish_completion(const Options& options, const Manual& manual) {
  std::string text = heading("#", manual, "fish");
  if (manual.words == Manual::Words::plain) text += "complete -c " + manual.program + " -f\n";
  for (const OptionRow& option : options) text += fish_option(option, manual);
  const auto complete_words = [&](const std::string& condition,
                                  const std::vector<Meaning>& commands) {
    for (const Meaning& each : commands) {
      text += "complete -c " + manual.program + " -n " +
              fish_quoted(condition + fish_unless(words_of(commands))) + " -a " +
              fish_quoted(each.word) + " -d " + fish_quoted(each.help) + '\n';
    }
  };
  complete_words("", commands_after("", manual));
  for (const CommandRow& command : manual.commands) {
    complete_words("__fish_seen_subcommand_from " + command.name + "; and ",
                   commands_after(command.name, manual));
  }
  for (const Meaning& each : manual.beginnings) {
    text += "complete -c " + manual.program + " -a " + fish_quoted(each.word) + " -d " +
            fish_quoted(each.help) + '\n';
  }
  return text;
}

}  // namespace gazette
