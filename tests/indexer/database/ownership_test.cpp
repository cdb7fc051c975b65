// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/ownership.hpp"

#include <filesystem>
#include <string>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::ownership_test {
namespace {

namespace fs = std::filesystem;
using State = GenerationMarker::State;

TEST_CASE("each index has an identity of its own, and its marker keeps it") {
  const std::string identity = new_identity();
  CHECK(identity.size() == 32);
  CHECK(identity != new_identity());
  const TemporaryFolder folder;
  CHECK_FALSE(read_index_marker(folder.path()));
  write_index_marker(folder.path(), identity);
  CHECK(read_index_marker(folder.path()) == identity);
}

TEST_CASE("the marker of a generation says what was written to it") {
  for (const GenerationMarker& marker :
       {GenerationMarker{new_identity(), State::unfinished, {}},
        GenerationMarker{new_identity(), State::complete, {"generation-1"}},
        GenerationMarker{new_identity(), State::published, {"generation-12", "generation-7"}}}) {
    const TemporaryFolder folder;
    CHECK_FALSE(read_generation_marker(folder.path()));
    write_generation_marker(folder.path(), marker);
    CHECK(read_generation_marker(folder.path()) == marker);
  }
}

TEST_CASE("no flipped bit and no cut of a marker is overlooked") {
  const TemporaryFolder folder;
  write_index_marker(folder.path(), new_identity());
  write_generation_marker(folder.path(), {new_identity(), State::published, {"generation-3"}});
  const fs::path index = folder / std::string(index_marker_name);
  const fs::path generation = folder / std::string(generation_marker_name);
  const std::string index_text = read_file(index);
  for (std::size_t bit = 0; bit < index_text.size() * 8; ++bit) {
    std::string text = index_text;
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
    write_file(index, text);
    CHECK_THROWS_AS(read_index_marker(folder.path()), Error);
    write_file(index, index_text.substr(0, bit / 8));
    CHECK_THROWS_AS(read_index_marker(folder.path()), Error);
  }
  const std::string generation_text = read_file(generation);
  for (std::size_t bit = 0; bit < generation_text.size() * 8; ++bit) {
    std::string text = generation_text;
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
    write_file(generation, text);
    CHECK_FALSE(read_generation_marker(folder.path()));
    write_file(generation, generation_text.substr(0, bit / 8));
    CHECK_FALSE(read_generation_marker(folder.path()));
  }
}

TEST_CASE("a generation is removed with its marker last") {
  const TemporaryFolder folder;
  const fs::path generation = folder / "generation-1";
  write_file(generation / "postlist.glass", "");
  write_file(generation / "part-1" / "iamglass", "");
  CHECK_FALSE(holds_only_marker(generation));
  write_generation_marker(generation, {new_identity(), State::unfinished, {}});
  CHECK_FALSE(holds_only_marker(generation));
  remove_generation(generation);
  CHECK_FALSE(fs::exists(generation));
  fs::create_directory(generation);
  CHECK(holds_only_marker(generation));
  write_generation_marker(generation, {new_identity(), State::unfinished, {}});
  CHECK(holds_only_marker(generation));
}

}  // namespace
}  // namespace gazette::ownership_test
