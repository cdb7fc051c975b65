// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/table_tree.hpp"

#include <algorithm>
#include <fstream>
#include <ios>
#include <map>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

namespace gazette::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t tree_header_bytes = 11;
constexpr std::size_t tree_entry_bytes = 2;
constexpr std::size_t child_bytes = 4;
constexpr std::size_t part_bytes = 2;
constexpr unsigned first_part_mark = 0x2000;
constexpr unsigned item_size_mask = 0x1FFF;
constexpr std::size_t unsized_bytes = 3;

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

void put_number(std::string& bytes, std::size_t at, std::uint64_t value, std::size_t count) {
  for (std::size_t i = count; i-- > 0; value >>= 8U) {
    bytes[at + i] = static_cast<char>(value & 0xFFU);
  }
}

std::uint64_t revision_of(std::string_view block) { return number_at(block, 0, 4); }
std::uint64_t level_of(std::string_view block) { return number_at(block, 4, 1); }

/// The key of an item, and which part of a long tag it has: items are in this order.
struct ItemKey {
  std::string key;
  std::uint64_t part = 1;

  bool operator==(const ItemKey&) const = default;
  auto operator<=>(const ItemKey& other) const {
    return std::tie(key, part) <=> std::tie(other.key, other.part);
  }
};

/// Where the items of a block begin; empty when that cannot be.
std::vector<std::size_t> items_of(std::string_view block) {
  const std::size_t end = number_at(block, 9, 2);
  if (end < tree_header_bytes || end > block.size()) return {};
  std::vector<std::size_t> items;
  for (std::size_t at = tree_header_bytes; at + tree_entry_bytes <= end; at += tree_entry_bytes) {
    const std::size_t item = number_at(block, at, 2);
    const std::size_t least = level_of(block) == 0 ? unsized_bytes : child_bytes;
    if (item < end || item + least > block.size()) return {};
    items.push_back(item);
  }
  return items;
}

/// Nothing when the item does not fit into the block.
std::optional<ItemKey> leaf_key(std::string_view block, std::size_t item) {
  const std::uint64_t head = number_at(block, item, 2);
  const std::size_t bytes = (head & item_size_mask) + unsized_bytes;
  const std::size_t key_bytes = number_at(block, item + 2, 1);
  const bool is_first = (head & first_part_mark) != 0;
  const std::size_t least = unsized_bytes + key_bytes + (is_first ? 0 : part_bytes);
  if (bytes < least || item + bytes > block.size()) return std::nullopt;
  ItemKey found{std::string(block.substr(item + unsized_bytes, key_bytes))};
  if (!is_first) found.part = number_at(block, item + unsized_bytes + key_bytes, part_bytes);
  return found;
}

/// Block `number` of the table; empty when there is none, or it is not whole.
std::string whole_block(const DamagedTable& table, std::uint64_t number) {
  std::ifstream file(table.file, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(number * table.block_bytes));
  std::string block(table.block_bytes, '\0');
  file.read(block.data(), static_cast<std::streamsize>(block.size()));
  return file && table.is_whole(block, number) ? block : std::string();
}

template <typename See>
void for_each_block_of(const DamagedTable& table, See see) {
  std::ifstream file(table.file, std::ios::binary);
  std::string block(table.block_bytes, '\0');
  for (std::uint64_t number = 0;
       file && file.read(block.data(), static_cast<std::streamsize>(block.size())); ++number) {
    see(std::string_view(block), number);
  }
}

/// A leaf of a new tree.
struct Leaf {
  std::uint64_t block;
  std::uint64_t revision;
  ItemKey first, last;
};

std::vector<Leaf> whole_leaves(const DamagedTable& table) {
  std::vector<Leaf> leaves;
  for_each_block_of(table, [&](std::string_view block, std::uint64_t number) {
    if (level_of(block) != 0 || !table.is_whole(block, number)) return;
    const std::vector<std::size_t> items = items_of(block);
    if (items.empty()) return;
    const std::optional<ItemKey> first = leaf_key(block, items.front());
    const std::optional<ItemKey> last = leaf_key(block, items.back());
    if (!first || !last || *last < *first) return;
    leaves.push_back({number, revision_of(block), *first, *last});
  });
  return leaves;
}

/// Those that do not overlap, by their keys.
std::vector<Leaf> newest_of(std::vector<Leaf> leaves) {
  std::stable_sort(leaves.begin(), leaves.end(),
                   [](const Leaf& a, const Leaf& b) { return a.revision > b.revision; });
  std::map<ItemKey, Leaf> chosen;  // by their first keys
  for (Leaf& leaf : leaves) {
    const auto after = chosen.lower_bound(leaf.first);
    if (after != chosen.end() && after->first <= leaf.last) continue;
    if (after != chosen.begin() && std::prev(after)->second.last >= leaf.first) continue;
    chosen.emplace(leaf.first, leaf);
  }
  std::vector<Leaf> sorted;
  sorted.reserve(chosen.size());
  for (auto& [first, leaf] : chosen) sorted.push_back(std::move(leaf));
  return sorted;
}

/// The blocks of a tree above its leaves, appended to a table.
class Branches {
 public:
  Branches(const DamagedTable& table, std::uint64_t revision)
      : table_(table),
        revision_(revision),
        file_(table.file, std::ios::binary | std::ios::app),
        next_(fs::file_size(table.file) / table.block_bytes) {
    fs::resize_file(table.file, next_ * table.block_bytes);
  }

