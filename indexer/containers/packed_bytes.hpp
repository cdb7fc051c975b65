// SPDX-License-Identifier: GPL-3.0-or-later
// Decompresses bzip2, xz and zstd. Unlike libarchive, it yields every byte that can be decompressed
// before the place where the input is cut off or damaged. Not thread-safe.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/sources/byte_source.hpp"

namespace gazette {

/// Enough bytes to recognise how an input is compressed.
inline constexpr std::size_t packing_head_bytes = 10;

/// "bzip2", "xz" or "zstd", by the first bytes of the input; empty for anything else.
std::string_view packing_of(std::string_view head);

/// The decompressed streams of a file, one after another. Up to 1 MiB of zeros may follow each of
/// them; more, or anything else, ends the bytes with a failure.
class PackedBytes : public ByteSource {
 public:
  /// `packing` is one of packing_of(); `packed` must outlive this. Throws std::bad_alloc.
  PackedBytes(std::string_view packing, std::istream& packed);
  ~PackedBytes() override;

  std::size_t read(char* to, std::size_t size) override;

  /// Of what ended the bytes early.
  std::string failure() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
