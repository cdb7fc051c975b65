// SPDX-License-Identifier: GPL-3.0-or-later
// What --explain says of a search that found nothing.
#include "searcher/search/negative_answer.hpp"

#include <map>
#include <string>

#include "searcher/output/render_json.hpp"
#include "searcher/output/render_text.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::negative_answer_test {
namespace {

std::vector<Article> articles() {
  std::vector<Article> made = {make_article("1", "Ferries", "The ferry sails."),
                               make_article("2", "Fähre", "Die Fähre fährt.", "de"),
                               make_article("3", "Bridge", "It is shut.")};
  made[0].published = day(2026, 1, 5);
  made[1].published = day(2026, 2, 7);
  made[0].source = made[1].source = made[2].source = "Wire";
  return made;
}

Request explained(const std::string& query) {
  Request request;
  request.query = query;
  request.explain = Explain::yes;
  return request;
}

/// How many articles have each form, by the form.
std::map<std::string, std::size_t> forms_of(const Page& page) {
  std::map<std::string, std::size_t> forms;
  for (const TriedForm& each : page.explanation->tried) forms[each.form] = each.articles;
  return forms;
}

TEST_CASE("what the archive has of a period is told wherever the period is asked for") {
  const SampleIndex index(articles());
  Searcher searcher(index.path());
  for (const std::string query : {"zeppelins date:2026-01", "+zeppelins +date:2026-01",
                                  "zeppelins AND date:2026-01 AND date:2026"}) {
    CAPTURE(query);
    Request request = explained(query);
    request.words_wanted = WordsWanted::all;
    const Page page = searcher.search(request);
    REQUIRE(page.total == 0);
    CHECK(page.explanation->covered->articles == 1);
    CHECK(page.silent.has_value());
  }
}

TEST_CASE("where nothing is found, every form that was looked up has its number of articles") {
  const SampleIndex index(articles());
  Searcher searcher(index.path());
  const Page page = searcher.search(explained("+ferries +zeppelins"));
  REQUIRE(page.total == 0);
  const std::map<std::string, std::size_t> forms = forms_of(page);
  CHECK(forms.at("ferri (en)") == 1);
  CHECK(forms.at("zeppelin (en)") == 0);
  CHECK(forms.at("ferries (as written)") == 1);
  CHECK(forms.at("zeppelins (as written)") == 0);
  CHECK(forms.contains("zeppelin (de)"));
  for (const TriedForm& each : page.explanation->tried) {
    CHECK((each.word == "ferries" || each.word == "zeppelins"));
  }
  REQUIRE(page.explanation->covered);
  CHECK(page.explanation->covered->articles == 3);
  const std::string text = render_text(page, {}, {});
  CHECK(text.find("tried:  zeppelins: zeppelin (en), 0 articles\n") != std::string::npos);
  CHECK(text.find("archive: 3 articles to search, from 2026-01-05 to 2026-02-07\n") !=
        std::string::npos);
}

TEST_CASE("it is said what the archive has of the period that was asked for") {
  const SampleIndex index(articles());
  Searcher searcher(index.path());
  Request request = explained("zeppelin");
  request.since = "2026-02";
  request.filters.push_back({find_field("source"), "Wire"});
  const Page page = searcher.search(request);
  REQUIRE(page.explanation->covered);
  CHECK(page.explanation->covered->articles == 1);
  CHECK(page.explanation->covered->days.first == local_day(day(2026, 2, 7)));
  CHECK(forms_of(page).at("source Wire") == 3);
  CHECK(page.silent);
  CHECK(render_json(page, {}).find(
            R"("covered":{"articles":1,"first":"2026-02-07","last":"2026-02-07"})") !=
        std::string::npos);
  request.since = "2027";
  CHECK(searcher.search(request).explanation->covered->articles == 0);
}

TEST_CASE("filters and fields are listed as they are typed, one line for each filter") {
  const SampleIndex index(articles());
  Searcher searcher(index.path());
  Request request = explained("+zeppelin +title:ferries +source:wire +id:zzz");
  request.filters.push_back({find_field("source"), "WIRE"});
  request.filters.push_back({find_field("source"), "Nobody"});
  request.filings = {{TopicOrigin::model, TopicOrigin::rule}, 57};
  const Page page = searcher.search(request);
  REQUIRE(page.total == 0);
  const std::map<std::string, std::size_t> forms = forms_of(page);
  CHECK(forms.at("source WIRE") == 3);
  CHECK(forms.at("source Nobody") == 0);
  CHECK(forms.at("id zzz") == 0);
  CHECK(forms.at("title:ferri (en)") == 1);
  for (const auto& [form, articles] : forms) {
    CAPTURE(form);
    CHECK((form.front() < 'A' || form.front() > 'Z'));
  }
}

TEST_CASE("an answer with articles lists no forms") {
  const SampleIndex index(articles());
  Searcher searcher(index.path());
  const Page page = searcher.search(explained("ferry"));
  CHECK(page.total > 0);
  CHECK(page.explanation->tried.empty());
  CHECK(!page.explanation->covered);
  CHECK(render_json(page, {}).find("\"tried\"") == std::string::npos);
}

}  // namespace
}  // namespace gazette::negative_answer_test
