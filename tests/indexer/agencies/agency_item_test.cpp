// SPDX-License-Identifier: GPL-3.0-or-later
// Items of agencies by themselves; read_newsml_test.cpp has whole messages.
#include "indexer/agencies/agency_item.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "indexer/agencies/agency_text.hpp"
#include "tests/catch.hpp"

namespace gazette::agency_item_test {
namespace {

using Strings = std::vector<std::string>;

constexpr std::chrono::sys_days noon_day{std::chrono::year{2026} / 2 / 3};
constexpr std::chrono::sys_seconds now = noon_day + std::chrono::hours(12);

XmlNode parsed(const std::string& xml) { return parse_xml(xml, agency_rules().namespaces); }

/// Why there is no article; empty when there is one, and with an asterisk before it when the
/// article is taken back.
std::string told(const std::optional<NoArticle>& fate) {
  return fate ? (fate->is_withdrawn ? "*" : "") + fate->why : "";
}

std::string shown(const std::optional<Timestamp>& time) { return time ? to_rfc3339(*time) : ""; }

TEST_CASE("the status of an item takes its article back, in whatever form it is written") {
  struct Case {
    std::string_view status, want;
  };
  constexpr std::array cases = {
      Case{"stat:usable", ""},
      Case{"", ""},
      Case{"stat:canceled", "*its status is canceled"},
      Case{"Cancelled", "*its status is cancelled"},
      Case{" withheld ", "*its status is withheld"},
      Case{"http://cv.iptc.org/newscodes/pubstatusg2/withheld", "*its status is withheld"},
      Case{"stat:cancel", ""},
  };
  for (const auto& [status, want] : cases) CHECK(told(fate_by_status(status)) == want);
}

TEST_CASE("an embargo ends at its time") {
  struct Case {
    std::string_view date, want;
  };
  constexpr std::array cases = {
      Case{"2026-02-03T12:00:00Z", ""},
      Case{"2026-02-03T12:00:01Z", "under embargo until 2026-02-03T12:00:01Z"},
      Case{"2026-02-03T14:00:00+01:00", "under embargo until 2026-02-03T13:00:00Z"},
      Case{" 20260203T115959Z ", ""},
      Case{"soon", ""},
      Case{"", ""},
  };
  for (const auto& [date, want] : cases) CHECK(told(fate_by_embargo(date, now)) == want);
}

TEST_CASE("a document of NITF says of itself which version it is, and whether it counts") {
  struct Case {
    std::string data, head;
    std::string_view modified;
    std::uint32_t version;
    std::string_view fate;
  };
  const std::string issued = "<date.issue norm=\"20260203T081500Z\"/>";
  const std::vector<Case> cases = {
      {"<docdata>" + issued + "</docdata>", "", "2026-02-03T08:15:00+00:00", 0, ""},
      {"<docdata>" + issued + "<du-key version=\"4\"/></docdata>",
       "<revision-history norm=\"20260203T093000Z\"/><revision-history norm=\"20260203T090000Z\"/>",
       "2026-02-03T09:30:00+00:00", 4, ""},
      {"<docdata><du-key version=\"four\"/></docdata>", "", "", 0, ""},
      {"<docdata management-status=\"canceled\"><du-key version=\"2\"/></docdata>", "", "", 2,
       "*its status is canceled"},
      {"<docdata><date.release norm=\"20260203T130000Z\"/></docdata>", "", "", 0,
       "under embargo until 2026-02-03T13:00:00Z"},
      {"<docdata><date.release norm=\"20260203T110000Z\"/></docdata>", "", "", 0, ""},
      {"", "", "", 0, ""},
  };
  for (const auto& [data, head, modified, version, fate] : cases) {
    CAPTURE(data, head);
    const AgencyItem item = item_of_nitf(parsed("<nitf><head>" + data + head +
                                                "</head><body><body.head><hedline><hl1>Quay</hl1>"
                                                "</hedline></body.head></body></nitf>"),
                                         now);
    const std::string day = shown(item.article.modified);
    CHECK((day == modified || day == std::string(modified.substr(0, 19)) + "Z"));
    CHECK(item.article.version == version);
    CHECK(told(item.no_article) == fate);
  }
}

struct Fields {
  std::string title, source, day, language;
  Strings authors, topics, places, people, keywords;
};

void check_fields(const Article& article, const Fields& want) {
  CHECK(article.title == want.title);
  CHECK(article.source == want.source);
  CHECK(shown(article.published).substr(0, 10) == want.day);
  CHECK(article.language == want.language);
  CHECK(article.authors == want.authors);
  CHECK(topic_paths(article.topics) == want.topics);
  CHECK(article.places == want.places);
  CHECK(article.people == want.people);
  CHECK(article.keywords == want.keywords);
}

TEST_CASE("an item of NewsML-G2 has each field from the first place that has it") {
  struct Case {
    std::string item_meta, meta, rest;
    Fields want;
  };
  const std::vector<Case> cases = {
      {"<title>Item</title><provider literal=\"wire\"/><firstCreated>2026-02-01</firstCreated>",
       "<headline>Head</headline><contentCreated>2026-01-31</contentCreated>"
       "<creditline>Desk</creditline><by>By Mara Quill</by><creator><name>Bo</name></creator>"
       "<language tag=\"de-DE\"/>",
       "",
       {"Head", "Desk", "2026-02-01", "de", {"Mara Quill"}, {}, {}, {}, {}}},
      {"<title>Item</title><provider qcode=\"nprov:HW\"/>",
       "<contentCreated>2026-01-31</contentCreated><creator><name>Mara Quill</name></creator>"
       "<creator qcode=\"u:mara.q\"><name>mara.q</name></creator>",
       "",
       {"Item", "HW", "2026-01-31", "", {"Mara Quill"}, {}, {}, {}, {}}},
      {"<provider qcode=\"nprov:HW\"/>",
       "<slugline>Slug</slugline><subject qcode=\"p:1\" type=\"cpnat:person\"/>"
       "<subject qcode=\"p:2\"><name>Quays</name><broader qcode=\"medtop:01000000\"/></subject>"
       "<subject qcode=\"medtop:04000000\"/><dateline>PORT ALDER, Feb 3</dateline>",
       "<assert qcode=\"p:1\"><name>Ada Ferro</name></assert>"
       "<assert qcode=\"nprov:HW\"><name>Harbour Wire</name></assert>",
       {"Slug",
        "Harbour Wire",
        "",
        "",
        {},
        {"medtop:04000000"},
        {"Port Alder"},
        {"Ada Ferro"},
        {"Quays"}}},
  };
  for (const auto& [item_meta, meta, rest, want] : cases) {
    CAPTURE(item_meta, meta);
    const XmlNode root = parsed(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:1\" "
        "version=\"7\">" +
        rest + "<itemMeta>" + item_meta + "</itemMeta><contentMeta>" + meta +
        "</contentMeta></newsItem>");
    const AgencyItem item = item_of_newsml_g2({{&root}, 1}, now);
    CHECK(item.article.id == "urn:1");
    CHECK(item.article.version == 7);
    CHECK(told(item.no_article).empty());
    check_fields(item.article, want);
  }
}

TEST_CASE("an item of NewsML 1 has its id without the revision, and the longest text") {
  struct Case {
    std::string identifier, status, content;
    std::string_view id, body, fate;
    std::uint32_t version;
  };
  const std::string parts =
      "<ProviderId>wire.example</ProviderId><DateId>20260203</DateId><NewsItemId>17</NewsItemId>";
  const auto content = [](const std::string& text, const std::string& role) {
    return "<NewsComponent><Role FormalName=\"" + role + "\"/><ContentItem><DataContent><p>" +
           text + "</p></DataContent></ContentItem></NewsComponent>";
  };
  const std::vector<Case> cases = {
      {parts + "<RevisionId>3</RevisionId>", "Usable", content("It opens.", "Main"),
       "urn:newsml:wire.example:20260203:17", "It opens.\n", "", 3},
      {"<PublicIdentifier>urn:x</PublicIdentifier>", "Usable",
       content("Short.", "Main") + content("It opens in May.", "Main"), "urn:x",
       "It opens in May.\n", "", 0},
      {parts, "Usable", content("It opens.", "Main") + content("A long caption of it.", "Caption"),
       "urn:newsml:wire.example:20260203:17", "It opens.\n", "", 0},
      {parts, "Embargoed", content("It opens.", "Main"), "urn:newsml:wire.example:20260203:17", "",
       "under embargo", 0},
      {parts + "<RevisionId>4</RevisionId>", "Canceled", "", "urn:newsml:wire.example:20260203:17",
       "", "*its status is canceled", 4},
  };
  for (const auto& [identifier, status, parts_of, id, body, fate, version] : cases) {
    CAPTURE(identifier, status);
    const XmlNode root = parsed(
        "<NewsML><NewsItem><Identification><NewsIdentifier>" + identifier +
        "</NewsIdentifier></Identification><NewsManagement><Status FormalName=\"" + status +
        "\"/></NewsManagement><NewsComponent>" + parts_of + "</NewsComponent></NewsItem></NewsML>");
    const XmlNode* const element = child(root, "newsitem");
    REQUIRE(element != nullptr);
    const AgencyItem item = item_of_newsml_1(*element, "Harbour Wire");
    CHECK(item.article.id == id);
    CHECK(item.article.body == body);
    CHECK(item.article.version == version);
    CHECK(told(item.no_article) == fate);
    CHECK(item.article.source == (fate.empty() ? "Harbour Wire" : ""));
  }
}

}  // namespace
}  // namespace gazette::agency_item_test
