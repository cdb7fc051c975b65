// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/equalities/random_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "tests/sample_index.hpp"

namespace gazette {
namespace {

using Strings = std::vector<std::string>;

const Strings content_words = {"ferry",  "ferries", "harbour", "oil",   "price",
                               "prices", "strike",  "café",    "bank",  "bridge",
                               "grain",  "export",  "rain",    "rarest"};
const Strings stop_words = {"of", "the", "to", "a", "and"};
/// Those that are several words, operators or patterns.
const Strings odd_words = {"e-mail", "email", "WHO", "10,000",  "u.s.",
                           "harb*",  "pric~", "Of",  "strike's"};
/// No article has them.
const Strings unknown_words = {"qqqqq", "zzzzz", "feryr", "habrour", "prcie", "stirke", "brigde"};
const Strings names = {"Ana Núñez",  "ana nunez",  "ANA NÚÑEZ", "Bo Straße",
                       "BO STRASSE", "Mara  Lind", "mara lind", "Tom"};
const Strings topics = {"economy",      "economy/trade", "economy/trade/grain",
                        "sport/rowing", "weather",       "place/town"};

Article random_article(std::size_t number, Chance& chance) {
  std::string body;
  for (std::size_t i = 4 + chance.below(12); i > 0; --i) {
    const Strings& words = chance.one_in(4)   ? stop_words
                           : chance.one_in(8) ? odd_words
                                              : content_words;
    body += chance.of(words) + (chance.one_in(9) ? ". " : " ");
  }
  std::erase_if(body, [](char c) { return c == '*' || c == '~'; });
  Article article = make_article("a" + std::to_string(number), chance.of(content_words), body,
                                 chance.one_in(5) ? "de" : "en");
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
    const double share = static_cast<double>(chance.below(101)) / 100;
    article.topics.push_back({path, origin, origin == TopicOrigin::source ? 1.0 : share});
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

std::vector<std::string> values_of(const Search& search, const std::string& name) {
  std::vector<std::string> values;
  for (const auto& [each, value] : search.options) {
    if (each == name) values.push_back(value);
  }
  return values;
}

std::optional<std::chrono::sys_days> day_of(const Search& search, const std::string& option) {
  const std::vector<std::string> values = values_of(search, option);
  if (values.empty()) return std::nullopt;
  return local_day(parse_date(values[0]).value());
}

}  // namespace

std::vector<Article> random_articles(std::size_t count, Chance& chance) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) articles.push_back(random_article(i, chance));
  return articles;
}

template <typename Find>
const Matches& RandomSearches::known(const std::string& name, Find find) {
  const auto [at, is_new] = known_.try_emplace(name);
  if (is_new) at->second = find();
  return at->second;
}

const Matches& RandomSearches::word(const std::string& word) {
  return known("word " + word, [&] { return truth_.word(word); });
}

RandomSearches::Query RandomSearches::words_side_by_side() {
  Strings words;
  for (std::size_t i = 1 + chance_.below(4); i > 0; --i) {
    words.push_back(chance_.of(chance_.one_in(4) ? stop_words : content_words));
  }
  Query query;
  StopWord least = StopWord::in_all_languages;
  for (const std::string& each : words) {
    query.text += (query.text.empty() ? "" : " ") + each;
    const StopWord stop = truth_.stop_word(each);
    query.has_stop_words = query.has_stop_words || stop != StopWord::no;
    least = std::min(least, stop);
  }
  query.any = Matches();
  query.all = truth_.all();
  for (const std::string& each : words) {
    if (truth_.stop_word(each) != least) continue;
    *query.any |= word(each);
    *query.all &= word(each);
  }
  query.is_of_words = words.size() > 1;
  return query;
}

RandomSearches::Query RandomSearches::operators() {
  const std::string& a = chance_.of(content_words);
  const std::string& b = chance_.of(content_words);
  const std::string& c = chance_.of(content_words);
  const Matches in_a = word(a), in_b = word(b), in_c = word(c);
  switch (chance_.below(8)) {
    case 0:
      return {a + " AND " + b, in_a & in_b, in_a & in_b};
    case 1:
      return {a + " OR " + b, in_a | in_b};
    case 2:
      return {'(' + a + " OR " + b + ") NOT " + c, (in_a | in_b) & ~in_c};
    case 3:
      return {'+' + a + " -" + b, in_a & ~in_b, in_a & ~in_b};
    case 4:
      return {a + " AND " + b + " OR " + c, (in_a & in_b) | in_c};
    case 5:
      return {a + " AND (" + b + " OR " + c + ')', in_a & (in_b | in_c)};
    case 6:
      return {a + ' ' + b + " -" + c, (in_a | in_b) & ~in_c, in_a & in_b & ~in_c};
    default:
      return {a + " AND NOT (" + b + ' ' + c + ')', in_a & ~(in_b | in_c)};
  }
}

