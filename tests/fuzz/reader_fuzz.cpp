// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an input in one format: its reader yields articles and reasons why stories were
// skipped. The format is GAZETTE_FUZZ_FORMAT, of the build or, where that has none, of the
// environment. Each article can be completed; stored and read again it is the same,
// and its document has only terms that Xapian accepts.
#include <xapian.h>

#include <cstdlib>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <variant>

#include "core/schema/record.hpp"
#include "indexer/commands/defaults.hpp"
#include "indexer/formats/formats.hpp"
#include "indexer/writing/document.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace gazette {
namespace {

/// Longer terms make Xapian refuse the document.
constexpr std::size_t most_term_bytes = 245;

void check_terms(const Article& article) {
  static DocumentMaker maker;
  const Xapian::Document document = maker.make(article);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    demand((*term).size() <= most_term_bytes, "a term is too long");
    demand((*term).find('\0') == std::string::npos, "a term has a NUL byte");
  }
}

void check(const Article& article) {
  demand(!article.id.empty() && !article.language.empty(), "an article is not complete");
  demand(has_content(article), "an article has neither title nor body");
  const std::string record = to_record(article);
  demand_text(record, "the record of an article");
  demand(id_of_record(record) == article.id, "a record has another id than its article");
  Article stored = from_record(record);
  stored.origin = article.origin;  // neither is stored
  stored.topic_state = article.topic_state;
  demand(stored == article, "an article changes when it is stored");
  check_terms(article);
}

void take(Story story) {
  if (const Skipped* skipped = std::get_if<Skipped>(&story)) {
    demand(!skipped->why.empty(), "a story was skipped without a reason");
  } else if (const Withdrawn* gone = std::get_if<Withdrawn>(&story)) {
    demand(!gone->id.empty(), "what is withdrawn has no id");
  } else if (const Omitted* omitted = std::get_if<Omitted>(&story)) {
    demand(!omitted->what.empty(), "something was left out, and nothing says what");
  } else {
    Article& article = *article_in(story);
    const bool is_version = std::holds_alternative<Revision>(story);
    demand(!is_version || !article.id.empty(), "a version has no id");
    const bool is_sole = std::holds_alternative<SoleArticle>(story);
    const std::string origin = "/news/wire";
    check(article.topic_state == TopicState::settled
              ? complete_exported(std::move(article), origin, {})
              : complete(std::move(article), origin,
                         is_sole ? ArticlesInFile::one : ArticlesInFile::several, {}));
  }
}

/// The format that is tried.
const Format& format_under_test() {
#ifdef GAZETTE_FUZZ_FORMAT
  const char* const name = GAZETTE_FUZZ_FORMAT;
#else
  const char* const name = std::getenv("GAZETTE_FUZZ_FORMAT");
#endif
  demand(name != nullptr && find_format(name) != nullptr, "GAZETTE_FUZZ_FORMAT names no format");
  return *find_format(name);
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const gazette::Format& format = gazette::format_under_test();
  const std::string_view bytes = gazette::input_text(data, size);
  format.recognises(bytes, "wire");
  std::istringstream stream{std::string(bytes)};
  format.read({stream, "wire"}, gazette::take);
  return 0;
}
