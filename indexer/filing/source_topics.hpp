// SPDX-License-Identifier: GPL-3.0-or-later
// Under which topics of the tree an article comes by what its source gives: topics, sections in its
// address, keywords. docs/topics.md tells the order.
#pragma once

#include "core/schema/article.hpp"
#include "core/topics/topic_names.hpp"

namespace gazette {

/// `article` with the topics that its source states where the tree has them, each once. When the
/// source states none, the sections in its url give them, else its keywords.
Article filed_by_source(Article article, const TopicNames& names);

/// `article` with what a model filed where the tree has it now, below `other_topics` where it has
/// nothing of that name, as if a source stated it. Of topics that are one now the surest is kept;
/// one that lies above another says nothing more. The source's topics are to be mapped already.
Article with_model_topics_mapped(Article article, const TopicNames& names);

}  // namespace gazette
