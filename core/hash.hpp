// SPDX-License-Identifier: GPL-3.0-or-later
// One hash for contents, long terms and generated ids. Stored in every index: do not change.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace gazette {

/// 128 bits, big-endian.
using Hash = std::array<char, 16>;

/// XXH3, 128 bits, seed 0 (https://github.com/Cyan4973/xxHash, specification 0.8). Not
/// cryptographic: it does not resist an attacker.
Hash hash_of(std::string_view bytes);

/// The same hash, of bytes that come in pieces.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  void update(std::string_view bytes);

  /// Of all bytes so far; more may follow.
  Hash value() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The first 64 bits of the hash of `bytes`, for keys and digests that must be small.
std::uint64_t short_hash_of(std::string_view bytes);

/// XXH3, 64 bits, seeded with a number that tells where the bytes stand.
std::uint64_t hash_at(std::string_view bytes, std::uint64_t place);

/// 32 hexadecimal digits, lower case.
std::string to_hex(const Hash& hash);

}  // namespace gazette
