// SPDX-License-Identifier: GPL-3.0-or-later
// A server for the Model Context Protocol (modelcontextprotocol.io) over lines: JSON-RPC 2.0
// messages from an assistant in, answers out. Its tools only read.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "searcher/search/searcher.hpp"

namespace gazette {

/// Not thread-safe.
class McpServer {
 public:
  /// `open` opens the index when a tool is first called, so that the server starts at once; if it
  /// throws Error, the answer of the tool says so. `version` is that of the program.
  McpServer(std::function<Searcher()> open, std::string version);
  ~McpServer();
  McpServer(const McpServer&) = delete;
  McpServer& operator=(const McpServer&) = delete;

  /// The answer to `message`, a line with its newline; empty for a message that needs no answer.
  /// Throws only std::bad_alloc, whatever the message.
  std::string answer(std::string_view message);

  /// The answer to a message that is too long to be read.
  static std::string refuse_long_message(std::size_t most_bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
