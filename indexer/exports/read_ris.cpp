// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/exports/read_ris.hpp"

#include <optional>
#include <string>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/exports/export_fields.hpp"

namespace gazette {
namespace {

bool is_tag_sign(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

struct TaggedLine {
  std::string_view tag;
  std::string_view value;
};

/// `TI  - Ferry sails`; some programs write one blank, or none after the hyphen.
std::optional<TaggedLine> tagged_line(std::string_view line) {
  if (line.size() < 4 || line[0] < 'A' || line[0] > 'Z' || !is_tag_sign(line[1])) {
    return std::nullopt;
  }
  const std::size_t hyphen = line.find_first_not_of(' ', 2);
  if (hyphen == std::string_view::npos || hyphen == 2 || hyphen > 4 || line[hyphen] != '-') {
    return std::nullopt;
  }
  return TaggedLine{line.substr(0, 2), without_margins(line.substr(hyphen + 1))};
}

struct Citation {
  Article article;
  std::string abstract;
  std::string notes;
  std::string year;
};

bool is_any(std::string_view tag, std::string_view tags) {
  return tags.find(tag) != std::string_view::npos;
}

/// Puts the value of a tag where it belongs; the value may go on over lines.
void set_value(Citation& citation, std::string_view tag, const std::string& value) {
  Article& article = citation.article;
  const auto set = [&](std::string& to) {
    if (to.empty()) to = one_line(value);
  };
  if (is_any(tag, "TI T1")) return set(article.title);
  if (is_any(tag, "AU A1")) {
    for (std::string& author : authors_of_field(value))
      article.authors.push_back(std::move(author));
    return;
  }
  if (is_any(tag, "T2 JO JF JA")) return set(article.source);
  if (tag == "UR") return set(article.url);
  if (tag == "AN") return set(article.id);
  if (tag == "AB" && citation.abstract.empty()) citation.abstract = value;
  if (tag == "N2" && citation.notes.empty()) citation.notes = value;
  if (tag == "LA" && article.language.empty()) article.language = language_of_field(value);
  if (tag == "DA") {
    if (const auto time = date_of_field(value)) article.published = time;
  }
  if (is_any(tag, "PY Y1") && !article.published) article.published = date_of_field(value);
  if (tag == "KW") {
    for (std::string& word : parts_of_list(value, ';')) article.keywords.push_back(std::move(word));
  }
}

Article article_of_citation(Citation citation) {
  Article& article = citation.article;
  if (citation.abstract.empty()) std::swap(citation.abstract, citation.notes);
  article.summary = one_line(citation.abstract);
  // Databases that give the text write it into the notes.
  if (!citation.notes.empty() && citation.notes != citation.abstract) {
    const std::vector<std::string_view> lines = lines_of(citation.notes);
    article.body = body_of_lines(lines, 0, lines.size());
  }
  return std::move(article);
}

}  // namespace

bool is_ris(std::string_view head, std::string_view) {
  const std::optional<TaggedLine> first = tagged_line(first_line_of(head));
  if (!first || first->tag != "TY") return false;
  std::size_t tags = 0;
  for (const std::string_view line : lines_of(head)) {
    constexpr std::size_t enough = 4;
    if (tagged_line(line) && ++tags == enough) return true;
  }
  return false;
}

void read_ris(ReaderInput input, const StorySink& to) {
  read_export(input, "citation (TY)", to, [&](std::string_view text, const StorySink& sink) {
    const std::vector<std::string_view> lines = lines_of(text);
    Citation citation;
    bool is_open = false;
    std::size_t begin = 0;
    const auto end_citation = [&] {
      Article article = article_of_citation(std::exchange(citation, {}));
      if (std::exchange(is_open, false)) send_export(std::move(article), input, begin, sink);
    };
    for (std::size_t i = 0; i < lines.size();) {
      const std::optional<TaggedLine> line = tagged_line(lines[i]);
      const std::size_t at = i++;
      if (!line) continue;
      if (line->tag == "TY") {
        end_citation();
        is_open = true;
        begin = at;
        continue;
      }
      std::string value(line->value);
      for (; i < lines.size() && !tagged_line(lines[i]); ++i) value.append("\n").append(lines[i]);
      if (line->tag == "ER") {
        end_citation();
      } else if (is_open) {
        set_value(citation, line->tag, value);
      }
    }
    end_citation();
  });
}

}  // namespace gazette
