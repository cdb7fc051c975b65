// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/status.hpp"

#include <xapian.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::status_test {
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
  made.topics = stated_topics(topics);
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
  CHECK_FALSE(status.committed);
  const nlohmann::json json = nlohmann::json::parse(render_json(status));
  CHECK(json.at("first").is_null());
  CHECK(json.at("committed").is_null());
  CHECK(render_text(status).starts_with("articles   0\n"));
  CHECK(render_text(status).find("committed  never\n") != std::string::npos);
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
  status.committed = std::chrono::sys_seconds{172'800s};
  status.schema = "1";
  status.analysis = "gazette-1";
  CHECK(render_json(status) ==
        "{\"schema\":\"gazette.status/1\",\"articles\":4,\"sources\":2,\"topics\":3,"
        "\"first\":\"1970-01-01T00:00:00Z\",\"last\":\"1970-01-02T00:00:00Z\","
        "\"bytes\":12345678901,\"revision\":7,\"committed\":\"1970-01-03T00:00:00Z\","
        "\"index_schema\":\"1\",\"analysis\":\"gazette-1\"}\n");
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

TEST_CASE("the time of the last commit is that of the last change, and moves with the index") {
  const TemporaryFolder folder;
  const std::string db = (folder / "index").string();
  const auto second = [] {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  };
  const auto begin = second();
  {
    IndexWriter writer(db);
    writer.put(article("1", "", "", {}));
    writer.commit();
  }
  const auto end = second();
  const auto committed = status_of(db).committed;
  REQUIRE(committed);
  CHECK(*committed >= begin);
  CHECK(*committed <= end);
  {
    // As if that was long ago.
    Xapian::WritableDatabase index(current_generation(db).string(), Xapian::DB_OPEN);
    index.set_metadata(std::string(committed_key), "2020-01-01T00:00:00Z");
    index.commit();
  }
  {
    IndexWriter writer(db);
    writer.put(article("1", "", "", {}));
    writer.compact();
  }
  CHECK(to_rfc3339(status_of(db).committed.value()) == "2020-01-01T00:00:00Z");
  {
    IndexWriter writer(db);
    writer.remove("1");
    writer.commit();
  }
  CHECK(status_of(db).committed.value() >= begin);
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
}  // namespace gazette::status_test
