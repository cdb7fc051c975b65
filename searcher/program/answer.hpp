// SPDX-License-Identifier: GPL-3.0-or-later
// One request answered and put into the form that was asked for.
#pragma once

#include <string>
#include <vector>

#include "searcher/limits/deadline.hpp"
#include "searcher/output/renderers.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search/searcher.hpp"

namespace gazette {

/// How a run of the program prints its results.
struct OutputForm {
  const Renderer* renderer;  ///< never null
  RenderStyle style;
};

struct Answer {
  std::string output;
  std::vector<std::string> warnings;  ///< none where `output` carries them
  bool found = false;  ///< whether anything matched (of the page, when it has a size)
};

/// The form that `options` name. Throws Error for an unknown one, and for what it cannot show.
OutputForm output_form(const SearchOptions& options);

/// Languages that labels are to be in; none for those that programs read, unless asked for.
std::vector<std::string> languages_read(const TextStyle& style);

/// When a search that was asked for by `options` ends the process.
Deadline deadline_for(const SearchOptions& options, const Request& request);

/// What comes before the first answer: the names of a table's columns.
std::string output_head(const SearchOptions& options, const OutputForm& form);

/// Answers `request`, which was made of `options`. `query_id` is empty outside a batch, and then
/// the output has its head.
Answer answer(Searcher& searcher, const SearchOptions& options, Request request,
              const OutputForm& form, const std::string& query_id = {});

}  // namespace gazette
