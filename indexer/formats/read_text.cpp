// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text, one article per file. Most saved articles have no headline; the first sentence is
// then the title (defaults.cpp).
#include "indexer/formats/read_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/cleaning/cleaning.hpp"
#include "indexer/cleaning/paragraphs.hpp"
#include "indexer/cleaning/text_header.hpp"
#include "indexer/formats/binary_kind.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

/// Suffixes of text articles. Other text files are programs, tables, logs.
constexpr std::array<std::string_view, 3> text_suffixes = {".txt", ".text", ".TXT"};

bool has_text_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  const std::string_view file = slash == std::string_view::npos ? name : name.substr(slash + 1);
  if (file.find('.') == std::string_view::npos) return true;
  return std::any_of(text_suffixes.begin(), text_suffixes.end(),
                     [&](std::string_view suffix) { return file.ends_with(suffix); });
}

/// Zero bytes show that it is not text, except in UTF-16, which begins with a mark.
bool is_binary(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return false;
  return head.find('\0') != std::string_view::npos;
}

/// Of what is above a story and of the story itself.
Provenance provenance_of(const Article& article) {
  Provenance from;
  from.body = "text";
  if (!article.url.empty()) from.url = "first lines";
  if (article.published) from.published = "first lines";
  if (!article.authors.empty()) from.authors = "byline";
  if (!article.source.empty()) from.source = "byline";
  return from;
}

}  // namespace

bool is_text(std::string_view head, std::string_view name) {
  return has_text_name(name) && !is_binary(head) && binary_kind(head).empty();
}

void read_text(ReaderInput input, const StorySink& sink) {
  const Line bytes = read_rest(input.stream, max_whole_bytes);
  if (bytes.is_cut) return skip_too_large(input, sink);
  const std::string_view head = std::string_view(bytes.text).substr(0, head_bytes);
  if (const std::string_view kind = binary_kind(head); !kind.empty()) {
    return sink(Skipped{input.name, {}, fmt::format("not a text file: it is {}", kind)});
  }
  if (is_binary(head)) {
    return sink(Skipped{input.name, {}, "not a text file: it has zero bytes"});
  }
  const std::string text = to_utf8(bytes.text);
  Article article;
  const std::string_view story = take_source_lines(text, article);
  std::vector<Paragraph> lines = clean(split_paragraphs(story, LineHyphens::of_words_only));
  const TitleOf title = take_title_lines(lines, article);
  Provenance from = provenance_of(article);
  read_closing_credits(lines, article);
  if (from.authors.empty()) from.authors = "last line";
  if (from.source.empty()) from.source = "last line";
  article.body = join_paragraphs(lines);
  if (!has_content(article)) {
    return sink(Skipped{
        input.name, {}, bytes.text.empty() ? "the file is empty" : "there is no text in the file"});
  }
  if (title != TitleOf::nothing) {
    from.title = title == TitleOf::headline ? "first line" : "first sentence";
  }
  sink(SoleArticle{std::move(article), std::move(from)});
}

}  // namespace gazette
