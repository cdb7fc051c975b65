// SPDX-License-Identifier: GPL-3.0-or-later
// evaluate_ablation FOLDER COSTS [LUCENE]: what each step of the ranking does to MAP and nDCG@10 on
// the judged collections at or below FOLDER, as a table in Markdown. COSTS has lines of a row's
// name, a tab and what a query takes beside the default, which get a column; rows of it alone say
// that there is nothing to measure. LUCENE is a folder with Lucene's runs of the collections, which
// get a row.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/query/parser.hpp"
#include "searcher/matches/query_expansion.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/query/query_parts.hpp"
#include "tests/evaluate/comparison.hpp"
#include "tests/evaluate/judged_collection.hpp"
#include "tests/evaluate/variant_index.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

constexpr Xapian::doccount depth = 1000;
const std::vector<std::string> languages = {"en"};

/// A collection indexed as a variant has it.
class VariantIndex {
 public:
  VariantIndex(const std::vector<Article>& articles, const Variant& variant)
      : ids_(index_variant(articles, variant, (folder_ / "db").string())),
        db_((folder_ / "db").string()) {}

  /// The answer to a query, searched as `variant` has it, as lines of a run. REQUIRES: the index is
  /// one of `variant`.
  void run(const std::string& id, const std::string& typed, const Variant& variant,
           std::ostream& to) {
    const std::string text = changed(changed(typed, variant.change), variant.change_query);
    const IndexView index{db_, languages, analyzer_, variant.recipe};
    Xapian::Query query = *compile_query(parse_query(text, Syntax::words), {}, index).query;
    if (variant.words == Words::expanded)
      query = with_expansion(query, expansion_terms(query, index));
    Xapian::Enquire enquire(db_);
    set_weighting(enquire, variant.recipe);
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, depth);
    for (auto match = found.begin(); match != found.end(); ++match) {
      to << fmt::format("{} Q0 {} {} {} {}\n", id, ids_[*match], match.get_rank() + 1,
                        match.get_weight(), "gazette");
    }
  }

 private:
  TemporaryFolder folder_;
  std::vector<std::string> ids_;  ///< by docid
  Xapian::Database db_;
  Analyzer analyzer_;
};

Rankings rank(const JudgedCollection& collection, VariantIndex& index, const Variant& variant) {
  std::stringstream run;
  for (const auto& [id, text] : collection.queries) index.run(id, text, variant, run);
  return read_run(run, variant.name);
}

/// What each variant makes of one collection: by variant, then by way to judge it.
std::vector<std::vector<std::vector<Measures>>> results_of(
    std::span<const JudgedCollection> ways_to_judge) {
  const JudgedCollection& collection = ways_to_judge.front();
  const std::vector<Article> articles = read_articles(collection);
  std::vector<std::vector<std::vector<Measures>>> results;
  const std::vector<Variant> all = variants();
  VariantIndex default_index(articles, all.front());
  for (const Variant& variant : all) {
    std::optional<VariantIndex> own;
    if (!have_one_index(variant, all.front())) own.emplace(articles, variant);
    const Rankings rankings = rank(collection, own ? *own : default_index, variant);
    std::vector<std::vector<Measures>>& judged = results.emplace_back();
    for (const JudgedCollection& way : ways_to_judge) {
      judged.push_back(measure_all(rankings, way.judgements));
    }
  }
  return results;
}

/// `.7257 / .7825 +1.2% ++`, beside the default; without that for the default itself.
std::string cell(const std::vector<Measures>& queries, const std::vector<Measures>& base) {
  std::string text =
      fmt::format("{:.4f} / {:.4f}", mean(queries, measures[0]), mean(queries, measures[1]));
  if (&queries != &base) text.append(" ").append(beside(queries, base));
  return text;
}

using Costs = std::vector<std::pair<std::string, std::string>>;

Costs read_costs(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error(path + " cannot be read");
  Costs costs;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) throw Error(path + ": expected NAME<TAB>COST, found " + line);
    costs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return costs;
}

/// What the row `name` costs; empty when that is not known.
std::string cost_of(const std::string& name, const Costs& costs) {
  const auto found = std::find_if(costs.begin(), costs.end(),
                                  [&](const auto& each) { return each.first == name; });
  return found == costs.end() ? "" : found->second;
}

void print_row(const std::string& name, const std::vector<std::vector<Measures>>& results,
               const std::vector<std::vector<Measures>>& base, const Costs& costs) {
  double sum = 0;
  std::cout << "| " << name;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const bool is_base = &results == &base;
    std::cout << " | " << cell(results[i], is_base ? results[i] : base[i]);
    sum += mean(results[i], measures[0]);
  }
  std::cout << fmt::format(" | {:.4f} | {} |\n", sum / static_cast<double>(results.size()),
                           cost_of(name, costs))
            << std::flush;
}

void print_head(const std::vector<JudgedCollection>& collections) {
  std::cout << "| ranking";
  for (const JudgedCollection& each : collections) std::cout << " | " << label_of(each);
  std::cout << " | mean MAP | time a query |\n| ---";
  for (std::size_t i = 0; i < collections.size(); ++i) std::cout << " | ---";
  std::cout << " | --- | --- |\n";
}

/// Rows of which the collections tell nothing but the cost.
void print_costs_alone(const Costs& costs, std::size_t collections) {
  const std::vector<Variant> all = variants();
  for (const auto& [known, cost] : costs) {
    const auto& name = known;  // clang 14 lets no lambda refer to a structured binding
    const bool has_row =
        std::any_of(all.begin(), all.end(), [&](const Variant& each) { return each.name == name; });
    if (has_row) continue;
    std::cout << "| " << name;
    for (std::size_t i = 0; i < collections; ++i) std::cout << " | no dates";
    std::cout << " | | " << cost << " |\n";
  }
}

void run(const std::string& folder, const Costs& costs, const std::string& lucene) {
  const std::vector<JudgedCollection> collections = find_collections(folder);
  const std::vector<Variant> all = variants();
  std::vector<std::vector<std::vector<Measures>>> by_variant(all.size());
  for (auto first = collections.begin(); first != collections.end();) {
    const auto end = std::find_if(first, collections.end(), [&](const JudgedCollection& each) {
      return each.folder != first->folder;
    });
    const auto results = results_of({first, end});
    for (std::size_t i = 0; i < all.size(); ++i) {
      by_variant[i].insert(by_variant[i].end(), results[i].begin(), results[i].end());
    }
    first = end;
  }
  print_head(collections);
  const std::vector<std::vector<Measures>>& base = by_variant.front();
  for (std::size_t i = 0; i < all.size(); ++i) print_row(all[i].name, by_variant[i], base, costs);
  print_costs_alone(costs, collections.size());
  if (lucene.empty()) return;
  std::vector<std::vector<Measures>> results;
  for (const JudgedCollection& each : collections) {
    const std::string path = lucene + "/" + each.name + ".run";
    std::ifstream file(path);
    if (!file) throw Error(path + " cannot be read");
    results.push_back(measure_all(read_run(file, path), each.judgements));
  }
  print_row("Lucene", results, base, costs);
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: evaluate_ablation FOLDER COSTS [LUCENE]\n";
    return 2;
  }
  try {
    gazette::run(argv[1], gazette::read_costs(argv[2]), argc == 4 ? argv[3] : "");
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "evaluate_ablation: " << error.what() << '\n';
  }
  return 2;
}
