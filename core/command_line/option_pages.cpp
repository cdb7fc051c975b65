// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/option_pages.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/error.hpp"

namespace gazette {
namespace {

struct Page {
  std::string_view name;
  std::string (*make)(const Options&, const Manual&);
};
constexpr std::array pages = {
    Page{"man", manual_page},
    Page{"bash", bash_completion},
    Page{"zsh", zsh_completion},
    Page{"fish", fish_completion},
    Page{"configuration", configuration_options},
};

}  // namespace

std::string page_names() {
  std::string names;
  for (const Page& page : pages) {
    if (page.make == configuration_options) continue;  // for the build alone
    names.append(names.empty() ? "" : ", ").append(page.name);
  }
  return names;
}

std::string option_page(std::string_view name, const std::vector<OptionRow>& options,
                        const Manual& manual) {
  for (const Page& page : pages) {
    if (page.name == name) return page.make(options, manual);
  }
  throw Error("unknown page \"" + std::string(name) + '"', "pages are " + page_names());
}

std::string configuration_options(const Options& options, const Manual&) {
  std::string lines;
  for (const OptionRow& option : options) {
    if (option.is_configurable) lines.append(option.names.back().substr(2)).append("\n");
  }
  return lines;
}

std::vector<std::string> value_words(const OptionRow& option, const Manual& manual) {
  for (const std::string& name : option.names) {
    const auto found = manual.values.find(name);
    if (found != manual.values.end()) return found->second;
  }
  return {};
}

namespace {

bool accepts(const CommandRow& command, const OptionRow& option) {
  return std::find_first_of(option.names.begin(), option.names.end(), command.options.begin(),
                            command.options.end()) != option.names.end();
}

}  // namespace

std::vector<OptionRow> common_options(const Options& options, const Manual& manual) {
  std::vector<OptionRow> common;
  std::copy_if(
      options.begin(), options.end(), std::back_inserter(common), [&](const OptionRow& option) {
        return std::none_of(manual.commands.begin(), manual.commands.end(),
                            [&](const CommandRow& command) { return accepts(command, option); });
      });
  return common;
}

std::vector<OptionRow> own_options(const Options& options, const CommandRow& command) {
  std::vector<OptionRow> own;
  std::copy_if(options.begin(), options.end(), std::back_inserter(own),
               [&](const OptionRow& option) { return accepts(command, option); });
  return own;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text.append(i == 0 ? "" : separator).append(words[i]);
  }
  return text;
}

}  // namespace gazette
