// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/history/withdrawals.hpp"

#include <xapian.h>

#include <vector>

#include "core/schema/schema.hpp"
#include "tests/catch.hpp"

namespace gazette::withdrawals_test {
namespace {

/// By its number and its time in seconds; a negative time: none.
ArticleVersion version(std::uint32_t number, int seconds) {
  ArticleVersion made{number, {}};
  if (seconds >= 0) made.made = std::chrono::sys_seconds(std::chrono::seconds(seconds));
  return made;
}

std::vector<ArticleVersion> all_versions() {
  std::vector<ArticleVersion> all;
  for (std::uint32_t number = 0; number < 4; ++number) {
    for (int seconds = -1; seconds < 3; ++seconds) all.push_back(version(number, seconds));
  }
  return all;
}

TEST_CASE("versions are in a strict weak order, whatever they lack") {
  const std::vector<ArticleVersion> all = all_versions();
  const auto are_equal = [](const ArticleVersion& a, const ArticleVersion& b) {
    return !is_earlier(a, b) && !is_earlier(b, a);
  };
  int breaches = 0;
  for (const ArticleVersion& a : all) {
    breaches += is_earlier(a, a) ? 1 : 0;
    for (const ArticleVersion& b : all) {
      breaches += is_earlier(a, b) && is_earlier(b, a) ? 1 : 0;
      for (const ArticleVersion& c : all) {
        breaches += is_earlier(a, b) && is_earlier(b, c) && !is_earlier(a, c) ? 1 : 0;
        breaches += are_equal(a, b) && are_equal(b, c) && !are_equal(a, c) ? 1 : 0;
      }
    }
  }
  CHECK(breaches == 0);
}

TEST_CASE("a withdrawal takes back what is not later, by numbers or by times") {
  struct Row {
    ArticleVersion withdrawal, version;
    bool takes_back;
  };
  const std::vector<Row> rows = {
      {version(3, 1), version(2, 2), true},   {version(2, 2), version(3, 1), false},
      {version(2, 1), version(2, 1), true},   {version(2, 1), version(2, 2), false},
      {version(0, 2), version(5, 1), true},   {version(0, 1), version(5, 2), false},
      {version(0, 1), version(0, 1), true},   {version(5, 1), version(0, 2), false},
      {version(0, 1), version(5, -1), true},  {version(2, -1), version(2, 1), true},
      {version(2, -1), version(3, -1), false}};
  for (const Row& row : rows) {
    CAPTURE(row.withdrawal.number, row.version.number);
    CHECK(takes_back(row.withdrawal, row.version) == row.takes_back);
  }
}

TEST_CASE("of the withdrawals of an article one with a number and one without are kept") {
  const std::vector<ArticleVersion> made = {version(2, 1), version(0, 4), version(3, 2),
                                            version(0, 3)};
  for (std::size_t first = 0; first < made.size(); ++first) {
    LatestWithdrawals latest;
    for (std::size_t i = 0; i < made.size(); ++i) latest.add(made[(first + i) % made.size()]);
    CAPTURE(first);
    CHECK_FALSE(takes_back(latest, version(3, 9)));
    CHECK(takes_back(latest, version(2, 9)));
    CHECK(takes_back(latest, version(5, 4)));
    CHECK_FALSE(takes_back(latest, version(5, 5)));
  }
  CHECK_FALSE(takes_back(LatestWithdrawals{}, version(1, 1)));
}

TEST_CASE("an index with a withdrawal under the one key of earlier versions keeps it") {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  const std::string key = withdrawal_metadata_key("urn:1");
  db.set_metadata(key, "8 0 urn:1");
  Withdrawals withdrawals;
  withdrawals.add({"urn:1", version(2, 5)});
  for (const auto& [name, value] : withdrawals.changes(db)) db.set_metadata(name, value);
  CHECK(withdrawals.changes(db).empty());
  withdrawals.clear();
  const LatestWithdrawals stored = withdrawals.of(db, "urn:1");
  CHECK(stored.numbered.value().number == 2);
  CHECK(stored.unnumbered.value().made == version(0, 8).made);
  CHECK(is_metadata_key_of(key, {"urn:1", version(0, 8)}));
  CHECK(is_metadata_key_of(metadata_key_of({"urn:1", version(0, 8)}), {"urn:1", version(0, 8)}));
  CHECK_FALSE(
      is_metadata_key_of(metadata_key_of({"urn:1", version(0, 8)}), {"urn:1", version(2, 5)}));
}

TEST_CASE("what waits for a commit is counted, once for each id") {
  Withdrawals withdrawals;
  withdrawals.add({"urn:1", version(1, 1)});
  const std::size_t bytes = withdrawals.bytes();
  CHECK(bytes > sizeof(Withdrawal));
  withdrawals.add({"urn:1", version(2, 1)});
  CHECK(withdrawals.bytes() == bytes);
  withdrawals.clear();
  CHECK(withdrawals.bytes() == 0);
}

}  // namespace
}  // namespace gazette::withdrawals_test
