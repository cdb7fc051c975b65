// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD), this lets one of its allocations fail, or all from one on,
// as where memory is out. The environment says which:
//
//     FAIL_AT=N     the Nth allocation since main, counted from 1 over all threads; 0 or nothing:
//                   none
//     FAIL_FROM=N   that and all later ones, instead
//     FAIL_LOG=F    the file to append a line to for each counted allocation
//
// An allocation fails by asking the allocator, glibc's or mimalloc's, for more than there can be.
// Counted are the calls of malloc and its like, to which the operator new of the standard library
// comes as well.
#include "tests/shim.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using gazette::hidden;
using gazette::number_in;

struct Plan {
  long at = 0;
  long from = 0;
  int log = -1;
};

/// Set before main, when the C library can read the environment.
Plan plan;
std::atomic<bool> is_counting{false};
std::atomic<long> allocations{0};

void start_counting() {
  plan.at = number_in("FAIL_AT");
  plan.from = number_in("FAIL_FROM");
  if (const char* const log = std::getenv("FAIL_LOG"); log != nullptr) {
    plan.log = ::open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  }
  is_counting = true;
}

/// Counts an allocation; true when it is to fail.
bool fails() {
  if (!is_counting) return false;
  const long number = ++allocations;
  if (plan.log >= 0 && ::write(plan.log, "allocation\n", 11) != 11) return true;
  return number == plan.at || (plan.from > 0 && number >= plan.from);
}

/// More than any allocator has.
constexpr std::size_t too_much = PTRDIFF_MAX;

std::size_t size_or_failure(std::size_t size) { return fails() ? too_much : size; }

using Main = int(int, char**, char**);
Main* program_main = nullptr;

int counted_main(int count, char** values, char** variables) {
  start_counting();
  return program_main(count, values, variables);
}

}  // namespace

extern "C" {

// The name is that of the C library.
int __libc_start_main(Main* main, int count, char** values, void (*init)(), void (*fini)(),
                      void (*loader_fini)(), void* stack_end) {
  program_main = main;
  using Start = int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*);
  return hidden<Start>("__libc_start_main")(counted_main, count, values, init, fini, loader_fini,
                                            stack_end);
}

void* malloc(std::size_t size) {
  static auto* const allocate = hidden<void*(std::size_t)>("malloc");
  return allocate(size_or_failure(size));
}

void* calloc(std::size_t count, std::size_t size) {
  static auto* const allocate = hidden<void*(std::size_t, std::size_t)>("calloc");
  return fails() ? allocate(too_much, 1) : allocate(count, size);
}

void* realloc(void* block, std::size_t size) {
  static auto* const allocate = hidden<void*(void*, std::size_t)>("realloc");
  return allocate(block, size == 0 ? 0 : size_or_failure(size));
}

int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  static auto* const allocate = hidden<int(void**, std::size_t, std::size_t)>("posix_memalign");
  return allocate(block, alignment, size_or_failure(size));
}

void* aligned_alloc(std::size_t alignment, std::size_t size) {
  static auto* const allocate = hidden<void*(std::size_t, std::size_t)>("aligned_alloc");
  return allocate(alignment, size_or_failure(size));
}

}  // extern "C"
