// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::input_test {
namespace {

std::string all_of(std::istream& stream) {
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

TEST_CASE("looking at the head of a file consumes nothing of it") {
  const TemporaryFolder folder;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, head_bytes - 1, head_bytes, head_bytes + 1,
        std::size_t{256} * 1024, std::size_t{256} * 1024 + 1, std::size_t{700'001}}) {
    CAPTURE(size);
    std::string bytes(size, ' ');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 31 % 251);
    write_file(folder / "file", bytes);
    Input input((folder / "file").string());
    CHECK(input.head() == std::string_view(bytes).substr(0, head_bytes));
    CHECK(input.head().size() == std::min(size, head_bytes));
    CHECK((all_of(input.stream()) == bytes));
    CHECK(input.failure().empty());
  }
}

/// Ends at once, and counts how often it was asked.
class EmptyBytes : public ByteSource {
 public:
  explicit EmptyBytes(int& reads) : reads_(reads) {}
  std::size_t read(char*, std::size_t) override {
    ++reads_;
    return 0;
  }
  std::string failure() const override { return {}; }

 private:
  int& reads_;
};

TEST_CASE("looking at the head again does not wait for an input that has ended") {
  int reads = 0;
  Input input(std::make_unique<EmptyBytes>(reads), "news.zip!a.txt", "/news.zip");
  CHECK(input.head().empty());
  CHECK(input.head().empty());
  CHECK(reads == 1);
  CHECK(input.name() == "news.zip!a.txt");
  CHECK(input.origin() == "/news.zip");
  CHECK_FALSE(input.stamp());
  CHECK_FALSE(input.content());
}

TEST_CASE("an input is called as the user called it, its origin is the canonical path") {
  const TemporaryFolder folder;
  write_file(folder / "a" / "story.txt", "text");
  std::filesystem::create_symlink(folder / "a" / "story.txt", folder / "link");
  const std::string given = (folder / "a" / ".." / "link").string();
  const Input input(given);
  CHECK(input.name() == given);
  CHECK(input.origin() == std::filesystem::canonical(folder / "a" / "story.txt").string());
}

TEST_CASE("a time that does not fit nanoseconds is not relied on") {
  const TemporaryFolder folder;
  const std::string path = (folder / "file").string();
  write_file(path, "text");
  constexpr timespec year_2300{10'413'792'000, 0};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), std::array{year_2300, year_2300}.data(), 0) == 0);
  CHECK(Input(path).stamp()->modified_ns == 0);
}

TEST_CASE("a file that cannot be opened is an error that says why") {
  const TemporaryFolder folder;
  try {
    const Input input((folder / "none").string());
    FAIL("opened");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "cannot be opened: No such file or directory");
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("a file that cannot be read is reported and does not look empty") {
  const TemporaryFolder folder;
  Input input(folder.path().string());  // a folder can be opened, but not read
  CHECK(input.head().empty());
  CHECK(input.failure() == "Is a directory");
  CHECK(read_rest(input.stream(), 10).text.empty());
}

TEST_CASE("standard input is read like a file and has no origin") {
  const TemporaryFolder folder;
  write_file(folder / "file", "from the pipe");
  const int before = ::dup(STDIN_FILENO);
  const int file = ::open((folder / "file").c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(::dup2(file, STDIN_FILENO) == STDIN_FILENO);
  {
    Input input = Input::standard_input();
    CHECK(input.name() == "standard input");
    CHECK(input.origin().empty());
    CHECK(input.head() == "from the pipe");
    CHECK(all_of(input.stream()) == "from the pipe");
  }
  char byte = 0;
  CHECK(::read(STDIN_FILENO, &byte, 1) == 0);  // left open
  ::dup2(before, STDIN_FILENO);
  ::close(before);
  ::close(file);
}

TEST_CASE("lines come without their ends, long ones cut") {
  struct Case {
    std::string text;
    std::vector<std::string> want;
  };
  const std::vector<Case> cases = {{"", {}},
                                   {"\n", {""}},
                                   {"a", {"a"}},
                                   {"a\nb\n", {"a", "b"}},
                                   {"a\r\n\r\nb", {"a", "", "b"}},
                                   {"a\rb\n", {"a\rb"}},
                                   {std::string("a\0b\n", 4), {std::string("a\0b", 3)}},
                                   {"123456789\nnext\n", {"12345678|", "next"}},
                                   {"12345678\nnext\n", {"12345678", "next"}}};
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (Line line; next_line(stream, line, 8);)
      lines.push_back(line.text + (line.is_cut ? "|" : ""));
    CHECK(lines == want);
  }
}

TEST_CASE("the rest is cut only when it is longer than the limit") {
  std::istringstream whole("12345678");
  CHECK_FALSE(read_rest(whole, 8).is_cut);
  std::istringstream longer("123456789");
  CHECK(read_rest(longer, 8).is_cut);
}

}  // namespace
}  // namespace gazette::input_test
