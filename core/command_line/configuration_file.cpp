// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/configuration_file.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

bool has_line(std::string_view lines, std::string_view line) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    if (lines.substr(0, end) == line) return true;
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return false;
}

/// A key, quoted for a message. Of a file that is not TOML at all a key may be as long as the file:
/// its beginning will do.
std::string shown(const std::string& key) {
  constexpr std::size_t most_bytes = 60;
  if (key.size() <= most_bytes) return '"' + key + '"';
  return '"' + key.substr(0, cut_point(key, most_bytes)) + "\u2026\"";
}

std::string named(const std::string& file) { return "the configuration file \"" + file + '"'; }

class Reader : public CLI::ConfigTOML {
 public:
  Reader(const CLI::App& app, std::string_view of_both) : app_(app), of_both_(of_both) {}

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    const std::string file = app_.get_config_ptr()->as<std::string>();
    std::vector<CLI::ConfigItem> settings;
    try {
      settings = CLI::ConfigTOML::from_config(input);
    } catch (const CLI::Error& error) {
      throw Error(named(file) + " cannot be read: " + error.what());
    }
    for (const CLI::ConfigItem& item : settings) {
      if (!item.parents.empty()) {
        throw Error(named(file) + " has a section " + shown(item.parents.front()),
                    "write options without sections, one per line: limit = 20");
      }
      const CLI::Option* const own = option(item.name);
      if (own != nullptr && !own->get_configurable()) {
        throw Error(
            named(file) + " sets " + shown(item.name) + ", which only the command line can set",
            "remove that line");
      }
      if (own == nullptr && !has_line(of_both_, item.name)) {
        throw Error(named(file) + " sets " + shown(item.name) +
                        ", which is not an option of gazette-index or gazette-search",
                    app_.get_name() + " --help lists the options; write one per line: limit = 20");
      }
    }
    // CLI11 2.4 would take a key that is not an option of this program for an argument.
    std::erase_if(settings,
                  [&](const CLI::ConfigItem& item) { return option(item.name) == nullptr; });
    return settings;
  }

 private:
  const CLI::Option* option(const std::string& name) const {
    return app_.get_option_no_throw("--" + name);
  }

  const CLI::App& app_;
  std::string_view of_both_;
};

}  // namespace

std::shared_ptr<CLI::Config> make_configuration_reader(const CLI::App& app,
                                                       std::string_view of_both) {
  return std::make_shared<Reader>(app, of_both);
}

}  // namespace gazette
