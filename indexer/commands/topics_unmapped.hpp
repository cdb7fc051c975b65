// SPDX-License-Identifier: GPL-3.0-or-later
// Topics that sources state and that the tree of the index has not: candidates for aliases, or for
// topics of their own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

struct UnmappedTopic {
  std::string path;
  std::size_t count = 0;  ///< articles that are filed right there
};

/// Of the index in `folder`, the most frequent first; against the tree of `topics_file` when that
/// is not empty, as if the articles had come with it. Throws Error when there is no readable index
/// and for a bad topics file.
std::vector<UnmappedTopic> unmapped_topics(const std::string& folder,
                                           const std::string& topics_file);

/// The form gazette.unmapped/1 of docs/json.md, one line.
std::string render_json(const std::vector<UnmappedTopic>& topics);

/// A line each, the count first.
std::string render_text(const std::vector<UnmappedTopic>& topics);

}  // namespace gazette
