// SPDX-License-Identifier: GPL-3.0-or-later
// A database after Xapian's own server, on a free port of this machine.
#pragma once

#include <sys/types.h>

#include <string>

namespace gazette {

/// Runs xapian-tcpsrv on `folder` until this goes. Throws when it cannot be started.
class DatabaseServer {
 public:
  explicit DatabaseServer(const std::string& folder);
  ~DatabaseServer();
  DatabaseServer(const DatabaseServer&) = delete;
  DatabaseServer& operator=(const DatabaseServer&) = delete;

  /// `127.0.0.1:PORT`.
  std::string address() const;

  /// Ends the server before its time.
  void stop();

 private:
  unsigned port_ = 0;
  pid_t process_ = 0;
};

}  // namespace gazette
