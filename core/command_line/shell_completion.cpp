// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <utility>

#include "core/command_line/embedded_completions.hpp"
#include "core/command_line/option_pages.hpp"

namespace gazette {
namespace {

bool is_long(const std::string& name) { return name.starts_with("--"); }

/// What the value of an option may be, by its name in the help.
enum class ValueKind { none, words, list, path, free };

ValueKind kind_of(const OptionRow& option, const Manual& manual) {
  if (option.value.empty()) return ValueKind::none;
  if (option.value == "FILE" || option.value == "DIR") return ValueKind::path;
  if (value_words(option, manual).empty()) return ValueKind::free;
  return option.value == "NAMES" ? ValueKind::list : ValueKind::words;
}

/// The piece of each shell's script for an option of that kind.
std::string_view piece_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::words:
      return "option with words";
    case ValueKind::list:
      return "option with list";
    case ValueKind::path:
      return "option with path";
    case ValueKind::free:
      return "option with free value";
    case ValueKind::none:
      break;
  }
  return "flag";
}

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
      texts_.emplace(file.substr(begin, line_end - begin), std::string(text) + '\n');
    }
  }

  /// The piece called `name`, with these values. REQUIRES: the file has such a piece.
  std::string filled(std::string_view name, const Values& values) const {
    std::string text = texts_.at(name);
    for (const auto& [placeholder, value] : values) {
      const std::string sign = "@" + std::string(placeholder) + "@";
      if (value.empty() || value.ends_with('\n')) text = replaced(text, sign + '\n', value);
      text = replaced(text, sign, value);
    }
    return text;
  }

 private:
  std::map<std::string_view, std::string> texts_;
};

Pieces pieces_of(std::string_view shell) {
  return Pieces(std::find_if(embedded_completions.begin(), embedded_completions.end(),
                             [&](const EmbeddedFile& file) { return file.name == shell; })
                    ->text);
}

std::string function_name(const Manual& manual) { return "_" + replaced(manual.program, "-", "_"); }

std::string words_of(const std::vector<Meaning>& meanings, std::string_view separator) {
  std::vector<std::string> words;
  words.reserve(meanings.size());
  for (const Meaning& each : meanings) words.push_back(each.word);
  return joined(words, separator);
}

/// `text` within quotation marks of bash or zsh.
std::string shell_quoted(const std::string& text) { return replaced(text, "'", "'\\''"); }

std::string bash_words(const Pieces& pieces, const Manual& manual) {
  std::string text;
  if (!manual.beginnings.empty()) {
    text += pieces.filled("words that begin",
                          {{"WORDS", shell_quoted(words_of(manual.beginnings, " "))}});
  }
  if (manual.words == Manual::Words::files) text += pieces.filled("words that are files", {});
  if (!manual.commands.empty()) text += pieces.filled("words that are commands", {});
  return text;
}

/// `text` within a specification of _arguments, in quotation marks.
std::string zsh_escaped(std::string text) {
  for (const std::string_view sign : {"\\", "[", "]", ":"}) {
    text = replaced(std::move(text), sign, "\\" + std::string(sign));
  }
  return shell_quoted(text);
}

std::string zsh_option(const Pieces& pieces, const OptionRow& option, const Manual& manual) {
  std::string lines;
  for (const std::string& name : option.names) {
    lines += pieces.filled(piece_of(kind_of(option, manual)),
                           {{"NAME", name},
                            {"SIGN", is_long(name) ? "=" : "+"},
                            {"HELP", zsh_escaped(option.help)},
                            {"VALUE", zsh_escaped(option.value)},
                            {"WORDS", shell_quoted(joined(value_words(option, manual), " "))}});
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
  if (!manual.commands.empty()) {
    text += pieces.filled("words that are commands",
                          {{"MEANINGS", zsh_meanings(pieces, manual.commands)},
                           {"ANY", words_of(manual.commands, "|")}});
  }
  if (!manual.beginnings.empty()) {
    text +=
        pieces.filled("words that begin", {{"MEANINGS", zsh_meanings(pieces, manual.beginnings)}});
  }
  if (manual.words == Manual::Words::files) text += pieces.filled("words that are files", {});
  return text;
}

/// `text` within quotation marks of fish.
std::string fish_quoted(const std::string& text) {
  return replaced(replaced(text, "\\", "\\\\"), "'", "\\'");
}

std::string fish_option(const Pieces& pieces, const OptionRow& option, const Manual& manual) {
  std::string names;
  for (const std::string& name : option.names) {
    names += is_long(name) ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  return pieces.filled(piece_of(kind_of(option, manual)),
                       {{"PROGRAM", manual.program},
                        {"NAMES", names},
                        {"WORDS", fish_quoted(joined(value_words(option, manual), " "))},
                        {"HELP", fish_quoted(option.help)}});
}

}  // namespace

std::string bash_completion(const Options& options, const Manual& manual) {
  const Pieces pieces = pieces_of("bash");
  std::string cases;
  std::vector<std::string> names;
  for (const OptionRow& option : options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    const ValueKind kind = kind_of(option, manual);
    if (kind == ValueKind::none) continue;
    cases += pieces.filled(piece_of(kind),
                           {{"NAMES", joined(option.names, " | ")},
                            {"WORDS", shell_quoted(joined(value_words(option, manual), " "))}});
  }
  std::string commands;
  if (!manual.commands.empty()) {
    commands =
        pieces.filled("commands", {{"COMMANDS", shell_quoted(words_of(manual.commands, " "))}});
  }
  return pieces.filled("script", {{"PROGRAM", manual.program},
                                  {"FUNCTION", function_name(manual)},
                                  {"COMMANDS", commands},
                                  {"OPTIONS", cases},
                                  {"NAMES", shell_quoted(joined(names, " "))},
                                  {"WORDS", bash_words(pieces, manual)}});
}

std::string zsh_completion(const Options& options, const Manual& manual) {
  const Pieces pieces = pieces_of("zsh");
  std::string specifications;
  for (const OptionRow& option : options) specifications += zsh_option(pieces, option, manual);
  return pieces.filled("script", {{"PROGRAM", manual.program},
                                  {"FUNCTION", function_name(manual)},
                                  {"WORDS", zsh_words(pieces, manual)},
                                  {"OPTIONS", specifications}});
}

std::string fish_completion(const Options& options, const Manual& manual) {
  const Pieces pieces = pieces_of("fish");
  std::string words;
  if (manual.words == Manual::Words::plain) {
    words = pieces.filled("words that are plain", {{"PROGRAM", manual.program}});
  }
  std::string lines;
  for (const OptionRow& option : options) lines += fish_option(pieces, option, manual);
  const auto meanings = [&](std::string_view piece, const std::vector<Meaning>& all) {
    std::string text;
    for (const Meaning& each : all) {
      text += pieces.filled(piece, {{"PROGRAM", manual.program},
                                    {"COMMANDS", words_of(manual.commands, " ")},
                                    {"WORD", fish_quoted(each.word)},
                                    {"HELP", fish_quoted(each.help)}});
    }
    return text;
  };
  return pieces.filled("script", {{"PROGRAM", manual.program},
                                  {"WORDS", words},
                                  {"OPTIONS", lines},
                                  {"COMMANDS", meanings("command", manual.commands)},
                                  {"BEGINNINGS", meanings("beginning", manual.beginnings)}});
}

}  // namespace gazette
