// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacks a file down to the inputs that are not containers, however deeply they are nested. Not
// thread-safe.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "indexer/containers/container.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {

/// No news archive nests deeper.
inline constexpr std::size_t most_nested_archives = 2;

/// An input that is not a container: the file itself, or one inside it.
struct Leaf {
  Input& input;  ///< named `news.zip!2026/a.xml`
  /// The names within the containers, outermost first; empty for the file itself and for the
  /// content of a compressed file.
  const std::vector<std::string>& steps;
  std::string name;  ///< for recognising the format: without `.gz`
  InputContext context;
};

struct UnpackingSinks {
  /// Reads the input, and reports itself when that fails.
  std::function<void(const Leaf& leaf)> on_leaf;
  std::function<void(Skipped skipped)> on_skipped;
  std::function<void(const std::string& path, const std::string& why)> on_pass;
};

/// Sends the leaves of `file`, or `file` itself when it is not a container. Returns whether it is
/// one. Throws what the sinks throw.
bool unpack(Input& file, const UnpackingSinks& sinks);

}  // namespace gazette
