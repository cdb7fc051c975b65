// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/configuration_file.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// The golden case config-shared compares this list, a name a line, with the help of both programs.
constexpr std::string_view configurable = R"(
add-topics
author
batch
color
count
date
db
dry-run
expand
explain
explain-plan
facets
fields
format
id-prefix
input-format
jobs
language
limit
locale
memory
min-confidence
no-model
no-rules
no-pager
null
offset
plain
prune
quiet
rebuild
recency
report
show
similar
since
sort
source
strict
syntax
timeline
timeout
topic
topic-from-folder
topic-origin
topics
topics-file
until
wait
yes
)";

/// Whether `name` is an option of either program that a file may set.
bool is_configurable(std::string_view name) {
  return configurable.find(fmt::format("\n{}\n", name)) != std::string_view::npos;
}

/// A key in a message: of what is no text at all, the beginning.
std::string shown(const std::string& key) {
  constexpr std::size_t most_bytes = 60;
  if (key.size() <= most_bytes) return key;
  return key.substr(0, cut_point(key, most_bytes)) + "\u2026";
}

class Reader : public CLI::ConfigTOML {
 public:
  explicit Reader(const CLI::App& app) : app_(app) {}

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    const std::string file = app_.get_config_ptr()->as<std::string>();
    std::vector<CLI::ConfigItem> settings;
    try {
      settings = CLI::ConfigTOML::from_config(input);
    } catch (const CLI::Error& error) {
      throw Error("the configuration file " + file + " cannot be read: " + error.what());
    }
    for (const CLI::ConfigItem& item : settings) {
      if (!item.parents.empty()) {
        throw Error(
            "the configuration file " + file + " has a section " + shown(item.parents.front()),
            "write options without sections, one a line: limit = 20");
      }
      if (!is_configurable(item.name)) {
        throw Error("the configuration file " + file + " sets " + shown(item.name) +
                        ", which is no option of gazette-index or gazette-search",
                    app_.get_name() + " --help lists the options; write one a line: limit = 20");
      }
    }
    // CLI11 2.4 takes what is no option of this program for an argument of it.
    std::erase_if(settings, [&](const CLI::ConfigItem& item) {
      return app_.get_option_no_throw("--" + item.name) == nullptr;
    });
    return settings;
  }

 private:
  const CLI::App& app_;
};

}  // namespace

std::shared_ptr<CLI::Config> make_configuration_reader(const CLI::App& app) {
  return std::make_shared<Reader>(app);
}

}  // namespace gazette
