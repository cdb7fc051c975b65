// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/document_ranges.hpp"

#include <xapian.h>

#include <utility>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::document_ranges_test {
namespace {

using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Ranges ranges_of(DocumentRange whole, unsigned count) {
  Ranges ranges;
  for (const DocumentRange range : split(whole, count))
    ranges.emplace_back(range.first, range.last);
  return ranges;
}

TEST_CASE("documents are shared out without a rest, in ranges that are never empty") {
  constexpr std::uint32_t highest = 0xFFFFFFFF;
  struct Case {
    DocumentRange whole;
    unsigned count;
    Ranges want;
  };
  const std::vector<Case> cases = {
      {{1, 6}, 2, {{1, 3}, {4, 6}}},
      {{1, 7}, 3, {{1, 2}, {3, 4}, {5, 7}}},
      {{1, 2}, 5, {{1, 1}, {2, 2}}},
      {{4, 4}, 3, {{4, 4}}},
      {{1, 0}, 4, {}},
      {{1, 3}, 0, {}},
      {{1, highest}, 2, {{1, 0x7FFFFFFF}, {0x80000000, highest}}},
  };
  for (const auto& [whole, count, want] : cases) {
    CAPTURE(whole.first, whole.last, count);
    CHECK(ranges_of(whole, count) == want);
  }
}

TEST_CASE("every document is met once, whatever is missing and however many threads there are") {
  const TemporaryFolder folder;
  const std::filesystem::path generation = folder / "generation";
  {
    Xapian::WritableDatabase db(generation.string(), Xapian::DB_CREATE);
    for (int i = 0; i < 9; ++i) db.add_document(Xapian::Document());
    for (const Xapian::docid gone : {1U, 4U, 5U, 9U}) db.delete_document(gone);
  }
  const DocumentRange all = all_documents(generation);
  CHECK(all.last == 9);  // of the last one that there was
  for (const unsigned threads : {1U, 3U, 20U}) {
    const std::vector<DocumentRange> ranges = split(all, threads);
    std::vector<std::vector<std::uint32_t>> parts(ranges.size());
    for_each_range(generation, ranges,
                   [&](std::size_t number, const Xapian::Database& db, DocumentRange range) {
                     auto document = db.postlist_begin("");
                     document.skip_to(range.first);
                     for (; document != db.postlist_end("") && *document <= range.last;
                          ++document) {
                       parts[number].push_back(*document);
                     }
                   });
    std::vector<std::uint32_t> met;
    for (const auto& part : parts) met.insert(met.end(), part.begin(), part.end());
    CHECK(met == std::vector<std::uint32_t>{2, 3, 6, 7, 8});
  }
}

TEST_CASE("an empty index has no documents, one that is missing is an error") {
  const TemporaryFolder folder;
  const std::filesystem::path generation = folder / "generation";
  Xapian::WritableDatabase(generation.string(), Xapian::DB_CREATE).commit();
  CHECK(split(all_documents(generation), 4).empty());
  CHECK_THROWS_AS(all_documents(folder / "none"), Error);
  CHECK_THROWS_AS(for_each_range(folder / "none", {{1, 2}},
                                 [](std::size_t, const Xapian::Database&, DocumentRange) {}),
                  Error);
}

}  // namespace
}  // namespace gazette::document_ranges_test
