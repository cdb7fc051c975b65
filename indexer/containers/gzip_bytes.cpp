// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/gzip_bytes.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

namespace gazette {
namespace {

constexpr std::string_view gzip_begin = "\x1f\x8b\x08";
constexpr std::size_t packed_block_bytes = std::size_t{64} * 1024;
constexpr int gzip_alone = 15 + 16;  // the largest window, and a head of gzip

/// A file of more is no archive.
constexpr std::size_t most_damages = 1'000;

Bytef* zlib_bytes(char* bytes) { return reinterpret_cast<Bytef*>(bytes); }

/// Whether the bytes can begin a member: the flags that RFC 1952 reserves are zero, and its first
/// bytes unpack.
bool begins_member(std::string_view bytes) {
  constexpr std::size_t flags_at = 3;
  constexpr unsigned reserved_flags = 0xE0;
  if (bytes.size() <= flags_at) return false;
  if ((static_cast<unsigned char>(bytes[flags_at]) & reserved_flags) != 0) return false;
  z_stream zlib{};
  if (inflateInit2(&zlib, gzip_alone) != Z_OK) throw std::bad_alloc();
  std::array<char, 64 * 1024> unpacked{};
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = zlib_bytes(unpacked.data());
  zlib.avail_out = static_cast<uInt>(unpacked.size());
  const int code = inflate(&zlib, Z_NO_FLUSH);
  const bool has_bytes = zlib.avail_out < unpacked.size();
  inflateEnd(&zlib);
  return code == Z_STREAM_END || ((code == Z_OK || code == Z_BUF_ERROR) && has_bytes);
}

}  // namespace

bool is_gzip(std::string_view head) { return head.starts_with(gzip_begin); }

struct GzipBytes::State {
  enum class Next { member, end, other };

  explicit State(std::istream& stream) : packed(stream) {
    zlib.next_in = zlib_bytes(block.data());
    if (inflateInit2(&zlib, gzip_alone) != Z_OK) throw std::bad_alloc();
  }
  ~State() { inflateEnd(&zlib); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// Makes at least `count` bytes available where the input has them. Keeps what is there.
  void fill(std::size_t count) {
    if (zlib.avail_in >= count) return;
    std::memmove(block.data(), zlib.next_in, zlib.avail_in);
    zlib.next_in = zlib_bytes(block.data());
    do {
      if (packed.eof()) packed.clear();  // or it failed, which shows now
      packed.read(block.data() + zlib.avail_in,
                  static_cast<std::streamsize>(block.size() - zlib.avail_in));
      zlib.avail_in += static_cast<uInt>(packed.gcount());
      bytes_taken += static_cast<std::uint64_t>(packed.gcount());
    } while (zlib.avail_in < count && packed.gcount() > 0);
  }

  std::string_view available() const {
    return {reinterpret_cast<const char*>(zlib.next_in), zlib.avail_in};
  }

  void pass(std::size_t count) {
    zlib.next_in += count;
    zlib.avail_in -= static_cast<uInt>(count);
  }

  /// What follows the last member: another, the end, or what gzip did not write. Passes over up to
  /// 1 MiB of zeros, with which tapes fill their blocks.
  Next next() {
    constexpr std::size_t most_padding = std::size_t{1024} * 1024;
    for (std::size_t passed = 0; passed <= most_padding;) {
      fill(gzip_begin.size());
      const std::string_view bytes = available();
      if (bytes.empty()) return packed.bad() ? Next::other : Next::end;
      if (is_gzip(bytes)) return Next::member;
      const std::size_t zeros = std::min(bytes.find_first_not_of('\0'), bytes.size());
      if (zeros == 0) return Next::other;
      pass(zeros);
      passed += zeros;
    }
    return Next::other;
  }

  /// Passes over what is damaged, to the next member. Returns false when there is none, or when
  /// looking for one costs more than a few times what the input has.
  bool find_member() {
    constexpr std::uint64_t free_bytes = std::uint64_t{1024} * 1024;
    if (++damages > most_damages) return false;
    for (;;) {
      fill(packed_block_bytes);
      const std::string_view bytes = available();
      const std::size_t at = bytes.find(gzip_begin);
      if (at == std::string_view::npos) {
        if (bytes.size() < packed_block_bytes) return false;
        pass(bytes.size() - (gzip_begin.size() - 1));
        continue;
      }
      pass(at);
      fill(packed_block_bytes);
      tried_bytes += 2 * packed_block_bytes;
      if (tried_bytes > free_bytes + 8 * bytes_taken) return false;
      if (begins_member(available())) return true;
      pass(1);
    }
  }

  /// Goes on at the next member behind what gzip did not write, or ends: what was read is whole.
  void pass_over_other() {
    go_on_after("what follows a gzip member is damaged or not compressed by gzip");
    if (!failure.empty()) losses.push_back(std::exchange(failure, {}));
  }

  /// Goes on at the next member behind `fault`, with a line end for what is lost, or ends.
  /// REQUIRES: there is room for a byte of output.
  void go_on_after(std::string fault) {
    if (!find_member()) {
      failure = std::move(fault);
      is_at_end = true;
      return;
    }
    inflateReset(&zlib);
    losses.push_back(fmt::format("{}; reading resumed at byte {}", fault, place()));
    *zlib.next_out++ = '\n';
    --zlib.avail_out;
  }

  std::uint64_t place() const { return bytes_taken - zlib.avail_in; }

  std::istream& packed;
  std::array<char, packed_block_bytes> block{};
  z_stream zlib{};
  bool is_in_member = false;
  bool is_at_end = false;
  std::uint64_t bytes_taken = 0;  ///< from the input
  std::uint64_t tried_bytes = 0;  ///< in looking for members
  std::size_t damages = 0;
  std::string failure;
  std::vector<std::string> losses;
};

GzipBytes::GzipBytes(std::istream& packed) : state_(std::make_unique<State>(packed)) {}
GzipBytes::~GzipBytes() = default;

std::size_t GzipBytes::read(char* to, std::size_t size) {
  State& state = *state_;
  z_stream& zlib = state.zlib;
  const std::size_t most = std::min<std::size_t>(size, std::numeric_limits<uInt>::max());
  zlib.next_out = zlib_bytes(to);
  zlib.avail_out = static_cast<uInt>(most);
  while (zlib.avail_out > 0 && !state.is_at_end) {
    if (!state.is_in_member) {
      const State::Next next = state.next();
      state.is_at_end = next == State::Next::end;
      if (next == State::Next::other) state.pass_over_other();
      state.is_in_member = !state.is_at_end;
      continue;
    }
    state.fill(1);
    if (zlib.avail_in == 0) {
      state.failure =
          state.packed.bad() ? "the compressed file cannot be read" : "truncated gzip input";
      state.is_at_end = true;
      continue;
    }
    const int code = inflate(&zlib, Z_NO_FLUSH);
    if (code == Z_STREAM_END) {
      inflateReset(&zlib);
      state.is_in_member = false;
    } else if (code != Z_OK) {
      std::string fault = "damaged gzip input";
      if (zlib.msg != nullptr) (fault += ": ") += zlib.msg;
      state.go_on_after(std::move(fault));
    }
  }
  return most - zlib.avail_out;
}

std::string GzipBytes::failure() const { return state_->failure; }

std::vector<std::string> GzipBytes::take_losses() { return std::exchange(state_->losses, {}); }

}  // namespace gazette
