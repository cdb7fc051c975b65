// SPDX-License-Identifier: GPL-3.0-or-later
// An index that another program has changed is searched, and that is said once.
#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/storage/stub.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/run_search.hpp"

namespace gazette::foreign_commit_test {
namespace {

namespace fs = std::filesystem;

fs::path generation_of(const SampleIndex& index) {
  return fs::path(index.path()) / read_stub(index.path()).generation;
}

void commit_by_another(const SampleIndex& index) {
  Xapian::WritableDatabase db(generation_of(index).string(), Xapian::DB_OPEN);
  db.set_metadata("other", std::to_string(db.get_revision()));
  db.commit();
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

const std::string warning = "have changed since Gazette last sealed them";

TEST_CASE("an index that another program changed is searched with one warning") {
  const SampleIndex index({make_article("1", "Ferry", "The ferry sails.\n")});
  Searcher open(index.path());
  CHECK(open.index_warnings().empty());
  commit_by_another(index);
  commit_by_another(index);
  Request request;
  request.query = "ferry";
  CHECK(open.search(request).total == 1);
  CHECK(open.index_warnings().size() == 1);
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"ferry"}, {"--count", "ferry"}, {"--show", "1"}, {"--format", "csv", "ferry"}}) {
    std::vector<std::string> arguments = {"--db", index.path()};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const Outcome outcome = run_search(arguments);
    CHECK(outcome.exit_code == 0);
    CHECK(count_of(outcome.err, warning) == 1);
    CHECK(outcome.err.find("run gazette-index check --db " + index.path()) != std::string::npos);
  }
  const Outcome json = run_search({"--db", index.path(), "--format", "json", "ferry"});
  CHECK(count_of(json.out, warning) == 1);
  CHECK(count_of(json.err, warning) == 0);
  put_articles(index.path(), {make_article("2", "Train", "The train rolls.\n")});
  CHECK(run_search({"--db", index.path(), "ferry"}).err.empty());
}

TEST_CASE("a seal that is damaged or missing stops no search and gives no warning") {
  for (const std::string damage : {"removed", "emptied", "overwritten", "cut"}) {
    CAPTURE(damage);
    const SampleIndex index({make_article("1", "Ferry", "The ferry sails.\n")});
    const fs::path seal = generation_of(index) / "gazette.seal";
    const std::string bytes = read_file(seal);
    if (damage == "removed") fs::remove(seal);
    if (damage == "emptied") write_file(seal, "");
    if (damage == "overwritten") write_file(seal, std::string(bytes.size(), 'x'));
    if (damage == "cut") write_file(seal, bytes.substr(0, 4096));
    Searcher searcher(index.path());
    Request request;
    request.query = "ferry";
    CHECK(searcher.search(request).total == 1);
    CHECK(searcher.index_warnings().empty());
  }
}

}  // namespace
}  // namespace gazette::foreign_commit_test
