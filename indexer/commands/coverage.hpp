// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index coverage: what an archive holds of each source, topic or language, when each was
// silent, and how many articles lack fields.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/coverage/silence.hpp"

namespace gazette {

/// How articles are grouped into rows.
enum class CoverageBy { source, topic, language };

/// `source`, `topic` or `language`; nothing for another name.
std::optional<CoverageBy> coverage_by_named(std::string_view name);

/// The shortest silence for a unit of time: a day, a week, or a month of 28 days. Nothing for
/// another name.
std::optional<std::chrono::days> shortest_silence_named(std::string_view unit);

/// The articles of one source, topic or language.
struct CoverageRow {
  std::string value;  ///< empty for articles without a source
  std::int64_t articles = 0;
  std::optional<std::chrono::sys_days> first;
  std::optional<std::chrono::sys_days> last;
  std::int64_t without_date = 0;
  std::optional<std::int64_t> without_body;      ///< of a source
  std::optional<std::int64_t> without_language;  ///< of a source
  std::vector<Silence> silences;
};

struct Coverage {
  CoverageBy by = CoverageBy::source;
  CoverageRow all;  ///< all articles; without a value or silences
  std::int64_t without_source = 0;
  std::int64_t before_1800 = 0;
  std::int64_t after_commit = 0;  ///< dated after the last change of the index
  std::vector<CoverageRow> rows;  ///< the largest first; a topic has the articles of those below it
};

/// The coverage of the index in `folder`, with silences of at least `shortest`. Reads the stored
/// counts; without these, all articles. Throws Error when there is no index, or when it cannot be
/// read.
Coverage coverage_of(const std::string& folder, CoverageBy by, std::chrono::days shortest);

/// A table, and below it the silences.
std::string render_text(const Coverage& coverage);

/// gazette.coverage/1 of docs/json.md, one line.
std::string render_json(const Coverage& coverage);

}  // namespace gazette
