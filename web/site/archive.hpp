// SPDX-License-Identifier: GPL-3.0-or-later
// What a process keeps from one request to the next: the index that the page searches, open, what
// was answered of it, and who read it.
#pragma once

#include <optional>
#include <string>

#include "searcher/search/searcher.hpp"
#include "web/parameters/visitor.hpp"
#include "web/site/answer_cache.hpp"

namespace gazette {

class Archive {
 public:
  /// Of the database folder or stub file `db`; nothing is opened yet.
  explicit Archive(std::string db);

  /// Open, or opened now. Throws Error, with the cure, when there is no readable index; the next
  /// call tries again.
  Searcher& searcher();

  AnswerCache& answers() { return answers_; }
  Readers& readers() { return readers_; }

 private:
  std::string db_;
  std::optional<Searcher> searcher_;
  AnswerCache answers_;
  Readers readers_;
};

}  // namespace gazette
