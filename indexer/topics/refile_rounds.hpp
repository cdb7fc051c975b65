// SPDX-License-Identifier: GPL-3.0-or-later
// Assigns topics to all articles of an index again, in rounds: several threads read a range of
// documents, then one commit writes what differs.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

/// Whether changes are written, or only counted.
enum class RefileRun { real, dry };

/// Articles that a refiler returned topics for, and those among them whose topics differ.
struct Refiled {
  std::size_t articles = 0;
  std::size_t changed = 0;
  bool was_interrupted = false;
};

/// The new topics of an article; nothing to leave it as it is.
using Refiler = std::function<std::optional<std::vector<FiledTopic>>(const Article&)>;

/// Calls a refiler for each document of the index at `generation`; each thread makes its own with
/// `make_refiler`. Passes the changes to `write`, on this thread, once per round, of a size that
/// fits the memory of `tuning`. When interrupted, ends before the next round. Throws Error.
Refiled refile_in_rounds(const std::filesystem::path& generation, const WriterTuning& tuning,
                         const std::atomic<bool>& interrupted,
                         const std::function<Refiler()>& make_refiler,
                         const std::function<void(const std::vector<Refiling>&)>& write);

}  // namespace gazette
