// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/renderers.hpp"

#include <fmt/format.h>

#include <array>

#include "core/text/text.hpp"
#include "searcher/output/render_json.hpp"

namespace gazette {
namespace {

/// Behind NUL an id may hold anything, so it is given as it is.
std::string render_ids(const Page& page, const RenderStyle& style) {
  const bool exact = style.id_end == IdEnd::nul;
  const auto shown = [&](const std::string& id) { return exact ? id : one_line(id); };
  const std::string tag = page.query_id.empty() ? "" : shown(page.query_id) + '\t';
  std::string ids;
  for (const Hit& hit : page.hits) ids += tag + shown(hit.article.id) + (exact ? '\0' : '\n');
  return ids;
}

/// Trec_eval parts its columns at white space, so an id must hold none.
std::string render_trec(const Page& page, const RenderStyle&) {
  const std::string query_id = page.query_id.empty() ? "1" : without_blanks(page.query_id);
  std::string lines;
  for (const Hit& hit : page.hits) {
    lines += fmt::format("{} Q0 {} {} {:.6f} gazette\n", query_id, without_blanks(hit.article.id),
                         hit.rank, hit.score);
  }
  return lines;
}

template <TableForm form>
std::string render_rows(const Page& page, const RenderStyle& style) {
  return render_table(form, page, style.fields);
}

template <TableForm form>
std::string render_row_of_names(const RenderStyle& style) {
  return render_table_head(form, style.fields, style.tags);
}

using enum Renderer::Fields;

constexpr std::array renderers = {
    Renderer{"text", "for people",
             [](const Page& page, const RenderStyle& style) {
               return render_text(page, style.text, style.fields);
             },
             Counting::enough, chosen, nullptr, Advising::yes},
    Renderer{
        "json", "one object, docs/json.md",
        [](const Page& page, const RenderStyle& style) { return render_json(page, style.fields); },
        Counting::enough, chosen, nullptr, Advising::yes},
    Renderer{
        "jsonl", "one object a hit",
        [](const Page& page, const RenderStyle& style) { return render_jsonl(page, style.fields); },
        Counting::none},
    Renderer{"csv", "a table, a row a hit, docs/tables.md", render_rows<TableForm::csv>,
             Counting::none, chosen, render_row_of_names<TableForm::csv>},
    Renderer{"tsv", "the same with tabs between", render_rows<TableForm::tsv>, Counting::none,
             chosen, render_row_of_names<TableForm::tsv>},
    Renderer{"ids", "the ids alone, one a line", render_ids, Counting::none, its_own},
    Renderer{"trec", "a run of trec_eval: QID Q0 ID RANK SCORE gazette", render_trec,
             Counting::none, its_own},
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
