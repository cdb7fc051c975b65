// SPDX-License-Identifier: GPL-3.0-or-later
// When each source of an open index was silent. Read from the stored counts on first use, since few
// searches need it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/coverage/silence.hpp"

namespace Xapian {
class Database;
}

namespace gazette {

struct SourceSilence {
  std::string source;  ///< empty for articles without one
  std::string term;    ///< of the whole name
  Silence silence;
};

/// Not thread-safe.
class IndexSilences {
 public:
  /// Of `databases`, which are searched as one and must outlive this.
  explicit IndexSilences(const std::vector<Xapian::Database>& databases) : databases_(databases) {}
  IndexSilences(const IndexSilences&) = delete;
  IndexSilences& operator=(const IndexSilences&) = delete;

  /// By source, then by day; nothing if one of the databases has no counts. Valid until `forget`.
  /// Throws Xapian's errors.
  const std::optional<std::vector<SourceSilence>>& all() const;

  /// Has the next call read again. To be called when the databases may have changed.
  void forget() { found_.reset(); }

 private:
  const std::vector<Xapian::Database>& databases_;
  mutable std::unique_ptr<std::optional<std::vector<SourceSilence>>> found_;
};

}  // namespace gazette
