// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/exports/export_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/dates/date.hpp"
#include "core/dates/day_in_text.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/credits.hpp"
#include "indexer/cleaning/paragraphs.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

struct LanguageName {
  std::string_view name;  ///< as fold_case() leaves it
  std::string_view code;
};

constexpr auto language_names = std::to_array<LanguageName>(
    {{"english", "en"},    {"german", "de"},     {"deutsch", "de"},   {"french", "fr"},
     {"français", "fr"},   {"spanish", "es"},    {"español", "es"},   {"italian", "it"},
     {"italiano", "it"},   {"portuguese", "pt"}, {"português", "pt"}, {"dutch", "nl"},
     {"nederlands", "nl"}, {"russian", "ru"},    {"polish", "pl"},    {"swedish", "sv"},
     {"danish", "da"},     {"norwegian", "no"},  {"finnish", "fi"},   {"czech", "cs"},
     {"hungarian", "hu"},  {"greek", "el"},      {"turkish", "tr"},   {"arabic", "ar"},
     {"hebrew", "he"},     {"chinese", "zh"},    {"japanese", "ja"},  {"korean", "ko"},
     {"indonesian", "id"}, {"malay", "ms"},      {"catalan", "ca"},   {"romanian", "ro"},
     {"bulgarian", "bg"},  {"ukrainian", "uk"},  {"thai", "th"},      {"vietnamese", "vi"}});

constexpr std::string_view blanks = " \t\r\n";

/// "Quill, Ada" -> "Ada Quill".
std::string in_reading_order(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos) {
    return one_line(name);
  }
  return one_line(std::string(name.substr(comma + 1)) + ' ' + std::string(name.substr(0, comma)));
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

std::string_view without_margins(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::string_view first_line_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return without_margins(text.substr(0, text.find_first_of("\r\n")));
}

std::size_t marked_lines(std::string_view text, const std::vector<std::string_view>& marks) {
  std::vector<char> found(marks.size(), 0);
  for (const std::string_view line : lines_of(text)) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (found[i] == 0 && line.starts_with(marks[i])) found[i] = 1;
    }
  }
  return static_cast<std::size_t>(std::count(found.begin(), found.end(), 1));
}

std::vector<std::string> parts_of_list(std::string_view list, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(separator, begin), list.size());
    std::string part = one_line(list.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

std::vector<std::string> authors_of_field(std::string_view field) {
  const std::string line = one_line(field);
  for (const std::string& byline : {line, "By " + line}) {
    if (line.find(';') != std::string::npos) break;
    if (std::optional<Credits> credits = credits_of(byline)) {
      // "Quill, Ada" is one name.
      const std::size_t comma = line.find(", ");
      const bool is_turned =
          comma != std::string::npos && line.substr(0, comma).find(' ') == std::string::npos;
      if (!is_turned) return std::move(credits->authors);
    }
  }
  std::vector<std::string> authors;
  for (const std::string& part : parts_of_list(line, ';')) {
    std::string_view name = part;
    if (name.starts_with("By ") || name.starts_with("by ")) name.remove_prefix(3);
    std::string author = in_reading_order(name);
    if (!author.empty()) authors.push_back(std::move(author));
  }
  return authors;
}

std::optional<Timestamp> date_of_field(std::string_view field) {
  std::string text = one_line(field);
  while (text.ends_with('/')) text.pop_back();
  if (std::optional<Timestamp> time = parse_date(text)) return time;
  const std::optional<DayInText> day = find_day(text, {}, NumberOrder::month_first);
  return day ? std::optional(day->time) : std::nullopt;
}

std::string language_of_field(std::string_view field) {
  constexpr std::size_t longest_code = 5;
  const std::string line = one_line(field);
  // "English; EN", "ENGLISH", "Spanish (Castilian)"
  const std::string name = fold_case(line.substr(0, line.find_first_of(";,(/ ")));
  for (const LanguageName& row : language_names) {
    if (row.name == name) return std::string(row.code);
  }
  return name.size() <= longest_code ? normalize_language(name) : std::string();
}

std::string body_of_lines(const std::vector<std::string_view>& lines, std::size_t begin,
                          std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text.append(lines[i]).push_back('\n');
  return join_paragraphs(split_paragraphs(text, LineHyphens::of_words_only));
}

void send_export(Article article, const ReaderInput& input, std::size_t line,
                 const StorySink& sink) {
  std::string place = fmt::format(":{}", line + 1);
  if (!has_content(article)) {
    return sink(
        Skipped{input.name, std::move(place), "no title and no text", Skipped::Hides::nothing});
  }
  if (std::string excess = excess_of(article); !excess.empty()) {
    return sink(Skipped{input.name, std::move(place), std::move(excess)});
  }
  sink(std::move(article));
}

void read_export(const ReaderInput& input, std::string_view record, const StorySink& sink,
                 const ExportReader& read) {
  const Line bytes = read_rest(input.stream, max_whole_bytes);
  if (bytes.is_cut) return skip_too_large(input, sink);
  std::string text = to_utf8(bytes.text);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  bool is_empty = true;
  read(text, [&](Story story) {
    is_empty = false;
    sink(std::move(story));
  });
  if (is_empty) sink(Skipped{input.name, {}, fmt::format("there is no {} in it", record)});
}

}  // namespace gazette
