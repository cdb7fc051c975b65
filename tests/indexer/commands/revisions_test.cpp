// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/revisions.hpp"

#include <array>
#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/commands/add.hpp"
#include "indexer/integrity/check.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::revisions_test {
namespace {

/// A version of one item, named by its hour: `9`, or `9 canceled`.
std::string item(const std::string& version) {
  const std::string hour = version.substr(0, 1);
  const std::string status = version.size() > 1 ? version.substr(2) : "usable";
  return "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:1\"><itemMeta>"
         "<versionCreated>2026-02-03T0" +
         hour + ":00:00Z</versionCreated><pubStatus qcode=\"stat:" + status +
         "\"/></itemMeta><contentMeta><headline>at " + hour +
         "</headline></contentMeta></newsItem>";
}

/// The same as an item of ninjs.
std::string ninjs(const std::string& version) {
  const std::string hour = version.substr(0, 1);
  const std::string status = version.size() > 1 ? version.substr(2) : "usable";
  return R"({"uri": "urn:1", "versioncreated": "2026-02-03T0)" + hour +
         R"(:00:00Z", "pubstatus": ")" + status + R"(", "headline": "at )" + hour + R"("})";
}

using Writing = std::string (*)(const std::string& version);

/// The title of the article after a run for each list of versions, which are the files of a folder;
/// "none" when there is
/// none. The files of a run are gone in the next one.
std::string title_after(const std::vector<std::vector<std::string>>& runs, Writing item) {
  const TemporaryFolder folder;
  AddOptions options;
  options.db = (folder / "index").string();
  const std::atomic<bool> interrupted{false};
  for (std::size_t run = 0; run < runs.size(); ++run) {
    const std::filesystem::path news = folder / ("news" + std::to_string(run));
    std::filesystem::create_directory(news);
    for (std::size_t i = 0; i < runs[run].size(); ++i) {
      write_file(news / (std::to_string(i) + ".xml"), item(runs[run][i]));
    }
    options.sources = {news.string()};
    add(
        options, [](const AddProgress&) {}, interrupted);
    // What is known already changes nothing.
    const AddResult again = add(
        options, [](const AddProgress&) {}, interrupted);
    CHECK(again.counts.added + again.counts.updated + again.counts.removed == 0);
    std::filesystem::remove_all(news);
  }
  CHECK(check_index(options.db).faults.empty());
  const auto articles = articles_in(options.db);
  return articles.empty() ? "none" : articles.begin()->second.title;
}

TEST_CASE("of the versions of an article the latest counts, within a run and across runs") {
  struct Case {
    std::vector<std::vector<std::string>> runs;
    std::string_view want;
  };
  const std::array cases = {
      Case{{{"8", "9"}}, "at 9"},
      Case{{{"9", "8"}}, "at 9"},
      Case{{{"9 canceled", "8"}}, "none"},
      Case{{{"8 canceled", "9"}}, "at 9"},
      Case{{{"8"}, {"9"}}, "at 9"},
      Case{{{"9"}, {"8"}}, "at 9"},
      Case{{{"8"}, {"9 canceled"}}, "none"},
      Case{{{"9"}, {"8 withheld"}}, "at 9"},
      Case{{{"8 canceled"}, {"9"}}, "at 9"},
      Case{{{"9 canceled"}, {"8"}}, "none"},
      Case{{{"9 withheld"}, {"7"}, {"8"}}, "none"},
      Case{{{"7"}, {"9 canceled"}, {"8 canceled"}, {"8"}}, "none"},
      Case{{{"7 canceled"}, {"9"}, {"8"}}, "at 9"},
  };
  for (const auto& [runs, want] : cases) {
    CAPTURE(runs.size(), runs.front().front(), runs.back().front());
    CHECK(title_after(runs, item) == want);
    CHECK(title_after(runs, ninjs) == want);
  }
}

/// A version by its number and its hour, of which either may be absent: `3@9`, `3`, `3@9 canceled`.
struct Numbered {
  std::string number, hour, status;

