// SPDX-License-Identifier: GPL-3.0-or-later
// put_in_bulk merged|appended DB: puts a dozen articles into an index in the way that gazette-index
// takes for thousands, and ends as gazette-index does.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "indexer/program/xapian_termination.hpp"
#include "indexer/writing/index_writer.hpp"

namespace {

void put_all(const std::string& way, const std::string& folder) {
  gazette::WriterTuning tuning;
  tuning.threads = 2;
  tuning.few_articles = 2;
  tuning.seconds_an_added_article = way == "merged" ? 1e9 : 0;
  gazette::IndexWriter writer(folder, tuning);
  for (int i = 4; i < 16; ++i) {
    gazette::Article article;
    article.id = "wire-" + std::to_string(i);
    article.title = "Ferry " + std::to_string(i);
    article.body = "It sails at " + std::to_string(i) + " o'clock.\n";
    article.language = "en";
    writer.put(std::move(article));
  }
  writer.commit();
}

int fail(const gazette::Error& error) {
  std::fputs(gazette::to_line("put_in_bulk", error).c_str(), stderr);
  return 2;
}

[[noreturn]] void terminate() {
  const std::optional<gazette::Error> error = gazette::current_xapian_error();
  if (!error) std::abort();
  std::_Exit(fail(*error));
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 64;
  std::set_terminate(terminate);
  try {
    put_all(words[1], words[2]);
    return 0;
  } catch (const gazette::Error& error) {
    return fail(error);
  } catch (const std::exception& error) {
    return fail(gazette::Error(error.what()));
  }
}
