// SPDX-License-Identifier: GPL-3.0-or-later
// Another user, for tests of what may not be read or written.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace gazette {

/// A user who may read only what all may, while it lives; the tests may run as root.
class UnprivilegedUser {
 public:
  UnprivilegedUser() : before_(geteuid()) {
    if (before_ == 0 && seteuid(65534) != 0) throw std::runtime_error("cannot leave root");
  }
  ~UnprivilegedUser() {
    if (before_ == 0 && seteuid(0) != 0) std::abort();
  }
  UnprivilegedUser(const UnprivilegedUser&) = delete;
  UnprivilegedUser& operator=(const UnprivilegedUser&) = delete;

 private:
  uid_t before_;
};

}  // namespace gazette
