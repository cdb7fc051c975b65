// SPDX-License-Identifier: GPL-3.0-or-later
// File permissions apply to an ordinary user only, but tests may run as root.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace gazette {

/// While it lives, a process of root runs as `nobody`, which may access only what everyone may. It
/// changes nothing for other users.
class UnprivilegedUser {
 public:
  UnprivilegedUser() : effective_user_(geteuid()) {
    if (effective_user_ == 0 && seteuid(nobody) != 0) {
      throw std::runtime_error("cannot change to the user nobody");
    }
  }
  ~UnprivilegedUser() {
    if (effective_user_ == 0 && seteuid(0) != 0) std::abort();
  }
  UnprivilegedUser(const UnprivilegedUser&) = delete;
  UnprivilegedUser& operator=(const UnprivilegedUser&) = delete;

 private:
  static constexpr uid_t nobody = 65534;

  uid_t effective_user_;
};

}  // namespace gazette
