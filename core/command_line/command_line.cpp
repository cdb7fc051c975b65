// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/command_line.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "core/text/text.hpp"

namespace gazette {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The option's name alone: `--limit=5` -> `--limit`, `-n5` -> `-n`.
std::string option_name(const std::string& argument) {
  if (argument.starts_with("--")) return argument.substr(0, argument.find('='));
  return argument.substr(0, 2);
}

}  // namespace

std::string_view version() { return GAZETTE_VERSION; }

std::string default_database() {
  if (std::string db = environment("GAZETTE_DB"); !db.empty()) return db;
  if (const std::string data = environment("XDG_DATA_HOME"); !data.empty()) {
    return data + "/gazette/default";
  }
  return environment("HOME") + "/.local/share/gazette/default";
}

SplitArguments split_arguments(std::span<const std::string> arguments, const KnownOptions& known) {
  SplitArguments split;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      split.words.insert(split.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                         arguments.end());
      break;
    }
    if (argument.size() < 2 || argument.front() != '-') {
      split.words.push_back(argument);
      continue;
    }
    const std::string name = option_name(argument);
    const bool is_long = argument.starts_with("--");
    const bool glued = argument.size() > 2 && !is_long;
    const OptionArity kind = known.arity(name);
    const bool is_exact = glued
                              ? kind == OptionArity::value && known.glues(name, argument.substr(2))
                              : kind != OptionArity::unknown;
    if (!split.words.empty() && !is_long && !is_exact) {
      split.words.push_back(argument);
      continue;
    }
    split.options.push_back(argument);
    if (!is_long && !is_exact) {
      if (split.unknown.empty()) split.unknown = argument;
      continue;
    }
    const bool has_value = is_long ? argument.find('=') != std::string::npos : glued;
    if (kind == OptionArity::value && !has_value && i + 1 < arguments.size()) {
      split.options.push_back(arguments[++i]);
    }
  }
  return split;
}

bool asks_for_json(std::span<const std::string> arguments) {
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string& argument = arguments[i];
    for (const std::string_view start : {"--format=", "-f"}) {
      if (argument.starts_with(start) && is_json(argument.substr(start.size()))) return true;
    }
    const bool takes_next = argument == "--format" || argument == "-f";
    if (takes_next && i + 1 < arguments.size() && is_json(arguments[i + 1])) return true;
  }
  return false;
}

bool is_json(std::string_view name) { return name == "json" || name == "jsonl"; }

bool wants_color(std::string_view choice, int descriptor) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  return isatty(descriptor) == 1 && environment("NO_COLOR").empty() &&
         environment("TERM") != "dumb";
}

std::size_t terminal_columns(int descriptor) {
  if (const std::string columns = environment("COLUMNS");
      is_digits(columns) && columns.size() < 5) {
    return std::max<std::size_t>(20, std::stoul(columns));
  }
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return std::max<std::size_t>(20, size.ws_col);
  }
  return 80;
}

}  // namespace gazette
