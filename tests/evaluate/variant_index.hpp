// SPDX-License-Identifier: GPL-3.0-or-later
// Collections indexed as a variant of the ranking has them.
#pragma once

#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "tests/evaluate/judged_collection.hpp"
#include "tests/evaluate/variants.hpp"

namespace gazette {

/// `text` as `change` has it.
std::string changed(const std::string& text, Change change);

/// The documents of a collection, as the product reads them.
std::vector<Article> read_articles(const JudgedCollection& collection);

/// Whether an index of one of them is an index of the other: they differ in their searches.
bool have_one_index(const Variant& a, const Variant& b);

/// Makes a database of `articles` at `path`, in English. The id of each document by its number,
/// from 1; Xapian counts them alike.
std::vector<std::string> index_variant(const std::vector<Article>& articles, const Variant& variant,
                                       const std::string& path);

}  // namespace gazette
