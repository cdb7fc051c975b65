// SPDX-License-Identifier: GPL-3.0-or-later
// An open index that answers requests. The one class of the searcher: everything else is values
// and functions.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

class Searcher {
 public:
  /// Opens the database folder or stub file `path`. Throws Error, with the cure, when there is no
  /// readable index or one made by other rules.
  explicit Searcher(const std::string& path);

  /// Opens those of `paths`, at least one, to be searched as one. An article that lies in several
  /// of them is a hit of each.
  explicit Searcher(std::vector<std::string> paths);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// The page that `request` asks for, from one state of the index: when a writer commits in
  /// between, the whole page is made anew. Throws QueryError for what an option asks wrongly (an
  /// unknown topic, a bad date, a facet that there is none of) and a query above the size limit;
  /// Error when the index cannot be read. Not thread-safe: one Searcher for each thread.
  Page search(const Request& request);

  /// `request.query` with its last word completed by words of the index, the most frequent first:
  /// only what finds something in all that the request asks for (searcher/search/completion.hpp).
  /// At most `max_completions`.
  std::vector<std::string> completions(const Request& request);

  /// The path of the one topic that `value` stands for (an alias, a code, ...); else `value`
  /// itself.
  std::string topic_meant(const std::string& value);

  /// What the topics of these paths are called in the first of `languages` that they have a label
  /// in, else in English.
  TopicLabels topic_labels(std::span<const std::string> paths,
                           std::span<const std::string> languages);

  /// How many there are. Throws Error when the index cannot be read.
  std::size_t articles();

  /// Which state of the index is the newest: another text after each commit and each new
  /// generation. Throws Error when the index cannot be read.
  std::string revision();

  /// The whole article of that id, from the first database that has it; nothing when none has.
  std::optional<Article> article(std::string_view id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
