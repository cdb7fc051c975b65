// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/copy_window.hpp"

#include <optional>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"

namespace gazette {

TEST_CASE("copies are published within a day and a half, unless they are the same words") {
  struct Row {
    const char* first;
    const char* second;  ///< "" for none
    CopyReason of_texts;
    std::size_t words;
    CopyReason reason;
  };
  using enum CopyReason;
  const std::vector<Row> rows = {
      {"2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z", same_report, 100, same_report},
      {"2026-03-01T10:00:00Z", "2026-03-02T21:59:59Z", same_report, 100, same_report},
      {"2026-03-02T22:00:00Z", "2026-03-01T10:00:00Z", same_report, 100, too_far_apart},
      {"2026-03-01T23:00:00+01:00", "2026-03-03T09:00:00Z", same_report, 100, same_report},
      {"2026-03-01", "2026-03-02", same_report, 100, same_report},
      {"2026-03-01", "2026-03-02T23:59:59Z", same_report, 100, same_report},
      {"2026-03-01", "2026-03-03", same_report, 100, too_far_apart},
      {"2026-03-01T10:00:00Z", "1996-03-01T10:00:00Z", same_words, 61, same_words},
      {"2026-03-01T10:00:00Z", "1996-03-01T10:00:00Z", same_words, 60, too_far_apart},
      {"", "2026-03-01T10:00:00Z", same_report, 100, undated},
      {"2026-03-01T10:00:00Z", "", same_report, 100, undated},
      {"", "", same_words, 20, same_words},
      {"", "", other_figures, 100, other_figures},
      {"2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z", little_common, 100, little_common},
  };
  const auto time_of = [](const char* text) {
    return *text == '\0' ? std::optional<Timestamp>() : parse_date(text);
  };
  for (const Row& row : rows) {
    CAPTURE(row.first, row.second, row.words);
    CopyVerdict verdict;
    verdict.reason = row.of_texts;
    verdict.first.words = row.words;
    verdict.second.words = row.words;
    CHECK(reason_in_time(verdict, time_of(row.first), time_of(row.second)) == row.reason);
  }
}

}  // namespace gazette
