// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

#include <stdexcept>

namespace gazette {

/// As long as it lives, this process may have only so many files open.
class OpenFilesLimit {
 public:
  explicit OpenFilesLimit(rlim_t files) {
    if (::getrlimit(RLIMIT_NOFILE, &before_) != 0) throw std::runtime_error("cannot read a limit");
    const rlimit limited{files, before_.rlim_max};
    if (::setrlimit(RLIMIT_NOFILE, &limited) != 0) throw std::runtime_error("cannot set a limit");
  }
  ~OpenFilesLimit() { ::setrlimit(RLIMIT_NOFILE, &before_); }
  OpenFilesLimit(const OpenFilesLimit&) = delete;
  OpenFilesLimit& operator=(const OpenFilesLimit&) = delete;

 private:
  rlimit before_{};
};

}  // namespace gazette
