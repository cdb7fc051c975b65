// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/packed_bytes.hpp"

#include <array>
#include <cstdint>
#include <istream>
#include <sstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/catch.hpp"
#include "tests/indexer/containers/packing.hpp"

namespace gazette::packed_bytes_test {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

struct Decompressed {
  std::string bytes;
  std::string failure;
};

/// By reads of `step` bytes.
Decompressed decompressed(const std::string& packed, std::size_t step = 65'536) {
  std::istringstream stream(packed);
  PackedBytes source(packing_of(packed), stream);
  Decompressed result;
  std::string block(step, '\0');
  for (std::size_t count = 1; count > 0;) {
    count = source.read(block.data(), block.size());
    result.bytes.append(block, 0, count);
  }
  result.failure = source.failure();
  return result;
}

/// Lines that compress about as well as news.
std::string lines(std::size_t size) {
  std::string text;
  std::uint32_t state = 1;
  while (text.size() < size) {
    state = state * 1'664'525 + 1'013'904'223;
    text += "ferry " + std::to_string(state >> 8U) + '\n';
  }
  return text;
}

struct Packing {
  int filter;
  std::string_view name;
  std::size_t block_bytes;  ///< that can only be decompressed together
};

constexpr std::array packings = {Packing{ARCHIVE_FILTER_BZIP2, "bzip2", 900'000},
                                 Packing{ARCHIVE_FILTER_XZ, "xz", 4'096},
                                 Packing{ARCHIVE_FILTER_ZSTD, "zstd", 131'072}};

TEST_CASE("what is compressed is recognised and decompressed, stream after stream") {
  const std::string text = lines(200'000);
  for (const Packing& packing : packings) {
    CAPTURE(packing.name);
    const std::string packed = packed_by(packing.filter, text);
    CHECK(packing_of(packed) == packing.name);
    CHECK(packing_of(packed.substr(0, 3)).empty());
    const std::string empty = packed_by(packing.filter, "");
    for (const std::size_t step : {std::size_t{1'000}, std::size_t{300'000}}) {
      CHECK(decompressed(packed, step).bytes == text);
      CHECK(decompressed(packed + empty + packed, step).bytes == text + text);
    }
    const std::string zeros(40'000, '\0');
    CHECK(decompressed(packed + zeros).bytes == text);
    CHECK(decompressed(packed + zeros).failure.empty());
    CHECK(decompressed(packed + zeros + packed).bytes == text + text);
  }
  CHECK(packing_of("BZh5 is a word").empty());
  CHECK(packing_of("").empty());
}

TEST_CASE("what follows the last stream and is not zeros is a failure") {
  const std::string text = lines(1'000);
  const std::string mebibyte(1'048'576, '\0');
  for (const Packing& packing : packings) {
    CAPTURE(packing.name);
    const std::string packed = packed_by(packing.filter, text);
    const std::string name(packing.name);
    const std::string failure =
        "what follows the last " + name + " stream is damaged or not compressed by " + name;
    std::string damaged = packed;
    damaged.at(1) ^= '\x01';
    for (const std::string& behind :
         {"junk"s, mebibyte + "junk", "\n"s + packed, damaged + packed, packed.substr(0, 1),
          packed.substr(0, 3), mebibyte + '\0', mebibyte + '\0' + packed}) {
      const Decompressed got = decompressed(packed + behind);
      CHECK(got.bytes == text);
      CHECK(got.failure == failure);
    }
    CHECK(decompressed(packed + mebibyte).failure.empty());
    CHECK(decompressed(packed + mebibyte + packed).bytes == text + text);
    // Where even the head of a stream is whole, more is known.
    const std::size_t cut = packing_head_bytes;
    CHECK(decompressed(packed + packed.substr(0, cut)).failure == "truncated " + name + " input");
  }
}

TEST_CASE("of endless zeros behind a stream no more than a little over 1 MiB is read") {
  /// Fails the test where it is read on and on.
  class Zeros : public std::streambuf {
   public:
    explicit Zeros(std::string begin) : block_(std::move(begin)) {
      setg(block_.data(), block_.data(), block_.data() + block_.size());
    }
    std::size_t bytes() const { return bytes_; }

   protected:
    int_type underflow() override {
      if (bytes_ > 8'000'000) return traits_type::eof();
      block_.assign(65'536, '\0');
      bytes_ += block_.size();
      setg(block_.data(), block_.data(), block_.data() + block_.size());
      return 0;
    }

   private:
    std::string block_;
    std::size_t bytes_ = 0;
  };
  for (const Packing& packing : packings) {
    CAPTURE(packing.name);
    Zeros zeros(packed_by(packing.filter, "Ferry\n"));
    std::istream stream(&zeros);
    PackedBytes source(packing.name, stream);
    std::string block(100, ' ');
    CHECK(source.read(block.data(), block.size()) == 6);
    CHECK(source.failure().starts_with("what follows the last "));
    CHECK(zeros.bytes() < 1'300'000);
  }
}

TEST_CASE("of what is cut off or damaged, all before that place is decompressed") {
  const std::string text = lines(2'000'000);
  for (const Packing& packing : packings) {
    CAPTURE(packing.name);
    const std::string packed = packed_by(packing.filter, text);
    const std::size_t cut = packed.size() / 4 * 3;
    std::string damaged = packed;
    damaged.replace(cut, 100, 100, '\0');
    const std::string name(packing.name);
    for (const auto& [bytes, failure] :
         {std::pair(packed.substr(0, cut), "truncated " + name + " input"),
          std::pair(damaged, "damaged " + name + " input")}) {
      CAPTURE(failure);
      const Decompressed got = decompressed(bytes);
      CHECK(got.failure == failure);
      // The text compresses evenly; a hundredth is for the ends of blocks. What is damaged may
      // decompress to anything, before a checksum shows it.
      const std::size_t sure = text.size() / 4 * 3 - text.size() / 100 - packing.block_bytes;
      CHECK(got.bytes.size() >= sure);
      CHECK(got.bytes.compare(0, sure, text, 0, sure) == 0);
    }
  }
}

TEST_CASE("what takes too much memory to decompress is left") {
  // "Ferry", by xz --lzma2=dict=1GiB, zstd --long=31 and zstd --long=27
  const std::string xz(
      "\xfd\x37\x7a\x58\x5a\x00\x00\x04\xe6\xd6\xb4\x46\x02\x00\x21\x01\x24\x00\x00\x00\x5e\x1f"
      "\xc7\xf9\x01\x00\x05\x46\x65\x72\x72\x79\x0a\x00\x00\x00\xb3\x7a\x50\x97\x3b\x8c\x8f\x22"
      "\x00\x01\x1e\x06\xc1\x2f\xa4\x1d\x1f\xb6\xf3\x7d\x01\x00\x00\x00\x00\x04\x59\x5a"sv);
  const auto zstd = [](char window) {
    return "\x28\xb5\x2f\xfd\x04"s + window +
           "\x31\x00\x00\x46\x65\x72\x72\x79\x0a\x12\x09\x30\x33"s;
  };
  const std::string failure = "decompressing it takes more than 256 MiB of memory";
  CHECK(decompressed(xz).failure == failure);
  CHECK(decompressed(zstd('\xa8')).failure == failure);
  CHECK(decompressed(zstd('\x88')).bytes == "Ferry\n");
}

}  // namespace
}  // namespace gazette::packed_bytes_test