  explicit Numbered(const std::string& version)
      : number(version.substr(0, 1)),
        hour(version.size() > 2 && version[1] == '@' ? version.substr(2, 1) : ""),
        status(version.find(' ') == std::string::npos ? "usable"
                                                      : version.substr(version.find(' ') + 1)) {}
};

std::string numbered_item(const std::string& version) {
  const Numbered of(version);
  return "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:1\" version=\"" +
         of.number + "\"><itemMeta>" +
         (of.hour.empty() ? ""
                          : "<versionCreated>2026-02-03T0" + of.hour + ":00:00Z</versionCreated>") +
         "<pubStatus qcode=\"stat:" + of.status + "\"/></itemMeta><contentMeta><headline>" +
         of.number + "</headline></contentMeta></newsItem>";
}

std::string numbered_ninjs(const std::string& version) {
  const Numbered of(version);
  return R"({"uri": "urn:1", "version": ")" + of.number + R"(", "versioncreated": "2026-02-03T0)" +
         (of.hour.empty() ? "0" : of.hour) + R"(:00:00Z", "pubstatus": ")" + of.status +
         R"(", "headline": ")" + of.number + R"("})";
}

std::string numbered_nitf(const std::string& version) {
  const Numbered of(version);
  return "<nitf><head><docdata management-status=\"" + of.status +
         "\"><doc-id id-string=\"urn:1\"/><du-key version=\"" + of.number + "\"/>" +
         (of.hour.empty() ? "" : "<date.issue norm=\"20260203T0" + of.hour + "0000Z\"/>") +
         "</docdata></head><body><body.head><hedline><hl1>" + of.number +
         "</hl1></hedline></body.head></body></nitf>";
}

TEST_CASE("of the versions of an article the highest number counts, before the time") {
  struct Case {
    std::vector<std::vector<std::string>> runs;
    std::string_view want;
  };
  const std::array cases = {
      Case{{{"2", "1"}}, "2"},
      Case{{{"2"}, {"1"}}, "2"},
      Case{{{"2@8", "1@9"}}, "2"},
      Case{{{"2@8"}, {"1@9"}}, "2"},
      Case{{{"1@9"}, {"2@8"}}, "2"},
      Case{{{"3 canceled"}, {"2"}}, "none"},
      Case{{{"1"}, {"3@8 canceled"}, {"2@9"}}, "none"},
      Case{{{"2@9"}, {"3@8 canceled"}}, "none"},
      Case{{{"2 canceled"}, {"3"}}, "3"},
      Case{{{"2@9 canceled"}, {"3@8"}, {"2@9"}}, "3"},
  };
  for (const auto& [runs, want] : cases) {
    CAPTURE(runs.size(), runs.front().front(), runs.back().back());
    CHECK(title_after(runs, numbered_item) == want);
    CHECK(title_after(runs, numbered_ninjs) == want);
    CHECK(title_after(runs, numbered_nitf) == want);
  }
}

/// A document of NITF by the hour of its last revision: `9`, `9 canceled`.
std::string revised_nitf(const std::string& version) {
  const std::string hour = version.substr(0, 1);
  return "<nitf><head><docdata management-status=\"" +
         (version.size() > 1 ? version.substr(2) : "usable") +
         "\"><doc-id id-string=\"urn:1\"/><date.issue norm=\"20260203T010000Z\"/></docdata>"
         "<revision-history norm=\"20260203T020000Z\"/><revision-history norm=\"20260203T0" +
         hour + "0000Z\"/></head><body><body.head><hedline><hl1>at " + hour +
         "</hl1></hedline></body.head></body></nitf>";
}

TEST_CASE("a document of NITF is as old as its last revision") {
  CHECK(title_after({{"8", "9"}}, revised_nitf) == "at 9");
  CHECK(title_after({{"9"}, {"8"}}, revised_nitf) == "at 9");
  CHECK(title_after({{"9 canceled"}, {"8"}}, revised_nitf) == "none");
  CHECK(title_after({{"8 canceled"}, {"9"}}, revised_nitf) == "at 9");
}

