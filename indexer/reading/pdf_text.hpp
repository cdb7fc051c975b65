// SPDX-License-Identifier: GPL-3.0-or-later
// The text of PDF files, extracted by pdftotext: the files are untrusted, so a separate process
// with limits parses them.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>

#include "core/dates/timestamp.hpp"

namespace gazette {

/// Texts are valid UTF-8.
struct PdfText {
  std::string title;  ///< as the file states it; often the name of another file
  std::string author;
  std::optional<Timestamp> created;
  std::string text;  ///< not blank
};

/// The text of a PDF, or why there is none, as "PDF is read by pdftotext, which is not installed:
/// install poppler-utils". Ends soon when `stop` is requested. Thread-safe.
std::variant<PdfText, std::string> text_of_pdf(std::string_view pdf, const std::stop_token& stop);

}  // namespace gazette
