// SPDX-License-Identifier: GPL-3.0-or-later
// What a query means, before any index is asked: a tree of plain values between the parser and the
// compiler.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/schema/schema.hpp"

namespace gazette {

struct Node {
  enum class Kind {
    ranked,     ///< children any of which may match, the more the better; see `sign` and conditions
    word,       ///< `text`, what was typed between blanks: may analyse into several words, and
                ///< end in `*` or `~`
    phrase,     ///< the words of `text` in this order, with at most `window` others among them
    near,       ///< children (words) at most `window` words apart, in any order
    condition,  ///< `text` in `field`
    all,        ///< every child
    any,        ///< at least one child
    without,    ///< the first child, but none of the others
  };
  /// What a child of `ranked` was marked with.
  enum class Sign { none, must, must_not };

  Kind kind = Kind::ranked;
  Sign sign = Sign::none;
  std::string text;
  const Field* field = nullptr;
  unsigned window = 0;
  std::size_t byte_offset = 0;  ///< of `text` in the query
  std::vector<Node> children;
};

/// A node without children.
Node leaf(Node::Kind kind, std::string text, std::size_t byte_offset = 0);

/// `left` and `right` under one node of `kind`; a chain of the same operator stays one flat node. A
/// plus before either counts for the whole.
Node join_signed(Node::Kind kind, Node left, Node right);

/// One line, prefix notation: `(ranked oil (+ "price rise") (- wheat) topic:economy)`.
std::string to_string(const Node& node);

}  // namespace gazette
