// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/stub.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::stub_test {
namespace {

TEST_CASE("the text of a stub names the generation, to us and in a line for Xapian") {
  const std::string text = stub_text("generation-12");
  CHECK(text.starts_with("auto generation-12\n# xxh3 "));
  CHECK(parse_stub(text) == "generation-12");
}

TEST_CASE("a stub from before there were checksums is whole") {
  CHECK(parse_stub("auto generation-7\n") == "generation-7");
}

TEST_CASE("a stub that names anything but a generation is damaged") {
  for (const std::string text :
       {"", "\n", "auto", "auto \n", "auto generation-7", "auto generation-07\n",
        "auto generation-\n", "auto generation-7 \n", "auto ./generation-7\n", "auto .\n",
        "auto generation-7\nauto generation-6\n", "glass generation-7\n", "remote :/bin/true\n",
        "remote localhost:7000\n", "auto generation-99999999999999999999999\n",
        "auto /generation-7\n", "inmemory\n"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_stub(text));
    if (!text.empty()) CHECK_FALSE(parse_stub(stub_text("generation-7") + text));
  }
}

TEST_CASE("no flipped bit and no cut of a stub makes it name another generation") {
  const std::string whole = stub_text("generation-13");
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string text = whole;
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
    CAPTURE(bit);
    CHECK_FALSE(parse_stub(text));
  }
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(parse_stub(whole.substr(0, size)).value_or("generation-13") == "generation-13");
  }
}

TEST_CASE("a stub is read from a regular file only, without waiting") {
  const TemporaryFolder folder;
  CHECK(read_stub(folder.path()).state == Stub::State::missing);
  const std::filesystem::path path = folder / std::string(stub_name);
  const auto fault = [&] {
    const Stub stub = read_stub(folder.path());
    CHECK(stub.state == Stub::State::damaged);
    std::filesystem::remove_all(path);
    return stub.fault;
  };
  REQUIRE(::mkfifo(path.c_str(), 0666) == 0);
  CHECK(fault() == "is not a regular file");
  std::filesystem::create_symlink("/dev/zero", path);
  CHECK(fault() == "is not a regular file");
  std::filesystem::create_directory(path);
  CHECK(fault() == "is not a regular file");
  write_file(path, std::string(5000, 'a'));
  CHECK(fault() == "is longer than 4096 bytes");
  write_file(path, "remote :/bin/true\n");
  CHECK(fault() == "does not name a generation of the index");
  write_file(path, stub_text("generation-2"));
  CHECK(read_stub(folder.path()).state == Stub::State::whole);
  CHECK(read_stub(folder.path()).generation == "generation-2");
}

}  // namespace
}  // namespace gazette::stub_test
