// SPDX-License-Identifier: GPL-3.0-or-later
// What gzip packed. Unlike libarchive, this gives every byte before the place where the input ends
// early or is damaged, and goes on with the next member behind the damage. Not thread-safe.
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

/// The bytes of the members of a gzip, one after another. What follows the last is passed over.
/// Where a member is damaged and another begins behind the damage, a line end stands for what is
/// lost between them.
class GzipBytes : public ByteSource {
 public:
  /// `packed` must outlive this.
  explicit GzipBytes(std::istream& packed);
  ~GzipBytes() override;

  std::size_t read(char* to, std::size_t size) override;

  /// Of what ended the bytes early.
  std::string failure() const override;

  /// What was damaged since the last call, where reading went on behind it: "damaged gzip input:
  /// invalid block type; read on at byte 4711".
  std::vector<std::string> take_losses();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
