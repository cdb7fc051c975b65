// SPDX-License-Identifier: GPL-3.0-or-later
// What clang's libFuzzer and our replay of saved inputs call.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
