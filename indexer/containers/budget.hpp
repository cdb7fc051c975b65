// SPDX-License-Identifier: GPL-3.0-or-later
// How much may come out of one file, however its containers lie in each other. Not thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace gazette {

/// News is packed to a third or a tenth of its size. These limits stop files that are made to fill
/// memory, disks or days.
struct BudgetLimits {
  std::uint64_t ratio = 200;                                       ///< bytes out for each byte in
  std::uint64_t free_bytes = std::uint64_t{8} * 1024 * 1024;       ///< whatever the ratio
  std::uint64_t bytes = std::uint64_t{1024} * 1024 * 1024 * 1024;  ///< out
  std::uint64_t entries = 1'000'000;                               ///< of archives
};

class Budget {
 public:
  /// `bytes_in` says how many bytes of the file have been used until now.
  explicit Budget(std::function<std::uint64_t()> bytes_in, BudgetLimits limits = {});

  void spend_bytes(std::uint64_t count);
  void spend_entry();

  /// Which limit was passed: "it unpacks to more than 200 times its size". Empty while none was.
  const std::string& excess() const { return excess_; }

 private:
  std::function<std::uint64_t()> bytes_in_;
  BudgetLimits limits_;
  std::uint64_t bytes_ = 0;
  std::uint64_t entries_ = 0;
  std::string excess_;
};

}  // namespace gazette
