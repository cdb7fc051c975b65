// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/status_command.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "indexer/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

using namespace std::chrono_literals;

Article article(const std::string& id, const std::string& source, const std::string& date,
                const std::vector<std::string>& topics) {
  Article made;
  made.id = id;
  made.title = "Ferry";
  made.language = "en";
  made.source = source;
  made.published = parse_date(date);
  made.topics = topics;
  return made;
}

TEST_CASE("status counts articles, sources and topics and gives the span of dates") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  {
    IndexWriter writer(db);
    writer.put(article("1", "Northern Wire", "2026-02-26T00:30:00+01:00", {"economy/trade"}));
    writer.put(article("2", "northern  wire", "1903-05-17", {"economy", "sport"}));
    writer.put(article("3", "Northern Post", "", {}));
    writer.put(article("4", "", "2025-01-01", {"economy/trade/fish"}));
    writer.commit();
  }
  const Status status = status_of(db);
  CHECK(status.articles == 4);
  CHECK(status.sources == 2);
  CHECK(status.topics == 4);
  REQUIRE(status.first);
  REQUIRE(status.last);
  CHECK(to_rfc3339(*status.first) == "1903-05-17T00:00:00Z");
  CHECK(to_rfc3339(*status.last) == "2026-02-25T23:30:00Z");
  CHECK(status.bytes > 1000);
  CHECK(status.revision > 0);
}

TEST_CASE("an empty index has a status without dates") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  { const IndexWriter writer(db); }
  const Status status = status_of(db);
  CHECK(status.articles == 0);
  CHECK_FALSE(status.first);
  CHECK(nlohmann::json::parse(render_json(status)).at("first").is_null());
  CHECK(render_text(status).find("articles  0\n") != std::string::npos);
}

TEST_CASE("the JSON of a status has the keys of its contract in their order") {
  Status status;
  status.articles = 4;
  status.sources = 2;
  status.topics = 3;
  status.first = std::chrono::sys_seconds{0s};
  status.last = std::chrono::sys_seconds{86'400s};
  status.bytes = 12'345'678'901;
  status.revision = 7;
  CHECK(render_json(status) ==
        "{\"schema\":\"gazette.status/1\",\"articles\":4,\"sources\":2,\"topics\":3,"
        "\"first\":\"1970-01-01T00:00:00Z\",\"last\":\"1970-01-02T00:00:00Z\","
        "\"bytes\":12345678901,\"revision\":7}\n");
}

TEST_CASE("the revision grows when something is committed") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  IndexWriter writer(db);
  const auto before = status_of(db).revision;
  writer.put(article("1", "", "", {}));
  CHECK(status_of(db).revision == before);
  writer.commit();
  CHECK(status_of(db).revision > before);
}

TEST_CASE(
    "an index that is missing, damaged or foreign is an error that names it, and none is made") {
  const TemporaryFolder folder;
  write_file(folder / "foreign" / "letter.txt", "mine");
  write_file(folder / "damaged" / "XAPIANDB", "auto generation-1\n");
  write_file(folder / "damaged" / "generation-1" / "iamglass", "garbage");
  write_file(folder / "half" / "XAPIANDB", "auto generation-1\n");
  for (const std::string name : {"none", "foreign", "damaged", "half"}) {
    CAPTURE(name);
    const std::string path = (folder / name).string();
    try {
      status_of(path);
      FAIL("a status");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find(path) != std::string::npos);
      CHECK_FALSE(error.hint().empty());
    }
  }
  CHECK_FALSE(std::filesystem::exists(folder / "none"));
}

}  // namespace
}  // namespace gazette
