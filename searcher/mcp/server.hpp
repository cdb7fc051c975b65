// SPDX-License-Identifier: GPL-3.0-or-later
// The Model Context Protocol (modelcontextprotocol.io) on a stream of lines: JSON-RPC 2.0 messages
// of an assistant in, answers out. Only tools that read.
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
  /// The index is opened by `open` when a tool is first called, so that the first answers come at
  /// once; where it throws Error, the tool's answer says so. `version` is that of the program.
  McpServer(std::function<Searcher()> open, std::string version);
  ~McpServer();
  McpServer(const McpServer&) = delete;
  McpServer& operator=(const McpServer&) = delete;

  /// The answer to one message, a line with its end; empty for a message that has none. Whatever
  /// the message is, throws nothing but std::bad_alloc.
  std::string answer(std::string_view message);

  /// The answer to a message that is too long to be read.
  static std::string refuse_long_message(std::size_t most_bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
