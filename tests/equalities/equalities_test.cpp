// SPDX-License-Identifier: GPL-3.0-or-later
// What both programs say of searches, against what these find and against the oracle: random
// searches of an index of random articles. GAZETTE_EQUALITIES=SEED:SEARCHES asks for others.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "searcher/matches/timeline.hpp"
#include "tests/catch.hpp"
#include "tests/chance.hpp"
#include "tests/environment_variable.hpp"
#include "tests/equalities/random_search.hpp"
#include "tests/equalities/search.hpp"
#include "tests/sample_index.hpp"

namespace gazette::equalities_test {
namespace {

using nlohmann::json;
using Strings = std::vector<std::string>;

/// What is compared. Each kind must be compared often enough to tell.
enum class Kind {
  oracle_total,
  oracle_hits,
  oracle_facet,
  oracle_period,
  oracle_words,
  total,
  facet,
  period,
  words,
  advice,
  suggestion,
  pages,
  similar,
  strict,
  late,
  page_heading,
  page_answer,
  page_facet,
  page_bar,
  page_words,
  page_advice,
  page_pages,
  count
};

constexpr std::size_t least_of_each_kind = 200;

struct Extent {
  std::uint64_t seed = 20;
  std::size_t searches = 10'000;

  /// In as many searches as ctest makes; fewer need fewer.
  std::size_t least() const { return std::min(least_of_each_kind, searches / 50); }
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

const Strings facet_names = {"topic", "source", "author", "language", "year", "month", "place"};

std::chrono::sys_days day_named(const std::string& text) { return local_day(*parse_date(text)); }

std::string text_of(std::chrono::sys_days day) { return to_rfc3339(day).substr(0, 10); }

TimeUnit unit_named(const std::string& name) {
  for (const TimeUnit unit : {TimeUnit::day, TimeUnit::week, TimeUnit::month}) {
    if (name_of(unit) == name) return unit;
  }
  return TimeUnit::year;
}

/// Another search, and what was said of it.
struct Claim {
  enum class Says { exactly, no_fewer_than };

  Kind kind;
  Search search;
  std::size_t number;
  std::string of;  ///< the search that says it
  Says says = Says::exactly;
};

/// A search whose pages must have each of its matches once.
struct Paged {
  Search search;
  std::size_t total;
};

class Comparison {
 public:
  Comparison(BruteForce& truth, const std::string& db, Chance& chance)
      : truth_(truth), random_(truth, chance), chance_(chance), program_(db), page_(db) {}

  /// Answers `count` random searches, and what their answers say of others.
  void compare(std::size_t count) {
    std::vector<RandomSearch> made;
    std::vector<Search> searches;
    for (std::size_t i = 0; i < count; ++i) {
      made.push_back(chance_.one_in(40)  ? random_.similar()
                     : chance_.one_in(9) ? random_.demanding()
                                         : random_.next());
      add_counts(made.back().search);
      searches.push_back(made.back().search);
    }
    const std::vector<json> answers = program_.answers(searches);
    for (std::size_t i = 0; i < count; ++i) {
      INFO(to_text(searches[i]));
      compare(made[i], answers[i]);
    }
    check_claims();
    check_pages();
  }

  std::size_t compared(Kind kind) const { return counts_[static_cast<std::size_t>(kind)]; }

  void count_one(Kind kind) { ++counts_[static_cast<std::size_t>(kind)]; }

 private:
  template <typename Found, typename Said>
  void check(Kind kind, const Found& found, const Said& said) {
    if (found != said) CHECK(found == said);  // an assertion of Catch takes a while
    count_one(kind);
  }

  void add_counts(Search& search) {
    const std::string& facet = chance_.of(facet_names);
    const std::string& other = chance_.of(facet_names);
    search.options.emplace_back("facets", facet == other ? facet : facet + ',' + other);
    if (chance_.one_in(2)) return;
    search.options.emplace_back("timeline", chance_.of(Strings{"day", "week", "month", "year"}));
  }

