// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of a query, which the parser builds and compilers read; independent of any index.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/schema/schema.hpp"

namespace gazette {

struct Node {
  enum class Kind {
    ranked,     ///< any child may match, the more the better; but see `sign`, and conditions select
    word,       ///< `text`, typed between blanks: may be several words to the analyzer, and end in
                ///< `*` or `~`
    phrase,     ///< the words of `text` in this order, with at most `window` others in between
    near,       ///< the children, which are words, at most `window` words apart, in any order
    condition,  ///< `text` in `field`
    all,        ///< every child
    any,        ///< at least one child
    without,    ///< the first child, but none of the others
  };
  /// The sign before a child: `+` or `-`.
  enum class Sign { none, must, must_not };

  Kind kind = Kind::ranked;
  Sign sign = Sign::none;
  std::string text;
  const Field* field = nullptr;  ///< of a condition, never null there
  unsigned window = 0;
  unsigned times = 1;           ///< of a word: how often an article has it at least
  std::size_t byte_offset = 0;  ///< of `text` in the query
  bool is_exact = false;        ///< of a phrase: its words as they are typed, not other forms
  /// Of a condition: its words in any order, at most `window` words apart.
  bool is_in_any_order = false;
  std::vector<Node> children;
};

/// A node without children.
Node leaf(Node::Kind kind, std::string text, std::size_t byte_offset = 0);

/// `left` and `right` under one node of `kind`; a chain of the same operator stays one flat node. A
/// `+` before either becomes that of the whole.
Node join_signed(Node::Kind kind, Node left, Node right);

/// One line in prefix notation: `(ranked oil (+ "price rise") (- wheat) topic:economy)`.
std::string to_string(const Node& node);

}  // namespace gazette
