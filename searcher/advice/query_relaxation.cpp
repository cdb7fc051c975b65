// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/query_relaxation.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <functional>

#include "core/query/parser.hpp"
#include "core/text/text.hpp"
#include "searcher/advice/query_text.hpp"
#include "searcher/matches/match_set.hpp"
#include "searcher/query/query_compiler.hpp"

namespace gazette {
namespace {

/// A query that asks for less.
struct Trial {
  std::string what;
  ParsedQuery query;
  Conditions conditions;
  std::vector<std::string> left_out = {};  ///< options
};

bool is_condition(const Node& node) {
  return node.kind == Node::Kind::condition && node.sign != Node::Sign::must_not;
}

bool is_excluded(const Node& node) { return node.sign == Node::Sign::must_not; }

/// Whether anything in `tree` is searched for: not conditions and exclusions alone.
bool has_words(const Node& tree) {
  return std::any_of(tree.children.begin(), tree.children.end(), [](const Node& child) {
    return !is_excluded(child) &&
           (child.kind != Node::Kind::condition || child.field->kind == FieldKind::text);
  });
}

/// `tree` with `change` made to every node that is not excluded, children first.
Node changed(const Node& tree, const std::function<void(Node&)>& change) {
  Node node = tree;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const bool is_left_alone =
        is_excluded(node.children[i]) || (node.kind == Node::Kind::without && i > 0);
    if (!is_left_alone) node.children[i] = changed(node.children[i], change);
  }
  change(node);
  return node;
}

std::vector<Node> words_of(const std::string& text) {
  return parse_query(text, Syntax::words).tree.children;
}

class Relaxer {
 public:
  Relaxer(const ParsedQuery& query, const Conditions& conditions, const IndexView& index,
          const TimeLimit& time)
      : query_(query), tree_(query.tree), conditions_(conditions), index_(index), time_(time) {}

  std::vector<Relaxation> run(const std::optional<Correction>& correction) {
    if (correction) try_correction(*correction);
    try_filters();
    try_any_of_words();
    try_filings();
    try_dates();
    try_conditions();
    try_exclusions();
    std::stable_sort(found_.begin() + (found_.empty() || !correction ? 0 : 1), found_.end(),
                     [](const Relaxation& a, const Relaxation& b) { return a.count > b.count; });
    if (found_.empty()) try_no_filters();
    try_words_apart();
    try_fewer_words();
    try_any_word();
    return std::move(found_);
  }

 private:
  void attempt(const Trial& trial) {
    if (trials_ == max_trials || found_.size() == max_relaxations || time_.is_over()) return;
    if (trial.query.text.size() > max_query_bytes) return;
    ++trials_;
    // By what is to be typed, which may say less than the tree: a word that has to be between
    // quotation marks is a phrase.
    const ParsedQuery typed = parse_query(trial.query.text, query_.syntax);
    const CompiledQuery compiled = compile_query(typed, trial.conditions, index_);
    const std::optional<std::size_t> count = count_matches(index_.db, *compiled.query, time_);
    if (!count || *count == 0) return;
    found_.push_back({trial.what, trial.query.text, trial.left_out, *count});
  }

  void attempt(std::string what, Node tree) {
    std::string text = to_query(tree);
    attempt({std::move(what), {std::move(text), query_.syntax, std::move(tree)}, conditions_});
  }

  void try_correction(const Correction& correction) {
    Trial trial{"with", parse_query(correction.query, query_.syntax), conditions_};
    for (const CorrectedWord& word : correction.words) {
      trial.what += fmt::format("{} {} for {}", &word == &correction.words.front() ? "" : ",",
                                word.meant, one_line(word.typed));
    }
    attempt(trial);
  }

  void try_filters() {
    std::vector<const Field*> tried;
    for (const ResolvedFilter& filter : conditions_.filters) {
      if (std::find(tried.begin(), tried.end(), filter.field) != tried.end()) continue;
      tried.push_back(filter.field);
      std::string what;
      for (const ResolvedFilter& each : conditions_.filters) {
        if (each.field != filter.field) continue;
        what += (what.empty() ? fmt::format("without {} ", each.field->name) : " or ") +
                one_line(each.typed);
      }
      Trial trial{what, query_, conditions_, {std::string(filter.field->name)}};
      std::erase_if(trial.conditions.filters,
                    [&](const ResolvedFilter& each) { return each.field == filter.field; });
      attempt(trial);
    }
  }

  void leave_filings_out(Trial& trial) const {
    const FilingFilter& filings = conditions_.filings;
    if (!filings.origins.empty()) trial.left_out.emplace_back("topic-origin");
    if (filings.min_confidence_percent > 0) trial.left_out.emplace_back("min-confidence");
    trial.conditions.filings = {};
  }

  void leave_dates_out(Trial& trial) const {
    if (conditions_.published.first) trial.left_out.emplace_back("since");
    if (conditions_.published.last) trial.left_out.emplace_back("until");
    trial.conditions.published = {};
  }

  void try_any_of_words() {
    if (conditions_.words_wanted == WordsWanted::any) return;
    Trial trial{"with any of the words", query_, conditions_, {"all"}};
    trial.conditions.words_wanted = WordsWanted::any;
    attempt(trial);
  }

