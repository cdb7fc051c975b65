// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index --rebuild without sources: a new generation from the records of the index itself.
#pragma once

#include <atomic>
#include <functional>

#include "indexer/commands/add.hpp"

namespace gazette {

/// Rebuilds the index of `options` by the rules of this version from its stored articles: they are
/// not read and cleaned again, and files remain known. The index may be of any schema. Articles
/// keep their topics and who filed them, unless `options.tuning` has a topic tree: then the topics
/// of sources and of the model are mapped to it, and its rules, where they are used, file again.
/// Ignores the sources in `options` and how they are read. When `interrupted` becomes true, or on
/// an Error, the index is unchanged. Throws Error.
AddResult rebuild(const AddOptions& options,
                  const std::function<void(const AddProgress&)>& on_progress,
                  const std::atomic<bool>& interrupted);

}  // namespace gazette
