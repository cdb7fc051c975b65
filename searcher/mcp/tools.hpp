// SPDX-License-Identifier: GPL-3.0-or-later
// The tools that an assistant may call: what each takes, and what it answers from an open index.
// All of them only read. To add one, add its row in tools.cpp.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/searcher.hpp"

namespace gazette {

/// The longest answer of a tool, in bytes as a JSON string. The whole message then has at most 4
/// kB.
inline constexpr std::size_t max_answer_bytes = 3'600;

/// A parameter of a tool.
struct Parameter {
  enum class Type { text, number };

  std::string_view name;
  std::string_view help;
  Type type = Type::text;
  bool is_required = false;
  std::span<const std::string_view> choices = {};  ///< of a text; empty: any
  std::size_t least = 0;                           ///< of a number
  std::size_t most = 0;
};

/// The arguments of a call, by the names of their parameters.
struct Arguments {
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::size_t, std::less<>> numbers;

  /// Empty when it is not given.
  std::string text(std::string_view name) const;
  std::size_t number(std::string_view name, std::size_t otherwise) const;
};

/// A row of the table of tools.
struct Tool {
  std::string_view name;
  std::string_view title;
  std::string_view help;
  std::span<const Parameter> parameters;
  /// The answer, within `max_answer_bytes`. Throws Error for what cannot be searched, and when the
  /// index cannot be read. REQUIRES: the arguments are as the parameters say.
  std::string (*call)(Searcher& searcher, const Arguments& arguments);
};

std::span<const Tool> tools();

/// How many bytes `text` takes as a JSON string, without the quotation marks.
std::size_t bytes_in_json(std::string_view text);

}  // namespace gazette