  void compare(const RandomSearch& made, const json& answer) {
    const Search& search = made.search;
    if (search.has("strict")) expect_same_without_strict(search, answer);
    if (answer.at("schema") == "gazette.error/1") {
      CHECK(search.has("strict"));
      return;
    }
    CHECK(answer.at("total_is_exact") == true);
    if (made.truth) {
      compare_with_oracle(*made.truth, search, answer);
      compare_facets_with_oracle(*made.truth, search, answer);
    }
    expect_total(search, answer);
    expect_facet(search, answer);
    expect_period(search, answer);
    expect_words(search, answer);
    expect_advice(search, answer);
    const bool is_similar = search.has("similar");
    if (is_similar) expect(Kind::similar, search, answer.at("total"), search);
    if (is_similar || chance_.one_in(12)) expect_pages(search, answer);
    if (!is_similar && !search.has("strict") && chance_.one_in(6)) compare_page(search, answer);
  }

  // Against the oracle

  void compare_with_oracle(const Truth& truth, const Search& search, const json& answer) {
    const std::size_t total = answer.at("total");
    check(Kind::oracle_total, total, truth.matches.count());
    const json& hits = answer.at("hits");
    check(Kind::oracle_hits, hits.size(), std::min(answer.at("limit").get<std::size_t>(), total));
    for (const json& hit : hits) {
      if (!truth.matches[number_in(hit.at("id").get<std::string>())]) CHECK(hit.at("id") == "none");
    }
    if (truth.with_all && !answer.at("totals").is_null()) {
      const json& totals = answer.at("totals");
      check(Kind::oracle_words, totals.at("all").get<std::size_t>(), truth.with_all->count());
      check(Kind::oracle_words, totals.at("any").get<std::size_t>(), truth.with_any->count());
      CHECK((totals.at("all_is_exact") == true && totals.at("any_is_exact") == true));
    }
    compare_order(search, hits);
    const json& timeline = answer.at("timeline");
    if (timeline.is_null()) return;
    check(Kind::oracle_period, timeline.at("undated").get<std::size_t>(),
          (truth.matches & ~truth_.published({}, {})).count());
    for (const json& period : timeline.at("periods")) {
      const auto [first, last] = days_of(period, timeline.at("unit"), search);
      check(Kind::oracle_period, period.at("count").get<std::size_t>(),
            (truth.matches & truth_.published(first, last)).count());
    }
  }

  void compare_facets_with_oracle(const Truth& truth, const Search& search, const json& answer) {
    const Matches& matches = truth.matches;
    for (const auto& [name, values] : answer.at("facets").items()) {
      // A search of one language knows no stop words of others.
      if (name == "language" && truth.has_stop_words) continue;
      Matches any;
      for (const json& each : values) {
        const std::string value = each.at("value");
        const Matches with_value = random_.with_value(name, value, search) & matches;
        INFO(name << '=' << value);
        check(Kind::oracle_facet, each.at("count").get<std::size_t>(), with_value.count());
        any |= with_value;
      }
      if (name == "year" || name == "month") CHECK(any == (matches & truth_.published({}, {})));
    }
  }

  void compare_order(const Search& search, const json& hits) {
    const std::string sort = search.value("sort");
    if (sort != "newest" && sort != "oldest") return;
    std::string before;
    for (const json& hit : hits) {
      const std::string time = hit.at("published").is_null() ? "" : hit.at("published");
      if (!before.empty() && !time.empty()) {
        CHECK((sort == "oldest" ? before <= time : before >= time));
      }
      if (&hit != &hits.front() && before.empty()) CHECK(time.empty());  // undated ones come last
      before = time;
    }
  }

  /// The days of a period as far as the search asks for them.
  static std::pair<std::chrono::sys_days, std::chrono::sys_days> days_of(const json& period,
                                                                         const json& unit,
                                                                         const Search& search) {
    auto first = day_named(period.at("start").get<std::string>());
    auto last = next_period(first, unit_named(unit.get<std::string>())) - std::chrono::days{1};
    for (const auto& [name, value] : search.options) {
      if (name == "since") first = std::max(first, day_named(value));
      if (name == "until") last = std::min(last, day_named(value));
    }
    return {first, last};
  }

  // Against other searches

  /// `search` without what is not wanted of another one.
  static Search alone(const Search& search) {
    return search.without("facets")
        .without("timeline")
        .without("limit")
        .without("offset")
        .without("page");
  }

