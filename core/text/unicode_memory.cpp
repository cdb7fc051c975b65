// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode_memory.hpp"

#include <unicode/uclean.h>

#include <cstddef>
#include <cstdlib>
#include <new>

namespace gazette {
namespace {

void* or_call_handler(void* block) {
  if (block != nullptr) return block;
  if (const std::new_handler handler = std::get_new_handler()) handler();
  return nullptr;
}

extern "C" void* allocate_for_unicode(const void* /*context*/, std::size_t size) {
  return or_call_handler(std::malloc(size));
}

extern "C" void* reallocate_for_unicode(const void* /*context*/, void* block, std::size_t size) {
  return or_call_handler(std::realloc(block, size));
}

extern "C" void free_for_unicode(const void* /*context*/, void* block) { std::free(block); }

}  // namespace

void let_unicode_call_new_handler() {
  UErrorCode status = U_ZERO_ERROR;
  u_setMemoryFunctions(nullptr, allocate_for_unicode, reallocate_for_unicode, free_for_unicode,
                       &status);
}

}  // namespace gazette
