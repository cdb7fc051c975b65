// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/seal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "core/hash.hpp"

namespace gazette {
namespace {

constexpr std::size_t page_bytes = 4096;
constexpr std::size_t number_bytes = 8;
constexpr std::size_t hashes_per_page = page_bytes / number_bytes - 1;
constexpr std::size_t uuid_bytes = 16;
constexpr std::string_view magic = "gazette seal 1\n\n";

void put_number(std::string& bytes, std::uint64_t value) {
  for (unsigned shift = 0; shift < 64; shift += 8) {
    bytes += static_cast<char>(value >> shift & 0xFFU);
  }
}

std::uint64_t number_at(std::string_view bytes, std::size_t offset) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < number_bytes; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(bytes[offset + i])} << (8 * i);
  }
  return value;
}

/// Fills the last page of `bytes` and adds its hash.
void end_page(std::string& bytes) {
  const std::uint64_t number = bytes.size() / page_bytes;
  bytes.resize((number + 1) * page_bytes - number_bytes);
  put_number(bytes, hash_at(std::string_view(bytes).substr(number * page_bytes), number));
}

std::uint64_t pages_of(std::uint64_t blocks) {
  return blocks / hashes_per_page + (blocks % hashes_per_page == 0 ? 0 : 1);
}

/// Whether Xapian has blocks of that size.
bool is_block_size(std::uint64_t bytes) {
  return bytes >= 2048 && bytes <= 65536 && (bytes & (bytes - 1)) == 0;
}

/// Tells whether a file was replaced or changed.
struct FileIdentity {
  std::uint64_t device = 0, number = 0, bytes = 0;
  std::int64_t modified_s = 0, modified_ns = 0;

  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

FileIdentity identity_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

}  // namespace

std::uint64_t block_hash(std::string_view block, std::uint64_t number) {
  return std::max<std::uint64_t>(1, hash_at(block, number));
}

std::string seal_bytes(const SealContent& content) {
  std::string bytes(magic);
  put_number(bytes, content.version.revision);
  put_number(bytes, content.version.hash);
  bytes += content.version.uuid;
  std::uint64_t first_page = 1;
  for (const TableHashes& table : content.tables) {
    put_number(bytes, table.block_bytes);
    put_number(bytes, table.blocks.size());
    put_number(bytes, first_page);
    first_page += pages_of(table.blocks.size());
  }
  end_page(bytes);
  for (const TableHashes& table : content.tables) {
    for (std::size_t i = 0; i < table.blocks.size(); ++i) {
      put_number(bytes, table.blocks[i]);
      if ((i + 1) % hashes_per_page == 0 || i + 1 == table.blocks.size()) end_page(bytes);
    }
  }
  return bytes;
}

std::shared_ptr<const Seal> Seal::open(const std::filesystem::path& generation) {
  struct Cache {
    std::mutex mutex;
    std::map<std::string, std::pair<FileIdentity, std::weak_ptr<const Seal>>> seals;
  };
  static auto* const cache = new Cache;  // tables are closed until the very end
  const std::filesystem::path path = generation / seal_name;
  const FileIdentity identity = identity_of(path);
  const std::scoped_lock lock(cache->mutex);
  auto& [known, seal] = cache->seals[path.string()];
  if (std::shared_ptr<const Seal> open = seal.lock(); open && known == identity) return open;
  auto opened = std::make_shared<const Seal>(path);
  known = identity;
  seal = opened;
  return opened;
}

Seal::Seal(const std::filesystem::path& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {
  if (descriptor_ < 0) return;
  state_ = State::damaged;
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return;
  if (status.st_size % static_cast<off_t>(page_bytes) != 0) return;
  page_count_ = static_cast<std::uint64_t>(status.st_size) / page_bytes;
  pages_ = std::vector<std::atomic<const Page*>>(page_count_);
  if (read_first_page()) state_ = State::whole;
}

Seal::~Seal() {
  for (const std::atomic<const Page*>& page : pages_) delete page.load();
  if (descriptor_ >= 0) ::close(descriptor_);
}

/// Null when the page is damaged or cannot be read.
std::unique_ptr<const Seal::Page> Seal::read_page(std::uint64_t number) const {
  auto page = std::make_unique<Page>();
  const auto offset = static_cast<off_t>(number * page_bytes);
  if (::pread(descriptor_, page->data(), page_bytes, offset) != static_cast<ssize_t>(page_bytes)) {
    return nullptr;
  }
  const std::string_view content(page->data(), page_bytes - number_bytes);
  const std::uint64_t want = number_at({page->data(), page_bytes}, content.size());
  return want == hash_at(content, number) ? std::move(page) : nullptr;
}

/// As read_page(), once for each page.
const Seal::Page* Seal::page(std::uint64_t number) const {
  if (number >= page_count_) return nullptr;
  std::atomic<const Page*>& place = pages_[number];
  if (const Page* const known = place.load()) return known;
  std::unique_ptr<const Page> read = read_page(number);
  const Page* expected = nullptr;
  if (read && place.compare_exchange_strong(expected, read.get())) return read.release();
  return expected;  // of another thread, or null
}

bool Seal::read_first_page() {
  const Page* const whole = page(0);
  if (whole == nullptr) return false;
  const std::string_view first(whole->data(), whole->size());
  if (!first.starts_with(magic)) return false;
  std::size_t offset = magic.size();
  version_.revision = number_at(first, offset);
  version_.hash = number_at(first, offset + number_bytes);
  version_.uuid = first.substr(offset + 2 * number_bytes, uuid_bytes);
  offset += 2 * number_bytes + uuid_bytes;
  for (Table& table : tables_) {
    table = {number_at(first, offset), number_at(first, offset + number_bytes),
             number_at(first, offset + 2 * number_bytes)};
    offset += 3 * number_bytes;
    if (!fits(table)) return false;
  }
  return true;
}

/// Whether the hashes of a table lie within the file, after the first page, so that they take no
/// more memory than it has bytes; and whether blocks can be as large as it says.
bool Seal::fits(const Table& table) const {
  if (table.blocks == 0 && table.block_bytes == 0) return true;
  if (!is_block_size(table.block_bytes)) return false;
  return table.blocks == 0 || (table.first_page > 0 && table.first_page < page_count_ &&
                               pages_of(table.blocks) <= page_count_ - table.first_page);
}

std::uint64_t Seal::hash(std::size_t table, std::uint64_t block) const {
  if (state_ != State::whole || block >= tables_[table].blocks) return 0;
  const Page* const whole = page(tables_[table].first_page + block / hashes_per_page);
  if (whole == nullptr) return 0;
  return number_at({whole->data(), whole->size()}, block % hashes_per_page * number_bytes);
}

bool Seal::is_whole() const {
  if (state_ != State::whole) return false;
  for (std::uint64_t number = 0; number < page_count_; ++number) {
    if (!read_page(number)) return false;
  }
  return true;
}

SealContent Seal::content() const {
  SealContent content{version_, {}};
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    TableHashes& table = content.tables[i];
    table.block_bytes = tables_[i].block_bytes;
    table.blocks.resize(tables_[i].blocks);
    for (std::uint64_t at = 0; at < table.blocks.size(); ++at) table.blocks[at] = hash(i, at);
  }
  return content;
}

}  // namespace gazette
