// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/glass_version.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "core/storage/small_file.hpp"

namespace gazette {
namespace {

constexpr std::size_t version_uuid_bytes = 16;
constexpr std::size_t statistics_count = 8;

/// "0f 0d Xapian Glass" and the format's date, 2016-03-14, in two bytes.
constexpr std::string_view glass_magic("\x0F\x0DXapian Glass\x04\x6E", 16);

/// The free blocks of a large table may take some bytes.
constexpr std::size_t max_glass_file_bytes = 4096;

constexpr unsigned without_file_mark = 1;
constexpr unsigned sequential_mark = 2;
constexpr unsigned block_bytes_shift = 11;

/// Takes what Xapian's pack_uint and pack_string have packed from the front of `bytes`.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  /// Seven bits a byte, the lowest first; the high bit says that more follow. Xapian packs no
  /// number with zeros at its end: they come from a flipped bit, which makes one number of two.
  std::optional<std::uint64_t> number() {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < rest_.size() && i < 9; ++i) {
      const auto byte = static_cast<unsigned char>(rest_[i]);
      value |= std::uint64_t{byte & 0x7FU} << (7 * i);
      if ((byte & 0x80U) != 0) continue;
      if (byte == 0 && i > 0) return std::nullopt;
      rest_.remove_prefix(i + 1);
      return value;
    }
    return std::nullopt;
  }

  std::optional<std::string> text() {
    const std::optional<std::uint64_t> size = number();
    if (!size || *size > rest_.size()) return std::nullopt;
    return take(*size);
  }

  std::string take(std::size_t bytes) {
    std::string taken(rest_.substr(0, bytes));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

std::optional<TableRoot> unpack_root(Unpacker& bytes) {
  const auto block = bytes.number();
  const auto form = bytes.number();
  const auto entries = bytes.number();
  const auto block_size = bytes.number();
  const auto min_compressed_bytes = bytes.number();
  std::optional<std::string> free_blocks = bytes.text();
  if (!free_blocks) return std::nullopt;  // then it had an end before
  return TableRoot{*block,
                   *form >> 2U,
                   (*form & without_file_mark) == 0,
                   (*form & sequential_mark) != 0,
                   *entries,
                   *block_size << block_bytes_shift,
                   *min_compressed_bytes,
                   std::move(*free_blocks)};
}

void put_packed(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) bytes += static_cast<char>(value | 0x80U);
  bytes += static_cast<char>(value);
}

/// A new database has none.
bool are_statistics(std::string_view packed) {
  Unpacker bytes(packed);
  for (std::size_t i = 0; i < statistics_count && !packed.empty(); ++i) {
    if (!bytes.number()) return false;
  }
  return bytes.rest().empty();
}

}  // namespace

std::optional<std::size_t> table_number(std::string_view file_name) {
  const auto* const found = std::find(table_names.begin(), table_names.end(), file_name);
  if (found == table_names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table_names.begin());
}

std::optional<GlassFile> parse_glass_file(std::string_view bytes) {
  if (!bytes.starts_with(glass_magic)) return std::nullopt;
  if (bytes.size() < glass_magic.size() + version_uuid_bytes) return std::nullopt;
  Unpacker rest(bytes.substr(glass_magic.size()));
  GlassFile file;
  file.version.uuid = rest.take(version_uuid_bytes);
  const std::optional<std::uint64_t> revision = rest.number();
  if (!revision) return std::nullopt;
  file.version.revision = *revision;
  file.version.hash = hash_at(bytes, 0);
  for (TableRoot& table : file.tables) {
    std::optional<TableRoot> root = unpack_root(rest);
    if (!root) return std::nullopt;
    table = std::move(*root);
  }
  if (!are_statistics(rest.rest())) return std::nullopt;
  file.statistics = rest.rest();
  return file;
}

std::string glass_file_bytes(const GlassFile& file) {
  std::string bytes(glass_magic);
  bytes += file.version.uuid;
  put_packed(bytes, file.version.revision);
  for (const TableRoot& table : file.tables) {
    put_packed(bytes, table.block);
    put_packed(bytes, table.level << 2U | (table.is_sequential ? sequential_mark : 0U) |
                          (table.has_file ? 0U : without_file_mark));
    put_packed(bytes, table.entries);
    put_packed(bytes, table.block_bytes >> block_bytes_shift);
    put_packed(bytes, table.min_compressed_bytes);
    put_packed(bytes, table.free_blocks.size());
    bytes += table.free_blocks;
  }
  return bytes + file.statistics;
}

std::optional<GlassFile> read_glass_file(const std::filesystem::path& generation) {
  return parse_glass_file(read_small_file(generation / version_name, max_glass_file_bytes).text);
}

std::uint64_t block_revision(std::string_view block) {
  std::uint64_t revision = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    revision = revision << 8U | static_cast<unsigned char>(block[i]);
  }
  return revision;
}

std::uint64_t block_level(std::string_view block) { return static_cast<unsigned char>(block[4]); }

}  // namespace gazette
