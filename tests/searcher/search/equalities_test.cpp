// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says of other searches, against what these find: random searches of an index of
// random articles. GAZETTE_EQUALITIES=SEED:SEARCHES asks for others than the fixed ones.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "searcher/matches/timeline.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/chance.hpp"
#include "tests/sample_index.hpp"

namespace gazette::equalities_test {
namespace {

using std::chrono::sys_days;

/// What is compared. Each kind must be compared often enough to tell.
enum class Kind { total, page, facet, period, advice, words, similar, late, count };
constexpr std::size_t least_of_each_kind = 200;

const std::vector<std::string> words = {
    "ferry",  "ferries", "harbour", "oil",   "price", "prices", "strike", "of",     "the", "to",
    "café",   "e-mail",  "email",   "WHO",   "bank",  "bridge", "grain",  "export", "of",  "rain",
    "10,000", "u.s.",    "rarest",  "qqqqq", "zzzzz", "feryr",  "harb*",  "pric~",  "a",   "and"};
const std::vector<std::string> names = {"Ana Núñez",  "ana nunez",  "ANA NÚÑEZ", "Bo Straße",
                                        "BO STRASSE", "Mara  Lind", "mara lind", "Tom"};
const std::vector<std::string> topics = {"economy",      "economy/trade", "economy/trade/grain",
                                         "sport/rowing", "weather",       "place/town"};

Article random_article(std::size_t number, Chance& chance) {
  std::string body;
  for (std::size_t i = 0; i < 4 + chance.below(12); ++i) {
    body += chance.of(words) + (chance.one_in(9) ? ". " : " ");
  }
  std::erase_if(body, [](char c) { return c == '*' || c == '~'; });
  const std::string language = chance.one_in(5) ? "de" : "en";
  Article article = make_article("a" + std::to_string(number), chance.of(words), body, language);
  if (!chance.one_in(6)) article.source = chance.of(names);
  for (std::size_t i = chance.below(3); i > 0; --i) article.authors.push_back(chance.of(names));
  for (std::size_t i = chance.below(3); i > 0; --i) article.places.push_back(chance.of(names));
  for (std::size_t i = chance.below(4); i > 0; --i) {
    const TopicOrigin origin =
        chance.of(std::vector{TopicOrigin::source, TopicOrigin::rule, TopicOrigin::model});
    const std::string& path = chance.of(topics);
    const bool is_filed = std::any_of(article.topics.begin(), article.topics.end(),
                                      [&](const FiledTopic& each) { return each.path == path; });
    if (is_filed) continue;
    article.topics.push_back(
        {path, origin,
         origin == TopicOrigin::source ? 1.0 : static_cast<double>(chance.below(101)) / 100});
  }
  if (!chance.one_in(7)) {
    Timestamp time = day(2019, 11, 1);
    time.utc += std::chrono::hours{chance.below(24 * 400)};
    if (!chance.one_in(3)) {
      time.offset = std::chrono::minutes{60} * (static_cast<int>(chance.below(27)) - 13);
    }
    article.published = time;
  }
  return article;
}

std::vector<Article> random_articles(Chance& chance) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < 300; ++i) articles.push_back(random_article(i, chance));
  return articles;
}

std::string random_query(Chance& chance) {
  static const std::vector<std::string> joints = {" ",
                                                  " ",
                                                  " ",
                                                  " AND ",
                                                  " OR ",
                                                  " NOT ",
                                                  " +",
                                                  " -",
                                                  " (",
                                                  ") ",
                                                  " \"",
                                                  "\" ",
                                                  " NEAR/3 ",
                                                  " title:",
                                                  " topic:economy ",
                                                  " date:2020-03 "};
  std::string query;
  for (std::size_t i = chance.below(5); i > 0; --i) {
    query += chance.of(words) + (i == 1 ? "" : chance.of(joints));
  }
  return query;
}

/// One that hardly any article answers, so that the page says what would find more.
std::string demanding_query(Chance& chance) {
  const std::string first = chance.of(words);
  const std::string second = chance.of(words);
  const std::string third = chance.of(words);
  switch (chance.below(6)) {
    case 0:
      return '"' + first + "\" AND " + second + " qqqqq";
    case 1:
      return '+' + first + " +qqqqq " + second;
    case 2:
      return "(the " + first + ") AND (" + second + ' ' + third + ") AND rarest";
    case 3:
      return '"' + first + ' ' + second + ' ' + third + " of\" +ferry";
    case 4:
      return first + " NEAR/1 " + second + " NEAR/1 " + third + " AND \"of\"";
    default:
      return "(to of) AND " + first + " AND feryr AND " + second + " -" + third;
  }
}

