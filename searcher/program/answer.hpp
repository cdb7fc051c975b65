// SPDX-License-Identifier: GPL-3.0-or-later
// Answers one request in the output format that was chosen.
#pragma once

#include <string>
#include <vector>

#include "searcher/limits/deadline.hpp"
#include "searcher/output/output_formats.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search/searcher.hpp"

namespace gazette {

/// The output of a run of the program: format and style.
struct Output {
  const OutputFormat* format;  ///< never null
  OutputStyle style;
};

struct Answer {
  std::string output;
  std::vector<std::string> warnings;  ///< for standard error; empty where `output` has them
  bool found = false;  ///< whether the page has a hit; of a page of size 0, whether any matched
};

/// The output that `options` name. Throws Error for an unknown format, and for options that the
/// format does not support.
Output output_for(const SearchOptions& options);

/// The languages of labels: that of `style.locale`; none in C.
std::vector<std::string> label_languages(const TextStyle& style);

/// The deadline of a search for `request`: twice its timeout.
Deadline deadline_for(const SearchOptions& options, const Request& request);

/// What precedes the first answer: the column names of a table. Empty for other formats.
std::string output_head(const SearchOptions& options, const Output& output);

/// Adds what is to be said of the index, for a page that is printed with its warnings.
void add_index_warnings(Page& page, const Searcher& searcher);

/// Answers `request`, which was made of `options`. Outside a batch `query_id` is empty, and the
/// output begins with its head. Throws as `Searcher::search` does.
Answer answer(Searcher& searcher, const SearchOptions& options, Request request,
              const Output& output, const std::string& query_id = {});

}  // namespace gazette