TEST_CASE("what was canceled stays away, however often its files are read") {
  const TemporaryFolder folder;
  write_file(folder / "1.xml", item("8"));
  write_file(folder / "2.xml", item("9 canceled"));
  AddOptions options;
  options.db = (folder / "index").string();
  options.sources = {(folder / "1.xml").string(), (folder / "2.xml").string()};
  const std::atomic<bool> interrupted{false};
  for (int run = 0; run < 3; ++run) {
    add(
        options, [](const AddProgress&) {}, interrupted);
    CAPTURE(run);
    CHECK(articles_in(options.db).empty());
  }
}

TEST_CASE("a summary is that of the article of its address, whatever counts visits in it") {
  const TemporaryFolder folder;
  const auto feed = [](const std::string& text) {
    return "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>"
           "<link>https://news.example/1?utm_source=rss</link><title>Ferry</title>" +
           text + "</item></channel></rss>";
  };
  AddOptions options;
  options.db = (folder / "index").string();
  const std::atomic<bool> interrupted{false};
  for (const std::string text : {"<content:encoded>The ferry was late.</content:encoded>",
                                 "<description>Late.</description>"}) {
    write_file(folder / "feed.xml", feed(text));
    options.sources = {(folder / "feed.xml").string()};
    add(
        options, [](const AddProgress&) {}, interrupted);
  }
  CHECK(articles_in(options.db).at("https://news.example/1").body == "The ferry was late.\n");
}

TEST_CASE("the summary of an article does not replace its text, within a run and across runs") {
  const auto feed = [](const std::string& text) {
    return "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>"
           "<guid>1</guid><title>Ferry</title>" +
           text + "</item></channel></rss>";
  };
  const std::string summary = feed("<description>Late.</description>");
  const std::string longer = feed("<description>Late and late again, and again.</description>");
  const std::string whole = feed("<content:encoded>The ferry was late.</content:encoded>");
  struct Case {
    std::vector<std::vector<std::string>> runs;
    std::string_view want;
  };
  const std::array cases = {
      Case{{{whole, summary}}, "The ferry was late.\n"},
      Case{{{summary, whole}}, "The ferry was late.\n"},
      Case{{{whole}, {summary}}, "The ferry was late.\n"},
      Case{{{summary}, {whole}}, "The ferry was late.\n"},
      Case{{{summary}, {longer}}, "Late and late again, and again.\n"},
  };
  for (const auto& [runs, want] : cases) {
    const TemporaryFolder folder;
    AddOptions options;
    options.db = (folder / "index").string();
    const std::atomic<bool> interrupted{false};
    for (std::size_t run = 0; run < runs.size(); ++run) {
      options.sources.clear();
      for (std::size_t i = 0; i < runs[run].size(); ++i) {
        const std::filesystem::path file = folder / (std::to_string(run) + std::to_string(i));
        write_file(file, runs[run][i]);
        options.sources.push_back(file.string());
      }
      add(
          options, [](const AddProgress&) {}, interrupted);
    }
    CAPTURE(runs.front().front(), runs.back().back());
    CHECK(articles_in(options.db).at("1").body == want);
  }
}

TEST_CASE("an item under embargo is read again, though its file is unchanged") {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder / "1.xml";
  write_file(file,
             "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:1\"><itemMeta>"
             "<embargoed>2999-01-01T00:00:00Z</embargoed></itemMeta></newsItem>");
  AddOptions options;
  options.db = (folder / "index").string();
  options.sources = {file.string()};
  const std::atomic<bool> interrupted{false};
  for (int run = 0; run < 2; ++run) {
    CHECK(add(
              options, [](const AddProgress&) {}, interrupted)
              .skipped.count() == 1);
  }
}

}  // namespace
}  // namespace gazette::revisions_test
