// SPDX-License-Identifier: GPL-3.0-or-later
// The forms in which the page answers (`format=json`): one row a form. To add one, write its
// functions in a file NAME_form.cpp and add its row in forms.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/schema/article.hpp"
#include "searcher/search/searcher.hpp"
#include "web/parameters/page_context.hpp"
#include "web/protocol/response.hpp"
#include "web/site/archive.hpp"

namespace gazette {

/// An answer in some form.
struct Filled {
  std::string text;
  Keeping keeping = Keeping::a_minute;  ///< never, where asking again may tell more
};

/// What `page` reads like as `text`.
Filled filled(std::string text, const Page& page);

struct Form {
  std::string_view name;
  std::string_view content_type;  ///< without a charset: all are UTF-8
  std::size_t standard_limit;     ///< hits, unless `limit` is given
  /// Throws QueryError for what is asked wrongly, Error when the index cannot be read.
  Filled (*search)(const Asking&, Searcher&);
  /// nullptr where there is no such form of one article.
  std::string (*article)(const Asking&, Searcher&, const Article&);
  std::string_view notice_type;  ///< content type of `notice`
  std::string (*notice)(const Asking&, const Notice&);
  /// Answers by itself, whatever the archive's state, in place of `search`, and is asked with
  /// nothing else; nullptr for the forms of searches.
  Response (*of_archive)(Archive&) = nullptr;
};

/// Every form there is; the first is that of readers who ask for none.
std::span<const Form> form_table();

/// nullptr for a name that is none. The empty name is that of the first.
const Form* find_form(std::string_view name);

/// The same, and the first for a name that is none.
const Form& form_named(std::string_view name);

/// "html, json, ...", for messages.
std::string form_names();

}  // namespace gazette
