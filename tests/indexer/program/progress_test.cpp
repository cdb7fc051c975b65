// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/progress.hpp"

#include <string_view>

#include "tests/catch.hpp"

namespace gazette::progress_test {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a progress line says how far, how fast and how long") {
  struct Case {
    AddProgress progress;
    std::chrono::duration<double> elapsed;
    ProgressForm form;
    std::string_view want;
  };
  using Stage = AddProgress::Stage;
  const Case cases[] = {
      {{Stage::reading, 9000, 0, 10'000'000, 40'000'000},
       2s,
       ProgressForm::plain,
       " 25%  9000 articles  5.0 MB/s  0:06 left"},
      {{Stage::reading, 9000, 3, 10'000'000, 40'000'000},
       2s,
       ProgressForm::with_bar,
       "[##--------]  25%  9000 articles  5.0 MB/s  3 skipped  0:06 left"},
      {{Stage::reading, 9000, 0, 10'000'000, 0},
       2s,
       ProgressForm::with_bar,
       "9000 articles  5.0 MB/s"},
      {{Stage::reading, 0, 0, 0, 40'000'000},
       0s,
       ProgressForm::plain,
       "  0%  0 articles  0.0 MB/s"},
      {{Stage::reading, 1, 0, 1'000'000, 40'000'000'000},
       1s,
       ProgressForm::plain,
       "  0%  1 article  1.0 MB/s  11:06:39 left"},
      // A file that grew while it was read.
      {{Stage::reading, 9000, 0, 50'000'000, 40'000'000},
       10s,
       ProgressForm::with_bar,
       "[##########] 100%  9000 articles  5.0 MB/s  0:00 left"},
      {{Stage::writing, 9000, 0, 40'000'000, 40'000'000},
       8s,
       ProgressForm::plain,
       "100%  9000 articles  5.0 MB/s  writing the index"},
  };
  for (const Case& each : cases) {
    CHECK(progress_text(each.progress, each.elapsed, each.form) == each.want);
  }
}

TEST_CASE("a progress line fits 80 columns") {
  const AddProgress large{AddProgress::Stage::reading, 12'345'678, 123'456, 100'000'000'000,
                          900'000'000'000};
  CHECK(progress_text(large, 100'000s, ProgressForm::with_bar).size() < 80);
}

}  // namespace
}  // namespace gazette::progress_test
