// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index export: writes every article of an index in a form that gazette-index reads back.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>

namespace gazette {

struct ExportSinks {
  /// Called with each article, as `article_line` writes it.
  std::function<void(const std::string& line)> on_line;
  /// Called with the id of each article that a writer removed during the export.
  std::function<void(const std::string& id)> on_removed;
};

struct ExportResult {
  std::size_t articles = 0;  ///< that were sent
  std::size_t removed = 0;   ///< by a writer, since the export began
  bool was_interrupted = false;
};

/// Sends the articles that the index in `db` has when the export begins, in the order in which they
/// are stored; one that a writer changes meanwhile is sent in its new state. Keeps all ids and one
/// article in memory. When `interrupted` becomes true, ends after the current article. Throws Error
/// when the index cannot be read, before anything is sent if it is of another version or damaged in
/// its ids.
ExportResult export_articles(const std::string& db, const ExportSinks& sinks,
                             const std::atomic<bool>& interrupted);

}  // namespace gazette
