// SPDX-License-Identifier: GPL-3.0-or-later
// What clang's libFuzzer and our replay of saved inputs call, and how a target fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace gazette {

/// Says `what` is wrong and ends the program where `holds` is false.
inline void demand(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << what << '\n';
  std::abort();
}

}  // namespace gazette
