// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/gzip_bytes.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <new>

namespace gazette {
namespace {

constexpr std::string_view gzip_begin = "\x1f\x8b\x08";
constexpr std::size_t packed_block_bytes = std::size_t{64} * 1024;

Bytef* zlib_bytes(char* bytes) { return reinterpret_cast<Bytef*>(bytes); }

}  // namespace

bool is_gzip(std::string_view head) { return head.starts_with(gzip_begin); }

struct GzipBytes::State {
  explicit State(std::istream& stream) : packed(stream) {
    zlib.next_in = zlib_bytes(block.data());
    constexpr int gzip_alone = 15 + 16;  // the largest window, and a head of gzip
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
    } while (zlib.avail_in < count && packed.gcount() > 0);
  }

  /// Whether a member begins here.
  bool has_member() {
    fill(gzip_begin.size());
    return zlib.avail_in >= gzip_begin.size() &&
           std::equal(gzip_begin.begin(), gzip_begin.end(), zlib.next_in,
                      [](char a, Bytef b) { return static_cast<Bytef>(a) == b; });
  }

  std::istream& packed;
  std::array<char, packed_block_bytes> block{};
  z_stream zlib{};
  bool is_in_member = false;
  bool is_at_end = false;
  std::string failure;
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
      state.is_in_member = state.has_member();
      state.is_at_end = !state.is_in_member;
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
      state.failure = "damaged gzip input";
      if (zlib.msg != nullptr) (state.failure += ": ") += zlib.msg;
      state.is_at_end = true;
    }
  }
  return most - zlib.avail_out;
}

std::string GzipBytes::failure() const { return state_->failure; }

}  // namespace gazette
