// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/pdf_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/reading/child_process.hpp"
#include "indexer/reading/html_text.hpp"

namespace gazette {
namespace {

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

std::variant<PdfText, std::string> text_of_pdf(std::string_view pdf, const std::stop_token& stop) {
  const ProcessLimits limits;
  const ProcessResult result =
      run_process({"pdftotext", "-q", "-enc", "UTF-8", "-htmlmeta", "-nopgbrk", "/dev/fd/0", "-"},
                  pdf, limits, stop);
  if (result.end != ProcessResult::End::finished) return fault_of(result.end, limits);
  PdfText read = parse_output(result.output);
  if (one_line(read.text).empty()) return "there is no text in the PDF; it may be scanned";
  return read;
}

}  // namespace gazette
