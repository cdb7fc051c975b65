// SPDX-License-Identifier: GPL-3.0-or-later
// Answers one request in the output format that was chosen.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "searcher/limits/deadline.hpp"
#include "searcher/output/output_formats.hpp"
#include "searcher/output/render_json.hpp"
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

/// `gazette-search: line 3, query 7: ...`, or gazette.error/1 with the place: an error of a batch.
std::string batch_error(const Error& error, const SearchOptions& options, const BatchPlace& place);

/// The deadline of a search for `request`: twice its timeout. `place` is that of a batch.
Deadline deadline_for(const SearchOptions& options, const Request& request,
                      const std::optional<BatchPlace>& place = {});

/// Throws Error for options that --show, --topics or --count would ignore. `given` are the names
/// of those on the command line, or on one line of a batch, with dashes; `words` those of the
/// query.
void check_used(const SearchOptions& options, const std::vector<std::string>& given,
                const std::vector<std::string>& words);

/// Throws Error for what the output would not show beside the hits, or beside their number: facets,
/// a timeline, an explanation. REQUIRES: a format that exists.
void check_shown(const SearchOptions& options);

/// Throws Error for options that a stream of all hits would ignore, for an order by relevance, and
/// for a format that does not stream. `given` are the names of those on the command line.
void check_all_hits(const SearchOptions& options, const std::vector<std::string>& given,
                    const Output& output);

/// Receives the parts of a stream of all hits.
struct StreamWriters {
  std::function<void(const std::string&)> results;
  std::function<void(const std::vector<std::string>&)> warnings;  ///< called once, before any hit
  std::function<void(const std::string&)> errors;                 ///< each a line without its end
};

/// Writes every hit of `request`, one by one, as `output` has them. An article that was removed
/// before its turn is an error.
ExitCode stream_all_hits(Searcher& searcher, const SearchOptions& options, Request request,
                         const Output& output, const StreamWriters& writers);

/// What precedes the first answer: the column names of a table. Empty for other formats.
std::string output_head(const SearchOptions& options, const Output& output);

/// Adds the warnings about the index to those of the page.
void add_index_warnings(Page& page, const Searcher& searcher);

/// Answers `request`, which was made of `options`. `place` is that of a batch; outside one the
/// output begins with its head. Throws as `Searcher::search` does, and Error for what the format
/// cannot show.
Answer answer(Searcher& searcher, const SearchOptions& options, Request request,
              const Output& output, const std::optional<BatchPlace>& place = {});

}  // namespace gazette
