// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/mcp/tools.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/schema/article.hpp"
#include "core/schema/schema.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/matches/timeline.hpp"

namespace gazette {
namespace {

/// Lines until there is no more room for them.
class Answer {
 public:
  /// Adds `text` unless it is too long, with room left for a closing line. Returns whether it did.
  bool add(std::string_view text) {
    const std::size_t more = bytes_in_json(text);
    if (bytes_ + more > max_answer_bytes - closing_bytes) return false;
    text_ += text;
    bytes_ += more;
    return true;
  }

  /// Adds the last line.
  void close(std::string_view text) { text_ += text.substr(0, cut_point(text, closing_bytes / 2)); }

  std::size_t room() const { return max_answer_bytes - closing_bytes - bytes_; }

  const std::string& text() const { return text_; }

 private:
  static constexpr std::size_t closing_bytes = 200;

  std::string text_;
  std::size_t bytes_ = 0;
};

/// As much of `text` as takes `bytes` as JSON.
std::string_view part_of(std::string_view text, std::size_t bytes) {
  std::size_t size = cut_point(text, bytes);
  while (bytes_in_json(text.substr(0, size)) > bytes) size = cut_point(text, size - size / 8 - 1);
  return text.substr(0, size);
}

/// As much of `text` as takes `bytes` as JSON, on one line.
std::string short_line(std::string_view text, std::size_t bytes) {
  return std::string(part_of(one_line(text), bytes));
}

/// The id of an article; of a longer one than `bytes`, its beginning and its size.
std::string shown_id(std::string_view id, std::size_t bytes) {
  std::string shown = short_line(id, bytes);
  if (shown.size() < one_line(id).size()) {
    shown += fmt::format(" (cut, {} bytes in all)", id.size());
  }
  return shown;
}

/// `2026-02-26`, or `undated`.
std::string day_of(const Article& article) {
  return article.published ? to_rfc3339(local_day(*article.published)).substr(0, 10) : "undated";
}

Request request_of(const Arguments& arguments) {
  Request request;
  request.query = arguments.text("query");
  request.since = arguments.text("since");
  request.until = arguments.text("until");
  for (const std::string_view name : {"source", "topic", "language"}) {
    const std::string value = arguments.text(name);
    if (!value.empty()) request.filters.push_back({find_field(name), value});
  }
  request.counting = Counting::exact;
  request.hit_text = HitText::dropped;
  request.label_languages = {"en"};
  return request;
}

std::string articles_text(std::size_t count) {
  return fmt::format("{} article{}", count, count == 1 ? "" : "s");
}

/// What a page says of the words of its query, and its warnings, as far as a few lines hold them.
void add_notes(Answer& answer, const Page& page) {
  if (page.word_totals && page.word_totals->any.count > 0) {
    const auto counted = [](const WordTotal& total) {
      return fmt::format("{}{}", total.is_exact ? "" : "at least ", total.count);
    };
    answer.add(fmt::format("{} with all words, {} with any\n", counted(page.word_totals->all),
                           counted(page.word_totals->any)));
  }
  if (!page.words_without_articles.empty()) {
    const std::string words = fmt::format("{}", fmt::join(page.words_without_articles, ", "));
    answer.add(fmt::format("no article has: {}\n", short_line(words, 200)));
  }
  constexpr std::size_t most = 3;
  for (std::size_t i = 0; i < std::min(most, page.warnings.size()); ++i) {
    answer.add(fmt::format("note: {}\n", short_line(page.warnings[i], 200)));
  }
  if (page.warnings.size() > most) {
    answer.add(fmt::format("note: {} more warnings\n", page.warnings.size() - most));
  }
  if (!page.suggestion.empty()) {
    answer.add(fmt::format("perhaps meant: {}\n", short_line(page.suggestion, 200)));
  }
}

std::string search(Searcher& searcher, const Arguments& arguments) {
  Request request = request_of(arguments);
  request.limit = arguments.number("limit", 5);
  request.offset = arguments.number("offset", 0);
  if (const auto order = sort_order_named(arguments.text("sort"))) request.sort = *order;
  const Page page = searcher.search(request);
  Answer answer;
  answer.add(articles_text(page.total) + " found\n");
  add_notes(answer, page);
  std::size_t shown = 0;
  for (const Hit& hit : page.hits) {
    // One hit and the notes above it always have room.
    const std::string lines =
        fmt::format("\n{}. id: {}\n{}{}{}\n{}\n{}\n", hit.rank, shown_id(hit.article.id, 1000),
                    day_of(hit.article), hit.article.source.empty() ? "" : ", ",
                    short_line(hit.article.source, 100), short_line(hit.article.title, 200),
                    short_line(hit.snippet.text, 400));
    if (!answer.add(lines)) break;
    ++shown;
  }
  const std::size_t next = request.offset + shown;
  if (shown > 0 && next < page.total) {
    answer.close(fmt::format("\nmore: offset {}\n", next));
  }
  return answer.text();
}

/// What is said of an article before its body: at most 1 kB as JSON.
std::string header_of(const Article& article) {
  std::string text =
      fmt::format("id: {}\npublished: {}\n", shown_id(article.id, 300), day_of(article));
  const auto add = [&](std::string_view name, const std::string& value, std::size_t bytes) {
    if (!value.empty()) text += fmt::format("{}: {}\n", name, short_line(value, bytes));
  };
  add("title", article.title, 150);
  add("source", article.source, 80);
  add("url", article.url, 200);
  const auto add_all = [&](std::string_view name, const std::vector<std::string>& values,
                           std::size_t room) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::string line = fmt::format("{}: {}\n", name, short_line(values[i], 60));
      if (bytes_in_json(text) + bytes_in_json(line) > room) {
        text += fmt::format("and {} more {}{}\n", values.size() - i, name,
                            values.size() - i == 1 ? "" : "s");
        return;
      }
      text += line;
    }
  };
  add_all("author", article.authors, 900);
  std::vector<std::string> paths;
  for (const FiledTopic& topic : article.topics) paths.push_back(topic.path);
  add_all("topic", paths, 980);
  return text + '\n';
}

