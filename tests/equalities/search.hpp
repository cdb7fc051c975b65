// SPDX-License-Identifier: GPL-3.0-or-later
// A search as both programs take it, and what they answer.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/temporary_folder.hpp"
#include "web/site/archive.hpp"

namespace gazette {

/// Options have their long names, flags the value "1".
struct Search {
  std::string query;
  std::vector<std::pair<std::string, std::string>> options = {};

  bool has(std::string_view name) const;
  /// Of the first option of that name; empty without one.
  std::string value(std::string_view name) const;
  /// Without the options of that name.
  Search without(std::string_view name) const;
  /// With one option more.
  Search with(std::string name, std::string value) const;
  /// With this option instead of those of its name.
  Search with_only(const std::string& name, std::string value) const;
};

/// How it is typed, for messages.
std::string to_text(const Search& search);

/// Its parameters, as a browser sends them to the page.
std::string query_string_of(const Search& search);

/// What a link on the page searches for.
Search search_of_link(std::string_view href);

/// gazette-search on an index. Each call is the whole program, in a child of this process.
class SearchProgram {
 public:
  explicit SearchProgram(std::string db) : db_(std::move(db)) {}

  /// The answers to all of `searches`, from one batch.
  std::vector<nlohmann::json> answers(const std::vector<Search>& searches) const;
  /// The total of each.
  std::vector<std::size_t> totals(const std::vector<Search>& searches) const;
  /// The ids of each one's hits, in order.
  std::vector<std::vector<std::string>> ids(const std::vector<Search>& searches) const;
  /// The answer to one search, or its error.
  nlohmann::json answer(const Search& search) const;

 private:
  std::vector<nlohmann::json> batch(const std::vector<Search>& searches,
                                    std::vector<std::string> arguments) const;
  std::string output(std::vector<std::string> arguments) const;

  std::string db_;
  TemporaryFolder folder_;
};

/// gazette.cgi on an index.
class SearchPage {
 public:
  explicit SearchPage(const std::string& db) : archive_(db) {}

  std::string html(const Search& search);
  nlohmann::json answer(const Search& search);

 private:
  std::string body(const std::string& query_string);

  Archive archive_;
};

/// A link of a page of HTML.
struct Link {
  std::string href;
  std::string attributes;  ///< behind the address
  std::string text;
  std::string before;  ///< the text right before it
  std::string behind;  ///< what follows, to the end of the line
};

std::vector<Link> links_of(std::string_view html);

/// How often `part` is in `text`.
std::size_t count_of(std::string_view part, std::string_view text);

/// The first number in `text`, which may be grouped by commas.
std::size_t number_in(std::string_view text);

}  // namespace gazette
