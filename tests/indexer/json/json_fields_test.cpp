// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_fields.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/schema/topic.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/json/json_stories.hpp"

namespace gazette::json_fields_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("authors may be a text, an object, or a list of either") {
  struct Case {
    std::string_view member;
    Strings want;
  };
  const std::vector<Case> cases = {
      {R"("author": "Mara Lindqvist")", {"Mara Lindqvist"}},
      {R"("authors": "Mara Lindqvist")", {"Mara Lindqvist"}},
      {R"("author": {"@type": "Person", "name": "Mara Lindqvist"})", {"Mara Lindqvist"}},
      {R"("author": ["Mara Lindqvist", {"name": "Jo Okafor"}])", {"Mara Lindqvist", "Jo Okafor"}},
      {R"("authors": [{"name": "Mara Lindqvist"}, {"name": "Mara Lindqvist"}])",
       {"Mara Lindqvist"}},
      {R"("authors": [], "author": "Jo Okafor")", {"Jo Okafor"}},
      {R"("authors": [null, "", {}, "Jo Okafor", []])", {"Jo Okafor"}},
      {R"("author": null, "byline": "Jo Okafor")", {"Jo Okafor"}},
      {R"("author": null)", {}},
      {R"("author": "Mara Lindqvist; Jo Okafor")", {"Mara Lindqvist", "Jo Okafor"}},
      {R"("author": "Lindqvist, Mara")", {"Lindqvist, Mara"}},
      {R"("byline": "By Jane Roe")", {"Jane Roe"}},
      {R"("author": "BY JANE ROE")", {"JANE ROE"}},
      {R"("author": "Byron Jane")", {"Byron Jane"}},
      {R"("author": {"name": ["A", "B"]})", {"A", "B"}},
      {R"("author": {"id": 17})", {}},
      {R"("author": " ")", {}},
      {R"("author": "Ada Quill, Bo Ferry")", {"Ada Quill", "Bo Ferry"}},
      {R"("author": "By Ada Quill, Bo Ferry and Cy Tarn")", {"Ada Quill", "Bo Ferry", "Cy Tarn"}},
      {R"("author": "Ada Quill, Staff Writer")", {"Ada Quill, Staff Writer"}},
      {R"("author": "Quill Ferry, Ada")", {"Quill Ferry, Ada"}},
      {R"("author": "Ada Quill, of the harbour")", {"Ada Quill, of the harbour"}},
      {R"("author": "['Ada Quill', \"Bo O'Ferry\", 'Cy O\\'Tarn; Tarn']")",
       {"Ada Quill", "Bo O'Ferry", "Cy O'Tarn; Tarn"}},
      {R"("author": "[\"Ada\",\"Bo\"]")", {"Ada", "Bo"}},
      {R"("author": "[]", "byline": "Jo Okafor")", {"Jo Okafor"}},
      {R"("author": "[Ada]")", {"[Ada]"}},
      {R"("author": "None", "byline": "nan")", {}},
      {R"("authors": ["null", "Jo Okafor"])", {"Jo Okafor"}},
      {R"("author": "Ada &amp; Bo")", {"Ada & Bo"}},
      {R"("author": "Ren&eacute; Quill; Bo Ferry")", {"René Quill", "Bo Ferry"}},
  };
  for (const auto& [member, want] : cases) {
    CAPTURE(member);
    CHECK(article_with(std::string(member)).authors == want);
  }
}

TEST_CASE("topics may be a text or a list and take their one form") {
  struct Case {
    std::string_view member;
    Strings want;
  };
  const std::vector<Case> cases = {
      {R"("section": "Economy / Foreign Trade")", {"economy/foreign-trade"}},
      {R"("category": "Sport, Weather")", {"sport", "weather"}},
      {R"("topics": ["economy/trade", "Economy/Trade", "sport"])", {"economy/trade", "sport"}},
      {R"("articleSection": ["Sport", "Local"])", {"sport", "local"}},
      {R"("topic": {"name": "Sport"})", {"sport"}},
      {R"("topics": [{"name": "Sport"}, null, "/"])", {"sport"}},
      {R"("topics": [], "section": "Sport")", {"sport"}},
      {R"("section": 5)", {"5"}},
      {R"("section": null)", {}},
      {R"("section": "World", "category": "Sport", "topics": ["sport", "Cycling"])",
       {"sport", "cycling", "world"}},
      {R"("section": "World > Europe")", {"world/europe"}},
      {R"("categories": [{"name": "World>Europe>Spain"}])", {"world/europe/spain"}},
      {R"("topics": [{"name": "Bribery, graft and fraud"}])", {"bribery,-graft-and-fraud"}},
      {R"("topics": ["medtop:04000000", "subj:04005000"])", {"medtop:04000000", "subj:04005000"}},
  };
  for (const auto& [member, want] : cases) {
    CAPTURE(member);
    CHECK(topic_paths(article_with(std::string(member)).topics) == want);
  }
}

TEST_CASE("subjects of ninjs are identified by their IPTC codes, if they have any") {
  struct Case {
    std::string_view subject;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {R"({"uri": "http://cv.iptc.org/newscodes/mediatopic/15000000", "name": "Sport"})",
       "medtop:15000000"},
      {R"({"uri": "http://cv.iptc.org/newscodes/subjectcode/15000000"})", "subj:15000000"},
      {R"({"uri": "http://tt.se/spec/subref/1.0/16000000", "name": "Krig"})", "subj:16000000"},
      {R"({"name": "Olje og energi", "literal": "04005000"})", "subj:04005000"},
      {R"({"name": "cycling", "literal": "20000892"})", "medtop:20000892"},
      {R"({"code": "medtop:20000892"})", "medtop:20000892"},
      {R"({"scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "04000000"})",
       "medtop:04000000"},
      {R"({"scheme": "house", "code": "04000000", "name": "Money"})", "money"},
      {R"({"name": "Innenriks", "literal": "Innenriks"})", "innenriks"},
      {R"({"name": "Dates", "literal": "99123456"})", "dates"},
      {R"({"name": "Photo", "uri": "http://example.org/photo/x15000000"})", "photo"},
      {R"({"name": "Long", "literal": "104005000"})", "long"},
      {R"({"name": "Gardens", "uri": "https://example.org/subjects/12345678"})", "gardens"},
      {R"({"name": "Gardens", "uri": "https://example.org/subjunctive/04005000"})", "gardens"},
      {R"({"name": "Gardens", "uri": "https://example.org/subj/old/04005000"})", "gardens"},
      {R"({"name": "Gardens", "code": "20260210"})", "gardens"},
      {R"({"name": "Gardens", "code": "12345678"})", "gardens"},
      {R"({"name": "Gardens", "scheme": "house-subjectcodes", "code": "04005000"})", "gardens"},
      {R"({"scheme": "medtop", "code": "20000892"})", "medtop:20000892"},
  };
  for (const auto& [subject, want] : cases) {
    CAPTURE(subject);
    const std::string list = "\"subjects\": [" + std::string(subject) + "]";
    CHECK(topic_paths(article_with(list).topics) == Strings{std::string(want)});
    const std::string one = "\"subject\": " + std::string(subject);
    CHECK(topic_paths(article_with(one).topics) == Strings{std::string(want)});
  }
}

}  // namespace
}  // namespace gazette::json_fields_test
