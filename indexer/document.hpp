// SPDX-License-Identifier: GPL-3.0-or-later
// From an article to the document that Xapian stores: terms, positions, values and record, as
// docs/index-format.md lays down.
#pragma once

#include <string>

#include "core/analyzer.hpp"
#include "core/article.hpp"
#include "core/hash.hpp"

namespace Xapian {
class Document;
}

namespace gazette {

/// What tells whether an article is stored as it is: the hash of its record.
Hash digest_of(const Article& article);

/// `article` needs its id, language and origin. The analyzer's thread rules apply.
Xapian::Document make_document(const Article& article, Analyzer& analyzer);

}  // namespace gazette
