// SPDX-License-Identifier: GPL-3.0-or-later
// What writes an answer in each format: one row a format. To add one, give it a row in
// web/parameters/answer_format.hpp, write its functions in a file NAME_format.cpp and add its row
// in answer_writers.cpp.
#pragma once

#include <string>
#include <string_view>

#include "core/schema/article.hpp"
#include "searcher/search/searcher.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/answer_format.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

struct AnswerWriter {
  std::string_view format;  ///< the name of an `AnswerFormat`
  /// nullptr for a format that is not of a search. Throws QueryError for what is asked wrongly,
  /// Error when the index cannot be read.
  Representation (*search)(const Asking&, Searcher&);
  /// nullptr where there is no such format of one article.
  std::string (*article)(const Asking&, Searcher&, const Article&);
  std::string_view notice_type;  ///< content type of `notice`
  std::string (*notice)(const Asking&, const Notice&);
};

const AnswerWriter& writer_of(const AnswerFormat& format);

}  // namespace gazette
