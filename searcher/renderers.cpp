// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/renderers.hpp"

#include <array>

#include "core/text.hpp"
#include "searcher/render_json.hpp"

namespace gazette {
namespace {

std::string render_ids(const Page& page, const TextStyle&) {
  std::string ids;
  for (const Hit& hit : page.hits) ids += one_line(hit.article.id) + '\n';
  return ids;
}

constexpr std::array renderers = {
    Renderer{"text", "for people",
             [](const Page& page, const TextStyle& style) { return render_text(page, style); }},
    Renderer{"json", "one object, docs/json.md",
             [](const Page& page, const TextStyle&) { return render_json(page); }},
    Renderer{"jsonl", "one object a hit",
             [](const Page& page, const TextStyle&) { return render_jsonl(page); }},
    Renderer{"ids", "the ids alone, one a line", render_ids, HitParts::id_alone},
};

}  // namespace

const Renderer* find_renderer(std::string_view name) {
  for (const Renderer& renderer : renderers) {
    if (renderer.name == name) return &renderer;
  }
  return nullptr;
}

std::string renderer_names() {
  std::string names;
  for (const Renderer& row : renderers) names.append(names.empty() ? "" : ", ").append(row.name);
  return names;
}

}  // namespace gazette
