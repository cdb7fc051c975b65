// SPDX-License-Identifier: GPL-3.0-or-later
// The form atom of answers (web/formats/forms.hpp): a search as a feed of Atom (RFC 4287).
#pragma once

#include <string>

#include "web/formats/forms.hpp"

namespace gazette {

Filled atom_search(const Asking& asking, Searcher& searcher);

}  // namespace gazette
