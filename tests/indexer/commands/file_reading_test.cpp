// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/file_reading.hpp"

#include <archive.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/indexer/containers/packing.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::file_reading_test {
namespace {

using Strings = std::vector<std::string>;

/// Events as texts: "leaf a.txt", "article 1", "end". Paths lose the folder, where they have it.
class Teller {
 public:
  explicit Teller(const TemporaryFolder& folder) : folder_(folder.path().string() + '/') {}

  std::string operator()(const OpenedFile& opened) const { return "open " + within(opened.name); }
  std::string operator()(const LeafBegun& leaf) const {
    return (leaf.is_file ? "file " : "leaf ") + within(leaf.name);
  }
  std::string operator()(const ReadArticle& read) const {
    constexpr std::array<std::string_view, 3> kinds = {"article ", "revision ", "teaser "};
    const Article& article = read.whole.article;
    return std::string(kinds.at(static_cast<std::size_t>(read.kind))) + within(article.id) +
           (read.lacks_id ? " without id" : "") +
           (read.compared_id.empty() ? "" : " as " + read.compared_id);
  }
  std::string operator()(const Withdrawn& gone) const { return "gone " + gone.id; }
  std::string operator()(const Skipped& skipped) const {
    return "skipped " + within(skipped.path) + skipped.place + ": " + skipped.why;
  }
  std::string operator()(const Omitted& omitted) const { return "omitted " + omitted.place; }
  std::string operator()(const Ignored& ignored) const { return "ignored " + within(ignored.path); }
  std::string operator()(const UnknownFile& unknown) const { return "unknown " + unknown.kind; }
  std::string operator()(const FileEnd& end) const {
    return end.content ? "end" : "end, not whole";
  }

 private:
  std::string within(std::string text) const {
    if (const std::size_t at = text.find(folder_); at != std::string::npos) {
      text.erase(at, folder_.size());
    }
    return text;
  }

  std::string folder_;
};

Strings events_of(const std::string& name, const std::string& bytes, const FileReading& reading) {
  const TemporaryFolder folder;
  write_file(folder / name, bytes);
  const Teller teller(folder);
  Input input((folder / name).string());
  Strings events = {std::visit(teller, FileEvent(opened_file(input)))};
  read_input(input, reading, AddOptions{}, {},
             [&](const FileEvent& event) { events.push_back(std::visit(teller, event)); });
  return events;
}

std::string item(std::string_view id, std::string_view status) {
  return R"({"uri": ")" + std::string(id) +
         R"(", "version": "2", "versioncreated": "2026-02-03T09:00:00Z", "pubstatus": ")" +
         std::string(status) + R"(", "headline": "Ferry"})" + '\n';
}

TEST_CASE("an input yields its events in order, to its end") {
  const std::string story = "Ferry\n\nIt left on Monday.\n";
  const std::string line = R"({"id": "1", "title": "Ferry"})"
                           "\n";
  const std::string feed =
      "<rss><channel><item><guid>7</guid><title>Tide</title><description>Low.</description></item>"
      "</channel></rss>";
  const std::string jpg = "\xFF\xD8\xFF\xE0 a picture";
  struct Row {
    std::string name, bytes;
    Named named;
    Strings events;
  };
  const std::vector<Row> rows = {
      {"a.txt", story, Named::by_folder, {"file a.txt", "article file:a.txt without id", "end"}},
      {"a.jsonl",
       line + "{broken\n" + line,
       Named::by_folder,
       {"file a.jsonl", "article 1", "skipped a.jsonl:2: not valid JSON at byte 1: syntax error",
        "article 1", "end"}},
      {"a.json",
       item("urn:1", "usable") + item("urn:2", "canceled"),
       Named::by_folder,
       {"file a.json", "revision urn:1 as urn:1", "gone urn:2", "end"}},
      {"a.xml", feed, Named::by_folder, {"file a.xml", "teaser 7 as 7", "end"}},
      {"a.jpg", jpg, Named::by_folder, {"file a.jpg", "unknown .jpg", "end"}},
      {"a.txt", "", Named::by_user, {"file a.txt", "skipped a.txt: the file is empty", "end"}},
      {"a.zip",
       packed(zip, {{"b.txt", story}, {"c.jpg", jpg}, {"d.txt", ""}, {".e", "x"}}),
       Named::by_folder,
       {"leaf a.zip!b.txt", "article file:a.zip!b.txt without id", "leaf a.zip!c.jpg",
        "unknown .jpg", "leaf a.zip!d.txt", "skipped a.zip!d.txt: the file is empty",
        "ignored a.zip!.e", "end"}},
      {"a.txt.gz",
       packed_by(ARCHIVE_FILTER_GZIP, story),
       Named::by_folder,
       {"file a.txt.gz", "article file:a.txt.gz without id", "end"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Strings want = row.events;
    want.insert(want.begin(), "open " + row.name);
    Strings got = events_of(row.name, row.bytes, {row.named, {}});
    for (std::string& each : got) {  // where the parser stopped is its own affair
      if (each.find("not valid JSON") != std::string::npos) each = want.at(3);
    }
    CHECK(got == want);
  }
}

TEST_CASE("the article at which a file is cut off is left out, and the reason follows") {
  std::string lines;
  for (int i = 0; i < 400; ++i) {
    lines += R"({"id": ")" + std::to_string(i) + R"(", "title": "Ferry )" +
             std::to_string(i * 7919 % 1009) + "\"}\n";
  }
  const std::string packed = packed_by(ARCHIVE_FILTER_GZIP, lines);
  const Strings events = events_of("a.jsonl.gz", packed.substr(0, packed.size() / 2), {});
  REQUIRE(events.size() > 20);
  CHECK(events.at(2) == "article 0");
  CHECK(events.at(events.size() - 2) == "skipped a.jsonl.gz: reading failed: truncated gzip input");
  CHECK(events.back() == "end");
}

TEST_CASE("the footprint of an event counts its texts") {
  const std::string text(10'000, 'x');
  ReadArticle read;
  read.whole.article.body = text;
  const std::vector<FileEvent> events = {read,
                                         Skipped{"a", text, "b"},
                                         Omitted{"a", "b", text},
                                         Ignored{text, "b"},
                                         Withdrawn{text, {}},
                                         LeafBegun{text, "b", true},
                                         UnknownFile{text, "b"},
                                         OpenedFile{text, "b", {}}};
  for (const FileEvent& event : events) {
    CAPTURE(event.index());
    CHECK(footprint(event) >= text.size());
    CHECK(footprint(event) < text.size() + 4'000);
  }
  CHECK(footprint(FileEnd{}) < 4'000);
}

}  // namespace
}  // namespace gazette::file_reading_test
