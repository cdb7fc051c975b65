// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/exports/read_proquest.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/exports/export_fields.hpp"

namespace gazette {
namespace {

/// Every label of a field; a line that begins with another goes on with the field before it.
constexpr auto proquest_labels = std::to_array<std::string_view>({"Title",
                                                                  "Author",
                                                                  "Publication info",
                                                                  "Publication title",
                                                                  "Publication date",
                                                                  "Publication year",
                                                                  "Publication subject",
                                                                  "Publisher",
                                                                  "Place of publication",
                                                                  "Country of publication",
                                                                  "Abstract",
                                                                  "Full text",
                                                                  "Full Text",
                                                                  "Subject",
                                                                  "Location",
                                                                  "People",
                                                                  "Company / organization",
                                                                  "Company/organization",
                                                                  "Identifier / keyword",
                                                                  "Pages",
                                                                  "First page",
                                                                  "Section",
                                                                  "Column",
                                                                  "Dateline",
                                                                  "Volume",
                                                                  "Issue",
                                                                  "ISSN",
                                                                  "Source type",
                                                                  "Language of publication",
                                                                  "Document type",
                                                                  "ProQuest document ID",
                                                                  "Document URL",
                                                                  "Copyright",
                                                                  "Last updated",
                                                                  "Database",
                                                                  "Links",
                                                                  "Document feature",
                                                                  "ProQuest document link",
                                                                  "Credit",
                                                                  "Correspondence author",
                                                                  "Classification",
                                                                  "University location",
                                                                  "CODEN"});

struct ProQuestLine {
  std::string_view label;
  std::string_view value;
};

std::optional<ProQuestLine> proquest_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  constexpr std::size_t longest_label = 30;
  if (colon > longest_label) return std::nullopt;  // npos among them
  const std::string_view label = line.substr(0, colon);
  if (std::find(proquest_labels.begin(), proquest_labels.end(), label) == proquest_labels.end())
    return std::nullopt;
  return ProQuestLine{label, without_margins(line.substr(colon + 1))};
}

bool is_rule(std::string_view line) {
  constexpr std::size_t shortest = 20;
  line = without_margins(line);
  return line.size() >= shortest && line.find_first_not_of('_') == std::string_view::npos;
}

/// "Harbour Gazette; Port Alder" -> "Harbour Gazette".
std::string publication_of(std::string_view value) {
  return one_line(value.substr(0, value.find_first_of(";[\n")));
}

void set_proquest_field(Article& article, std::string_view label, const std::string& value) {
  const std::string line = one_line(value);
  if (label == "Title") article.title = line;
  if (label == "Author") article.authors = authors_of_field(value);
  if (label == "Publication title") article.source = publication_of(value);
  if (label == "Publication info" && article.source.empty()) article.source = publication_of(value);
  if (label == "Publication info" && !article.published) article.published = date_of_field(value);
  if (label == "Publication date") article.published = date_of_field(value);
  if (label == "Abstract") article.summary = line;
  if (label == "Language of publication") article.language = language_of_field(value);
  if (label == "ProQuest document ID") article.id = line;
  if (label == "Document URL") article.url = line;
  if (label == "Location") article.places = parts_of_list(value, ';');
  if (label == "Subject" || label.starts_with("Company") || label == "Identifier / keyword") {
    for (std::string& word : parts_of_list(value, ';')) article.keywords.push_back(std::move(word));
  }
  if (label == "People") {
    for (const std::string& person : parts_of_list(value, ';')) {
      for (std::string& name : authors_of_field(person)) article.people.push_back(std::move(name));
    }
  }
  if (label == "Section") {
    FiledTopic topic{normalize_topic(line)};
    if (!topic.path.empty()) article.topics.push_back(std::move(topic));
  }
  if (label == "Full text" || label == "Full Text") {
    const std::vector<std::string_view> lines = lines_of(value);
    article.body = body_of_lines(lines, 0, lines.size());
  }
}

/// What is above the first label is the title, where no label has it; "[1]" and a colon are
/// marks of the list of results.
std::string title_above(const std::vector<std::string_view>& lines, std::size_t begin,
                        std::size_t end) {
  for (std::size_t i = begin; i < end && !proquest_line(lines[i]); ++i) {
    std::string line = one_line(lines[i]);
    if (!line.empty() &&
        !(line.starts_with("Document ") && line.find(" of ") != std::string::npos)) {
      return line;
    }
  }
  return {};
}

std::string without_marks(std::string title) {
  if (title.ends_with(']')) {
    const std::size_t open = title.rfind('[');
    const bool is_mark = open != std::string::npos &&
                         title.find_first_not_of("0123456789", open + 1) == title.size() - 1;
    if (is_mark) title.resize(open);
  }
  while (title.ends_with(' ') || title.ends_with(':')) title.pop_back();
  return title;
}

/// Lines [begin, end), between two rules. Nothing when no field says that it is an article.
std::optional<Article> proquest_article(const std::vector<std::string_view>& lines,
                                        std::size_t begin, std::size_t end) {
  Article article;
  std::size_t fields = 0;
  for (std::size_t i = begin; i < end;) {
    const std::optional<ProQuestLine> line = proquest_line(lines[i++]);
    if (!line) continue;
    std::string value(line->value);
    for (; i < end; ++i) {
      // Within a text, a field follows a blank line.
      const bool is_text = line->label == "Full text" || line->label == "Full Text";
      const bool may_end = !is_text || without_margins(lines[i - 1]).empty();
      if (may_end && proquest_line(lines[i])) break;
      value.append("\n").append(lines[i]);
    }
    set_proquest_field(article, line->label, value);
    ++fields;
  }
  constexpr std::size_t fewest_fields = 2;
  if (fields < fewest_fields) return std::nullopt;
  if (article.title.empty()) article.title = title_above(lines, begin, end);
  article.title = without_marks(std::move(article.title));
  return article;
}

}  // namespace

bool is_proquest(std::string_view head, std::string_view) {
  const std::string_view first = first_line_of(head);
  if (!is_rule(first) && !proquest_line(first) &&
      head.find("\n____________________") == std::string_view::npos) {
    return false;
  }
  constexpr std::size_t enough = 3;
  return marked_lines(head, {"Publication title:", "Publication info:", "Full text:", "Full Text:",
                             "ProQuest document ID:", "Publication date:", "Source type:",
                             "Document URL:"}) >= enough;
}

void read_proquest(ReaderInput input, const StorySink& to) {
  read_export(input, "ProQuest document", to, [&](std::string_view text, const StorySink& sink) {
    const std::vector<std::string_view> lines = lines_of(text);
    for (std::size_t begin = 0; begin < lines.size();) {
      std::size_t end = begin;
      while (end < lines.size() && !is_rule(lines[end])) ++end;
      if (std::optional<Article> article = proquest_article(lines, begin, end)) {
        send_export(*std::move(article), input, begin, sink);
      }
      begin = end + 1;
    }
  });
}

}  // namespace gazette
