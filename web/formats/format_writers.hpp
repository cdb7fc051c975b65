// SPDX-License-Identifier: GPL-3.0-or-later
// The table of functions that write the response formats. To add a format, give it a row in
// web/parameters/response_format.hpp, write its functions in NAME_format.cpp, and add its row in
// format_writers.cpp.
#pragma once

#include <string>
#include <string_view>

#include "core/schema/article.hpp"
#include "searcher/search/searcher.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"
#include "web/parameters/response_format.hpp"

namespace gazette {

struct FormatWriter {
  std::string_view format;  ///< name of a `ResponseFormat`
  /// Searches and writes what was found. nullptr for formats about the archive. Throws QueryError
  /// when the search is not valid, Error when the index cannot be read.
  Representation (*search)(const PageContext&, Searcher&);
  /// Writes one article. nullptr when the format cannot show one. Throws Error when the index
  /// cannot be read.
  std::string (*article)(const PageContext&, Searcher&, const Article&);
  std::string_view error_content_type;  ///< of what `error` writes
  std::string (*error)(const PageContext&, const ErrorMessage&);
};

/// REQUIRES: `format` is an element of `response_formats`.
const FormatWriter& format_writer(const ResponseFormat& format);

}  // namespace gazette
