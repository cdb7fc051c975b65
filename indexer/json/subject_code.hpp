// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of IPTC's vocabularies in the subjects of ninjs (https://iptc.org/standards/ninjs/).
#pragma once

#include <string>

#include "indexer/json/json_value.hpp"

namespace gazette {

/// The code of a Media Topic or Subject Code that an object of `subject` or `subjects` names by its
/// address, code or literal: `medtop:04000000`, `subj:04005000`. Empty for another subject.
std::string subject_code(const JsonValue& subject);

}  // namespace gazette
