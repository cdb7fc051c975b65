// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/generations.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/storage/stub.hpp"
#include "indexer/database/ownership.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::database_generations_test {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;
using State = GenerationMarker::State;

constexpr std::chrono::seconds no_wait{0};

Strings names_in(const fs::path& folder) {
  Strings names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

void fill(const fs::path& generation) { write_file(generation / "iamglass", "tables"); }

/// What a run does that makes a new generation current.
void swap(const fs::path& folder, WriteMode mode = WriteMode::update) {
  Generations generations(folder, no_wait, mode);
  generations.accept(Current::readable);
  const fs::path next = generations.begin();
  fill(next);
  generations.publish(next);
}

void open(const fs::path& folder, WriteMode mode = WriteMode::update) {
  Generations(folder, no_wait, mode).accept(Current::readable);
}

/// The message of a refusal to open, after which everything must be as it was.
std::string refusal(const fs::path& folder, WriteMode mode = WriteMode::update) {
  const Strings before = names_in(folder);
  std::string message;
  try {
    open(folder, mode);
  } catch (const Error& error) {
    message = error.what();
    CHECK_FALSE(error.hint().empty());
  }
  CHECK(names_in(folder) == before);
  return message;
}

TEST_CASE("the generation before the current one stays until the next swap") {
  const TemporaryFolder folder;
  for (const Strings& want : {Strings{"generation-1"}, Strings{"generation-1", "generation-2"},
                              Strings{"generation-2", "generation-3"}}) {
    swap(folder.path());
    CHECK(names_in(folder.path()) == want);
    open(folder.path());
    CHECK(names_in(folder.path()) == want);
  }
}

TEST_CASE("what killed runs left is removed by the next writer") {
  const TemporaryFolder folder;
  swap(folder.path());
  {
    Generations generations(folder.path(), no_wait, WriteMode::update);
    generations.accept(Current::readable);
    fill(generations.begin());           // killed while it was built
    generations.begin_building();        // killed before it wrote anything
    fill(generations.begin_building());  // under another name, since that one is there
  }
  fs::create_directory(folder / "generation-9");  // killed before its marker was written
  CHECK(names_in(folder.path()) ==
        Strings{"building", "building-2", "generation-1", "generation-2", "generation-9"});
  open(folder.path());
  CHECK(names_in(folder.path()) == Strings{"generation-1"});
}

TEST_CASE("a run killed at any step of a swap leaves what the next writer understands") {
  struct Case {
    const char* died;
    State state;
    const char* stub;
    Strings want;
  };
  for (const Case& each :
       {Case{"before the stub", State::complete, "generation-2", {"generation-1", "generation-2"}},
        Case{"after the stub", State::complete, "generation-3", {"generation-2", "generation-3"}},
        Case{"before the removal",
             State::published,
             "generation-3",
             {"generation-2", "generation-3"}}}) {
    CAPTURE(each.died);
    const TemporaryFolder folder;
    swap(folder.path());
    swap(folder.path());
    fs::path next;
    {
      Generations generations(folder.path(), no_wait, WriteMode::update);
      generations.accept(Current::readable);
      next = generations.begin();
      fill(next);
    }
    GenerationMarker marker = read_generation_marker(next).value();
    marker.state = each.state;
    write_generation_marker(next, marker);
    write_file(folder / std::string(stub_name), stub_text(each.stub));
    open(folder.path());
    CHECK(names_in(folder.path()) == each.want);
    CHECK(read_generation_marker(folder / each.stub)->state == State::published);
  }
}

TEST_CASE("a run killed just before its first stub is finished by the next writer") {
  const TemporaryFolder folder;
  {
    Generations generations(folder.path(), no_wait, WriteMode::update);
    generations.accept(Current::unreadable);
    const fs::path first = generations.begin();
    fill(first);
    GenerationMarker marker = read_generation_marker(first).value();
    marker.state = State::complete;
    write_generation_marker(first, marker);
  }
  open(folder.path());
  CHECK(read_stub(folder.path()).generation == "generation-1");
  CHECK(read_generation_marker(folder / "generation-1")->state == State::published);
}

TEST_CASE("a stub that is gone or damaged is a refusal, and no generation is touched") {
  const TemporaryFolder folder;
  swap(folder.path());
  swap(folder.path());
  const fs::path stub = folder / std::string(stub_name);
  const std::string whole = read_file(stub);
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string text = whole;
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
    write_file(stub, text);
    CAPTURE(bit);
    CHECK_FALSE(refusal(folder.path()).empty());
  }
  for (const std::string text : {"auto generation-1\n", "auto generation-7\n", "", "auto .\n"}) {
    CAPTURE(text);
    write_file(stub, text);
    CHECK_FALSE(refusal(folder.path()).empty());
  }
  fs::remove(stub);
  CHECK_FALSE(refusal(folder.path()).empty());
  write_file(stub, whole);
  CHECK(refusal(folder.path()).empty());
}

