// SPDX-License-Identifier: GPL-3.0-or-later
// Filing all articles of an index anew, round by round: a stretch of documents is read in several
// threads, then what differs in it is written in one commit.
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

/// Whether what was found is written, or only counted.
enum class RefileRun { real, dry };

/// How many articles were filed anew, and how many of these are filed otherwise now.
struct Refiled {
  std::size_t articles = 0;
  std::size_t changed = 0;
  bool was_interrupted = false;
};

/// The topics that an article has from now on; nothing for one that is not looked at.
using Refiler = std::function<std::optional<std::vector<FiledTopic>>(const Article&)>;

/// Asks a refiler for each document of the index at `generation`; each thread makes its own. What
/// differs is given to `write` once a round, in which it fits the memory of `tuning`. Ends before
/// the next round when it is interrupted. Throws Error.
Refiled refile_in_rounds(const std::filesystem::path& generation, const WriterTuning& tuning,
                         const std::atomic<bool>& interrupted,
                         const std::function<Refiler()>& make_refiler,
                         const std::function<void(const std::vector<Refiling>&)>& write);

}  // namespace gazette
