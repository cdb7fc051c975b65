// SPDX-License-Identifier: GPL-3.0-or-later
// The stemmers of all languages, whatever library they come from.
#pragma once

#include <functional>
#include <string>

#include "core/analysis/term_marks.hpp"

namespace gazette {

/// From a folded word to its stem. Not thread-safe.
using Stemmer = std::function<std::string(const std::string&)>;

/// The stemmer of `language`, a row of `stemmed_languages`. Throws if its library has none, which
/// only a library older than those that are asked for does.
Stemmer make_stemmer(const StemmedLanguage& language);

}  // namespace gazette