  void expect(Kind kind, const Search& search, std::size_t number, const Search& of) {
    claims_.push_back({kind, alone(search), number, to_text(of)});
  }

  /// What a strict search refuses, another one warns of; what it answers, another one answers as
  /// well.
  void expect_same_without_strict(const Search& search, const json& answer) {
    const bool is_refused = answer.at("schema") == "gazette.error/1";
    if (is_refused) {
      refused_.push_back(search.without("strict"));
    } else {
      expect(Kind::strict, search.without("strict"), answer.at("total"), search);
    }
  }

  void expect_total(const Search& search, const json& answer) {
    if (chance_.one_in(3)) expect(Kind::total, search, answer.at("total"), search);
  }

  void expect_facet(const Search& search, const json& answer) {
    const std::string& facet = chance_.of(facet_names);
    if (!answer.at("facets").contains(facet)) return;
    const json& values = answer.at("facets").at(facet);
    const std::string field = facet == "year" || facet == "month" ? "date" : facet;
    // Another filter of a field would widen the search.
    if (values.empty() || search.has(field) || field == "place") return;
    const json& value = values[chance_.below(values.size())];
    expect(Kind::facet, search.with(field, value.at("value")), value.at("count"), search);
  }

  void expect_period(const Search& search, const json& answer) {
    const json& timeline = answer.at("timeline");
    if (timeline.is_null()) return;
    std::size_t drawn = timeline.at("undated");
    for (const json& period : timeline.at("periods"))
      drawn += period.at("count").get<std::size_t>();
    check(Kind::period, drawn, answer.at("total").get<std::size_t>());
    if (timeline.at("periods").empty()) return;
    const json& period = timeline["periods"][chance_.below(timeline["periods"].size())];
    const auto [first, last] = days_of(period, timeline.at("unit"), search);
    expect(Kind::period,
           search.with_only("since", text_of(first)).with_only("until", text_of(last)),
           period.at("count"), search);
  }

  void expect_words(const Search& search, const json& answer) {
    const json& totals = answer.at("totals");
    if (totals.is_null()) return;
    expect(Kind::words, search.with_only("all", "1"), totals.at("all"), search);
    expect(Kind::words, search.without("all"), totals.at("any"), search);
  }

  void expect_advice(const Search& search, const json& answer) {
    for (const json& relaxation : answer.at("relaxations")) {
      Search relaxed = search;
      relaxed.query = relaxation.at("query");
      for (const std::string name : relaxation.at("left_out")) relaxed = relaxed.without(name);
      expect(Kind::advice, relaxed, relaxation.at("count"), search);
    }
    if (answer.at("suggestion").is_null()) return;
    Search corrected = alone(search);
    corrected.query = answer["suggestion"];
    claims_.push_back({Kind::suggestion, corrected,
                       std::max<std::size_t>(answer.at("total").get<std::size_t>(), 1),
                       to_text(search), Claim::Says::no_fewer_than});
  }

  void expect_pages(const Search& search, const json& answer) {
    const std::size_t limit = answer.at("limit");
    const std::size_t total = answer.at("total");
    if (limit * 12 < total) return;
    paged_.push_back({search.without("facets").without("timeline"), total});
  }

  // The page

  void compare_page(const Search& with_timeline, const json& answer) {
    const Search search = with_timeline.without("timeline");
    json of_page = page_.answer(search);
    json of_program = answer;
    for (json* each : {&of_page, &of_program}) {
      for (const char* const name : {"took_ms", "timeline", "silent", "query_id", "warnings"}) {
        each->erase(name);
      }
    }
    check(Kind::page_answer, of_page, of_program);
    const std::string html = page_.html(search.with_only("facets", "topic,author"));
    const std::size_t total = answer.at("total");
    const std::size_t heading = html.find("<h1>");
    const std::string said = html.substr(heading + 4, html.find("</h1>") - heading - 4);
    check(Kind::page_heading, number_in(said), total);
    for (const Link& link : links_of(html)) expect_link(link, search);
    if (total > 0 && chance_.one_in(3)) follow_pages(search, total);
  }

