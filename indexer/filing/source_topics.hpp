// SPDX-License-Identifier: GPL-3.0-or-later
// The topics of an article by what its source gives: topics, sections of its URL, keywords.
// docs/topics.md has the order. Pure functions, thread-safe.
#pragma once

#include "core/schema/article.hpp"
#include "core/topics/topic_names.hpp"

namespace gazette {

/// `article` with the topics that its source states, mapped to those of the tree, without
/// repetitions. If the source states none, they come from the sections of its URL, else from its
/// keywords.
Article filed_by_source(Article article, const TopicNames& names);

/// `article` with the topics that a model assigned mapped to the current tree, in the same way;
/// those that it does not have come under `other_topics`. Of topics that become one, the most
/// confident is kept; a topic above another one is dropped. REQUIRES: the source's topics are
/// mapped already.
Article with_model_topics_mapped(Article article, const TopicNames& names);

}  // namespace gazette
