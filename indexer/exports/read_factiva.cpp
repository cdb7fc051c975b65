// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/exports/read_factiva.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/exports/export_fields.hpp"

namespace gazette {
namespace {

/// What a code may come before: the text, or only after it, or anywhere above it.
enum class Part { head, text, tail };

struct Code {
  std::string_view name;
  Part part;
};

constexpr auto codes = std::to_array<Code>(
    {{"CLM", Part::head}, {"SE", Part::head},  {"HD", Part::head},  {"BY", Part::head},
     {"CR", Part::head},  {"WC", Part::head},  {"PD", Part::head},  {"ET", Part::head},
     {"SN", Part::head},  {"SC", Part::head},  {"ED", Part::head},  {"PG", Part::head},
     {"VOL", Part::head}, {"LA", Part::head},  {"CY", Part::head},  {"LP", Part::text},
     {"TD", Part::text},  {"CT", Part::tail},  {"RF", Part::tail},  {"CO", Part::tail},
     {"IN", Part::tail},  {"NS", Part::tail},  {"RE", Part::tail},  {"IPC", Part::tail},
     {"IPD", Part::tail}, {"PUB", Part::tail}, {"ART", Part::tail}, {"AN", Part::tail}});

struct CodedLine {
  const Code* code = nullptr;
  std::string_view value;
};

/// The code at the beginning of `line`, after `before`. In a text and after it a code must be set
/// off: paragraphs in capitals begin with IN, too.
std::optional<CodedLine> coded_line(std::string_view line, Part before) {
  std::size_t length = 0;
  while (length < line.size() && line[length] >= 'A' && line[length] <= 'Z') ++length;
  const std::string_view name = line.substr(0, length);
  const auto row =
      std::find_if(codes.begin(), codes.end(), [&](const Code& each) { return each.name == name; });
  if (row == codes.end()) return std::nullopt;
  const std::string_view rest = line.substr(length);
  if (!rest.empty() && rest.front() != ' ' && rest.front() != '\t') return std::nullopt;
  const std::string_view value = without_margins(rest);
  const bool is_set_off = value.empty() || rest.starts_with('\t') || rest.starts_with("  ") ||
                          value.find(" : ") != std::string_view::npos ||
                          value.starts_with("Document ");
  if (before != Part::head && !is_set_off) return std::nullopt;
  if (before == Part::text && row->part == Part::head && name != "HD" && name != "SE") {
    return std::nullopt;
  }
  return CodedLine{&*row, value};
}

/// "gcat : Political News | gpol : Politics" -> the names.
std::vector<std::string> names_of_codes(std::string_view value) {
  std::vector<std::string> names;
  for (const std::string& part : parts_of_list(value, '|')) {
    const std::size_t colon = part.find(" : ");
    names.push_back(colon == std::string::npos ? part : part.substr(colon + 3));
  }
  return names;
}

struct Record {
  Article article;
  std::string time;
  std::string text;
  bool has_title = false;
  bool has_id = false;
};

void add_all_names(std::vector<std::string>& to, std::string_view value) {
  for (std::string& name : names_of_codes(value)) {
    if (std::find(to.begin(), to.end(), name) == to.end() && to.size() <= most_names) {
      to.push_back(std::move(name));
    }
  }
}

void set_factiva_field(Record& record, std::string_view code, const std::string& value) {
  Article& article = record.article;
  const std::string line = one_line(value);
  if (code == "HD") article.title = line;
  if (code == "BY") article.authors = authors_of_field(value);
  if (code == "PD") article.published = date_of_field(value);
  if (code == "ET") record.time = line;
  if (code == "SN") article.source = line;
  if (code == "LA") article.language = language_of_field(value);
  if (code == "LP" || code == "TD") record.text += value + "\n\n";
  if (code == "RE") add_all_names(article.places, value);
  if (code == "CO" || code == "IN" || code == "NS") add_all_names(article.keywords, value);
  if (code == "SE") {
    FiledTopic topic{normalize_topic(line)};
    if (!topic.path.empty()) article.topics.push_back(std::move(topic));
  }
  if (code == "AN") {
    const std::string_view id = first_line_of(value);
    constexpr std::string_view label = "Document ";
    article.id = one_line(id.starts_with(label) ? id.substr(label.size()) : id);
  }
}

Article article_of_record(Record record) {
  Article& article = record.article;
  if (article.published && !record.time.empty()) {
    const std::string day = to_day(*article.published);
    if (const auto moment = date_of_field(day + ' ' + record.time)) article.published = moment;
  }
  const std::vector<std::string_view> lines = lines_of(record.text);
  article.body = body_of_lines(lines, 0, lines.size());
  return std::move(article);
}

}  // namespace

bool is_factiva(std::string_view head, std::string_view) {
  const std::string_view first = first_line_of(head);
  const std::optional<CodedLine> coded = coded_line(first, Part::head);
  if (!coded || coded->code->part != Part::head) return false;
  constexpr auto marks =
      std::to_array<std::string_view>({"HD", "WC", "PD", "SN", "SC", "LA", "CY", "LP", "TD", "AN"});
  constexpr std::size_t enough = 5;
  std::array<bool, marks.size()> found{};
  for (const std::string_view line : lines_of(head)) {
    const std::optional<CodedLine> each = coded_line(line, Part::head);
    if (!each) continue;
    const auto mark = std::find(marks.begin(), marks.end(), each->code->name);
    if (mark != marks.end()) found.at(static_cast<std::size_t>(mark - marks.begin())) = true;
  }
  return found.front() &&
         std::cmp_greater_equal(std::count(found.begin(), found.end(), true), enough);
}

void read_factiva(ReaderInput input, const StorySink& to) {
  read_export(input, "Factiva document", to, [&](std::string_view text, const StorySink& sink) {
    const std::vector<std::string_view> lines = lines_of(text);
    Record record;
    bool is_open = false;
    std::size_t begin = 0;
    Part part = Part::head;
    const auto end_record = [&] {
      if (is_open) send_export(article_of_record(std::exchange(record, {})), input, begin, sink);
      is_open = false;
      part = Part::head;
    };
    for (std::size_t i = 0; i < lines.size();) {
      const std::optional<CodedLine> line = coded_line(lines[i], part);
      const std::size_t at = i++;
      if (!line) continue;
      const std::string_view code = line->code->name;
      const bool is_next =
          record.has_id || (code == "HD" && record.has_title) || (code == "SE" && record.has_title);
      if (is_next) end_record();
      if (!is_open) begin = at;
      is_open = true;
      part = line->code->part;
      std::string value(line->value);
      for (; i < lines.size() && !coded_line(lines[i], part); ++i) {
        value.append("\n").append(lines[i]);
      }
      set_factiva_field(record, code, value);
      record.has_title = record.has_title || code == "HD";
      record.has_id = record.has_id || code == "AN";
    }
    end_record();
  });
}

}  // namespace gazette