RandomSearches::Query RandomSearches::positions_and_patterns() {
  const std::string& a = chance_.of(content_words);
  const std::string& b = chance_.of(chance_.one_in(4) ? stop_words : content_words);
  const auto alone = [&](const std::string& text, auto find) {
    const Matches found = known(text, find);
    return Query{text, found, found};
  };
  switch (chance_.below(7)) {
    case 0:
      return alone('"' + a + ' ' + b + '"', [&] { return truth_.phrase(a, b); });
    case 1:
      return alone('"' + a + ' ' + b + "\"~2", [&] { return truth_.ordered(a, b, 2); });
    case 2:
      return alone(a + " NEAR/3 " + b, [&] { return truth_.near(a, b, 3); });
    case 3:
      return alone("=\"" + a + '"', [&] { return truth_.exact(a); });
    case 4:
      return alone("atleast2 " + a, [&] { return truth_.repeated(a, 2); });
    case 5:
      return alone(a + '~', [&] { return truth_.similar(a, 1); });
    default:
      return alone(a.substr(0, 3) + '*', [&] { return truth_.beginning(a.substr(0, 3)); });
  }
}

RandomSearches::Query RandomSearches::fields() {
  const std::string& a = chance_.of(content_words);
  const std::string& b = chance_.of(content_words);
  const std::string& topic = chance_.of(topics);
  const std::string& name = chance_.of(names);
  const Matches titled = known("title:" + a, [&] { return truth_.title(a); });
  const Matches filed = known("topic:" + topic, [&] { return truth_.topic(topic); });
  switch (chance_.below(5)) {
    case 0:
      return {"title:" + a, titled, titled};
    case 1:
      return {"title:" + a + ' ' + b, titled & word(b), titled & word(b)};
    case 2:
      return {b + " AND topic:" + topic, word(b) & filed, word(b) & filed};
    case 3:
      return {b + " -topic:" + topic, word(b) & ~filed, word(b) & ~filed};
    default: {
      const Matches from = known("source " + name, [&] { return truth_.source(name); });
      return {"source:\"" + name + "\" " + b, from & word(b), from & word(b)};
    }
  }
}

RandomSearches::Query RandomSearches::known_query() {
  switch (chance_.below(9)) {
    case 0:
      return {"", truth_.all(), truth_.all()};
    case 1:
    case 2:
      return operators();
    case 3:
    case 4:
      return positions_and_patterns();
    case 5:
      return fields();
    default:
      return words_side_by_side();
  }
}

std::string RandomSearches::wild_query() {
  static const Strings joints = {" ",
                                 " ",
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
                                 " /s ",
                                 " title:",
                                 " topic:economy ",
                                 " date:2020-03 "};
  std::string query;
  for (std::size_t i = chance_.below(5); i > 0; --i) {
    const Strings& words = chance_.one_in(4)   ? odd_words
                           : chance_.one_in(5) ? unknown_words
                           : chance_.one_in(4) ? stop_words
                                               : content_words;
    query += chance_.of(words) + (i == 1 ? "" : chance_.of(joints));
  }
  return query;
}

void RandomSearches::add_options(Search& search) {
  const auto add = [&](const std::string& name, const std::string& value) {
    search.options.emplace_back(name, value);
  };
  for (std::size_t i = chance_.one_in(6) ? 1 + chance_.below(2) : 0; i > 0; --i) {
    add("topic", chance_.of(topics));
  }
  if (chance_.one_in(8)) add("source", chance_.of(names));
  if (chance_.one_in(8)) add("author", chance_.of(names));
  if (chance_.one_in(10)) add("language", chance_.one_in(2) ? "en" : "de");
  if (chance_.one_in(16)) add("min-confidence", "0." + std::to_string(1 + chance_.below(9)));
  if (chance_.one_in(14)) add("topic-origin", "rule");
  if (chance_.one_in(18)) add("topic-origin", "model");
  if (chance_.one_in(5)) add("since", "2020-01-1" + std::to_string(chance_.below(10)));
  if (chance_.one_in(5)) add("until", "2020-0" + std::to_string(5 + chance_.below(5)) + "-15");
  if (chance_.one_in(2)) {
    add("sort", chance_.of(Strings{"relevance", "newest", "newest", "oldest", "oldest"}));
  }
  add("limit", std::to_string(1 + chance_.below(12)));
}

