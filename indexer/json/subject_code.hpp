// SPDX-License-Identifier: GPL-3.0-or-later
// IPTC codes in the subjects of ninjs (https://iptc.org/standards/ninjs/).
#pragma once

#include <string>

#include "indexer/json/json_value.hpp"

namespace gazette {

/// The Media Topic or Subject Code that `subject`, an object of `subject` or `subjects`, gives as
/// an address, code or literal: `medtop:04000000`, `subj:04005000`. Empty for any other subject.
/// Thread-safe.
std::string subject_code(const JsonValue& subject);

}  // namespace gazette
