// SPDX-License-Identifier: GPL-3.0-or-later
// The sources of a run, resolved to their kinds and canonical paths.
#pragma once

#include <string>
#include <vector>

#include "indexer/commands/add_options.hpp"

namespace gazette {

struct NamedSource {
  enum class Kind {
    standard_input,
    file,
    folder,
    gone,  ///< named so that what came from it is pruned
  } kind;
  std::string path;       ///< as the user named it
  std::string canonical;  ///< empty for standard input
};

/// Throws Error when a source does not exist, unless articles are pruned and the index knows files
/// from there.
std::vector<NamedSource> named_sources(const AddOptions& options);

}  // namespace gazette
