// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a batch of queries, lines with tabs or JSON objects with options, in the format that
// the first byte chooses: each line is answered or named as faulty, and what is printed is text.
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "searcher/program/batch.hpp"
#include "searcher/program/batch_line.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/small_index.hpp"
#include "tests/read_file.hpp"

namespace gazette {
namespace {

/// Open from the first input to the end of the process.
Searcher& searcher() {
  static const SmallIndex index;
  static Searcher open(index.path());
  return open;
}

SearchOptions options_of(unsigned choice) {
  constexpr std::array formats = {"text", "json", "jsonl", "csv", "ids", "trec"};
  SearchOptions options;
  options.format = formats.at(choice % formats.size());
  options.locale = "C";
  return options;
}

void check(std::string_view results, const std::string& format) {
  demand(is_valid_utf8(results), "what is printed is no text");
  if (format != "json" && format != "jsonl") return;
  while (!results.empty()) {
    demand(nlohmann::json::accept(take_part(results, '\n')), "a line that is printed is not JSON");
  }
}

void answer_lines(const std::string& path, const SearchOptions& options) {
  const Output output = output_for(options);
  std::string results;
  std::string messages;
  answer_batch(path, searcher(), options, output,
               {[&](const std::string& text) { results += text; },
                [&](const std::string& text) { messages += text; }});
  check(results, options.format);
  demand(is_valid_utf8(messages), "a message is no text");
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const gazette::TemporaryFolder folder;
  static const std::string file = (folder / "batch").string();
  std::string_view input = gazette::input_text(data, size);
  const gazette::SearchOptions options = gazette::options_of(gazette::take_byte(input));
  gazette::write_file(file, input);
  gazette::answer_lines(file, options);
  return 0;
}