Matches RandomSearches::filed(const std::string& path, const Search& search) {
  const Strings origins = values_of(search, "topic-origin");
  const Strings least = values_of(search, "min-confidence");
  Matches matches;
  for (std::size_t i = 0; i < truth_.articles().size(); ++i) {
    for (const FiledTopic& topic : truth_.articles()[i].topics) {
      const bool is_below = path.empty() || topic.path == path || lies_below(topic.path, path);
      const bool is_sure =
          least.empty() || hundredths(topic.confidence) >= std::lround(std::stod(least[0]) * 100);
      const bool is_origin = origins.empty() || std::find(origins.begin(), origins.end(),
                                                          name_of(topic.origin)) != origins.end();
      if (is_below && is_sure && is_origin) matches.set(i);
    }
  }
  return matches;
}

Matches RandomSearches::with_value(const std::string& facet, const std::string& value,
                                   const Search& search) {
  if (facet == "topic") return filed(value, search);
  return known(facet + ' ' + value, [&] {
    Matches matches;
    for (std::size_t i = 0; i < truth_.articles().size(); ++i) {
      const Article& article = truth_.articles()[i];
      if (facet == "language") matches[i] = article.language == value;
      if (facet == "year" || facet == "month") {
        matches[i] =
            article.published && to_rfc3339(local_day(*article.published)).starts_with(value);
      }
    }
    if (facet == "source") return truth_.source(value);
    if (facet == "author") return truth_.author(value);
    if (facet == "place") return truth_.place(value);
    return matches;
  });
}

Matches RandomSearches::filtered(const Search& search) {
  Matches matches = truth_.all();
  for (const std::string name : {"topic", "source", "author", "language"}) {
    const Strings values = values_of(search, name);
    if (values.empty()) continue;
    Matches any;
    for (const std::string& value : values) any |= with_value(name, value, search);
    matches &= any;
  }
  if (search.has("topic-origin") || search.has("min-confidence")) matches &= filed("", search);
  if (search.has("since") || search.has("until")) {
    matches &= truth_.published(day_of(search, "since"), day_of(search, "until"));
  }
  return matches;
}

std::optional<Truth> RandomSearches::truth_of(const Query& query, const Search& search) {
  // A search of one language knows no stop words of others.
  if (query.has_stop_words && search.has("language")) return std::nullopt;
  const std::optional<Matches>& wanted = search.has("all") ? query.all : query.any;
  if (!wanted) return std::nullopt;
  const Matches filters = filtered(search);
  Truth truth{*wanted & filters, {}, {}, query.has_stop_words};
  if (query.is_of_words && !query.has_stop_words) {
    truth.with_all = *query.all & filters;
    truth.with_any = *query.any & filters;
  }
  return truth;
}

RandomSearch RandomSearches::next() {
  RandomSearch made;
  Query query;
  if (chance_.one_in(3)) {
    query.text = wild_query();
  } else {
    query = known_query();
  }
  made.search.query = query.text;
  add_options(made.search);
  const auto add = [&](const std::string& name, const std::string& value) {
    made.search.options.emplace_back(name, value);
  };
  if (chance_.one_in(6)) add("all", "1");
  if (chance_.one_in(8) && (!query.any || query.is_of_words)) add("plain", "1");
  if (chance_.one_in(12)) add("strict", "1");
  if (chance_.one_in(15)) add("expand", "1");
  if (chance_.one_in(12)) add("recency", "30d");
  if (chance_.one_in(12)) add("around", "2020-04-15~30d");
  made.truth = truth_of(query, made.search);
  return made;
}

RandomSearch RandomSearches::demanding() {
  const auto any = [&]() -> const std::string& {
    return chance_.of(chance_.one_in(5)   ? odd_words
                      : chance_.one_in(5) ? unknown_words
                                          : content_words);
  };
  RandomSearch made;
  std::string& query = made.search.query;
  switch (chance_.below(6)) {
    case 0:
      query = '"' + any() + "\" AND " + any() + " qqqqq";
      break;
    case 1:
      query = '+' + any() + " +qqqqq " + any();
      break;
    case 2:
      query = "(the " + any() + ") AND (" + any() + ' ' + any() + ") AND rarest";
      break;
    case 3:
      query = '"' + any() + ' ' + any() + ' ' + any() + " of\" +ferry";
      break;
    case 4:
      query = any() + " NEAR/1 " + any() + " NEAR/1 " + any() + " AND \"of\"";
      break;
    default:
      query = "(to of) AND " + any() + " AND feryr AND " + any() + " -" + any();
  }
  add_options(made.search);
  return made;
}

RandomSearch RandomSearches::similar() {
  RandomSearch made;
  made.search.options = {{"similar", chance_.of(truth_.articles()).id},
                         {"limit", std::to_string(5 + chance_.below(10))}};
  if (chance_.one_in(4)) made.search.query = chance_.of(content_words);
  return made;
}

}  // namespace gazette
