// SPDX-License-Identifier: GPL-3.0-or-later
// A program's options as a manual page, as completions for shells and as a list. All are generated
// from the options as they are declared and from what the program says of itself: `--generate man`
// prints one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

/// A declared option.
struct OptionRow {
  std::vector<std::string> names;  ///< with dashes, short ones first: `-n`, `--limit`
  std::string value;               ///< what it takes, in capitals: `N`, `FILE`; empty for a flag
  std::string help;
  std::string group;
  bool is_configurable = true;  ///< whether a configuration file may set it
};

/// A word and what it means: the start of a condition.
struct Meaning {
  std::string word;
  std::string help;
};

/// A command of a program: the first word of its command line, or the first two.
struct CommandRow {
  std::string name;   ///< `status`, `topics train`; the first word may be a row of its own
  std::string words;  ///< what follows it, as help shows it: `ID...`; may be empty
  std::string help;
  /// Long names, with dashes, of the options that it accepts but not every command does.
  std::vector<std::string> options;
};

/// A section of the manual page. In `text` an empty line ends a paragraph; a paragraph indented by
/// four blanks is shown as it is; lines with a tab are a list of words and their meanings.
struct ManualSection {
  std::string heading;
  std::string text;
};

/// What a program says of itself besides its options.
struct Manual {
  std::string program;                ///< `gazette-search`
  std::string purpose;                ///< `search an index of news`
  std::vector<std::string> synopsis;  ///< without the program's name
  std::string description;
  std::vector<ManualSection> sections;  ///< after the options
  /// By an option's long name, the words that its value may be; for a value called NAMES, those
  /// that it may list, separated by commas.
  std::map<std::string, std::vector<std::string>> values;
  std::vector<CommandRow> commands;                        ///< the default one first
  std::vector<Meaning> beginnings;                         ///< what any word may begin with
  enum class Words { plain, files } words = Words::plain;  ///< what the words without dashes are
};

/// `man, bash, zsh, fish, configuration`.
std::string page_names();

/// The page called `name`, one of `page_names`. Throws Error for another name.
std::string option_page(std::string_view name, const std::vector<OptionRow>& options,
                        const Manual& manual);

// The pages that `option_page` knows, each made in a file of its own.

using Options = std::vector<OptionRow>;

/// roff with the macros of man(7).
std::string manual_page(const Options& options, const Manual& manual);

std::string bash_completion(const Options& options, const Manual& manual);
std::string zsh_completion(const Options& options, const Manual& manual);
std::string fish_completion(const Options& options, const Manual& manual);

/// The options that a configuration file may set: long names without dashes, one per line.
std::string configuration_options(const Options& options, const Manual& manual);

/// The words that the value of `option` may be; empty when it may be anything.
std::vector<std::string> value_words(const OptionRow& option, const Manual& manual);

/// The options that every command accepts: those that no row names.
std::vector<OptionRow> common_options(const Options& options, const Manual& manual);

/// Those of `options` that only some commands accept, and `command` is one of them.
std::vector<OptionRow> own_options(const Options& options, const CommandRow& command);

/// `text` with each of `from` replaced by `to`.
std::string replaced(std::string text, std::string_view from, std::string_view to);

/// `words` with `separator` between.
std::string joined(const std::vector<std::string>& words, std::string_view separator);

}  // namespace gazette