  void try_filings() {
    Trial trial{"with any topic origin and confidence", query_, conditions_};
    leave_filings_out(trial);
    if (!trial.left_out.empty()) attempt(trial);
  }

  void try_dates() {
    Trial trial{"without the dates", query_, conditions_};
    leave_dates_out(trial);
    if (!trial.left_out.empty()) attempt(trial);
  }

  /// Those of one field together: either of them would have done.
  void try_conditions() {
    if (!has_words(tree_) && tree_.children.size() < 2) return;
    std::vector<const Field*> tried;
    for (const Node& child : tree_.children) {
      if (!is_condition(child)) continue;
      if (std::find(tried.begin(), tried.end(), child.field) != tried.end()) continue;
      tried.push_back(child.field);
      Node tree = tree_;
      std::string what = "without";
      std::erase_if(tree.children, [&](const Node& each) {
        const bool is_gone = is_condition(each) && each.field == child.field;
        if (is_gone) what += ' ' + to_query_part(each);
        return is_gone;
      });
      if (!tree.children.empty()) attempt(what, std::move(tree));
    }
  }

  void try_exclusions() {
    for (std::size_t i = 0; i < tree_.children.size(); ++i) {
      if (!is_excluded(tree_.children[i]) || tree_.children.size() < 2) continue;
      attempt("without -" + to_query_part(tree_.children[i]), without_child(i));
    }
  }

  /// Where no single filter is to blame.
  void try_no_filters() {
    Trial trial{"without any filter", query_, conditions_};
    for (const ResolvedFilter& filter : conditions_.filters) {
      if (std::find(trial.left_out.begin(), trial.left_out.end(), filter.field->name) ==
          trial.left_out.end()) {
        trial.left_out.emplace_back(filter.field->name);
      }
    }
    leave_dates_out(trial);
    leave_filings_out(trial);
    const std::size_t conditions = static_cast<std::size_t>(
        std::count_if(tree_.children.begin(), tree_.children.end(), is_condition));
    if (trial.left_out.size() + conditions < 2 || !has_words(tree_)) return;
    trial.conditions.filters.clear();
    std::erase_if(trial.query.tree.children, is_condition);
    if (trial.query.tree.children.empty()) return;
    if (conditions > 0) trial.query.text = to_query(trial.query.tree);
    attempt(trial);
  }

  void try_words_apart() {
    bool is_other = false;
    Node tree = changed(tree_, [&](Node& node) {
      if (node.kind != Node::Kind::phrase && node.kind != Node::Kind::near) return;
      if (node.kind == Node::Kind::phrase) node.children = words_of(node.text);
      node.kind = Node::Kind::all;
      node.text.clear();
      is_other = true;
    });
    if (is_other) attempt("with the words anywhere in the article", std::move(tree));
  }

  void try_fewer_words() {
    const std::vector<Node>& children = tree_.children;
    std::size_t required = 0;
    for (const Node& child : children) required += child.sign == Node::Sign::must ? 1 : 0;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const Node& child = children[i];
      if (child.sign == Node::Sign::must && required > 1) {
        attempt("without " + to_query_part(child), without_child(i));
      }
      if (child.kind != Node::Kind::all || is_excluded(child)) continue;
      for (std::size_t k = 0; k < child.children.size() && child.children.size() > 1; ++k) {
        Node tree = tree_;
        std::vector<Node>& parts = tree.children[i].children;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(k));
        if (parts.size() == 1 && parts.front().sign == Node::Sign::none) {
          Node only = std::move(parts.front());
          only.sign = child.sign;
          tree.children[i] = std::move(only);
        }
        attempt("without " + to_query_part(child.children[k]), std::move(tree));
      }
    }
  }

  void try_any_word() {
    bool is_other = false;
    Node tree = changed(tree_, [&](Node& node) {
      const bool is_strict = node.kind == Node::Kind::all || node.kind == Node::Kind::near ||
                             node.kind == Node::Kind::phrase;
      if (node.kind == Node::Kind::phrase) node.children = words_of(node.text);
      if (is_strict) node.kind = Node::Kind::ranked;  // which passes over stop words
      is_other |= is_strict || node.sign == Node::Sign::must;
      node.sign = Node::Sign::none;
    });
    if (is_other) attempt("with any of the words", std::move(tree));
  }

  Node without_child(std::size_t index) const {
    Node tree = tree_;
    tree.children.erase(tree.children.begin() + static_cast<std::ptrdiff_t>(index));
    return tree;
  }

  const ParsedQuery& query_;
  const Node& tree_;
  const Conditions& conditions_;
  const IndexView& index_;
  const TimeLimit& time_;
  std::vector<Relaxation> found_;
  std::size_t trials_ = 0;
};

}  // namespace

std::vector<Relaxation> relaxations(const ParsedQuery& query, const Conditions& conditions,
                                    const std::optional<Correction>& correction,
                                    const IndexView& index, const TimeLimit& time) {
  return Relaxer(query, conditions, index, time).run(correction);
}

}  // namespace gazette