std::string article(Searcher& searcher, const Arguments& arguments) {
  const std::string id = arguments.text("id");
  const std::optional<Article> found = searcher.article(id);
  if (!found) throw Error("there is no article with this id", "search finds ids");
  Answer answer;
  const std::string_view body = found->body;
  const std::size_t begin = cut_point(body, arguments.number("offset", 0));
  if (begin == 0) answer.add(header_of(*found));
  const std::string_view part = part_of(body.substr(begin), answer.room());
  answer.add(part);
  const std::size_t end = begin + part.size();
  if (end < body.size()) {
    answer.close(fmt::format("\nmore: offset {} of {} bytes\n", end, body.size()));
  }
  return answer.text();
}

std::string count_by_time(Searcher& searcher, const Arguments& arguments) {
  Request request = request_of(arguments);
  request.limit = 0;
  request.suggestions = Suggestions::no;
  request.timeline = time_unit_named(arguments.text("unit")).value_or(TimeUnit::year);
  constexpr std::size_t most_periods = 120;
  request.max_timeline_periods = most_periods;
  const Page page = searcher.search(request);
  Answer answer;
  const Timeline& timeline = *page.timeline;
  answer.add(fmt::format("{} found, {} without a date, by {}\n", articles_text(page.total),
                         timeline.undated, name_of(timeline.unit)));
  add_notes(answer, page);
  const std::size_t length = timeline.unit == TimeUnit::year    ? 4
                             : timeline.unit == TimeUnit::month ? 7
                                                                : 10;
  std::size_t shown = 0;
  for (const PeriodCount& period : timeline.periods) {
    const std::string start = to_rfc3339(period.start).substr(0, length);
    if (!answer.add(fmt::format("{} {}\n", start, period.count))) break;
    ++shown;
  }
  if (shown < timeline.periods.size()) {
    answer.close(fmt::format("{} later periods left out: narrow the period with since and until\n",
                             timeline.periods.size() - shown));
    return answer.text();
  }
  if (!page.silent) return answer.text();
  for (const SilentSource& each : *page.silent) {
    const std::string text =
        silence_text(each.silence, to_rfc3339(each.silence.first).substr(0, 10),
                     to_rfc3339(each.silence.last).substr(0, 10));
    if (!answer.add(fmt::format("{}: {}\n", short_line(source_label(each.source), 100), text)))
      break;
  }
  return answer.text();
}

