// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the configuration file of both programs: refused with an error that is reported as
// text, or options of which a request can be made, if their values fit.
#include <string>
#include <vector>

#include "core/command_line/configurable_options.hpp"
#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/options.hpp"
#include "searcher/program/answer.hpp"
#include "searcher/program/options.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

template <typename Work>
void attempt(Work work) {
  try {
    work();
  } catch (const Error& error) {
    demand_text(to_line(error), "an error");
    demand_text(to_json(error), "an error as JSON");
  }
}

void configure_search(const std::string& file) {
  const std::vector<std::string> arguments = {"--config", file, "ferry"};
  SearchOptions options;
  options.common.configurable = configurable_options;
  const Parsed parsed = parse_search_options(arguments, options);
  demand(parsed.words == std::vector<std::string>{"ferry"}, "a file changed the query");
  output_for(options);
  make_request(options, parsed.words);
}

void configure_index(const std::string& file) {
  const std::vector<std::string> arguments = {"--config", file, "status"};
  IndexOptions options;
  options.common.configurable = configurable_options;
  parse_index_options(arguments, command_rows(), options);
  demand(options.command == "status", "a file changed the command");
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const gazette::TemporaryFolder folder;
  static const std::string file = (folder / "gazette.toml").string();
  gazette::write_file(file, gazette::input_text(data, size));
  gazette::attempt([] { gazette::configure_search(file); });
  gazette::attempt([] { gazette::configure_index(file); });
  return 0;
}
