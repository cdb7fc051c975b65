// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/configuration_file.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <sstream>
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

/// Ten times what a file with all options takes. CLI11 splits lists and sections in quadratic time.
constexpr std::size_t most_bytes = 64 * 1024;

/// CLI11 opens and closes each part of the name of a section.
constexpr std::size_t most_section_bytes = 100;

[[noreturn]] void throw_section(const std::string& file, const std::string& section) {
  throw Error(named(file) + " has a section " + shown(section),
              "write options without sections, one per line: limit = 20");
}

/// The text of a configuration file. Throws Error when it is not one by its size.
std::string text_of(std::istream& input, const std::string& file) {
  std::string text(most_bytes + 1, '\0');
  input.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(input.gcount()));
  if (text.size() <= most_bytes) return text;
  throw Error(named(file) + " is larger than " + std::to_string(most_bytes / 1024) + " KiB",
              "check that this is the right file");
}

/// Throws Error for a section with a long name, before CLI11 takes it apart.
void check_sections(std::string_view text, const std::string& file) {
  constexpr std::string_view blanks = " \t\r";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find_last_not_of(blanks) + 1);
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    if (line.size() > most_section_bytes && line.starts_with('[') && line.ends_with(']')) {
      throw_section(file, std::string(line.substr(1, line.size() - 2)));
    }
  }
}

class Reader : public CLI::ConfigTOML {
 public:
  Reader(const CLI::App& app, std::string_view of_both) : app_(app), of_both_(of_both) {}

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    const std::string file = app_.get_config_ptr()->as<std::string>();
    const std::string text = text_of(input, file);
    check_sections(text, file);
    std::vector<CLI::ConfigItem> settings;
    try {
      std::istringstream lines(text);
      settings = CLI::ConfigTOML::from_config(lines);
    } catch (const CLI::Error& error) {
      throw Error(named(file) + " cannot be read: " + error.what());
    }
    for (const CLI::ConfigItem& item : settings) {
      if (!item.parents.empty()) throw_section(file, item.parents.front());
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