/// The values of a facet of what is found, from `offset` on.
std::string facet_values(Searcher& searcher, const Arguments& arguments, const std::string& name) {
  Request request = request_of(arguments);
  request.limit = 0;
  request.suggestions = Suggestions::no;
  request.facets = {name};
  const Page page = searcher.search(request);
  const Facet& facet = page.facets.front();
  Answer answer;
  answer.add(
      fmt::format("{} found, {} {}s\n", articles_text(page.total), facet.values.size(), name));
  add_notes(answer, page);
  std::size_t next = std::min(arguments.number("offset", 0), facet.values.size());
  for (; next < facet.values.size(); ++next) {
    const FacetValue& value = facet.values[next];
    std::string line = fmt::format("{} {}", value.count, short_line(value.value, 200));
    if (has_topics(facet)) {
      line += fmt::format(" ({})", short_line(label_in(page.topic_labels, value.value), 100));
    }
    if (!answer.add(line + '\n')) break;
  }
  if (next < facet.values.size()) answer.close(fmt::format("more: offset {}\n", next));
  return answer.text();
}

std::string list_topics(Searcher& searcher, const Arguments& arguments) {
  return facet_values(searcher, arguments, "topic");
}

std::string list_sources(Searcher& searcher, const Arguments& arguments) {
  return facet_values(searcher, arguments, "source");
}

constexpr std::array<std::string_view, 3> orders = {"relevance", "newest", "oldest"};
constexpr std::array<std::string_view, 4> units = {"day", "week", "month", "year"};

using enum Parameter::Type;

constexpr Parameter query{"query",
                          "words, \"a phrase\", +must, -not, AND, OR, title:x; all if empty"};
constexpr Parameter since{"since", "first day: 2026-02-26, 2026-02, 7d"};
constexpr Parameter until{"until", "last day"};
constexpr Parameter source{"source", "who published it"};
constexpr Parameter topic{"topic", "a topic path, as list_topics shows it"};
constexpr Parameter language{"language", "ISO 639-1 code"};
constexpr Parameter offset{"offset", "", number, false, {}, 0, max_page_end - 20};

constexpr std::array search_parameters = {
    query,
    since,
    until,
    source,
    topic,
    language,
    Parameter{"sort", "", text, false, orders},
    Parameter{"limit", "hits, 5 if not given", number, false, {}, 1, 20},
    offset};
constexpr std::array article_parameters = {
    Parameter{"id", "", text, true},
    Parameter{"offset", "byte at which to continue", number, false, {}, 0, 1'000'000'000}};
constexpr std::array time_parameters = {
    query, since, until, source, topic, language, Parameter{"unit", "", text, false, units}};
constexpr std::array list_parameters = {query, since, until, source, topic, language, offset};

constexpr std::array all_tools = {
    Tool{"search", "Search articles",
         "Finds news articles: id, day, source, title and a passage of each. Cite id and day.",
         search_parameters, search},
    Tool{"article", "Read an article", "The text of the article with this id.", article_parameters,
         article},
    Tool{"count_by_time", "Count by time",
         "How many articles there are in each period, and which sources were silent.",
         time_parameters, count_by_time},
    Tool{"list_topics", "List topics", "Topics of the matching articles, with article counts.",
         list_parameters, list_topics},
    Tool{"list_sources", "List sources", "Sources of the matching articles, with article counts.",
         list_parameters, list_sources},
};

}  // namespace

std::string Arguments::text(std::string_view name) const {
  const auto found = texts.find(name);
  return found == texts.end() ? std::string() : found->second;
}

std::size_t Arguments::number(std::string_view name, std::size_t otherwise) const {
  const auto found = numbers.find(name);
  return found == numbers.end() ? otherwise : found->second;
}

std::span<const Tool> tools() { return all_tools; }

std::size_t bytes_in_json(std::string_view text) {
  std::size_t bytes = text.size();
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '\n' || c == '\t' || c == '\r' || c == '\b' || c == '\f') {
      ++bytes;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      bytes += 5;  // \u0001
    }
  }
  return bytes;
}

}  // namespace gazette
