// SPDX-License-Identifier: GPL-3.0-or-later
// What libraries need that tests preload into a program (LD_PRELOAD) to stand between it and the C
// library.
#pragma once

#include <dlfcn.h>

#include <cstdlib>

namespace gazette {

/// The function of that name that the library hides.
template <typename Function>
Function* hidden(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// The number in a variable of the environment; 0 when it is not set.
inline long number_in(const char* variable) {
  const char* text = std::getenv(variable);
  return text == nullptr ? 0 : std::atol(text);
}

}  // namespace gazette
