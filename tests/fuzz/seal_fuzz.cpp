// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the seal of a small index, with hashes that fit: of which blocks there are hashes,
// and where in the file, is what the input says. Whoever opens, verifies or continues the seal
// finishes, or says that the tables do not fit it.
//
// The first byte of the input says whether the seal bears the version of the index; then comes the
// first page, and what does not fit into it is cut into further ones.
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "core/hash.hpp"
#include "core/storage/block_recorder.hpp"
#include "core/storage/seal.hpp"
#include "core/storage/sealed_files.hpp"
#include "indexer/database/database_folder.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/small_index.hpp"
#include "tests/read_file.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t page_bytes = 4096;
constexpr std::size_t hash_bytes = 8;

/// What the first page holds before it is filled with zeros: 16 bytes that say what the file is,
/// two numbers and 16 bytes of the version, and three numbers for each table.
constexpr std::size_t version_offset = 16;
constexpr std::size_t version_bytes = 32;
constexpr std::size_t first_page_bytes = version_offset + version_bytes + 6 * 24;

void add_page(std::string& file, std::string_view content) {
  const std::size_t number = file.size() / page_bytes;
  std::string page(content);
  page.resize(page_bytes - hash_bytes);
  const std::uint64_t hash = hash_at(page, number);
  for (unsigned shift = 0; shift < 64; shift += 8) page += static_cast<char>(hash >> shift & 0xFFU);
  file += page;
}

/// The file that the input describes; `whole` is the seal of the index.
std::string seal_of(std::string_view input, const std::string& whole) {
  const bool is_of_index = take_byte(input) % 2 == 1;
  std::string first(input.substr(0, first_page_bytes));
  input.remove_prefix(first.size());
  first.resize(first_page_bytes);
  first.replace(0, version_offset, whole, 0, version_offset);
  if (is_of_index)
    first.replace(version_offset, version_bytes, whole, version_offset, version_bytes);
  std::string file;
  add_page(file, first);
  while (!input.empty()) {
    const std::string_view page = input.substr(0, page_bytes - hash_bytes);
    add_page(file, page);
    input.remove_prefix(page.size());
  }
  return file;
}

void check(const Seal& seal) {
  if (seal.state() != Seal::State::whole) return;
  demand(seal.is_whole(), "a page with its hash is not whole");
  const SealContent content = seal.content();
  for (std::size_t table = 0; table < table_names.size(); ++table) {
    const std::vector<std::uint64_t>& blocks = content.tables[table].blocks;
    demand(blocks.size() == seal.block_count(table), "a block has no place");
    demand(seal.hash(table, blocks.size()) == 0, "a block that is not there has a hash");
  }
  demand(seal_bytes(content).size() % page_bytes == 0, "a seal does not consist of pages");
}

/// Does `work`, which may find that the tables do not fit the seal.
template <typename Work>
void attempt(Work work) {
  try {
    work();
  } catch (const Xapian::DatabaseError&) {
  }
}

void use(const fs::path& generation) {
  check(Seal(generation / seal_name));
  attempt([&] { verify_files(generation); });
  attempt([&] { unfit_blocks(generation, 3); });
  attempt([&] { Xapian::Database(generation.string()).get_document(1).get_data(); });
  attempt([&] { seal_bytes(BlockRecorder(generation).seal()); });
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const gazette::SmallIndex index;
  static const auto generation = gazette::existing_generation(index.path());
  static const std::string whole = gazette::read_file(generation / gazette::seal_name);
  gazette::write_file(generation / gazette::seal_name,
                      gazette::seal_of(gazette::input_text(data, size), whole));
  gazette::use(generation);
  return 0;
}
