// SPDX-License-Identifier: GPL-3.0-or-later
// From a file to the inputs that are no containers, however deep these lie in each other. Not
// thread-safe.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "indexer/containers/container.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {

/// More is no archive of news.
inline constexpr std::size_t most_nested_archives = 2;

/// An input that is no container: the file itself, or one within it.
struct Leaf {
  Input& input;  ///< named `news.zip!2026/a.xml`
  /// The names within containers, outermost first; none for the file itself, and for what gzip and
  /// the like packed as the only content of it.
  const std::vector<std::string>& steps;
  std::string name;  ///< by which formats are recognised: without `.gz`
  InputContext context;
};

struct UnpackingSinks {
  /// Reports when reading the input fails.
  std::function<void(const Leaf& leaf)> on_leaf;
  std::function<void(Skipped skipped)> on_skipped;
  std::function<void(const std::string& path, const std::string& why)> on_pass;
};

/// Sends `file` itself when it is no container, and returns whether it is one. Throws what the
/// sinks throw.
bool unpack(Input& file, const UnpackingSinks& sinks);

}  // namespace gazette
