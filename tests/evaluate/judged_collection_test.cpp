// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/judged_collection.hpp"

#include <fstream>
#include <sstream>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/test_data.hpp"

namespace gazette::judged_collection_test {
namespace {

using Ids = std::vector<std::string>;

Rankings run(const std::string& lines) {
  std::istringstream stream(lines);
  return read_run(stream, "x.run");
}

std::string fault_of(const std::string& lines) {
  try {
    run(lines);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

TEST_CASE(
    "a run is sorted by score, where scores are equal by falling id, whatever the ranks say") {
  const Rankings rankings =
      run("1 Q0 low 1 0.5 x\n1 Q0 a 2 2 x\n1 Q0 c 3 2 x\n1 Q0 b 4 2.0 x\n1 Q0 top 5 1e1 x\n"
          "\n2\tQ0\tonly\t1\t-3\tx\n");
  CHECK(rankings == Rankings{{"1", {"top", "c", "b", "a", "low"}}, {"2", {"only"}}});
  CHECK(run("").empty());
}

TEST_CASE("a document twice in a run, or a line that is none, is an error that names the line") {
  CHECK(fault_of("1 Q0 a 1 2 x\n2 Q0 a 1 2 x\n").empty());
  CHECK(fault_of("1 Q0 a 1 2 x\n1 Q0 a 2 1 x\n") == "x.run:2: a comes twice for query 1");
  CHECK(fault_of("1 Q0 a 1\n") == "x.run:1: expected QUERY Q0 DOCUMENT RANK SCORE NAME");
}

TEST_CASE("judgements keep negative grades, and a document is judged once") {
  std::istringstream lines("1 0 a 2\n1 0 b -1\n2 0 a 0\n");
  CHECK(read_judgements(lines, "q") == Judgements{{"1", {{"a", 2}, {"b", -1}}}, {"2", {{"a", 0}}}});
  for (const std::string wrong : {"1 0 a 2\n1 0 a 2\n", "1 0 a\n", "1 0 a x\n"}) {
    std::istringstream stream(wrong);
    CHECK_THROWS_AS(read_judgements(stream, "q"), Error);
  }
}

TEST_CASE("collections are found at any depth below a folder, and the folder itself may be one") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(find_collections(folder / "absent"), Error);
  for (const std::string name : {"b/deep", "a"}) {
    write(folder / name / "docs.jsonl", "{}\n");
    write(folder / name / "queries.tsv", "q1\ta \"query\": of words\nq2\t\n");
    write(folder / name / "qrels.trec", "q1 0 d 1\n");
  }
  write(folder / "half" / "docs.jsonl", "{}\n");
  const std::vector<JudgedCollection> found = find_collections(folder / ".");
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "a");
  CHECK(label_of(found[0]) == "a");
  CHECK(found[1].name == "b/deep");
  CHECK(found[1].queries == std::vector<std::pair<std::string, std::string>>{
                                {"q1", "a \"query\": of words"}, {"q2", ""}});
  CHECK(found[1].judgements == Judgements{{"q1", {{"d", 1}}}});
  const std::vector<JudgedCollection> itself = find_collections(folder / "b" / "deep");
  REQUIRE(itself.size() == 1);
  CHECK(itself[0].name == "deep");
}

TEST_CASE("a collection that is judged in several ways comes once for each") {
  const TemporaryFolder folder;
  write(folder / "news" / "docs.jsonl", "{}\n");
  write(folder / "news" / "queries.tsv", "q1\twords\n");
  write(folder / "news" / "qrels.links.trec", "q1 0 d 1\n");
  write(folder / "news" / "qrels.answers.trec", "q1 0 e 1\n");
  for (const std::string other : {"qrels.txt", "qrels..tre", "qrels.old.trec.gz", "a.trec"}) {
    write(folder / "news" / other, "no judgements");
  }
  const std::vector<JudgedCollection> found = find_collections(folder / ".");
  REQUIRE(found.size() == 2);
  CHECK(label_of(found[0]) == "news answers");
  CHECK(found[0].judgements == Judgements{{"q1", {{"e", 1}}}});
  CHECK(label_of(found[1]) == "news links");
  CHECK(found[1].judgements == Judgements{{"q1", {{"d", 1}}}});
  CHECK(found[1].name == "news");
  CHECK(found[1].queries == found[0].queries);
}

TEST_CASE(
    "the collections that are here have as many judged queries as the published figures are of") {
  const auto data = test_data("ir");
  if (!data) return;
  std::map<std::string, std::size_t> counts;
  for (const JudgedCollection& each : find_collections(*data)) {
    counts[label_of(each)] = measure_all({}, each.judgements).size();
  }
  CHECK(counts["time"] == 83);
  CHECK(counts["cran"] == 225);
  CHECK(counts["cisi"] == 76);
  CHECK(counts["realtime answers"] == 503);
  CHECK(counts["realtime links"] == 118);
}

}  // namespace
}  // namespace gazette::judged_collection_test
