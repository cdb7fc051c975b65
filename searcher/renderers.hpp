// SPDX-License-Identifier: GPL-3.0-or-later
// The forms in which gazette-search prints a page: one row a form. To add one, write a function and
// add its row in renderers.cpp.
#pragma once

#include <string>
#include <string_view>

#include "searcher/page.hpp"
#include "searcher/render_text.hpp"
#include "searcher/request.hpp"

namespace gazette {

struct Renderer {
  std::string_view name;
  std::string_view help;
  std::string (*render)(const Page&, const TextStyle&);
  HitParts hit_parts = HitParts::all;    ///< what it shows of a hit
  Counting counting = Counting::enough;  ///< how much of the total it shows
};

/// nullptr for a name that is none.
const Renderer* find_renderer(std::string_view name);

/// "text, json, ...".
std::string renderer_names();

}  // namespace gazette