Request random_request(Chance& chance) {
  Request request;
  request.query = random_query(chance);
  if (chance.one_in(8)) request.syntax = Syntax::words;
  if (chance.one_in(6)) request.words_wanted = WordsWanted::all;
  if (chance.one_in(6)) request.filters.push_back({find_field("topic"), chance.of(topics)});
  if (chance.one_in(8)) request.filters.push_back({find_field("source"), chance.of(names)});
  if (chance.one_in(8)) request.filters.push_back({find_field("author"), chance.of(names)});
  if (chance.one_in(5))
    request.filings.min_confidence_percent = static_cast<int>(chance.below(101));
  if (chance.one_in(8)) request.filings.origins = {TopicOrigin::model, TopicOrigin::rule};
  if (chance.one_in(5)) request.since = "2020-01-1" + std::to_string(chance.below(10));
  if (chance.one_in(5)) request.until = "2020-0" + std::to_string(5 + chance.below(5));
  if (chance.one_in(10)) request.recency = "30d";
  if (chance.one_in(10)) request.around = "2020-04-15~30d";
  request.sort = chance.of(std::vector{SortOrder::automatic, SortOrder::relevance,
                                       SortOrder::newest, SortOrder::oldest});
  request.hit_content = HitContent::id_only;
  request.limit = 1 + chance.below(40);
  return request;
}

std::string text_of(const Request& request) {
  std::string text = '[' + request.query + ']';
  for (const Filter& filter : request.filters) {
    text += ' ' + std::string(filter.field->name) + '=' + filter.value;
  }
  return text + " since=" + request.since + " until=" + request.until +
         " confidence=" + std::to_string(request.filings.min_confidence_percent) +
         " origins=" + std::to_string(request.filings.origins.size()) +
         " plain=" + std::to_string(request.syntax == Syntax::words) +
         " all=" + std::to_string(request.words_wanted == WordsWanted::all) +
         " sort=" + std::string(name_of(request.sort)) + " similar=" + request.similar_to;
}

/// A search, and what it says of others.
class Comparison {
 public:
  Comparison(Searcher& searcher, Chance& chance) : searcher_(searcher), chance_(chance) {}

  void compare(const Request& request) {
    INFO(text_of(request));
    Request faceted = request;
    faceted.facets = {"topic", "source", "author", "language", "year", "month", "place"};
    faceted.timeline =
        chance_.of(std::vector{TimeUnit::day, TimeUnit::week, TimeUnit::month, TimeUnit::year});
    const Page page = searcher_.search(faceted);
    compare_total(request, page);
    compare_facet(request, page);
    compare_period(request, page);
    compare_words(request, page);
    compare_advice(request, page);
    if (chance_.one_in(4)) compare_pages(request, page);
    if (chance_.one_in(4)) compare_late(faceted, page);
  }

  void compare_demanding(Request request) {
    request.query = demanding_query(chance_);
    INFO(text_of(request));
    compare_advice(request, searcher_.search(request));
  }

  void compare_similar(const std::string& id) {
    Request request;
    request.similar_to = id;
    request.hit_content = HitContent::id_only;
    request.limit = 5;
    INFO(text_of(request));
    const Page first = searcher_.search(request);
    request.offset = 5;
    CHECK(first.total_is_exact);
    CHECK(searcher_.search(request).total == first.total);
    request.offset = 0;
    compare_pages(request, first);
    request.facets = {"language"};
    check(Kind::similar, searcher_.search(request).total, first.total);
  }

  std::size_t compared(Kind kind) const { return counts_[static_cast<std::size_t>(kind)]; }

 private:
  void check(Kind kind, std::size_t found, std::size_t said) {
    CHECK(found == said);
    ++counts_[static_cast<std::size_t>(kind)];
  }

  std::size_t total_of(Request request) {
    request.counting = Counting::exact;
    request.limit = 0;
    request.suggestions = Suggestions::no;
    return searcher_.search(request).total;
  }

  void compare_total(const Request& request, const Page& page) {
    CHECK(page.total_is_exact);
    CHECK(page.hits.size() == std::min(request.limit, page.total));
    check(Kind::total, total_of(request), page.total);
  }

  /// All pages: each hit once, and as many as the total says.
  void compare_pages(Request request, const Page& page) {
    std::set<std::string> ids;
    request.limit = std::max<std::size_t>(request.limit, 5);
    for (request.offset = 0; request.offset < page.total; request.offset += request.limit) {
      const Page part = searcher_.search(request);
      CHECK(part.hits.size() == std::min(request.limit, page.total - request.offset));
      for (const Hit& hit : part.hits) CHECK(ids.insert(hit.article.id).second);
    }
    check(Kind::page, ids.size(), page.total);
  }

