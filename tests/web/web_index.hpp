// SPDX-License-Identifier: GPL-3.0-or-later
// A small index for one test, and requests to it.
#pragma once

#include <cstddef>
#include <string>

#include "indexer/writing/index_writer.hpp"
#include "tests/temporary_folder.hpp"
#include "web/protocol/cgi_request.hpp"
#include "web/protocol/response.hpp"

namespace gazette {

/// An index of articles given as JSON Lines, in a temporary folder.
class WebIndex {
 public:
  explicit WebIndex(const std::string& json_lines);

  void add(const std::string& json_lines);

  /// Replaces the index by one of these articles only.
  void rebuild(const std::string& json_lines);

  std::string db() const { return folder_ / "db"; }

  /// The response to GET /gazette.cgi?`query_string`, from a new process.
  Response get(const std::string& query_string) const;

 private:
  void run(const std::string& json_lines, WriterTuning tuning);

  TemporaryFolder folder_;
};

/// Twelve articles about a ferry, numbered f-1 to f-12, each a day later than the one before and
/// all but the last two filed under economy/transport; and one about a choir in Lisbon.
std::string ferry_articles();

/// The response of a process that has served no request before.
Response handle_once(const CgiRequest& request, const std::string& db);

/// The value of the only header of that name; empty when there is none.
std::string header_value(const Response& response, const std::string& name);

/// The number of hits on a page.
std::size_t count_hits(const Response& response);

bool contains(const std::string& text, const std::string& part);

}  // namespace gazette
