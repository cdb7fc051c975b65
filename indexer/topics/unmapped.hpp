// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics unmapped: topics that sources state but the topic tree lacks. They may
// become aliases, or topics of their own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

struct UnmappedTopic {
  std::string path;
  std::size_t count = 0;  ///< articles with exactly this topic
};

/// The unmapped topics of the index in `folder`, the most frequent first. With a `topics_file` that
/// is not empty, those that its tree would lack. Throws Error when there is no readable index, and
/// for a bad topics file.
std::vector<UnmappedTopic> unmapped_topics(const std::string& folder,
                                           const std::string& topics_file);

/// gazette.unmapped/1 of docs/json.md, one line.
std::string render_json(const std::vector<UnmappedTopic>& topics);

/// One line per topic, the count first.
std::string render_text(const std::vector<UnmappedTopic>& topics);

}  // namespace gazette
