// SPDX-License-Identifier: GPL-3.0-or-later
// The table of formats in which gazette-search prints a page. To add one, write a function and add
// its row in output_formats.cpp.
#pragma once

#include <string>
#include <string_view>

#include "searcher/output/render_table.hpp"
#include "searcher/output/render_text.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// What follows each id in the format `ids`.
enum class IdEnd { newline, nul };

/// How output looks.
struct OutputStyle {
  TextStyle text;
  HitFields fields;  ///< what to show of a hit, in this order; empty: the choice of the format
  Tags tags = Tags::none;
  IdEnd id_end = IdEnd::newline;
};

/// A row of the table of formats.
struct OutputFormat {
  enum class Fields {
    chosen,   ///< those of OutputStyle::fields
    its_own,  ///< ids
  };

  /// Whether its hits can be written one by one, in any order.
  enum class Streaming { no, yes };

  std::string_view name;
  std::string_view help;
  std::string (*render)(const Page&, const OutputStyle&);
  Counting counting;  ///< how far the total must be counted for it
  Fields fields = Fields::chosen;
  std::string (*head)(const OutputStyle&) = nullptr;  ///< what precedes the first page; may be null
  Suggestions suggestions = Suggestions::no;          ///< whether it shows suggestions
  Streaming streaming = Streaming::yes;
};

/// The row of that name; nullptr for an unknown name. Lives as long as the program.
const OutputFormat* find_output_format(std::string_view name);

/// "text, json, ...", for messages.
std::string output_format_names();

/// Those that stream.
std::string streaming_format_names();

}  // namespace gazette
