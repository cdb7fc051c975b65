// SPDX-License-Identifier: GPL-3.0-or-later
// A limit on what may be unpacked from one file, however deeply its containers are nested. Not
// thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace gazette {

/// News compresses to between a third and a tenth of its size. These limits stop files that were
/// built to exhaust memory, disk or time.
struct BudgetLimits {
  std::uint64_t ratio = 200;                                  ///< most bytes out for each byte in
  std::uint64_t free_bytes = std::uint64_t{8} * 1024 * 1024;  ///< allowed whatever the ratio
  std::uint64_t bytes = std::uint64_t{1024} * 1024 * 1024 * 1024;  ///< out
  std::uint64_t entries = 1'000'000;                               ///< of archives
};

class Budget {
 public:
  /// `bytes_in` returns how many bytes of the file have been read so far.
  explicit Budget(std::function<std::uint64_t()> bytes_in, BudgetLimits limits = {});

  void spend_bytes(std::uint64_t count);
  void spend_entry();

  /// The limit that was exceeded: "it unpacks to more than 200 times its size". Empty until then.
  const std::string& excess() const { return excess_; }

 private:
  std::function<std::uint64_t()> bytes_in_;
  BudgetLimits limits_;
  std::uint64_t bytes_ = 0;
  std::uint64_t entries_ = 0;
  std::string excess_;
};

}  // namespace gazette
