// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/budget.hpp"

#include <fmt/format.h>

#include <utility>

namespace gazette {

Budget::Budget(std::function<std::uint64_t()> bytes_in, BudgetLimits limits)
    : bytes_in_(std::move(bytes_in)), limits_(limits) {}

void Budget::spend_bytes(std::uint64_t count) {
  bytes_ += count;
  if (!excess_.empty() || bytes_ <= limits_.free_bytes) return;
  if (bytes_ / limits_.ratio > bytes_in_()) {
    excess_ = fmt::format("it unpacks to more than {} times its size", limits_.ratio);
  } else if (bytes_ > limits_.bytes) {
    excess_ = fmt::format("it unpacks to more than {} MiB", limits_.bytes / 1024 / 1024);
  }
}

void Budget::spend_entry() {
  if (++entries_ <= limits_.entries || !excess_.empty()) return;
  excess_ = fmt::format("it holds more than {} files", limits_.entries);
}

}  // namespace gazette
