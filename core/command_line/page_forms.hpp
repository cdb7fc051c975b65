// SPDX-License-Identifier: GPL-3.0-or-later
// The forms that `option_page` knows, each made in a file of its own.
#pragma once

#include <string>
#include <vector>

#include "core/command_line/option_pages.hpp"

namespace gazette {

using Options = std::vector<OptionRow>;

/// roff with the macros of man(7).
std::string manual_page(const Options& options, const Manual& manual);

std::string bash_completion(const Options& options, const Manual& manual);
std::string zsh_completion(const Options& options, const Manual& manual);
std::string fish_completion(const Options& options, const Manual& manual);

/// The words that the value of `option` may be; none when it may be anything.
std::vector<std::string> value_words(const OptionRow& option, const Manual& manual);

/// `text` with each of `from` replaced by `to`.
std::string replaced(std::string text, std::string_view from, std::string_view to);

/// `words` with `separator` between.
std::string joined(const std::vector<std::string>& words, std::string_view separator);

}  // namespace gazette
