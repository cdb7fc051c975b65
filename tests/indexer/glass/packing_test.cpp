// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/packing.hpp"

#include <array>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::glass {
namespace {

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4U];
    text += digits[static_cast<unsigned char>(byte) & 0xFU];
  }
  return text;
}

template <typename... Arguments>
std::string packed(void (*pack)(std::string&, Arguments...), const auto& value) {
  std::string bytes;
  pack(bytes, value);
  return hexadecimal(bytes);
}

TEST_CASE("numbers are packed seven bits a byte, the lowest first") {
  struct Case {
    std::uint64_t value;
    std::string_view want;
    std::string_view want_last;  ///< at an end
  };
  constexpr std::array cases = {Case{0, "00", ""},
                                Case{1, "01", "01"},
                                Case{127, "7f", "7f"},
                                Case{128, "8001", "80"},
                                Case{300, "ac02", "2c01"},
                                Case{16'383, "ff7f", "ff3f"},
                                Case{16'384, "808001", "0040"},
                                Case{UINT64_MAX, "ffffffffffffffffff01", "ffffffffffffffff"}};
  for (const auto& [value, want, want_last] : cases) {
    CAPTURE(value);
    CHECK(packed(pack_number, value) == want);
    CHECK(packed(pack_last_number, value) == want_last);
  }
}

TEST_CASE("numbers of documents are packed so that their bytes sort as they do") {
  struct Case {
    std::uint32_t docid;
    std::string_view want;
  };
  // Where a form ends and the next begins.
  constexpr std::array cases = {
      Case{1, "0001"},           Case{0x7FFF, "7fff"},        Case{0x8000, "808000"},
      Case{0x3F'FFFF, "bfffff"}, Case{0x40'0000, "c0400000"}, Case{0x1FFF'FFFF, "dfffffff"}};
  std::string before;
  for (const auto& [docid, want] : cases) {
    CAPTURE(docid);
    const std::string key = packed(pack_document_number, docid);
    CHECK(key == want);
    CHECK(before < key);
    before = key;
  }
  std::string bytes;
  CHECK_THROWS_AS(pack_document_number(bytes, 0x2000'0000), std::length_error);
}

TEST_CASE("a term within a key has its zero bytes marked") {
  CHECK(packed(pack_term, std::string_view("abc")) == "616263");
  CHECK(packed(pack_term, std::string_view("a\0b", 3)) == "6100ff62");
}

TEST_CASE("positions are packed as Xapian 1.4.22 writes them") {
  struct Case {
    std::vector<std::uint32_t> positions;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {{5}, "05"}, {{5, 9}, "0905"}, {{1, 2}, "0201"}, {{4'000'000'000U}, "80d0acf30e"}};
  for (const auto& [positions, want] : cases) {
    std::string bytes;
    pack_positions(bytes, positions);
    CHECK(hexadecimal(bytes) == want);
  }
}

TEST_CASE("a document number is found again in the key that begins with it") {
  for (const std::uint32_t number : {0U, 1U, 32767U, 32768U, 4194303U, 4194304U, 536870911U}) {
    std::string key;
    pack_document_number(key, number);
    CHECK(unpacked_document_number(key + "rest") == number);
    CHECK(unpacked_document_number(key.substr(0, key.size() - 1)) == std::nullopt);
  }
}

}  // namespace
}  // namespace gazette::glass