  void expect_link(const Link& link, const Search& search) {
    const auto expect_number = [&](Kind kind, std::size_t number) {
      expect(kind, search_of_link(link.href), number, search);
    };
    constexpr std::string_view count = " <span class=\"count\">";
    if (link.behind.starts_with(count) && link.attributes.empty() && chance_.one_in(4)) {
      expect_number(Kind::page_facet,
                    number_in(std::string_view(link.behind).substr(count.size())));
    }
    const std::size_t label = link.attributes.find("aria-label=\"");
    if (link.text.empty() && label != std::string::npos && chance_.one_in(6)) {
      expect_number(
          Kind::page_bar,
          number_in(
              std::string_view(link.attributes).substr(link.attributes.find(": ", label) + 2)));
    }
    if (link.text.ends_with(" with all words") || link.text.ends_with(" with any")) {
      expect_number(Kind::page_words, number_in(link.text));
    }
    if (link.before.find(" article") != std::string::npos) {
      expect_number(Kind::page_advice, number_in(link.before));
    }
  }

  /// From next to next: each hit once, in the order of the program, and none left out.
  void follow_pages(const Search& search, std::size_t total) {
    Search here = search.with_only("limit", std::to_string(std::max<std::size_t>(total / 4, 3)));
    const Strings wanted = program_.ids({here.with_only("limit", std::to_string(total))}).front();
    Strings ids;
    for (bool has_next = true; has_next;) {
      const std::vector<Link> links = links_of(page_.html(here));
      has_next = false;
      for (const Link& link : links) {
        const Search target = search_of_link(link.href);
        const bool is_hit = target.options.size() == 1 && target.has("id");
        if (is_hit) ids.push_back(target.options.front().second);
        if (link.attributes != " rel=\"next\"") continue;
        here = target;
        has_next = true;
      }
    }
    check(Kind::page_pages, ids, wanted);
  }

  // All at once, in batches

  void check_claims() {
    std::vector<Search> searches;
    for (const Claim& claim : claims_) searches.push_back(claim.search);
    const std::vector<std::size_t> totals = program_.totals(searches);
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const Claim& claim = claims_[i];
      INFO("said by " << claim.of << "\nof      " << to_text(claim.search));
      if (claim.says == Claim::Says::exactly) {
        check(claim.kind, totals[i], claim.number);
      } else {
        CHECK(totals[i] >= claim.number);
        count_one(claim.kind);
      }
    }
    claims_.clear();
    const std::vector<json> warned = program_.answers(refused_);
    for (std::size_t i = 0; i < refused_.size(); ++i) {
      INFO(to_text(refused_[i]));
      check(Kind::strict, warned[i].at("warnings").empty(), false);
    }
    refused_.clear();
  }

  void check_pages() {
    std::vector<Search> searches;
    for (const Paged& paged : paged_) {
      const std::size_t limit = std::stoul(paged.search.value("limit"));
      for (std::size_t offset = 0; offset < paged.total; offset += limit) {
        searches.push_back(paged.search.with_only("offset", std::to_string(offset)));
      }
      searches.push_back(paged.search.with_only("limit", std::to_string(paged.total)));
    }
    const std::vector<Strings> pages = program_.ids(searches);
    std::size_t next = 0;
    for (const Paged& paged : paged_) {
      INFO(to_text(paged.search));
      Strings ids;
      for (; ids.size() < paged.total && searches[next].has("offset"); ++next) {
        ids.insert(ids.end(), pages[next].begin(), pages[next].end());
      }
      check(Kind::pages, ids, pages[next++]);
      check(Kind::pages, std::set<std::string>(ids.begin(), ids.end()).size(), paged.total);
    }
    paged_.clear();
  }

