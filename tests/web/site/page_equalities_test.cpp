// SPDX-License-Identifier: GPL-3.0-or-later
// What the page says of its links, against what these find: random requests to an index of random
// articles, all in one process. GAZETTE_EQUALITIES=SEED:SEARCHES asks for others than the fixed
// ones.
#include <array>
#include <charconv>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/chance.hpp"
#include "tests/sample_index.hpp"
#include "web/protocol/url_encoding.hpp"
#include "web/site/handler.hpp"

namespace gazette::page_equalities_test {
namespace {

using nlohmann::json;

/// What is compared. Each kind must be compared often enough to tell.
enum class Kind { heading, facet, bar, words, page, program, count };
constexpr std::size_t least_of_each_kind = 200;

struct Extent {
  std::uint64_t seed = 20;
  std::size_t searches = 480;
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

constexpr auto words = std::to_array<const char*>(
    {"ferry", "harbour", "oil", "price", "the", "of", "bank", "e-mail", "café", "qqqqq"});
constexpr auto names = std::to_array<const char*>({"Ana Núñez", "ana nunez", "Bo Lind", "Tom"});
constexpr auto topics = std::to_array<const char*>({"economy/trade", "sport/rowing", "weather"});

std::vector<Article> random_articles(Chance& chance) {
  std::vector<Article> articles;
  for (int i = 0; i < 120; ++i) {
    std::string body;
    for (std::size_t n = 3 + chance.below(9); n > 0; --n)
      body += std::string(chance.of(words)) + ' ';
    Article article = make_article("a" + std::to_string(i), chance.of(words), body,
                                   chance.one_in(5) ? "de" : "en");
    if (!chance.one_in(5)) article.source = chance.of(names);
    if (!chance.one_in(3)) article.topics.push_back({chance.of(topics), TopicOrigin::source, 1.0});
    if (!chance.one_in(6)) {
      Timestamp time = day(2020, 1, 1);
      time.utc += std::chrono::hours{chance.below(24 * 90)};
      if (chance.one_in(2)) time.offset = std::chrono::minutes{-300};
      article.published = time;
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

std::string random_query_string(Chance& chance) {
  constexpr auto joints =
      std::to_array<const char*>({" ", " ", " ", " ", " ", " ", " OR ", " AND ", " -", "\" "});
  std::string query;
  for (std::size_t i = 2 + chance.below(3); i > 0; --i) {
    query += std::string(chance.of(words)) + (i == 1 ? "" : chance.of(joints));
  }
  if (chance.one_in(9)) query = "atleast2 " + query;
  std::string text = "q=" + encode_form(query);
  if (chance.one_in(5)) text += "&all=1";
  if (chance.one_in(8)) text += "&plain=1";
  if (chance.one_in(5)) text += "&topic=" + encode_form(chance.of(topics));
  if (chance.one_in(6)) text += "&source=" + encode_form(chance.of(names));
  if (chance.one_in(4)) text += "&since=2020-01-1" + std::to_string(chance.below(10));
  if (chance.one_in(4)) text += "&until=2020-02-1" + std::to_string(chance.below(10));
  if (chance.one_in(3)) text += chance.one_in(2) ? "&sort=newest" : "&sort=oldest";
  if (chance.one_in(5)) text += "&utm_source=feed&fbclid=x";
  return text + "&limit=" + std::to_string(3 + chance.below(15));
}

/// The query string of a link on a page.
std::string query_string_of(const std::string& href) {
  std::string text = href.substr(std::min(href.find('?') + 1, href.size()));
  for (std::size_t at = 0; (at = text.find("&amp;", at)) != std::string::npos; ++at) {
    text.erase(at + 1, 4);
  }
  return text;
}

class Comparison {
 public:
  Comparison(const std::string& db, Chance& chance) : archive_(db), chance_(chance) {}

  void compare(const std::string& query_string) {
    INFO(query_string);
    const std::string html = get(query_string);
    const std::size_t total = total_of(query_string);
    if (total == 0) return;
    compare_heading(html, total);
    static const std::regex facet(
        "<a href=\"([^\"]+)\">[^<]*</a> <span class=\"count\">(\\d+)</span>");
    compare_links(Kind::facet, html, facet, 6);
    static const std::regex bar("<a href=\"([^\"]+)\" aria-label=\"[^\"]*: (\\d+)[^\"]*\"");
    compare_links(Kind::bar, html, bar, 12);
    static const std::regex of_words("<a href=\"([^\"]+)\">(\\d+) with (?:all words|any)</a>");
    compare_links(Kind::words, html, of_words, 1);
    if (chance_.one_in(2)) compare_pages(query_string, html, total);
  }

  std::size_t compared(Kind kind) const { return counts_[static_cast<std::size_t>(kind)]; }

 private:
  std::string get(const std::string& query_string) {
    const Response response = handle({"GET", "/gazette.cgi", "", query_string}, archive_);
    REQUIRE(response.status == 200);
    return response.body;
  }

  std::size_t total_of(const std::string& query_string) {
    return json::parse(get(without_paging(query_string) + "&format=json&count=1"))["total"];
  }

  static std::string without_paging(const std::string& query_string) {
    static const std::regex paging("&?(page|offset)=\\d+");
    return std::regex_replace(query_string, paging, "");
  }

  void check(Kind kind, std::size_t found, std::size_t said) {
    CHECK(found == said);
    ++counts_[static_cast<std::size_t>(kind)];
  }

  void compare_heading(const std::string& html, std::size_t total) {
    static const std::regex heading("<h1>(\\d+) article");
    std::smatch match;
    REQUIRE(std::regex_search(html, match, heading));
    check(Kind::heading, std::stoul(match[1]), total);
  }

  /// One in `times` links, with the number that it says.
  void compare_links(Kind kind, const std::string& html, const std::regex& link,
                     std::size_t times) {
    for (std::sregex_iterator match(html.begin(), html.end(), link), end; match != end; ++match) {
      if (!chance_.one_in(times)) continue;
      const std::string href = (*match)[1];
      INFO(href);
      check(kind, total_of(query_string_of(href)), std::stoul((*match)[2]));
    }
  }

  /// The page and its next ones: each hit once, in the order of JSON, and none left out.
  void compare_pages(const std::string& query_string, std::string html, std::size_t total) {
    static const std::regex next("<a href=\"([^\"]+)\" rel=\"next\">");
    std::set<std::string> ids;
    std::string here = query_string;
    for (;;) {
      const json answer = json::parse(get(here + "&format=json"));
      for (const json& hit : answer["hits"]) CHECK(ids.insert(hit["id"]).second);
      static const std::regex hits("<article>");
      check(Kind::program,
            static_cast<std::size_t>(std::distance(
                std::sregex_iterator(html.begin(), html.end(), hits), std::sregex_iterator())),
            answer["hits"].size());
      std::smatch match;
      if (!std::regex_search(html, match, next)) break;
      here = query_string_of(match[1]);
      html = get(here);
    }
    check(Kind::page, ids.size(), total);
  }

  Archive archive_;
  Chance& chance_;
  std::array<std::size_t, static_cast<std::size_t>(Kind::count)> counts_{};
};

TEST_CASE("what the page says of its links is what they find") {
  const Extent asked = extent();
  Chance chance(asked.seed);
  const SampleIndex index(random_articles(chance));
  Comparison comparison(index.path(), chance);
  for (std::size_t i = 0; i < asked.searches; ++i) comparison.compare(random_query_string(chance));
  for (std::size_t i = 0; i < static_cast<std::size_t>(Kind::count); ++i) {
    CAPTURE(i);
    CHECK(comparison.compared(static_cast<Kind>(i)) >= least_of_each_kind);
  }
}

}  // namespace
}  // namespace gazette::page_equalities_test