  /// A leaf with nothing but the empty item that every table begins with.
  std::uint64_t add_first_leaf() {
    std::string item(unsized_bytes, '\0');
    put_number(item, 0, first_part_mark | 0x4000U, 2);
    begin_block();
    put(item);
    return end_block(0);
  }

  struct Child {
    ItemKey first;
    std::uint64_t block;
  };

  /// One level above `children`.
  std::vector<Child> above(const std::vector<Child>& children, std::uint64_t level) {
    std::vector<Child> blocks;
    begin_block();
    for (const Child& child : children) {
      const std::size_t most = child_bytes + 1 + child.first.key.size() + part_bytes;
      if (lowest_ - end_ < most + tree_entry_bytes) {
        blocks.back().block = end_block(level);
        begin_block();
      }
      const bool is_first = end_ == tree_header_bytes;
      if (is_first) blocks.push_back({child.first, 0});
      put(item_for(is_first ? Child{{"", 0}, child.block} : child));
    }
    blocks.back().block = end_block(level);
    return blocks;
  }

  void close() {
    file_.close();
    if (file_) return;
    throw fs::filesystem_error("cannot write", table_.file,
                               std::make_error_code(std::errc::io_error));
  }

 private:
  static std::string item_for(const Child& child) {
    std::string item(child_bytes, '\0');
    put_number(item, 0, child.block, child_bytes);
    item += static_cast<char>(child.first.key.size());
    item += child.first.key;
    const std::size_t at = item.size();
    item.resize(at + part_bytes);
    put_number(item, at, child.first.part, part_bytes);
    return item;
  }

  void begin_block() {
    block_.assign(table_.block_bytes, '\0');
    end_ = tree_header_bytes;
    lowest_ = table_.block_bytes;
  }

  void put(const std::string& item) {
    lowest_ -= item.size();
    block_.replace(lowest_, item.size(), item);
    put_number(block_, end_, lowest_, tree_entry_bytes);
    end_ += tree_entry_bytes;
  }

  std::uint64_t end_block(std::uint64_t level) {
    put_number(block_, 0, revision_, 4);
    put_number(block_, 4, level, 1);
    put_number(block_, 5, lowest_ - end_, 2);
    put_number(block_, 7, lowest_ - end_, 2);
    put_number(block_, 9, end_, 2);
    file_.write(block_.data(), static_cast<std::streamsize>(block_.size()));
    return next_++;
  }

  const DamagedTable& table_;
  std::uint64_t revision_;
  std::ofstream file_;
  std::uint64_t next_;  ///< the number of the next block
  std::string block_;
  std::size_t end_ = 0;     ///< of its directory
  std::size_t lowest_ = 0;  ///< of its items
};

}  // namespace

bool has_whole_branches(const DamagedTable& table, const TreeRoot& root) {
  const std::string block = whole_block(table, root.block);
  if (block.empty() || level_of(block) != root.level) return false;
  if (root.level == 0) return true;
  const std::vector<std::size_t> items = items_of(block);
  return !items.empty() &&
         (root.level == 1 || std::all_of(items.begin(), items.end(), [&](auto at) {
            return has_whole_branches(table, {number_at(block, at, child_bytes), root.level - 1});
          }));
}

std::optional<TreeRoot> newest_root(const DamagedTable& table) {
  constexpr std::uint64_t most_levels = 10;  // as in Xapian; blocks that list free ones have more
  bool are_whole = true;
  std::optional<TreeRoot> root;
  std::uint64_t newest = 0;
  for_each_block_of(table, [&](std::string_view block, std::uint64_t number) {
    are_whole = are_whole && table.is_whole(block, number);
    const std::uint64_t level = level_of(block);
    if (level >= most_levels) return;
    const std::uint64_t revision = revision_of(block);
    if (root && std::pair(revision, level) < std::pair(newest, root->level)) return;
    root = TreeRoot{number, level};
    newest = revision;
  });
  return are_whole ? root : std::nullopt;
}

std::optional<TreeRoot> grow_tree(const DamagedTable& table) {
  const std::vector<Leaf> leaves = newest_of(whole_leaves(table));
  if (leaves.empty()) return std::nullopt;
  std::uint64_t revision = 0;
  for (const Leaf& leaf : leaves) revision = std::max(revision, leaf.revision);
  Branches branches(table, revision);
  std::vector<Branches::Child> level;
  if (!leaves.front().first.key.empty()) level.push_back({{}, branches.add_first_leaf()});
  for (const Leaf& leaf : leaves) level.push_back({leaf.first, leaf.block});
  std::uint64_t height = 0;
  while (level.size() > 1) level = branches.above(level, ++height);
  branches.close();
  return TreeRoot{level.front().block, height};
}

std::optional<std::string> last_key(const DamagedTable& table, const TreeRoot& root) {
  TreeRoot at = root;
  while (true) {
    const std::string block = whole_block(table, at.block);
    if (block.empty() || level_of(block) != at.level) return std::nullopt;
    const std::vector<std::size_t> items = items_of(block);
    if (items.empty()) return std::nullopt;
    if (at.level > 0) {
      at = {number_at(block, items.back(), child_bytes), at.level - 1};
      continue;
    }
    const std::optional<ItemKey> key = leaf_key(block, items.back());
    if (!key || key->key.empty()) return std::nullopt;
    return key->key;
  }
}

}  // namespace gazette::glass
