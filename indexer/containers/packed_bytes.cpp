// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/packed_bytes.hpp"

#include <bzlib.h>
#include <fmt/format.h>
#include <lzma.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <span>

namespace gazette {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t packed_bytes_at_once = std::size_t{64} * 1024;

constexpr std::string_view unreadable = "the compressed file cannot be read";

/// Of memory for one stream. The programs' strongest settings without special options take a half.
constexpr unsigned most_window_bits = 28;
constexpr std::size_t most_window_bytes = std::size_t{1} << most_window_bits;

/// Behind a stream. What pads to whole blocks of a disk or tape takes less.
constexpr std::size_t most_zeros = std::size_t{1024} * 1024;

enum class Step {
  more,
  end_of_stream,
  fault,
  too_large,  ///< for the memory that may be used
};

/// One stream after another.
class Decoder {
 public:
  Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  virtual ~Decoder() = default;

  /// Makes ready for the next stream.
  virtual void begin() = 0;

  /// Takes from `in` and fills `out`, both of which then begin behind what was done.
  virtual Step run(std::string_view& in, std::span<char>& out) = 0;
};

unsigned as_unsigned(std::size_t size) {
  return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<int>::max()));
}

class Bzip2Decoder : public Decoder {
 public:
  ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&stream_); }

  void begin() override {
    BZ2_bzDecompressEnd(&stream_);
    stream_ = {};
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
  }

  Step run(std::string_view& in, std::span<char>& out) override {
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = as_unsigned(in.size());
    stream_.next_out = out.data();
    stream_.avail_out = as_unsigned(out.size());
    const int code = BZ2_bzDecompress(&stream_);
    in.remove_prefix(in.size() - stream_.avail_in);
    out = out.last(stream_.avail_out);
    if (code == BZ_MEM_ERROR) throw std::bad_alloc();
    if (code == BZ_STREAM_END) return Step::end_of_stream;
    return code == BZ_OK ? Step::more : Step::fault;
  }

 private:
  bz_stream stream_{};
};

class XzDecoder : public Decoder {
 public:
  ~XzDecoder() override { lzma_end(&stream_); }

  void begin() override {
    if (lzma_stream_decoder(&stream_, most_window_bytes, 0) != LZMA_OK) throw std::bad_alloc();
  }

  Step run(std::string_view& in, std::span<char>& out) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out.data());
    stream_.avail_out = out.size();
    const lzma_ret code = lzma_code(&stream_, LZMA_RUN);
    in.remove_prefix(in.size() - stream_.avail_in);
    out = out.last(stream_.avail_out);
    if (code == LZMA_MEM_ERROR) throw std::bad_alloc();
    if (code == LZMA_MEMLIMIT_ERROR) return Step::too_large;
    if (code == LZMA_STREAM_END) return Step::end_of_stream;
    return code == LZMA_OK || code == LZMA_BUF_ERROR ? Step::more : Step::fault;
  }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
};

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() {
    if (stream_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, most_window_bits);
  }

  void begin() override { ZSTD_DCtx_reset(stream_.get(), ZSTD_reset_session_only); }

  Step run(std::string_view& in, std::span<char>& out) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t code = ZSTD_decompressStream(stream_.get(), &to, &from);
    in.remove_prefix(from.pos);
    out = out.subspan(to.pos);
    if (ZSTD_isError(code) != 0) {
      return ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge ? Step::too_large
                                                                                 : Step::fault;
    }
    return code == 0 ? Step::end_of_stream : Step::more;
  }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };
  std::unique_ptr<ZSTD_DStream, Free> stream_{ZSTD_createDStream()};
};

/// The first block of a stream, or the end of one without blocks.
bool is_bzip2(std::string_view head) {
  constexpr std::size_t block_at = 4;
  if (!head.starts_with("BZh") || head.size() < block_at) return false;
  head.remove_prefix(block_at);
  return head.starts_with("1AY&SY") || head.starts_with("\x17rE8P\x90"sv);
}

bool is_xz(std::string_view head) { return head.starts_with("\xfd\x37zXZ\0"sv); }

/// A frame, or one that is to be skipped.
bool is_zstd(std::string_view head) {
  return head.starts_with("\x28\xb5\x2f\xfd") || (head.size() > 3 && (head[0] & '\xf0') == '\x50' &&
                                                  head.substr(1).starts_with("\x2a\x4d\x18"));
}

