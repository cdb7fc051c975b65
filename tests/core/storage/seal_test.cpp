// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/seal.hpp"

#include <filesystem>
#include <limits>
#include <string>
#include <string_view>

#include "core/hash.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::seal_test {
namespace {

/// A seal whose first table has two pages of hashes, its third one exactly, and its last three.
SealContent sample() {
  SealContent content{{"0123456789abcdef", 7, 99}, {}};
  for (const auto& [table, blocks] :
       {std::pair{std::size_t{0}, 512}, std::pair{std::size_t{2}, 511},
        std::pair{std::size_t{5}, 3}}) {
    content.tables[table].block_bytes = 8192;
    for (int i = 0; i < blocks; ++i) {
      content.tables[table].blocks.push_back(table * 1000 + static_cast<std::size_t>(i) + 1);
    }
  }
  return content;
}

std::filesystem::path write_seal(const TemporaryFolder& folder, const std::string& bytes) {
  std::filesystem::path path = folder / std::string(seal_name);
  write_file(path, bytes);
  return path;
}

TEST_CASE("a seal says what was written to it, block by block and as a whole") {
  const TemporaryFolder folder;
  const SealContent content = sample();
  write_seal(folder, seal_bytes(content));
  const auto seal = Seal::open(folder.path());
  REQUIRE(seal->state() == Seal::State::whole);
  CHECK(seal->is_whole());
  CHECK(seal->version() == content.version);
  const SealContent read = seal->content();
  for (std::size_t table = 0; table < content.tables.size(); ++table) {
    const TableHashes& want = content.tables[table];
    CHECK(read.tables[table].blocks == want.blocks);
    CHECK(seal->block_bytes(table) == want.block_bytes);
    for (std::size_t block = 0; block < want.blocks.size(); ++block) {
      if (seal->hash(table, block) != want.blocks[block]) FAIL(table << ' ' << block);
    }
    CHECK(seal->hash(table, want.blocks.size()) == 0);
  }
}

TEST_CASE("a flipped bit costs the hashes of its page, and never gives a wrong one") {
  const TemporaryFolder folder;
  const SealContent content = sample();
  const std::string whole = seal_bytes(content);
  for (std::size_t byte = 0; byte < whole.size(); byte += 7) {
    std::string bytes = whole;
    bytes[byte] = static_cast<char>(bytes[byte] ^ (1 << byte % 8));
    write_seal(folder, bytes);
    const auto seal = Seal::open(folder.path());
    CHECK_FALSE(seal->is_whole());
    CHECK((seal->state() == Seal::State::damaged) == (byte < 4096));
    for (const std::size_t table : {0, 2, 5}) {
      for (std::size_t block = 0; block < content.tables[table].blocks.size(); block += 37) {
        const std::uint64_t hash = seal->hash(table, block);
        if (hash != 0 && hash != content.tables[table].blocks[block]) FAIL(byte);
      }
    }
  }
}

TEST_CASE("a seal that is missing, cut or something else is no seal") {
  const TemporaryFolder folder;
  CHECK(Seal::open(folder.path())->state() == Seal::State::missing);
  const std::string whole = seal_bytes(sample());
  for (const std::string& bytes : {std::string(), whole.substr(0, 4096), whole.substr(0, 5000),
                                   std::string(4096, 'a'), std::string(8192, '\0')}) {
    write_seal(folder, bytes);
    CHECK(Seal::open(folder.path())->state() == Seal::State::damaged);
  }
  std::filesystem::remove(folder / std::string(seal_name));
  std::filesystem::create_directory(folder / std::string(seal_name));
  CHECK(Seal::open(folder.path())->state() == Seal::State::damaged);
}

/// `seal` with another number at `offset` in its first page, whose hash fits again.
std::string with_number(std::string seal, std::size_t offset, std::uint64_t number) {
  constexpr std::size_t hash_offset = 4096 - 8;
  const auto put = [&](std::size_t at, std::uint64_t value) {
    for (std::size_t i = 0; i < 8; ++i) seal[at + i] = static_cast<char>(value >> 8 * i & 0xFFU);
  };
  put(offset, number);
  put(hash_offset, hash_at(std::string_view(seal).substr(0, hash_offset), 0));
  return seal;
}

TEST_CASE("a seal whose numbers do not fit its file is damaged, even if its hashes fit") {
  const TemporaryFolder folder;
  const std::string whole = seal_bytes(sample());
  constexpr std::size_t block_bytes = 48, blocks = 56, first_page = 64;  // of the first table
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  struct Case {
    std::size_t offset;
    std::uint64_t number;
  };
  for (const auto& [offset, number] :
       {Case{blocks, 4 * 511 + 1}, Case{blocks, most}, Case{blocks, most - 509},
        Case{first_page, 4}, Case{first_page, most}, Case{first_page, 0}, Case{block_bytes, 0},
        Case{block_bytes, 1}, Case{block_bytes, 8191}, Case{block_bytes, std::uint64_t{1} << 40U},
        Case{block_bytes, most}}) {
    CAPTURE(offset, number);
    write_seal(folder, with_number(whole, offset, number));
    CHECK(Seal::open(folder.path())->state() == Seal::State::damaged);
  }
  write_seal(folder, with_number(whole, block_bytes, 2048));
  CHECK(Seal::open(folder.path())->state() == Seal::State::whole);
}

TEST_CASE("the same block elsewhere has another hash") {
  const std::string block(8192, 'a');
  CHECK(block_hash(block, 1) == block_hash(block, 1));
  CHECK(block_hash(block, 1) != block_hash(block, 2));
  CHECK(block_hash(block, 1) != 0);
}

}  // namespace
}  // namespace gazette::seal_test
