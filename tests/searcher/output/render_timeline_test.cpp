// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/render_timeline.hpp"

#include <string>

#include "core/text/text.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::render_timeline_test {
namespace {

std::chrono::sys_days first_of(int year, unsigned month) {
  return std::chrono::floor<std::chrono::days>(day(year, month, 1).utc);
}

Timeline months(const std::vector<std::size_t>& counts, std::size_t undated) {
  Timeline timeline{TimeUnit::month, {}, undated};
  for (const std::size_t count : counts) {
    timeline.periods.push_back(
        {first_of(2026, static_cast<unsigned>(timeline.periods.size()) + 1), count});
  }
  return timeline;
}

std::string drawn(const Timeline& timeline, std::size_t columns, Glyphs glyphs) {
  TextStyle style;
  style.columns = columns;
  style.glyphs = glyphs;
  return render_timeline(timeline, style);
}

TEST_CASE("bars are as long as their share of the largest, and none but 0 is without one") {
  const Timeline timeline = months({8, 4, 1, 0, 5}, 3);
  CHECK(drawn(timeline, 26, Glyphs::ascii) ==
        "  2026-01      8  ########\n"
        "  2026-02      4  ####\n"
        "  2026-03      1  #\n"
        "  2026-04      0\n"
        "  2026-05      5  #####\n"
        "  undated      3\n");
  CHECK(drawn(months({16, 3, 1}, 0), 26, Glyphs::unicode) ==
        "  2026-01     16  ████████\n"
        "  2026-02      3  █▌\n"
        "  2026-03      1  ▌\n");
  CHECK(drawn(months({10'000, 1}, 0), 26, Glyphs::unicode) ==
        "  2026-01  10000  ████████\n"
        "  2026-02      1  ▏\n");
}

TEST_CASE("of many empty periods in a row there is one line") {
  CHECK(drawn(months({1, 0, 0, 0, 1, 0, 0, 0, 0, 1}, 0), 20, Glyphs::ascii) ==
        "  2026-01      1\n"
        "  2026-02      0\n"
        "  2026-03      0\n"
        "  2026-04      0\n"
        "  2026-05      1\n"
        "  ... 4 months without articles\n"
        "  2026-10      1\n");
}

TEST_CASE("a chart fits the terminal at any width and of any counts") {
  for (const std::size_t columns : {26U, 40U, 80U, 200U}) {
    for (const Glyphs glyphs : {Glyphs::ascii, Glyphs::unicode}) {
      for (const std::size_t most : {1U, 7U, 999'999U}) {
        const std::string text =
            drawn(months({most, most / 3, 1, 0, most - 1}, most), columns, glyphs);
        std::size_t begin = 0;
        std::size_t widest = 0;
        while (begin < text.size()) {
          const std::size_t end = text.find('\n', begin);
          widest = std::max(widest, display_width(text.substr(begin, end - begin)));
          begin = end + 1;
        }
        CHECK(widest == columns);
      }
    }
  }
  CHECK(drawn({TimeUnit::day, {}, 0}, 80, Glyphs::ascii).empty());
  CHECK(drawn({TimeUnit::year, {}, 2}, 80, Glyphs::ascii) == "  undated      2\n");
}

}  // namespace
}  // namespace gazette::render_timeline_test
