// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hash.hpp"

#include <xxhash.h>

#include <algorithm>
#include <new>

namespace gazette {
namespace {

Hash canonical(const XXH128_hash_t& value) {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, value);
  Hash hash{};
  std::copy(std::begin(bytes.digest), std::end(bytes.digest), hash.begin());
  return hash;
}

}  // namespace

Hash hash_of(std::string_view bytes) { return canonical(XXH3_128bits(bytes.data(), bytes.size())); }

struct Hasher::State {
  XXH3_state_t* xxh = XXH3_createState();
  State() {
    if (xxh == nullptr) throw std::bad_alloc();
    XXH3_128bits_reset(xxh);
  }
  ~State() { XXH3_freeState(xxh); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Hasher::Hasher() : state_(std::make_unique<State>()) {}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(std::string_view bytes) {
  XXH3_128bits_update(state_->xxh, bytes.data(), bytes.size());
}

Hash Hasher::value() const { return canonical(XXH3_128bits_digest(state_->xxh)); }

std::uint64_t short_hash_of(std::string_view bytes) {
  const Hash hash = hash_of(bytes);
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i) {
    value = value << 8U | static_cast<unsigned char>(hash[i]);
  }
  return value;
}

std::uint64_t hash_at(std::string_view bytes, std::uint64_t place) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), place);
}

std::string to_hex(const Hash& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : hash) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

}  // namespace gazette
