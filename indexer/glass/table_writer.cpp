// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/table_writer.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "indexer/glass/output_file.hpp"
#include "indexer/glass/packing.hpp"

namespace gazette::glass {
namespace {

constexpr std::size_t block_bytes = 8192;
constexpr std::size_t header_bytes = 11;
constexpr std::size_t directory_entry_bytes = 2;
constexpr std::size_t max_key_bytes = 255;

/// Four items fit in a block.
constexpr std::size_t max_item_bytes = (block_bytes - header_bytes - 4 * directory_entry_bytes) / 4;

/// Shorter tags are not compressed. The same number as in Xapian.
constexpr std::size_t min_deflated_bytes = 18;

/// Flags in the two bytes with the size of an item.
constexpr unsigned deflated_mark = 0x8000;
constexpr unsigned last_mark = 0x4000;
constexpr unsigned first_mark = 0x2000;

/// The stored size does not count the bytes that every item has.
constexpr std::size_t uncounted_bytes = 3;

/// The parts of a long tag are numbered from 1.
using PartNumber = std::uint16_t;

Error too_large() {
  return Error(
      "an article is too large: Xapian cannot store a record of more than 130 MB, compressed",
      "shorten it, or leave out its file");
}

void put_bytes(std::string& to, std::uint64_t value, unsigned bytes) {
  while (bytes-- > 0) to += static_cast<char>((value >> (8 * bytes)) & 0xFFU);
}

/// Compresses to raw deflate streams, about as small as zlib's level 6, in less time.
class Deflater {
 public:
  Deflater() : compressor_(libdeflate_alloc_compressor(6)) {
    if (compressor_ == nullptr) throw std::bad_alloc();
  }

  /// Returns an empty view unless the result is shorter than `bytes`.
  std::string_view deflate(std::string_view bytes) {
    buffer_.resize(bytes.size());
    const std::size_t size = libdeflate_deflate_compress(
        compressor_.get(), bytes.data(), bytes.size(), buffer_.data(), buffer_.size() - 1);
    return std::string_view(buffer_).substr(0, size);
  }

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const {
      libdeflate_free_compressor(compressor);
    }
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string buffer_;
};

/// A block that is being filled: the directory grows after the header, items grow from the end.
class Block {
 public:
  Block() : bytes_(block_bytes, '\0') {}

  bool has_room(std::size_t item_bytes) const {
    return item_bytes + directory_entry_bytes <= lowest_item_ - directory_end_;
  }

  void put(std::string_view item) {
    lowest_item_ -= item.size();
    std::copy(item.begin(), item.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(lowest_item_));
    set(directory_end_, lowest_item_);
    directory_end_ += directory_entry_bytes;
  }

  /// Returns the bytes of the block and empties it.
  std::string take(unsigned level) {
    bytes_[3] = 1;  // revision
    bytes_[4] = static_cast<char>(level);
    set(5, lowest_item_ - directory_end_);
    set(7, lowest_item_ - directory_end_);
    set(9, directory_end_);
    std::string whole(block_bytes, '\0');
    whole.swap(bytes_);
    directory_end_ = header_bytes;
    lowest_item_ = block_bytes;
    return whole;
  }

 private:
  void set(std::size_t at, std::size_t value) {
    bytes_[at] = static_cast<char>(value >> 8U);
    bytes_[at + 1] = static_cast<char>(value & 0xFFU);
  }

  std::string bytes_;
  std::size_t directory_end_ = header_bytes;
  std::size_t lowest_item_ = block_bytes;
};

/// Separates a block from the previous one: a key greater than all keys of that one and not greater
/// than the first of this one. The first block of a level has none.
struct Divider {
  std::string key;
  PartNumber part = 0;
};

/// One level of the tree.
struct Level {
  Block block;
  Divider divider;  ///< before `block`
  bool has_closed_blocks = false;
};

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  return static_cast<std::size_t>(end - a.begin());
}

}  // namespace

struct TableWriter::State {
  State(std::filesystem::path where, Tags how, Presence when)
      : path(std::move(where)), tags(how), presence(when) {}

  void start() {
    file = std::make_unique<OutputFile>(path);
    if (tags == Tags::compressed) deflater = std::make_unique<Deflater>();
    levels.emplace_back();
    put_tag({}, {}, 0);  // every table begins with an empty entry
  }

  /// Cuts a tag into items that fit.
  void put_tag(std::string_view key, std::string_view tag, unsigned marks) {
    const std::size_t room = max_item_bytes - uncounted_bytes - key.size();
    marks |= first_mark;
    PartNumber part = 1;
    do {
      const std::size_t bytes = std::min(tag.size(), part == 1 ? room : room - sizeof part);
      if (bytes == tag.size()) marks |= last_mark;
      put_leaf_item(key, part, tag.substr(0, bytes), marks);
      tag.remove_prefix(bytes);
      marks &= ~first_mark;
      if (++part == 0) throw too_large();
    } while (!tag.empty());
    last_key = key;
  }