  /// One value of a facet whose field has no filter yet: another filter would widen the search.
  void compare_facet(const Request& request, const Page& page) {
    const Facet& facet = chance_.of(page.facets);
    const bool is_date = facet.name == "year" || facet.name == "month";
    const Field* const field = find_field(is_date ? "date" : facet.name);
    const bool is_filtered =
        std::any_of(request.filters.begin(), request.filters.end(),
                    [&](const Filter& filter) { return filter.field == field; });
    if (facet.values.empty() || is_filtered) return;
    const FacetValue& value = chance_.of(facet.values);
    INFO(facet.name << '=' << value.value);
    Request narrowed = request;
    narrowed.filters.push_back({field, value.value});
    check(Kind::facet, total_of(narrowed), value.count);
  }

  void compare_period(const Request& request, const Page& page) {
    const Timeline& timeline = *page.timeline;
    std::size_t drawn = timeline.undated;
    for (const PeriodCount& period : timeline.periods) drawn += period.count;
    CHECK(drawn == page.total);
    if (timeline.periods.empty()) return;
    const PeriodCount& period = chance_.of(timeline.periods);
    const sys_days last = next_period(period.start, timeline.unit) - std::chrono::days{1};
    const sys_days from = std::max(period.start, timeline.searched.first.value_or(period.start));
    const sys_days to = std::min(last, timeline.searched.last.value_or(last));
    Request narrowed = request;
    narrowed.since = to_rfc3339(from).substr(0, 10);
    narrowed.until = to_rfc3339(to).substr(0, 10);
    INFO("period " << narrowed.since << ".." << narrowed.until);
    check(Kind::period, total_of(narrowed), period.count);
  }

  void compare_words(Request request, const Page& page) {
    if (!page.word_totals) return;
    request.words_wanted = WordsWanted::all;
    check(Kind::words, total_of(request), page.word_totals->all.count);
    request.words_wanted = WordsWanted::any;
    CHECK(total_of(request) == page.word_totals->any.count);
  }

  static void leave_out(Request& request, const std::string& name) {
    if (name == "all") request.words_wanted = WordsWanted::any;
    if (name == "since") request.since.clear();
    if (name == "until") request.until.clear();
    if (name == "topic-origin") request.filings.origins.clear();
    if (name == "min-confidence") request.filings.min_confidence_percent = 0;
    std::erase_if(request.filters, [&](const Filter& each) { return each.field->name == name; });
  }

  void compare_advice(const Request& request, const Page& page) {
    for (const Relaxation& relaxation : page.relaxations) {
      Request relaxed = request;
      relaxed.query = relaxation.query;
      for (const std::string& name : relaxation.left_out) leave_out(relaxed, name);
      INFO("relaxed [" << relaxation.query << ']');
      check(Kind::advice, total_of(relaxed), relaxation.count);
    }
    if (page.suggestion.empty()) return;
    Request corrected = request;
    corrected.query = page.suggestion;
    INFO("corrected [" << page.suggestion << ']');
    CHECK(total_of(corrected) > page.total);
  }

  /// With hardly any time: whatever is not said to be of a part is whole.
  void compare_late(Request request, const Page& whole) {
    request.timeout = std::chrono::milliseconds{1};
    const Page late = searcher_.search(request);
    if (late.total_is_exact) CHECK(late.total == whole.total);
    std::size_t drawn = late.timeline->undated;
    for (const PeriodCount& period : late.timeline->periods) drawn += period.count;
    if (!late.ran_out_of_time) CHECK(late.total_is_exact);
    CHECK(drawn <= whole.total);
    check(Kind::late, late.total_is_exact ? drawn : whole.total, whole.total);
  }

  Searcher& searcher_;
  Chance& chance_;
  std::array<std::size_t, static_cast<std::size_t>(Kind::count)> counts_{};
};

struct Extent {
  std::uint64_t seed = 20;
  std::size_t searches = 1'000;
};

Extent extent() {
  Extent extent;
  const char* const text = std::getenv("GAZETTE_EQUALITIES");
  if (text == nullptr) return extent;
  const std::string typed = text;
  const char* const end = typed.data() + typed.size();
  const auto seed = std::from_chars(typed.data(), end, extent.seed);
  if (seed.ptr != end) std::from_chars(seed.ptr + 1, end, extent.searches);
  return extent;
}

TEST_CASE("what a page says of other searches is what they find") {
  const Extent asked = extent();
  Chance chance(asked.seed);
  const std::vector<Article> articles = random_articles(chance);
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  Comparison comparison(searcher, chance);
  for (std::size_t i = 0; i < asked.searches; ++i) comparison.compare(random_request(chance));
  for (std::size_t i = 0; i < asked.searches / 3; ++i) {
    comparison.compare_demanding(random_request(chance));
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(asked.searches, least_of_each_kind); ++i) {
    comparison.compare_similar(articles[i].id);
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(Kind::count); ++i) {
    CAPTURE(i);
    CHECK(comparison.compared(static_cast<Kind>(i)) >= least_of_each_kind);
  }
}

}  // namespace
}  // namespace gazette::equalities_test
