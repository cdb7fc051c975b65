// SPDX-License-Identifier: GPL-3.0-or-later
// Finds an article that an earlier version stored under a different id: the id of its file (the
// only line of a JSON Lines file, a file whose name is not UTF-8), or its whole address with
// tracking parameters.
#pragma once

#include <optional>
#include <string>

#include "core/schema/article.hpp"

namespace gazette {

class IndexWriter;

/// Looks up the articles of one file. Not thread-safe.
class FormerId {
 public:
  /// `origin` is the canonical path of the file, empty for standard input; `id_prefix` is that of
  /// the run.
  FormerId(const std::string& id_prefix, const std::string& origin);

  /// The former id of `article`, which comes from the file and is complete; nothing when it has
  /// none. Reads the index once at most for the file, and once for each address that is not an id.
  /// Throws Error.
  std::optional<std::string> of(const IndexWriter& writer, const Article& article);

 private:
  std::optional<std::string> address_of(const IndexWriter& writer, const Article& article) const;

  std::string prefix_;
  std::string origin_;
  std::string id_;                 ///< empty for standard input
  bool is_read_ = false;           ///< whether `stored_` is known
  std::optional<Article> stored_;  ///< under that id, if it came from the file
};

}  // namespace gazette
