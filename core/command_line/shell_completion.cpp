// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "core/command_line/embedded_completions.hpp"
#include "core/command_line/option_pages.hpp"

namespace gazette {
namespace {

// --- the pieces of a script

/// What to put for placeholders, by name (`PROGRAM` for `@PROGRAM@`): text within a line, or lines.
using Values = std::vector<std::pair<std::string_view, std::string>>;

/// One shell's script in pieces, each filled in as often as it is needed.
class Pieces {
 public:
  /// In `file` a line `#@ NAME` precedes each piece. Blank lines at its end do not belong to it.
  explicit Pieces(std::string_view file) {
    constexpr std::string_view mark = "\n#@ ";
    for (std::size_t at = file.find(mark); at != std::string_view::npos;) {
      const std::size_t begin = at + mark.size();
      const std::size_t line_end = file.find('\n', begin);
      at = file.find(mark, line_end);
      std::string_view text = file.substr(line_end + 1, at - line_end - 1);
      while (text.ends_with('\n')) text.remove_suffix(1);
      texts_.emplace(file.substr(begin, line_end - begin), text);
    }
  }

  /// The lines of the piece called `name`, with these values. A placeholder that is a line of its
  /// own leaves no blank line, however many lines its value has. REQUIRES: the file has that piece.
  std::string filled(std::string_view name, const Values& values) const {
    std::string text = '\n' + texts_.at(name) + '\n';
    for (const auto& [placeholder, value] : values) {
      const std::string sign = "@" + std::string(placeholder) + "@";
      if (value.empty() || value.ends_with('\n')) {
        const std::string line = '\n' + sign + '\n';
        const std::string lines = '\n' + value;
        text = replaced(std::move(text), line, lines);
      }
      text = replaced(std::move(text), sign, value);
    }
    return text.substr(1);
  }

  /// The same of a piece that is part of a line.
  std::string filled_phrase(std::string_view name, const Values& values) const {
    std::string line = filled(name, values);
    line.pop_back();
    return line;
  }

