// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a PDF is then that of a text file.
#include "indexer/formats/read_pdf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <variant>

#include "core/text/text.hpp"
#include "indexer/formats/read_text.hpp"
#include "indexer/reading/pdf_text.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

constexpr std::string_view pdf_begin = "%PDF-";

constexpr std::size_t max_pdf_bytes = std::size_t{64} * 1024 * 1024;

/// Titles in files are those of drafts and templates, unless the text begins with them.
bool is_title_of(std::string_view title, std::string_view text) {
  constexpr std::size_t examined_bytes = 2000;
  if (title.empty()) return false;
  const std::string begin = fold_case(one_line(text.substr(0, cut_point(text, examined_bytes))));
  return begin.find(fold_case(title)) != std::string::npos;
}

}  // namespace

bool is_pdf(std::string_view head, std::string_view) {
  constexpr std::size_t latest_begin = 1024;  // as readers of PDF accept it
  const std::size_t begin = head.substr(0, latest_begin).find(pdf_begin);
  return begin == 0 ||
         (begin != std::string_view::npos && head.find('\0') != std::string_view::npos);
}

void read_pdf(ReaderInput input, const StorySink& sink) {
  const auto skip = [&](std::string why) { sink(Skipped{input.name, {}, std::move(why)}); };
  const Line bytes = read_rest(input.stream, max_pdf_bytes);
  if (bytes.is_cut) {
    return skip(fmt::format("the PDF is larger than {} MiB", max_pdf_bytes / 1024 / 1024));
  }
  if (input.stream.bad()) return;
  const std::variant<PdfText, std::string> read = text_of_pdf(bytes.text, input.stop);
  if (const std::string* fault = std::get_if<std::string>(&read)) return skip(*fault);
  const PdfText& pdf = std::get<PdfText>(read);
  std::istringstream text(pdf.text);
  read_text({text, input.name}, [&](Story story) {
    SoleArticle* const sole = std::get_if<SoleArticle>(&story);
    if (sole == nullptr) return sink(std::move(story));
    Article& article = sole->article;
    if (is_title_of(pdf.title, pdf.text)) {
      article.title = pdf.title;
      article.made.clear();
    }
    if (article.authors.empty() && !pdf.author.empty()) article.authors.push_back(pdf.author);
    if (!article.published) article.published = pdf.created;
    sink(std::move(story));
  });
}

}  // namespace gazette