  BruteForce& truth_;
  RandomSearches random_;
  Chance& chance_;
  SearchProgram program_;
  SearchPage page_;
  std::vector<Claim> claims_;
  std::vector<Search> refused_;
  std::vector<Paged> paged_;
  std::array<std::size_t, static_cast<std::size_t>(Kind::count)> counts_{};
};

/// A search that takes a while.
Search slow_search(Chance& chance) {
  const Strings words = {"ferry", "oil", "price", "strike", "grain", "\"oil price\"", "the"};
  Search search;
  for (std::size_t i = 1 + chance.below(3); i > 0; --i) search.query += chance.of(words) + ' ';
  search.options = {{"facets", "topic,author"},
                    {"timeline", "day"},
                    {"sort", chance.of(Strings{"newest", "oldest", "relevance"})}};
  if (chance.one_in(4)) search.options.emplace_back("offset", "10");
  return search;
}

/// Whether the time is too short for a phrase, so that it was searched as words.
bool has_dear_phrase(const json& answer) {
  return answer.at("warnings").dump().find("too long to find") != std::string::npos;
}

/// A search that goes by a clock adds up scores in another order: equal ones may change places.
void check_same_hits(const json& hits, const json& others) {
  REQUIRE(hits.size() == others.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const double score = hits[i].at("score");
    const double other = others[i].at("score");
    CHECK((hits[i].at("id") == others[i].at("id") || std::abs(score - other) < 1e-9));
  }
}

/// What is not said to be of a part is whole. `late` is the answer in little time.
void compare_late(const json& late, const json& whole) {
  std::size_t drawn = late.at("timeline").at("undated");
  for (const json& period : late["timeline"]["periods"]) {
    drawn += period.at("count").get<std::size_t>();
  }
  const json& warnings = late.at("warnings");
  if (late.at("total_is_exact") == true) {
    CHECK(late.at("total") == whole.at("total"));
    CHECK(late.at("facets") == whole.at("facets"));
    CHECK(drawn == late.at("total"));
  } else {
    REQUIRE_FALSE(warnings.empty());
    CHECK(drawn <= whole.at("total"));
    const bool are_hits_unknown =
        warnings[0].get<std::string>().find("which hits belong on this page is unknown") !=
        std::string::npos;
    if (are_hits_unknown) CHECK(late.at("hits").empty());
  }
  if (warnings.empty()) check_same_hits(late.at("hits"), whole.at("hits"));
}

/// Searches with hardly any time, until so many are answered: twice the time ends gazette-search. On
/// a machine too slow for that the searches have ten times as long in the next round.
void compare_late(const SearchProgram& program, std::size_t answered, Chance& chance,
                  Comparison& comparison) {
  std::vector<Search> searches;
  for (std::size_t i = 0; i < 4 * answered; ++i) searches.push_back(slow_search(chance));
  const std::vector<json> whole = program.answers(searches);
  constexpr std::size_t rounds = 3;
  const std::size_t most = rounds * searches.size();
  double slowness = 1;
  for (std::size_t n = 0; n < most && comparison.compared(Kind::late) < answered; ++n) {
    const std::size_t i = n % searches.size();
    if (i == 0 && n > 0) slowness *= 10;
    const double seconds = slowness * chance.of(std::array{0.002, 0.005, 0.01, 0.02, 0.05, 0.1});
    Search search = searches[i].with("timeout", fmt::format("{}", seconds));
    const bool is_strict = chance.one_in(4);
    if (is_strict) search.options.emplace_back("strict", "1");
    INFO(to_text(search));
    const json late = program.answer(search);
    if (late.at("schema") == "gazette.error/1") {
      const bool is_stopped =
          late.at("error").get<std::string>().find("was stopped") != std::string::npos;
      CHECK((is_stopped || is_strict));
      continue;
    }
    if (has_dear_phrase(late)) continue;
    comparison.count_one(Kind::late);
    if (is_strict) CHECK(late.at("total_is_exact") == true);
    compare_late(late, whole[i]);
  }
}

TEST_CASE("what is said of other searches is what they find, and what the oracle finds") {
  const EnvironmentVariable locale("LC_ALL", "C");
  const Extent asked = extent();
  Chance chance(asked.seed);
  BruteForce truth(random_articles(150, chance));
  const SampleIndex index(truth.articles());
  Comparison comparison(truth, index.path(), chance);
  constexpr std::size_t at_once = 500;
  for (std::size_t done = 0; done < asked.searches; done += at_once) {
    comparison.compare(std::min(at_once, asked.searches - done));
  }
  const SampleIndex large(random_articles(3'000, chance));
  compare_late(SearchProgram(large.path()), asked.least(), chance, comparison);
  for (std::size_t i = 0; i < static_cast<std::size_t>(Kind::count); ++i) {
    CAPTURE(i);
    CHECK(comparison.compared(static_cast<Kind>(i)) >= asked.least());
  }
}

}  // namespace
}  // namespace gazette::equalities_test
