// SPDX-License-Identifier: GPL-3.0-or-later
// Decompresses gzip. Unlike libarchive, it yields every byte before the place where the input is
// cut off or damaged, and goes on with the next member behind the damage. Not thread-safe.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/byte_source.hpp"

namespace gazette {

bool is_gzip(std::string_view head);

/// The decompressed members of a gzip file, one after another. Zeros after the last are ignored, up
/// to 1 MiB; anything else is damage. Where a member is damaged, or what follows one, and another
/// begins behind the damage, a line end stands for what is lost between them.
class GzipBytes : public ByteSource {
 public:
  /// `packed` must outlive this.
  explicit GzipBytes(std::istream& packed);
  ~GzipBytes() override;

  std::size_t read(char* to, std::size_t size) override;

  /// Of what ended the bytes early.
  std::string failure() const override;

  /// What was damaged since the last call, where reading went on behind it: "damaged gzip input:
  /// invalid block type; reading resumed at byte 4711".
  std::vector<std::string> take_losses();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