  void put_leaf_item(std::string_view key, PartNumber part, std::string_view bytes,
                     unsigned marks) {
    item.clear();
    const std::size_t number_bytes = part == 1 ? 0 : sizeof part;
    put_bytes(item, marks | (key.size() + number_bytes + bytes.size()), 2);
    item += static_cast<char>(key.size());
    item += key;
    put_bytes(item, part, static_cast<unsigned>(number_bytes));
    item += bytes;
    if (!levels[0].block.has_room(item.size())) {
      close_block(0);
      const std::size_t differing = part > 1 ? key.size() : shared_bytes(last_key, key) + 1;
      levels[0].divider = {std::string(key.substr(0, differing)), part};
    }
    levels[0].block.put(item);
  }

  /// Writes the block of a level and adds it to the level above.
  void close_block(std::size_t height) {
    const std::uint32_t number = write_block(height);
    if (levels.size() == height + 1) levels.emplace_back();
    put_branch_item(height + 1, levels[height].divider, number);
    levels[height].has_closed_blocks = true;
  }

  std::uint32_t write_block(std::size_t height) {
    file->write(levels[height].block.take(static_cast<unsigned>(height)));
    return blocks++;
  }

  void put_branch_item(std::size_t height, Divider divider, std::uint32_t child) {
    const std::size_t bytes = 4 + 1 + divider.key.size() + sizeof divider.part;
    if (!levels[height].block.has_room(bytes)) {
      close_block(height);
      levels[height].divider = std::exchange(divider, {});  // the first item of a block has no key
    }
    std::string branch;
    put_bytes(branch, child, 4);
    branch += static_cast<char>(divider.key.size());
    branch += divider.key;
    put_bytes(branch, divider.part, sizeof divider.part);
    levels[height].block.put(branch);
  }

  /// Writes the blocks of all levels and returns the number of the root.
  std::uint32_t close_all() {
    std::size_t height = 0;
    while (levels[height].has_closed_blocks) close_block(height++);
    const std::uint32_t root = write_block(height);
    file->close();
    return root;
  }

  std::filesystem::path path;
  Tags tags;
  Presence presence;
  std::unique_ptr<OutputFile> file;
  std::unique_ptr<Deflater> deflater;
  std::vector<Level> levels;  ///< from the leaves up
  std::string last_key;
  std::string item;  ///< its memory is kept
  std::uint32_t blocks = 0;
  std::uint64_t entries = 0;
};

TableWriter::TableWriter(std::filesystem::path file, Tags tags, Presence presence)
    : state_(std::make_unique<State>(std::move(file), tags, presence)) {}
TableWriter::~TableWriter() = default;
TableWriter::TableWriter(TableWriter&&) noexcept = default;
TableWriter& TableWriter::operator=(TableWriter&&) noexcept = default;

void TableWriter::add(std::string_view key, std::string_view tag) {
  State& state = *state_;
  if (key.size() > max_key_bytes) throw std::length_error("a key too long for Xapian");
  if (!state.file) state.start();
  ++state.entries;
  if (state.deflater && tag.size() > min_deflated_bytes) {
    const std::string_view deflated = state.deflater->deflate(tag);
    if (!deflated.empty()) return state.put_tag(key, deflated, deflated_mark);
  }
  state.put_tag(key, tag, 0);
}

std::string TableWriter::finish() {
  State& state = *state_;
  constexpr unsigned sequential = 2;  // leaves have ascending numbers
  constexpr unsigned without_file = 1;
  if (!state.file && state.presence == Presence::always) state.start();
  std::uint32_t root = 0;
  std::uint64_t form = sequential | without_file;
  if (state.file) {
    root = state.close_all();
    form = (state.levels.size() - 1) << 2U | sequential;
  }
  std::string packed;
  pack_number(packed, root);
  pack_number(packed, form);
  pack_number(packed, state.entries);
  pack_number(packed, block_bytes >> 11U);
  pack_number(packed, state.tags == Tags::compressed ? min_deflated_bytes : 0);
  std::string free_blocks;
  pack_number(free_blocks, 1);             // revision
  pack_number(free_blocks, state.blocks);  // the first unused block number
  for (int i = 0; i < 4; ++i) pack_number(free_blocks, 0);
  pack_string(packed, state.file ? free_blocks : std::string());
  return packed;
}

}  // namespace gazette::glass