template <typename Kind>
std::unique_ptr<Decoder> decoder() {
  return std::make_unique<Kind>();
}

struct Packing {
  std::string_view name;
  bool (*begins)(std::string_view head);
  std::unique_ptr<Decoder> (*decoder)();
};

constexpr std::array packings = {Packing{"bzip2", is_bzip2, decoder<Bzip2Decoder>},
                                 Packing{"xz", is_xz, decoder<XzDecoder>},
                                 Packing{"zstd", is_zstd, decoder<ZstdDecoder>}};

}  // namespace

std::string_view packing_of(std::string_view head) {
  const auto found = std::find_if(packings.begin(), packings.end(),
                                  [&](const Packing& packing) { return packing.begins(head); });
  return found == packings.end() ? std::string_view() : found->name;
}

struct PackedBytes::State {
  State(const Packing& how, std::istream& stream)
      : packing(how), decoder(how.decoder()), packed(stream) {}

  /// Makes at least `count` bytes available where the input has them. Keeps what is there.
  void fill(std::size_t count) {
    if (available.size() >= count) return;
    std::memmove(block.data(), available.data(), available.size());
    available = {block.data(), available.size()};
    do {
      if (packed.eof()) packed.clear();  // or it failed, which shows now
      packed.read(block.data() + available.size(),
                  static_cast<std::streamsize>(block.size() - available.size()));
      available = {block.data(), available.size() + static_cast<std::size_t>(packed.gcount())};
    } while (available.size() < count && packed.gcount() > 0);
  }

  /// Begins the stream that follows, behind at most `most_zeros`. Where none follows, the bytes
  /// end, with a failure if there is anything else.
  void begin_stream() {
    std::size_t zeros = 0;
    do {
      const std::size_t count = std::min(available.find_first_not_of('\0'), available.size());
      available.remove_prefix(count);
      zeros += count;
      fill(packing_head_bytes);
    } while (available.starts_with('\0') && zeros <= most_zeros);
    is_in_stream = zeros <= most_zeros && packing.begins(available);
    if (is_in_stream) return decoder->begin();
    is_at_end = true;
    if (packed.bad()) {
      failure = unreadable;
    } else if (!available.empty() || zeros > most_zeros) {
      failure = fmt::format("what follows the last {} stream is damaged or not compressed by {}",
                            packing.name, packing.name);
    }
  }

  const Packing& packing;
  std::unique_ptr<Decoder> decoder;
  std::istream& packed;
  std::array<char, packed_bytes_at_once> block{};
  std::string_view available{block.data(), 0};  ///< of `block`
  bool is_in_stream = false;
  bool is_at_end = false;
  std::string failure;
};

PackedBytes::PackedBytes(std::string_view packing, std::istream& packed)
    : state_(std::make_unique<State>(
          *std::find_if(packings.begin(), packings.end(),
                        [&](const Packing& each) { return each.name == packing; }),
          packed)) {}
PackedBytes::~PackedBytes() = default;

std::size_t PackedBytes::read(char* to, std::size_t size) {
  State& state = *state_;
  std::span<char> out(to, size);
  while (!out.empty() && !state.is_at_end) {
    if (!state.is_in_stream) {
      state.begin_stream();
      continue;
    }
    state.fill(1);
    const std::size_t before = state.available.size() + out.size();
    const Step step = state.decoder->run(state.available, out);
    const bool is_stuck = state.available.size() + out.size() == before;
    if (step == Step::end_of_stream) {
      state.is_in_stream = false;
    } else if (step == Step::fault) {
      state.failure = fmt::format("damaged {} input", state.packing.name);
    } else if (step == Step::too_large) {
      state.failure = fmt::format("decompressing it takes more than {} MiB of memory",
                                  most_window_bytes / 1024 / 1024);
    } else if (is_stuck) {  // what was taken from the input is all decompressed, and it has no more
      state.failure = state.packed.bad() ? std::string(unreadable)
                                         : fmt::format("truncated {} input", state.packing.name);
    }
    state.is_at_end = !state.failure.empty();
  }
  return size - out.size();
}

std::string PackedBytes::failure() const { return state_->failure; }

}  // namespace gazette
