// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/revisions.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/commands/add.hpp"
#include "indexer/commands/export.hpp"
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

TEST_CASE("of a version that is usable and canceled at once, it is canceled") {
  for (const std::string usable : {"2@8", "2"}) {
    const std::string canceled = usable + " canceled";
    for (const Writing item : {numbered_item, numbered_ninjs, numbered_nitf}) {
      CHECK(title_after({{usable, canceled}}, item) == "none");
      CHECK(title_after({{canceled, usable}}, item) == "none");
      CHECK(title_after({{usable}, {canceled}}, item) == "none");
      CHECK(title_after({{canceled}, {usable}}, item) == "none");
    }
  }
  CHECK(title_after({{"8 canceled", "8"}}, item) == "none");
  CHECK(title_after({{"8", "8 canceled"}}, item) == "none");
}

TEST_CASE("two withdrawals and a version end alike in every order, in one run or one run each") {
  struct Case {
    std::vector<std::string> versions;
    std::string_view want;
  };
  const std::array cases = {
      Case{{"2@5 canceled", "0@8 canceled", "3@7"}, "none"},
      Case{{"2@5 canceled", "0@6 canceled", "3@7"}, "3"},
  };
  for (const auto& [versions, want] : cases) {
    std::vector<std::string> order = versions;
    std::sort(order.begin(), order.end());
    do {
      CAPTURE(order);
      CHECK(title_after({order}, numbered_ninjs) == want);
      CHECK(title_after({{order[0]}, {order[1]}, {order[2]}}, numbered_ninjs) == want);
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

TEST_CASE("a withdrawal is remembered though what is stored is later") {
  CHECK(title_after({{"0@7"}, {"3@6 canceled"}, {"2@9"}}, numbered_ninjs) == "0");
  CHECK(title_after({{"0@7", "3@6 canceled", "2@9"}}, numbered_ninjs) == "0");
  CHECK(title_after({{"5@6"}, {"3@7 canceled"}, {"0@7"}}, numbered_ninjs) == "5");
}

struct Version {
  unsigned item, number, hour;
  bool is_canceled;
};

std::string line_of(const Version& version) {
  return R"({"uri": "urn:)" + std::to_string(version.item) + R"(", "version": ")" +
         std::to_string(version.number) + R"(", "versioncreated": "2026-02-03T0)" +
         std::to_string(version.hour) + R"(:00:00Z", "pubstatus": ")" +
         (version.is_canceled ? "canceled" : "usable") + R"(", "headline": ")" +
         std::to_string(version.number) + '@' + std::to_string(version.hour) + "\"}\n";
}

/// The titles of the articles after all versions, by the rule alone.
std::map<std::string, std::string> titles_by_rule(const std::vector<Version>& versions) {
  std::map<unsigned, Version> latest;
  for (const Version& each : versions) {
    const auto rank = [](const Version& v) { return std::tuple(v.number, v.hour, v.is_canceled); };
    const auto [found, is_new] = latest.emplace(each.item, each);
    if (!is_new && rank(found->second) < rank(each)) found->second = each;
  }
  std::map<std::string, std::string> titles;
  for (const auto& [item, version] : latest) {
    if (version.is_canceled) continue;
    titles["urn:" + std::to_string(item)] =
        std::to_string(version.number) + '@' + std::to_string(version.hour);
  }
  return titles;
}

TEST_CASE("many versions of many articles, in any order and any number of runs, end as one") {
  std::mt19937 random(7);
  std::vector<Version> versions(300);
  for (Version& each : versions) {
    each = {static_cast<unsigned>(random() % 60), static_cast<unsigned>(1 + random() % 3),
            static_cast<unsigned>(random() % 3), random() % 4 == 0};
  }
  const std::map<std::string, std::string> wanted = titles_by_rule(versions);
  REQUIRE(wanted.size() > 20);
  REQUIRE(wanted.size() < 55);
  const std::atomic<bool> interrupted{false};
  for (const std::size_t first_run : {0, 120, 300}) {
    std::shuffle(versions.begin(), versions.end(), random);
    const TemporaryFolder folder;
    AddOptions options;
    options.db = (folder / "index").string();
    options.sources = {(folder / "wire.jsonl").string()};
    std::string lines;
    for (std::size_t i = 0; i <= versions.size(); ++i) {
      if (i == first_run || i == versions.size()) {
        write_file(folder / "wire.jsonl", std::exchange(lines, {}) + "\n");
        add(
            options, [](const AddProgress&) {}, interrupted);
      }
      if (i < versions.size()) lines += line_of(versions[i]);
    }
    std::map<std::string, std::string> titles;
    for (const auto& [id, article] : articles_in(options.db)) titles[id] = article.title;
    CHECK(titles == wanted);
    CHECK(check_index(options.db).faults.empty());
  }
}

TEST_CASE("pruning looks into a file with an earlier version, and keeps what has a later one") {
  const TemporaryFolder folder;
  const auto write = [&](const std::string& name, const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line + '\n';
    write_file(folder / "news" / name, all);
  };
  const auto plain = [](const std::string& id) {
    return R"({"id": ")" + id + R"(", "title": "Quay", "body": "It is long."})";
  };
  std::filesystem::create_directory(folder / "news");
  AddOptions options;
  options.db = (folder / "index").string();
  options.sources = {(folder / "news").string()};
  options.prune = AddOptions::Prune::all;
  std::string told;
  options.on_notice = [&](const std::string& line) { told += line + '\n'; };
  const std::atomic<bool> interrupted{false};
  const auto ids_after_run = [&] {
    told.clear();
    add(
        options, [](const AddProgress&) {}, interrupted);
    std::string ids;
    for (const auto& [id, article] : articles_in(options.db)) ids += id + ' ' + article.title + ' ';
    return ids;
  };
  write("1.jsonl", {ninjs("8"), plain("a"), plain("b")});
  write("2.jsonl", {ninjs("9")});
  CHECK(ids_after_run() == "a Quay b Quay urn:1 at 9 ");
  write("1.jsonl", {ninjs("8"), plain("b")});
  CHECK(ids_after_run() == "b Quay urn:1 at 9 ");
  CHECK(told == "articles gone from the sources: 1 of 3\n");
  std::filesystem::remove(folder / "news" / "2.jsonl");
  CHECK(ids_after_run() == "b Quay urn:1 at 9 ");
  CHECK(told ==
        "articles gone from the sources: 0 of 2\n"
        "not pruned: 1 article of which the sources have an earlier version or a summary\n");
}

TEST_CASE("an article that was exported and read back keeps the number of its version") {
  const TemporaryFolder folder;
  const std::string first = (folder / "first").string();
  const std::atomic<bool> interrupted{false};
  const auto index = [&](const std::string& db, const std::vector<std::string>& files) {
    AddOptions options;
    options.db = db;
    for (const std::string& file : files) options.sources.push_back((folder / file).string());
    add(
        options, [](const AddProgress&) {}, interrupted);
    return articles_in(db).at("urn:1").title;
  };
  write_file(folder / "1.xml", numbered_item("1@9"));
  write_file(folder / "2.xml", numbered_item("2@8"));
  REQUIRE(index(first, {"2.xml"}) == "2");
  std::string lines;
  export_articles(first, {[&](const std::string& line) { lines += line; }, {}}, interrupted);
  write_file(folder / "export.jsonl", lines);
  const std::string second = (folder / "second").string();
  CHECK(index(second, {"export.jsonl"}) == "2");
  CHECK(index(second, {"1.xml"}) == "2");
  CHECK(index((folder / "at once").string(), {"export.jsonl", "1.xml"}) == "2");
}

TEST_CASE("an article that was exported is no later than its version") {
  const TemporaryFolder folder;
  const std::atomic<bool> interrupted{false};
  const auto index = [&](const std::string& db, const std::string& file) {
    AddOptions options;
    options.db = (folder / db).string();
    options.sources = {(folder / file).string()};
    add(
        options, [](const AddProgress&) {}, interrupted);
    const auto articles = articles_in(options.db);
    return articles.empty() ? "none" : articles.begin()->second.title;
  };
  const auto write_export = [&](const std::string& version, Writing writing) {
    write_file(folder / "exported.xml", writing(version));
    const std::string db = "of " + version;
    index(db, "exported.xml");
    std::string lines;
    export_articles((folder / db).string(), {[&](const std::string& line) { lines += line; }, {}},
                    interrupted);
    write_file(folder / (version + ".jsonl"), lines);
  };
  write_export("2@7", numbered_item);
  write_export("4@7", numbered_item);
  write_export("8", item);
  write_file(folder / "5.xml", numbered_item("5@6"));
  write_file(folder / "gone.xml", numbered_item("3@6 canceled"));

  REQUIRE(index("later", "5.xml") == "5");
  CHECK(index("later", "2@7.jsonl") == "5");

  REQUIRE(index("gone", "gone.xml") == "none");
  CHECK(index("gone", "2@7.jsonl") == "none");
  CHECK(index("gone", "4@7.jsonl") == "4");

  REQUIRE(index("unnumbered", "gone.xml") == "none");
  CHECK(index("unnumbered", "8.jsonl") == "at 8");
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