TEST_CASE("a rebuild takes the place of all that a damaged stub left, one swap later") {
  const TemporaryFolder folder;
  swap(folder.path());
  swap(folder.path());
  write_file(folder / std::string(stub_name), "auto gen");
  swap(folder.path(), WriteMode::rebuild);
  CHECK(names_in(folder.path()) == Strings{"generation-1", "generation-2", "generation-3"});
  open(folder.path());
  swap(folder.path());
  CHECK(names_in(folder.path()) == Strings{"generation-3", "generation-4"});
}

TEST_CASE("a stub that is not known to be ours is not replaced, even by a rebuild") {
  const TemporaryFolder folder;
  const fs::path stub = folder / std::string(stub_name);
  write_file(stub, "remote :/bin/true\n");
  for (const WriteMode mode : {WriteMode::update, WriteMode::rebuild}) {
    CHECK_FALSE(refusal(folder.path(), mode).empty());
  }
  CHECK(read_file(stub) == "remote :/bin/true\n");
}

TEST_CASE(
    "an index from before there were markers is marked; what lies beside stays and is named") {
  const TemporaryFolder folder;
  fill(folder / "generation-3");
  fill(folder / "generation-2");
  write_file(folder / "building" / "letter.txt", "mine");
  write_file(folder / std::string(stub_name), "auto generation-3\n");
  for (int run = 0; run < 2; ++run) {
    Generations generations(folder.path(), no_wait, WriteMode::update);
    CHECK(generations.strangers() ==
          std::vector<fs::path>{folder / "building", folder / "generation-2"});
    generations.accept(Current::readable);
    CHECK(read_generation_marker(folder / "generation-3")->index ==
          read_index_marker(folder.path()));
  }
  swap(folder.path());
  swap(folder.path());
  CHECK(names_in(folder.path()) ==
        Strings{"building", "generation-2", "generation-4", "generation-5"});
  CHECK(read_file(folder / "building" / "letter.txt") == "mine");
}

TEST_CASE("folders of somebody else are never deleted, nor is their name taken") {
  const TemporaryFolder folder;
  swap(folder.path());
  write_file(folder / "building" / "letter.txt", "mine");
  write_file(folder / "generation-2" / "letter.txt", "mine");
  write_generation_marker(folder / "generation-2", {new_identity(), State::unfinished, {}});
  {
    Generations generations(folder.path(), no_wait, WriteMode::update);
    generations.accept(Current::readable);
    CHECK(generations.begin() == folder / "generation-3");
    CHECK(generations.begin_building() == folder / "building-2");
  }
  open(folder.path());
  CHECK(names_in(folder.path()) == Strings{"building", "generation-1", "generation-2"});
  CHECK(read_file(folder / "generation-2" / "letter.txt") == "mine");
}

TEST_CASE("empty folders with other names than ours stay") {
  const TemporaryFolder folder;
  swap(folder.path());
  for (const std::string name :
       {"building-plans", "buildings", "building-2b", "generation-x", "generation-"}) {
    fs::create_directory(folder / name);
  }
  write_file(folder / "building-3" / "gazette.generation-notes.txt", "mine");
  open(folder.path());
  CHECK(names_in(folder.path()).size() == 7);
}

TEST_CASE("a current generation of another index is a refusal") {
  const TemporaryFolder folder;
  swap(folder.path());
  write_generation_marker(folder / "generation-1", {new_identity(), State::published, {}});
  CHECK(refusal(folder.path()).find("belongs to another index") != std::string::npos);
}

TEST_CASE("a marker that is gone is written again from the current generation") {
  const TemporaryFolder folder;
  swap(folder.path());
  swap(folder.path());
  const std::string identity = read_index_marker(folder.path()).value();
  fs::remove(folder / std::string(index_marker_name));
  open(folder.path());
  CHECK(read_index_marker(folder.path()) == identity);
  CHECK(names_in(folder.path()) == Strings{"generation-1", "generation-2"});
}

}  // namespace
}  // namespace gazette::database_generations_test