 private:
  std::map<std::string_view, std::string> texts_;  ///< without the end of the last line
};

Pieces pieces_of(std::string_view shell) {
  return Pieces(std::find_if(embedded_completions.begin(), embedded_completions.end(),
                             [&](const EmbeddedFile& file) { return file.name == shell; })
                    ->text);
}

// --- what is the same for all shells

bool is_long(const std::string& name) { return name.starts_with("--"); }

std::string function_name(const Manual& manual) { return "_" + replaced(manual.program, "-", "_"); }

/// The piece for `option`, by what may stand as its value.
std::string_view piece_of(const OptionRow& option, const Manual& manual) {
  if (option.value.empty()) return "flag";
  // A stub file may stand for a folder.
  if (option.value == "FILE" || option.value == "DIR") return "option with path";
  if (value_words(option, manual).empty()) return "option with free value";
  return option.value == "NAMES" ? "option with list" : "option with words";
}

std::string words_of(const std::vector<Meaning>& meanings) {
  std::vector<std::string> words;
  words.reserve(meanings.size());
  for (const Meaning& each : meanings) words.push_back(each.word);
  return joined(words, " ");
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

/// What `write` makes of each first word of commands of two words, and of the commands after it.
std::string second_words(
    const Manual& manual,
    const std::function<std::string(const std::string&, const std::vector<Meaning>&)>& write) {
  std::string text;
  for (const CommandRow& command : manual.commands) {
    const std::vector<Meaning> commands = commands_after(command.name, manual);
    if (!commands.empty()) text += write(command.name, commands);
  }
  return text;
}

// --- bash and zsh

/// `text` within quotation marks.
std::string shell_quoted(const std::string& text) { return replaced(text, "'", "'\\''"); }

/// What `case` matches any of `words` by.
std::string pattern_of(std::vector<std::string> words) {
  for (std::string& word : words) word = "'" + shell_quoted(word) + "'";
  return joined(words, " | ");
}

/// What `case` matches `command` by. The first command is meant when none is named.
std::string pattern_of(const CommandRow& command, const Manual& manual) {
  if (&command == &manual.commands.front()) return pattern_of({"", command.name});
  return pattern_of({command.name});
}

/// Lines that find the command on the line; none for a program without commands.
std::string find_command(const Pieces& pieces, const Manual& manual) {
  if (manual.commands.empty()) return {};
  std::vector<std::string> words;  // a word after the command so far, which is empty at first
  for (const CommandRow& command : manual.commands) {
    const bool is_one_word = command.name.find(' ') == std::string::npos;
    words.push_back((is_one_word ? " " : "") + command.name);
  }
  return pieces.filled("find command", {{"PATTERN", pattern_of(words)}});
}

/// Lines that add the options that only some commands accept, as `write` has them; none for a
/// program without commands.
std::string options_of_commands(const Pieces& pieces, const Options& options, const Manual& manual,
                                const std::function<std::string(const Options&)>& write) {
  if (manual.commands.empty()) return {};
  std::string lines;
  for (const CommandRow& command : manual.commands) {
    const Options own = own_options(options, command);
    if (own.empty()) continue;
    lines += pieces.filled("options of a command",
                           {{"PATTERN", pattern_of(command, manual)}, {"OPTIONS", write(own)}});
  }
  return pieces.filled("options of commands", {{"COMMANDS", lines}});
}

/// Lines that complete files, where a program takes any.
std::string files(const Pieces& pieces, const Manual& manual) {
  if (manual.words != Manual::Words::files) return {};
  return pieces.filled("words that are files", {});
}

// --- bash

std::string bash_option_names(const Options& options) {
  std::vector<std::string> names;
  for (const OptionRow& option : options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return shell_quoted(joined(names, " "));
}

/// Lines that complete the values of options.
std::string bash_values(const Pieces& pieces, const Options& options, const Manual& manual) {
  std::string lines;
  for (const OptionRow& option : options) {
    if (option.value.empty()) continue;
    lines += pieces.filled(piece_of(option, manual),
                           {{"NAMES", joined(option.names, " | ")},
                            {"WORDS", shell_quoted(joined(value_words(option, manual), " "))}});
  }
  return lines;
}

std::string bash_words(const Pieces& pieces, const Manual& manual) {
  std::string text;
  if (!manual.beginnings.empty()) {
    text +=
        pieces.filled("words that begin", {{"WORDS", shell_quoted(words_of(manual.beginnings))}});
  }
  if (manual.commands.empty()) return text + files(pieces, manual);
  const auto write = [&](const std::string& first, const std::vector<Meaning>& commands) {
    return pieces.filled("second words", {{"FIRST_WORD", shell_quoted(first)},
                                          {"COMMANDS", shell_quoted(words_of(commands))}});
  };
  return text + pieces.filled("words of commands",
                              {{"PATTERN", pattern_of(manual.commands.front(), manual)},
                               {"FILES", files(pieces, manual)},
                               {"COMMANDS", shell_quoted(words_of(commands_after("", manual)))},
                               {"SECOND_WORDS", second_words(manual, write)}});
}

// --- zsh

/// `text` within a specification of _arguments, in quotation marks.
std::string zsh_escaped(std::string text) {
  for (const std::string_view sign : {"\\", "[", "]", ":"}) {
    text = replaced(std::move(text), sign, "\\" + std::string(sign));
  }
  return shell_quoted(text);
}

/// Specifications for _arguments.
std::string zsh_options(const Pieces& pieces, const Options& options, const Manual& manual) {
  std::string lines;
  for (const OptionRow& option : options) {
    for (const std::string& name : option.names) {
      lines += pieces.filled(piece_of(option, manual),
                             {{"NAME", name},
                              {"SIGN", is_long(name) ? "=" : "+"},
                              {"HELP", zsh_escaped(option.help)},
                              {"VALUE", zsh_escaped(option.value)},
                              {"WORDS", shell_quoted(joined(value_words(option, manual), " "))}});
    }
  }
  return lines;
}

/// Words for _describe.
std::string zsh_meanings(const Pieces& pieces, const std::vector<Meaning>& meanings) {
  const auto escaped = [](const std::string& text) {
    return shell_quoted(replaced(text, ":", "\\:"));
  };
  std::string lines;
  for (const Meaning& each : meanings) {
    lines += pieces.filled("meaning", {{"WORD", escaped(each.word)}, {"HELP", escaped(each.help)}});
  }
  return lines;
}

std::string zsh_words(const Pieces& pieces, const Manual& manual) {
  std::string text;
  if (!manual.beginnings.empty()) {
    text +=
        pieces.filled("words that begin", {{"MEANINGS", zsh_meanings(pieces, manual.beginnings)}});
  }
  if (manual.commands.empty()) return text + files(pieces, manual);
  const auto write = [&](const std::string& first, const std::vector<Meaning>& commands) {
    return pieces.filled("second words", {{"FIRST_WORD", shell_quoted(first)},
                                          {"COMMANDS", zsh_meanings(pieces, commands)}});
  };
  return text + pieces.filled("words of commands",
                              {{"COMMANDS", zsh_meanings(pieces, commands_after("", manual))},
                               {"DEFAULT", shell_quoted(manual.commands.front().name)},
                               {"FILES", files(pieces, manual)},
                               {"SECOND_WORDS", second_words(manual, write)}});
}

// --- fish

/// `text` within quotation marks of fish.
std::string fish_quoted(const std::string& text) {
  return replaced(replaced(text, "\\", "\\\\"), "'", "\\'");
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

std::string fish_option(const Pieces& pieces, const OptionRow& option, const Manual& manual) {
  std::vector<std::string> phrases;
  const std::vector<std::string> refusing = refusing_commands(option, manual);
  if (!refusing.empty()) {
    phrases.push_back(pieces.filled_phrase("without commands",
                                           {{"COMMANDS", fish_quoted(joined(refusing, " "))}}));
  }
  for (const std::string& name : option.names) {
    phrases.push_back(is_long(name)
                          ? pieces.filled_phrase("long name", {{"NAME", name.substr(2)}})
                          : pieces.filled_phrase("short name", {{"NAME", name.substr(1)}}));
  }
  return pieces.filled(piece_of(option, manual),
                       {{"PROGRAM", manual.program},
                        {"OPTION", joined(phrases, " ")},
                        {"WORDS", fish_quoted(joined(value_words(option, manual), " "))},
                        {"HELP", fish_quoted(option.help)}});
}

/// `piece` for each of `meanings`; `first` is the word before them, where there is one.
std::string fish_meanings(const Pieces& pieces, std::string_view piece, const Manual& manual,
                          const std::vector<Meaning>& meanings, const std::string& first = {}) {
  std::string lines;
  for (const Meaning& each : meanings) {
    lines += pieces.filled(piece, {{"PROGRAM", manual.program},
                                   {"FIRST_WORD", fish_quoted(first)},
                                   {"COMMANDS", fish_quoted(words_of(meanings))},
                                   {"WORD", fish_quoted(each.word)},
                                   {"HELP", fish_quoted(each.help)}});
  }
  return lines;
}

}  // namespace

std::string bash_completion(const Options& options, const Manual& manual) {
  const Pieces pieces = pieces_of("bash");
  return pieces.filled("script", {{"PROGRAM", manual.program},
                                  {"FUNCTION", function_name(manual)},
                                  {"VALUES", bash_values(pieces, options, manual)},
                                  {"FIND_COMMAND", find_command(pieces, manual)},
                                  {"OPTIONS", bash_option_names(common_options(options, manual))},
                                  {"OPTIONS_OF_COMMANDS",
                                   options_of_commands(pieces, options, manual, bash_option_names)},
                                  {"WORDS", bash_words(pieces, manual)}});
}

std::string zsh_completion(const Options& options, const Manual& manual) {
  const Pieces pieces = pieces_of("zsh");
  const auto write = [&](const Options& some) { return zsh_options(pieces, some, manual); };
  return pieces.filled(
      "script", {{"PROGRAM", manual.program},
                 {"FUNCTION", function_name(manual)},
                 {"WORDS", zsh_words(pieces, manual)},
                 {"FIND_COMMAND", find_command(pieces, manual)},
                 {"OPTIONS", write(common_options(options, manual))},
                 {"OPTIONS_OF_COMMANDS", options_of_commands(pieces, options, manual, write)}});
}

std::string fish_completion(const Options& options, const Manual& manual) {
  const Pieces pieces = pieces_of("fish");
  std::string words;
  if (manual.words == Manual::Words::plain) {
    words = pieces.filled("words that are plain", {{"PROGRAM", manual.program}});
  }
  std::string lines;
  for (const OptionRow& option : options) lines += fish_option(pieces, option, manual);
  const auto write = [&](const std::string& first, const std::vector<Meaning>& commands) {
    return fish_meanings(pieces, "second word", manual, commands, first);
  };
  return pieces.filled(
      "script", {{"PROGRAM", manual.program},
                 {"WORDS", words},
                 {"OPTIONS", lines},
                 {"COMMANDS", fish_meanings(pieces, "command", manual, commands_after("", manual))},
                 {"SECOND_WORDS", second_words(manual, write)},
                 {"BEGINNINGS", fish_meanings(pieces, "beginning", manual, manual.beginnings)}});
}

}  // namespace gazette
