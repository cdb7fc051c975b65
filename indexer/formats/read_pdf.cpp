// SPDX-License-Identifier: GPL-3.0-or-later
// PDF is a language of its own, and the files come from anywhere: they are read by another process,
// with limits. Its text is then that of a text file.
#include "indexer/formats/read_pdf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <variant>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/formats/child_process.hpp"
#include "indexer/formats/read_text.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

constexpr std::string_view pdf_begin = "%PDF-";

constexpr std::size_t max_pdf_bytes = std::size_t{64} * 1024 * 1024;

std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t at = text.find(begin);
  if (at == std::string_view::npos) return {};
  const std::size_t from = at + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

/// As the file has it, `D:20260203081500+01'00'`, or as newer versions write it,
/// `2026-02-03T08:15:00+01`.
std::optional<Timestamp> pdf_date(std::string_view text) {
  constexpr std::size_t zone_bytes = 3;
  if (text.find('T') != std::string_view::npos && text.size() > zone_bytes) {
    const char sign = text[text.size() - zone_bytes];
    return parse_date(std::string(text) + (sign == '+' || sign == '-' ? ":00" : ""));
  }
  if (text.starts_with("D:")) text.remove_prefix(2);
  constexpr std::size_t digits = 14;
  if (text.size() < digits ||
      text.substr(0, digits).find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  std::string zone(text.substr(digits));
  std::replace(zone.begin(), zone.end(), '\'', ':');
  while (zone.ends_with(':')) zone.pop_back();
  if (zone.starts_with('Z')) zone = "Z";
  return parse_date(fmt::format("{}-{}-{}T{}:{}:{}{}", text.substr(0, 4), text.substr(4, 2),
                                text.substr(6, 2), text.substr(8, 2), text.substr(10, 2),
                                text.substr(12, 2), zone));
}

struct PdfText {
  std::string title;  ///< as the file states it; often the name of another file
  std::string author;
  std::optional<Timestamp> created;
  std::string text;
};

/// The HTML that pdftotext makes: what the file says of itself, and its text in one element.
PdfText parse_output(std::string_view html) {
  const auto meta = [&](std::string_view name) {
    const std::string_view tag =
        between(html, fmt::format("<meta name=\"{}\" content=\"", name), "\"");
    return one_line(without_references(repair_utf8(tag)));
  };
  const std::size_t begin = std::min(html.find("<pre>"), html.size());
  const std::size_t end = std::max(begin, std::min(html.rfind("</pre>"), html.size()));
  const std::size_t text_begin = std::min(begin + std::string_view("<pre>").size(), end);
  return {one_line(without_references(repair_utf8(between(html, "<title>", "</title>")))),
          meta("Author"), pdf_date(meta("CreationDate")),
          without_references(repair_utf8(html.substr(text_begin, end - text_begin)))};
}

/// Titles in files are those of drafts and templates, unless the text begins with them.
bool is_title_of(std::string_view title, std::string_view text) {
  constexpr std::size_t examined_bytes = 2000;
  if (title.empty()) return false;
  const std::string begin = fold_case(one_line(text.substr(0, cut_point(text, examined_bytes))));
  return begin.find(fold_case(title)) != std::string::npos;
}

std::string fault_of(ProcessResult::End end, const ProcessLimits& limits) {
  using End = ProcessResult::End;
  switch (end) {
    case End::not_found:
      return "PDF is read by pdftotext, which is not installed: install poppler-utils";
    case End::timed_out:
      return fmt::format("pdftotext did not finish in {} seconds", limits.time.count());
    case End::too_long:
      return fmt::format("its text is larger than {} MiB", limits.output_bytes / 1024 / 1024);
    case End::interrupted:
      return "reading was interrupted";
    default:
      return "pdftotext cannot read it: it is damaged or encrypted";
  }
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
  const ProcessLimits limits;
  const ProcessResult result =
      run_process({"pdftotext", "-q", "-enc", "UTF-8", "-htmlmeta", "-nopgbrk", "/dev/fd/0", "-"},
                  bytes.text, limits, input.stop);
  if (result.end != ProcessResult::End::finished) return skip(fault_of(result.end, limits));
  const PdfText pdf = parse_output(result.output);
  if (one_line(pdf.text).empty()) return skip("there is no text in the PDF; it may be scanned");
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
