// SPDX-License-Identifier: GPL-3.0-or-later
// Decompresses gzip. Unlike libarchive, it yields every byte before the place where the input is
// cut off or damaged. Not thread-safe.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/sources/byte_source.hpp"

namespace gazette {

bool is_gzip(std::string_view head);

/// The decompressed members of a gzip file, one after another. Anything after the last is ignored.
class GzipBytes : public ByteSource {
 public:
  /// `packed` must outlive this.
  explicit GzipBytes(std::istream& packed);
  ~GzipBytes() override;

  std::size_t read(char* to, std::size_t size) override;
  std::string failure() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
