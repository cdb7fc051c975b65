// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/exports/read_lexisnexis.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/dates/day_in_text.hpp"
#include "core/schema/topic.hpp"
#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "indexer/exports/export_fields.hpp"

namespace gazette {
namespace {

using Lines = std::vector<std::string_view>;

enum class Dialect { old, nexis_uni };

/// Where a labelled field stands: above the text, or below it.
enum class Side { above, below };

struct NexisLabel {
  std::string_view name;  ///< as fold_case() leaves it
  std::string_view field;
  Side side;
};

constexpr auto nexis_labels = std::to_array<NexisLabel>({
    {"byline", "byline", Side::above},
    {"autor", "byline", Side::above},
    {"author", "byline", Side::above},
    {"section", "section", Side::above},
    {"rubrik", "section", Side::above},
    {"length", "length", Side::above},
    {"länge", "length", Side::above},
    {"dateline", "dateline", Side::above},
    {"highlight", "summary", Side::above},
    {"load-date", "loaded", Side::below},
    {"update", "loaded", Side::below},
    {"language", "language", Side::below},
    {"sprache", "language", Side::below},
    {"graphic", "graphic", Side::below},
    {"publication-type", "type", Side::below},
    {"journal-code", "code", Side::below},
    {"correction-date", "correction", Side::below},
    {"subject", "subject", Side::below},
    {"geographic", "places", Side::below},
    {"person", "people", Side::below},
    {"url", "url", Side::below},
});

struct NexisLine {
  const NexisLabel* label = nullptr;
  std::string_view value;
};

/// "BYLINE: Ada Quill", "Load-Date: January 30, 2026".
std::optional<NexisLine> nexis_line(std::string_view line) {
  constexpr std::size_t longest_label = 20;
  line = without_margins(line);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > longest_label) return std::nullopt;
  const LetterCounts letters = count_letters(line.substr(0, 1));
  if (letters.upper == 0) return std::nullopt;
  const std::string name = fold_case(line.substr(0, colon));
  const auto row = std::find_if(nexis_labels.begin(), nexis_labels.end(),
                                [&](const NexisLabel& each) { return each.name == name; });
  if (row == nexis_labels.end()) return std::nullopt;
  return NexisLine{&*row, without_margins(line.substr(colon + 1))};
}

/// "1 of 50 DOCUMENTS", "Dokument 1 von 50".
bool is_counter(std::string_view line) {
  constexpr std::size_t longest_line = 120;
  line = without_margins(line);
  if (line.empty() || line.size() > longest_line) return false;
  std::string folded = fold_case(line);
  bool has_word = false;
  for (const std::string_view word : {"documents", "dokumenten", "dokument", "document"}) {
    const std::size_t at = folded.find(word);
    if (at == std::string::npos) continue;
    folded.erase(at, word.size());
    has_word = true;
    break;
  }
  if (!has_word) return false;
  const std::vector<std::string> parts = parts_of_list(folded, ' ');
  const auto is_number = [](const std::string& part) {
    return part.find_first_not_of("0123456789,.") == std::string::npos;
  };
  return parts.size() == 3 && is_number(parts[0]) && is_number(parts[2]) &&
         (parts[1] == "of" || parts[1] == "von" || parts[1] == "de" || parts[1] == "sur");
}

bool is_end(std::string_view line) { return without_margins(line) == "End of Document"; }

bool is_body_mark(std::string_view line) { return without_margins(line) == "Body"; }

/// A heading of what is below the text in Nexis Uni.
bool is_tail_mark(std::string_view line) {
  line = without_margins(line);
  return line == "Graphic" || line == "Classification" || line == "Notes" || line == "Correction";
}

bool is_rights(std::string_view line) {
  constexpr std::size_t longest_line = 200;
  if (line.size() > longest_line) return false;
  line = without_margins(line);
  return line.starts_with("Copyright") || line.starts_with("©") || line.starts_with("(c) ") ||
         line.ends_with("All Rights Reserved") || line.ends_with("All rights reserved");
}

/// The day of a line that is little else: "January 29, 2026 Thursday 10:15 PM GMT".
std::optional<Timestamp> date_line(std::string_view line) {
  constexpr std::size_t longest_line = 80;
  constexpr std::size_t most_before = 12;  // a weekday
  line = without_margins(line);
  if (line.empty() || line.size() > longest_line || is_rights(line)) return std::nullopt;
  const std::optional<DayInText> day = find_day(line, {}, NumberOrder::month_first);
  return day && day->begin <= most_before ? std::optional(day->time) : std::nullopt;
}

/// Title, source and date, which stand above the first label. The old exports begin with the
/// source, Nexis Uni with the title.
void read_masthead(const Lines& lines, std::size_t begin, std::size_t end, Dialect dialect,
                   Article& article) {
  std::vector<std::size_t> filled;
  std::optional<std::size_t> date;  // its place in `filled`
  for (std::size_t i = begin; i < end; ++i) {
    if (without_margins(lines[i]).empty() || is_rights(lines[i])) continue;
    if (!date) {
      if (const std::optional<Timestamp> time = date_line(lines[i])) {
        article.published = time;
        date = filled.size();
      }
    }
    filled.push_back(i);
  }
  if (date && *date > 0) article.source = one_line(lines[filled[*date - 1]]);
  if (dialect != Dialect::old) {
    if (date && *date > 1) article.title = one_line(lines[filled[*date - 2]]);
    if (!date && !filled.empty()) article.title = one_line(lines[filled.front()]);
    return;
  }
  if (filled.empty() || (date && *date + 1 == filled.size())) return;
  // The last block; a title may be wrapped.
  std::size_t first = filled.size() - 1;
  while (first > 0 && (!date || first - 1 > *date) && filled[first - 1] + 1 == filled[first])
    --first;
  std::string title;
  for (std::size_t i = first; i < filled.size(); ++i) {
    title.append(title.empty() ? "" : " ").append(without_margins(lines[filled[i]]));
  }
  article.title = one_line(title);
}

void set_nexis_field(Article& article, std::string_view field, const std::string& value) {
  const std::string line = one_line(value);
  if (field == "byline") article.authors = authors_of_field(value);
  if (field == "summary") article.summary = line;
  if (field == "language") article.language = language_of_field(value);
  if (field == "url" && is_web_address(line)) article.url = line;
  if (field == "dateline" && !line.empty()) {
    // "PORT ALDER, Jan. 29"
    article.places.push_back(one_line(line.substr(0, line.find(','))));
  }
  if (field == "section") {
    FiledTopic topic{normalize_topic(one_line(line.substr(0, line.find(';'))))};
    if (!topic.path.empty()) article.topics.push_back(std::move(topic));
  }
  if (field == "subject") {
    for (std::string& word : parts_of_list(value, ';')) {
      // "FERRIES (90%)"
      word.resize(std::min(word.find(" ("), word.size()));
      if (!word.empty()) article.keywords.push_back(std::move(word));
    }
  }
}

/// Whether a label after a blank line is below the text: the day of loading; in old exports also
/// others, in capitals. No: "Language: it has none.", "LANGUAGE: NEVER STOP LEARNING".
bool ends_text(std::string_view line, const NexisLine& labelled, Dialect dialect) {
  const NexisLabel& label = *labelled.label;
  if (label.side == Side::above) return false;
  if (label.field == "loaded") return true;
  const bool is_capital = count_letters(line.substr(0, line.find(':'))).lower == 0;
  if (dialect != Dialect::old || !is_capital) return false;
  return label.field != "language" || !language_of_field(labelled.value).empty();
}

/// Lines [begin, end) without its counter and its end.
Article nexis_article(const Lines& lines, std::size_t begin, std::size_t end, Dialect dialect) {
  Article article;
  std::size_t at = begin;
  while (at < end && !nexis_line(lines[at]) && !is_body_mark(lines[at])) ++at;
  read_masthead(lines, begin, at, dialect, article);
  // Each field ends at a blank line, the next label or the mark of the text.
  while (at < end) {
    const std::optional<NexisLine> line = nexis_line(lines[at]);
    if (without_margins(lines[at]).empty()) {
      ++at;
      continue;
    }
    if (!line || line->label->side == Side::below) break;
    std::string value(line->value);
    for (++at; at < end && !without_margins(lines[at]).empty(); ++at) {
      if (nexis_line(lines[at]) || is_body_mark(lines[at])) break;
      value.append("\n").append(lines[at]);
    }
    set_nexis_field(article, line->label->field, value);
  }
  if (at < end && is_body_mark(lines[at])) ++at;
  const std::size_t body = at;
  // A label below the text comes after a blank line.
  while (at < end) {
    const bool is_set_off = at == body || without_margins(lines[at - 1]).empty();
    const std::optional<NexisLine> line = is_set_off ? nexis_line(lines[at]) : std::nullopt;
    if (line && ends_text(lines[at], *line, dialect)) break;
    if (is_set_off && (is_tail_mark(lines[at]) || is_rights(lines[at]))) break;
    ++at;
  }
  article.body = body_of_lines(lines, body, at);
  while (at < end) {
    const std::optional<NexisLine> line = nexis_line(lines[at++]);
    if (!line) continue;
    std::string value(line->value);
    for (; at < end && !without_margins(lines[at]).empty() && !nexis_line(lines[at]); ++at) {
      value.append("\n").append(lines[at]);
    }
    set_nexis_field(article, line->label->field, value);
  }
  return article;
}

void read_old(const Lines& lines, const ReaderInput& input, const StorySink& sink) {
  for (std::size_t at = 0; at < lines.size();) {
    if (!is_counter(lines[at++])) continue;
    const std::size_t begin = at;
    while (at < lines.size() && !is_counter(lines[at])) ++at;
    send_export(nexis_article(lines, begin, at, Dialect::old), input, begin - 1, sink);
  }
}

/// Where the first document begins: after the list of all, which ends in a line of links.
std::size_t behind_list(const Lines& lines, std::size_t end) {
  for (std::size_t i = 0; i < end; ++i) {
    if (lines[i].find("About LexisNexis") != std::string_view::npos) return i + 1;
  }
  return 0;
}

void read_nexis_uni(const Lines& lines, const ReaderInput& input, const StorySink& sink) {
  for (std::size_t at = 0; at < lines.size();) {
    std::size_t end = at;
    while (end < lines.size() && !is_end(lines[end])) ++end;
    std::size_t begin = at == 0 ? behind_list(lines, end) : at;
    while (begin < end && without_margins(lines[begin]).empty()) ++begin;
    if (begin < end)
      send_export(nexis_article(lines, begin, end, Dialect::nexis_uni), input, begin, sink);
    at = end + 1;
  }
}

/// "LENGTH: 312 words".
bool counts_words(std::string_view line) {
  const std::optional<NexisLine> labelled = nexis_line(line);
  return labelled && labelled->label->field == "length" && !labelled->value.empty() &&
         labelled->value.front() >= '0' && labelled->value.front() <= '9';
}

}  // namespace

bool is_lexisnexis(std::string_view head, std::string_view) {
  const bool is_old = is_counter(first_line_of(head));
  if (!is_old && head.find("Length:") == std::string_view::npos) return false;
  bool has_length = false;
  bool has_body = false;
  bool has_end = false;
  for (const std::string_view line : lines_of(head)) {
    has_length = has_length || counts_words(line);
    has_body = has_body || is_body_mark(line);
    has_end = has_end || is_end(line) || without_margins(line).starts_with("Load-Date:");
  }
  return has_length && (is_old || (has_body && has_end));
}

void read_lexisnexis(ReaderInput input, const StorySink& to) {
  read_export(input, "LexisNexis document", to, [&](std::string_view text, const StorySink& sink) {
    const Lines lines = lines_of(text);
    if (is_counter(first_line_of(text))) {
      read_old(lines, input, sink);
    } else {
      read_nexis_uni(lines, input, sink);
    }
  });
}

}  // namespace gazette
