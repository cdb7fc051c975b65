// SPDX-License-Identifier: GPL-3.0-or-later
// The forms in which gazette-search prints a page: one row a form. To add one, write a function and
// add its row in renderers.cpp.
#pragma once

#include <string>
#include <string_view>

#include "searcher/output/render_table.hpp"
#include "searcher/output/render_text.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// What follows each id of the form `ids`.
enum class IdEnd { newline, nul };

/// How a form is to look.
struct RenderStyle {
  TextStyle text;
  HitFields fields;  ///< what to show of a hit, in this order; empty for the form's own choice
  Tags tags = Tags::none;
  IdEnd id_end = IdEnd::newline;
};

struct Renderer {
  /// Whether it shows the fields of hits that are chosen, or has its own.
  enum class Fields { chosen, its_own };

  std::string_view name;
  std::string_view help;
  std::string (*render)(const Page&, const RenderStyle&);
  Counting counting;                                  ///< how much of the total it shows
  Fields fields = Fields::chosen;                     ///< its own are those of ids alone
  std::string (*head)(const RenderStyle&) = nullptr;  ///< what comes before the first page
  Advising advising = Advising::no;                   ///< whether it shows what would find more
};

/// nullptr for a name that is none.
const Renderer* find_renderer(std::string_view name);

/// "text, json, ...".
std::string renderer_names();

}  // namespace gazette
