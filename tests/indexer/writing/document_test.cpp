// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/document.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/dates/date.hpp"
#include "core/schema/day.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "tests/catch.hpp"

namespace gazette::document_test {
namespace {

using Positions = std::vector<Xapian::termpos>;

Article ferry() {
  Article article;
  article.id = "wire-17";
  article.url = "https://example.org/Ferry";
  article.title = "The ferry sails";
  article.body = "The old ferry.\n";
  article.source = "Northern Wire";
  article.language = "en";
  article.published = parse_date("2026-02-26T14:05:00+01:00");
  article.topics = {{"economy/trade/fish"}, {"sport"}};
  article.authors = {"Mara Lindqvist", "Jo Éluard"};
  article.origin = "/news/ferry.txt";
  return article;
}

struct Posting {
  Xapian::termcount wdf = 0;
  Positions positions;
};

std::map<std::string, Posting> postings_of(const Xapian::Document& document) {
  std::map<std::string, Posting> postings;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    Posting& posting = postings[*term];
    posting.wdf = term.get_wdf();
    posting.positions.assign(term.positionlist_begin(), term.positionlist_end());
  }
  return postings;
}

std::map<std::string, Posting> postings_of(const Article& article) {
  DocumentMaker maker;
  return postings_of(maker.make(article));
}

std::string value_of(const Article& article, Slot slot) {
  DocumentMaker maker;
  return maker.make(article).get_value(static_cast<Xapian::valueno>(slot));
}

TEST_CASE("a title word counts twice, a body word once, a stop word not at all") {
  const auto postings = postings_of(ferry());
  CHECK(postings.at("ferri").wdf == RankingWeights{}.title_count + 1);
  CHECK(postings.at("sail").wdf == RankingWeights{}.title_count);
  CHECK(postings.at("old").wdf == 1);
  CHECK(postings.at("the").wdf == 0);
}

/// A text of so many words: `the first`, and `edge` after `place` words.
std::string body_of(std::size_t words, std::size_t place) {
  std::string body = "the first";
  for (std::size_t i = 2; i < words; ++i) body += i == place ? " edge" : " filler";
  return body + "\n";
}

TEST_CASE("the first words of a long body count once more, at the same positions") {
  const RankingWeights weights;
  const std::uint32_t once = weights.body_count;
  const std::uint32_t more = weights.body_count + weights.lead_count;
  const std::size_t lead = weights.lead_words;
  const std::size_t longest = weights.max_short_body_words;
  struct Case {
    std::size_t words;
    std::size_t place;          ///< of the word `edge`, from 0
    std::uint32_t first, edge;  ///< their counts
  };
  for (const Case& each :
       {Case{longest, lead - 1, once, once}, Case{longest, lead, once, once},
        Case{longest + 1, lead - 1, more, more}, Case{longest + 1, lead, more, once}}) {
    CAPTURE(each.words, each.place);
    Article article;
    article.id = "1";
    article.language = "en";
    article.body = body_of(each.words, each.place);
    DocumentMaker maker;
    const Xapian::Document document = maker.make(article);
    const auto postings = postings_of(document);
    CHECK(postings.at("first").wdf == each.first);
    CHECK(postings.at("first").positions == Positions{2});
    CHECK(postings.at("the").wdf == 0);
    CHECK(postings.at("edg").wdf == each.edge);
    CHECK(postings.at("edg").positions == Positions{static_cast<Xapian::termpos>(each.place + 1)});
  }
}

TEST_CASE("words have positions, stop words too, and no phrase runs from title to body") {
  const auto postings = postings_of(ferry());
  const Xapian::termpos body = 3 + position_gap;
  CHECK(postings.at("the").positions == Positions{1, body + 1});
  CHECK(postings.at("ferri").positions == Positions{2, body + 3});
  CHECK(postings.at("sail").positions == Positions{3});
  CHECK(postings.at("old").positions == Positions{body + 2});
}

TEST_CASE("title words stand behind the title's prefix as well, without weight") {
  const auto postings = postings_of(ferry());
  const Posting& sail = postings.at(word_term(field("title"), "sail"));
  CHECK(sail.wdf == 0);
  CHECK(sail.positions == Positions{3});
  CHECK(postings.count(word_term(field("title"), "old")) == 0);
}

TEST_CASE("a summary is found but does not count") {
  Article article = ferry();
  article.summary = "A harbour ferry.";
  const auto postings = postings_of(article);
  CHECK(postings.at("harbour").wdf == 0);
  CHECK(postings.at("harbour").positions.size() == 1);
  CHECK(postings.at("ferri").wdf == RankingWeights{}.title_count + 1);
}

TEST_CASE("what is typed without accents is posted beside the stem, without weight") {
  Article article;
  article.id = "1";
  article.language = "es";
  article.body = "La educación.\n";
  Analyzer analyzer;
  const std::vector<Token> tokens = analyzer.analyze("educación", "es");
  REQUIRE(tokens.size() == 1);
  REQUIRE_FALSE(tokens[0].word->variant.empty());
  const std::string term = tokens[0].word->term;
  const std::string variant = tokens[0].word->variant;
  const auto postings = postings_of(article);
  CHECK(postings.at(term).wdf == 1);
  CHECK(postings.at(variant).wdf == 0);
  CHECK(postings.at(term).positions == postings.at(variant).positions);
}

TEST_CASE("names, topics, addresses and ids are terms by the schema, without weight") {
  const auto postings = postings_of(ferry());
  for (const std::string& term :
       {whole_term(field("id"), "wire-17"), whole_term(field("url"), "https://example.org/Ferry"),
        whole_term(field("language"), "en"), whole_term(field("source"), "Northern Wire"),
        whole_term(field("author"), "Mara Lindqvist"), whole_term(field("author"), "jo eluard"),
        word_term(field("author"), "lindqvist"), word_term(field("source"), "northern"),
        whole_term(field("topic"), "economy"), whole_term(field("topic"), "economy/trade"),
        whole_term(field("topic"), "economy/trade/fish"), whole_term(field("topic"), "sport"),
        origin_term(origin_key("/news/ferry.txt")), std::string("D20260226"),
        std::string("M202602"), std::string("Y2026")}) {
    CAPTURE(term);
    REQUIRE(postings.count(term) == 1);
    CHECK(postings.at(term).wdf == 0);
  }
  CHECK(postings.count(whole_term(field("id"), "WIRE-17")) == 0);
}

TEST_CASE("no phrase runs from one author into the next") {
  const auto postings = postings_of(ferry());
  const Xapian::termpos last = postings.at(word_term(field("author"), "lindqvist")).positions.at(0);
  const Xapian::termpos next = postings.at(word_term(field("author"), "jo")).positions.at(0);
  CHECK(next > last + position_gap);
}

TEST_CASE("exact terms too long for Xapian stay distinct") {
  Article article = ferry();
  article.id = std::string(300, 'a') + "1";
  article.url = "https://example.org/" + std::string(5000, 'u');
  article.topics = {{std::string(400, 't')}};
  article.authors = {std::string(400, 'n')};
  article.body = std::string(10'000, 'w') + "\n";
  for (const auto& [term, posting] : postings_of(article)) {
    CAPTURE(term);
    CHECK(term.size() <= 245);
  }
  Article other = article;
  other.id.back() = '2';
  CHECK(postings_of(article).count(whole_term(field("id"), article.id)) == 1);
  CHECK(postings_of(other).count(whole_term(field("id"), article.id)) == 0);
}

TEST_CASE("the day of an article is that of its source, in terms and in its value") {
  struct Case {
    const char* date;
    const char* term;
    std::chrono::sys_days day;
  };
  using std::chrono::year;
  for (const auto& [date, term, day] :
       {Case{"2026-01-01T00:30:00+01:00", "D20260101", year{2026} / 1 / 1},
        Case{"2025-12-31T23:30:00-05:00", "D20251231", year{2025} / 12 / 31},
        Case{"2025-12-31T23:30:00Z", "D20251231", year{2025} / 12 / 31},
        Case{"2025-12-31", "D20251231", year{2025} / 12 / 31}}) {
    CAPTURE(date);
    Article article = ferry();
    article.published = parse_date(date);
    CHECK(postings_of(article).count(term) == 1);
    CHECK(value_of(article, Slot::day) == day_value(day));
  }
}

TEST_CASE("value slots hold date, lists, language and digest") {
  const Article article = ferry();
  const std::string separator(1, list_separator);
  CHECK(value_of(article, Slot::published) ==
        Xapian::sortable_serialise(
            static_cast<double>(article.published->utc.time_since_epoch().count())));
  CHECK(value_of(article, Slot::topic) == "economy/trade/fish" + separator + "sport");
  CHECK(value_of(article, Slot::source) == "Northern Wire");
  CHECK(value_of(article, Slot::author) == "Jo Éluard" + separator + "Mara Lindqvist");
  CHECK(value_of(article, Slot::language) == "en");
  CHECK(value_of(article, Slot::place).empty());
  CHECK(value_of(article, Slot::digest) == digest_value(digest_of(article)));
  CHECK(digest_value(0x0102030405060708) == "\x01\x02\x03\x04\x05\x06\x07\x08");
}

TEST_CASE("an article without a date has no date slot, one of 1970 and one before have") {
  Article article = ferry();
  article.published.reset();
  CHECK(value_of(article, Slot::published).empty());
  CHECK(value_of(article, Slot::day).empty());
  CHECK(std::ranges::none_of(postings_of(article), [](const auto& posting) {
    return posting.first.starts_with("D") || posting.first.starts_with("M") ||
           posting.first.starts_with("Y");
  }));
  for (const char* date : {"1970-01-01", "1903-05-17"}) {
    article.published = parse_date(date);
    CHECK_FALSE(value_of(article, Slot::published).empty());
  }
  Article before = ferry();
  before.published = parse_date("1903-05-17");
  article.published = parse_date("1970-01-01");
  CHECK(value_of(before, Slot::published) < value_of(article, Slot::published));
}

TEST_CASE("the document keeps the article whole") {
  DocumentMaker maker;
  Article kept = ferry();
  kept.origin.clear();  // beside it
  CHECK(from_record(maker.make(ferry()).get_data()) == kept);
}

/// The words that the index lists of `article`.
std::set<std::string> listed_words(const Article& article) {
  std::set<std::string> words;
  for (const auto& [term, posting] : postings_of(article)) {
    if (mark_of(term) != own_form_mark) continue;
    CHECK(posting.wdf == 0);
    CHECK(posting.positions.empty());
    words.emplace(without_mark(term));
  }
  return words;
}

TEST_CASE("the words of title, body and summary are posted in their own forms") {
  Article article;
  article.id = "1";
  article.language = "es";
  article.title = "La EDUCACIÓN de 1987";
  article.body = "La educación, educaciones y la F16.\n";
  article.summary = "Resumen.";
  article.authors = {"Mara"};
  CHECK(listed_words(article) ==
        std::set<std::string>{"la", "educación", "educaciones", "de", "f16", "resumen"});
}

TEST_CASE("words without a letter and very long ones are not listed") {
  Article article;
  article.id = "1";
  article.language = "en";
  article.title = std::string(max_listed_bytes, 'a') + " b" + std::string(max_listed_bytes, 'b') +
                  " 3.14 東京 9";
  CHECK(listed_words(article) == std::set<std::string>{std::string(max_listed_bytes, 'a'), "東京"});
}

TEST_CASE("words in capitals have a form of their own, but not where all are") {
  Article article = ferry();
  article.title = "WHO WARNS";
  article.body = "The WHO said U.S. ships are safe.\n";
  const auto postings = postings_of(article);
  CHECK(postings.contains(capitals_form("who")));
  CHECK(postings.contains(capitals_form("us")));
  CHECK_FALSE(postings.contains(capitals_form("warns")));
  CHECK_FALSE(postings.contains(capitals_form("ships")));
}

TEST_CASE("other spellings and parts of names select an article") {
  Article article = ferry();
  article.body = "O'Brien sent an e-mail to www.example.com about the_new_ferry.\n";
  const auto postings = postings_of(article);
  for (const std::string_view spelling : {"obrien", "email", "example.com", "new"}) {
    CAPTURE(spelling);
    REQUIRE(postings.contains(spelling_form(spelling)));
    CHECK(postings.at(spelling_form(spelling)).wdf == 0);
  }
}

TEST_CASE("positions leave a gap between paragraphs") {
  Article article = ferry();
  article.title.clear();
  article.summary.clear();
  article.body = "one ferry\nbridge here\n";
  const auto postings = postings_of(article);
  CHECK(postings.at("ferri").positions.at(0) + paragraph_gap + 1 ==
        postings.at("bridg").positions.at(0));
}

TEST_CASE("the digest tells any change of an article") {
  const Digest digest = digest_of(ferry());
  for (std::string Article::*member : {&Article::title, &Article::body, &Article::url,
                                       &Article::source, &Article::summary, &Article::origin}) {
    Article other = ferry();
    other.*member += "x";
    CHECK(digest_of(other) != digest);
  }
  Article other = ferry();
  other.published->offset.reset();
  CHECK(digest_of(other) != digest);
  CHECK(digest_of(ferry()) == digest);
}

}  // namespace
}  // namespace gazette::document_test
