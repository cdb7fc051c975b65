// SPDX-License-Identifier: GPL-3.0-or-later
// A page as a list of blocks of text, and its elements as ranges of them. What the parts of a page
// are is decided on this, without a parser's tree. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/pages/class_words.hpp"
#include "indexer/reading/html_tree.hpp"

namespace gazette {

enum class BlockKind { paragraph, heading, item, row, caption };

/// A piece of text that stands by itself.
struct Block {
  std::string text;  ///< on one line, never empty
  BlockKind kind = BlockKind::paragraph;
  int level = 0;               ///< of a heading, 1 to 6
  std::size_t bytes = 0;       ///< of `text` without blanks
  std::size_t link_bytes = 0;  ///< those of links
  std::size_t region = 0;      ///< the innermost one that it lies in
};

/// What the markup says that an element holds.
enum class Mark { none, main, story, article, body };

/// An element that holds blocks, or may.
struct Region {
  const HtmlNode* node = nullptr;
  std::size_t parent = 0;  ///< that of the first region is itself
  std::size_t begin = 0;   ///< its blocks are [begin, end)
  std::size_t end = 0;
  Role role = Role::none;       ///< by its attributes
  bool is_beside = false;       ///< by its tag: nav, aside, footer, form and the like
  bool may_hold_story = false;  ///< by its tag: not a paragraph, an item or a figure
  Mark mark = Mark::none;
  std::size_t kind = 0;  ///< equal for elements of equal tag and class, within a page
};

/// An element that holds a moment: time, or one with the class or the property of a date.
struct TimeMark {
  enum class Of { unknown, publication, modification };
  std::string value;       ///< for programs: its datetime, content or title; may be empty
  std::string text;        ///< for readers; its beginning
  std::size_t region = 0;  ///< the innermost one that it lies in
  std::size_t block = 0;   ///< the next block behind its beginning
  Of of = Of::unknown;
};

/// An element that names an author.
struct AuthorMark {
  std::string text;        ///< its beginning
  std::size_t region = 0;  ///< the innermost one that it lies in
  std::size_t block = 0;   ///< the next block behind its beginning
  bool is_sure = false;    ///< by a property or a relation, not by a word of a class
};

struct PageOutline {
  std::vector<Block> blocks;        ///< in the order of the page
  std::vector<Region> regions;      ///< each after its parent; the first is the whole page
  std::vector<TimeMark> times;      ///< in the order of the page
  std::vector<AuthorMark> authors;  ///< in the order of the page
};

/// The outline of the page below `root`, without scripts, styles and drawings. O(size of the tree).
PageOutline outline_of(const HtmlNode* root);

}  // namespace gazette
