// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/renderers.hpp"

#include <fmt/format.h>

#include <array>

#include "core/text.hpp"
#include "searcher/render_json.hpp"

namespace gazette {
namespace {

std::string render_ids(const Page& page, const TextStyle&) {
  const std::string tag = page.query_id.empty() ? "" : one_line(page.query_id) + '\t';
  std::string ids;
  for (const Hit& hit : page.hits) ids += tag + one_line(hit.article.id) + '\n';
  return ids;
}

/// Trec_eval parts its columns at white space, so an id must hold none.
std::string render_trec(const Page& page, const TextStyle&) {
  const std::string query_id = page.query_id.empty() ? "1" : without_blanks(page.query_id);
  std::string lines;
  for (const Hit& hit : page.hits) {
    lines += fmt::format("{} Q0 {} {} {:.6f} gazette\n", query_id, without_blanks(hit.article.id),
                         hit.rank, hit.score);
  }
  return lines;
}

constexpr std::array renderers = {
    Renderer{"text", "for people",
             [](const Page& page, const TextStyle& style) { return render_text(page, style); }},
    Renderer{"json", "one object, docs/json.md",
             [](const Page& page, const TextStyle&) { return render_json(page); }},
    Renderer{"jsonl", "one object a hit",
             [](const Page& page, const TextStyle&) { return render_jsonl(page); }, HitParts::all,
             Counting::none},
    Renderer{"ids", "the ids alone, one a line", render_ids, HitParts::id_alone, Counting::none},
    Renderer{"trec", "a run of trec_eval: QID Q0 ID RANK SCORE gazette", render_trec,
             HitParts::id_alone, Counting::none},
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
