// SPDX-License-Identifier: GPL-3.0-or-later
// A page as a list of text blocks, with its elements as ranges of blocks. The questions of this
// room are decided on it rather than on the parser's tree. Pure functions, thread-safe; text is
// UTF-8.
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
  std::size_t bytes = 0;       ///< of `text`, blanks not counted
  std::size_t link_bytes = 0;  ///< of these, within links
  std::size_t region = 0;      ///< the innermost region around it
};

/// What an element contains, according to its markup.
enum class Mark { none, main, story, article, body };

/// An element that contains blocks, or could.
struct Region {
  const HtmlNode* node = nullptr;
  std::size_t parent = 0;  ///< index of the parent; that of the first region is itself
  std::size_t begin = 0;   ///< its blocks are [begin, end)
  std::size_t end = 0;
  Role role = Role::none;       ///< by its attributes
  bool is_beside = false;       ///< by its tag: nav, aside, footer, form
  bool may_hold_story = false;  ///< by its tag: not a paragraph, list item or figure
  Mark mark = Mark::none;
  std::size_t kind = 0;  ///< equal for elements of the page with equal tag and class
};

/// An element that states a time: `time`, or one with the class or property of a date.
struct TimeMark {
  enum class Of { unknown, publication, modification };
  std::string value;       ///< for programs: its attribute datetime, content or title; may be empty
  std::string text;        ///< for people; only its beginning
  std::size_t region = 0;  ///< the innermost region around it
  std::size_t block = 0;   ///< the first block after its beginning
  Of of = Of::unknown;
};

/// An element that names an author.
struct AuthorMark {
  std::string text;        ///< its beginning
  std::size_t region = 0;  ///< the innermost region around it
  std::size_t block = 0;   ///< the first block after its beginning
  bool is_sure = false;    ///< known by its property or relation, not by a word in its class
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
