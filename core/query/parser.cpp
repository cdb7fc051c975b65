// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/query/lexer.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

using Kind = Lexeme::Kind;
using Number = Warning::Remedy::Number;

/// A word that an article need not have more than once.
bool is_plain_word(const Node& node) { return node.kind == Node::Kind::word && node.times == 1; }

/// The first of `warnings`: a query that is nothing but faults has thousands.
std::vector<Warning> few_of(std::vector<Warning> warnings) {
  constexpr std::size_t most = 8;
  if (warnings.size() <= most) return warnings;
  const std::size_t rest = warnings.size() - most;
  warnings.resize(most);
  Warning more;
  more.fault = rest == 1 ? "one more part of the query was not understood"
                         : fmt::format("{} more parts of the query were not understood", rest);
  warnings.push_back(std::move(more));
  return warnings;
}

class Parser {
 public:
  explicit Parser(Lexed lexed)
      : lexemes_(std::move(lexed.lexemes)), warnings_(std::move(lexed.warnings)) {}

  ParsedQuery run() {
    Node tree = query(0);
    while (at_ < lexemes_.size()) {  // only a closing bracket stops query()
      warnings_.push_back({"the closing bracket",
                           lexemes_[at_].byte_offset,
                           "has no opening bracket",
                           it_is("ignored"),
                           {}});
      ++at_;
      for (Node& child : query(0).children) tree.children.push_back(std::move(child));
    }
    return {{}, Syntax::full, std::move(tree), few_of(std::move(warnings_))};
  }

 private:
  bool is(Kind kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }
  bool take(Kind kind) {
    if (!is(kind)) return false;
    ++at_;
    return true;
  }

  /// Warns that `lexeme`, written `typed`, is searched as a word.
  void warn(const Lexeme& lexeme, std::string_view typed, std::string fault) {
    warnings_.push_back(
        {in_quotes(typed), lexeme.byte_offset, std::move(fault), it_is("searched as a word"), {}});
  }

  Node query(int depth) {
    Node node;
    std::vector<Node> outer_strays = std::exchange(strays_, {});
    while (at_ < lexemes_.size() && !is(Kind::close)) {
      if (std::optional<Node> child = item(depth)) add_item(node, std::move(*child));
      for (Node& stray : strays_) node.children.push_back(std::move(stray));
      strays_.clear();
    }
    strays_ = std::move(outer_strays);
    return node;
  }

  /// Whether `node` is a bracket that means nothing: around words, of which `(to be) or not` has
  /// four, or around what articles must not have.
  static bool is_empty_bracket(const Node& node) {
    const auto are_all = [&](const auto& is_such) {
      return std::all_of(node.children.begin(), node.children.end(), is_such);
    };
    return node.kind == Node::Kind::ranked && node.sign == Node::Sign::none &&
           (are_all([](const Node& child) {
              return is_plain_word(child) && child.sign == Node::Sign::none;
            }) ||
            are_all([](const Node& child) { return child.sign == Node::Sign::must_not; }));
  }

  /// NOT excludes from everything that the other words find. A stop word in brackets selects as
  /// little as one without.
  static void add_item(Node& query, Node item) {
    if (is_empty_bracket(item)) {
      for (Node& child : item.children) query.children.push_back(std::move(child));
      return;
    }
    if (item.kind != Node::Kind::without) {
      query.children.push_back(std::move(item));
      return;
    }
    item.children.front().sign =
        item.sign == Node::Sign::none ? item.children.front().sign : item.sign;
    query.children.push_back(std::move(item.children.front()));
    for (std::size_t i = 1; i < item.children.size(); ++i) {
      item.children[i].sign = Node::Sign::must_not;
      query.children.push_back(std::move(item.children[i]));
    }
  }

  std::optional<Node> item(int depth) {
    std::optional<Node> left = conjunction(depth);
    while (is(Kind::any)) {
      const std::size_t here = at_++;
      std::optional<Node> right = left && starts_operand() ? conjunction(depth) : std::nullopt;
      if (!right) {
        strays_.push_back(operator_as_word(here));
        continue;
      }
      left = join_signed(Node::Kind::any, std::move(*left), std::move(*right));
    }
    return left;
  }

  std::optional<Node> conjunction(int depth) {
    std::optional<Node> left = neighbours(depth);
    while (is(Kind::all) || (left && is(Kind::without))) {
      const std::size_t here = at_++;
      const bool excludes = lexemes_[here].kind == Kind::without || take(Kind::without);
      const std::size_t sign = at_;  // of what follows, if it has one
      std::optional<Node> right = left && starts_operand() ? neighbours(depth) : std::nullopt;
      if (!right) {
        strays_.push_back(operator_as_word(here));
        continue;
      }
      const bool is_minus = right->sign == Node::Sign::must_not;  // a AND -b
      if (excludes && is_minus) warn_of_second_negation(lexemes_[sign]);
      if (excludes || is_minus) right->sign = Node::Sign::none;
      left = join_signed(excludes != is_minus ? Node::Kind::without : Node::Kind::all,
                         std::move(*left), std::move(*right));
    }
    return left;
  }

  std::optional<Node> neighbours(int depth) {
    std::optional<Node> left = signed_primary(depth);
    bool is_joined = false;  // what is on the left was joined by distances
    while (is(Kind::near)) {
      const std::size_t here = at_++;
      std::optional<Node> right = left && starts_operand() ? signed_primary(depth) : std::nullopt;
      if (!right) {
        strays_.push_back(operator_as_word(here));
        continue;
      }
      const bool is_in_order = lexemes_[here].is_in_order;
      const bool continues =
          left->kind == (is_in_order ? Node::Kind::phrase : Node::Kind::near) && is_joined;
      const bool words = is_plain_word(*right) && right->sign != Node::Sign::must_not &&
                         (is_plain_word(*left) || continues);
      if (!words) {
        warnings_.push_back({in_quotes(lexemes_[here].text),
                             lexemes_[here].byte_offset,
                             "joins single words only",
                             it_is("read as AND"),
                             {}});
        left = join_signed(Node::Kind::all, std::move(*left), std::move(*right));
        is_joined = false;
        continue;
      }
      is_joined = true;
      if (is_in_order) {
        left->kind = Node::Kind::phrase;
        left->text += ' ' + right->text;
        left->window += lexemes_[here].window - 1;
        if (right->sign == Node::Sign::must) left->sign = right->sign;
        continue;
      }
      const unsigned window = std::max(lexemes_[here].window, left->window);
      if (left->kind == Node::Kind::near && lexemes_[here].window != left->window) {
        warnings_.push_back({in_quotes(lexemes_[here].text),
                             lexemes_[here].byte_offset,
                             "stands beside a NEAR with another distance",
                             Warning::Remedy{"the wider one", "used for both"},
                             {}});
      }
      const bool is_minus = left->sign == Node::Sign::must_not;  // -a NEAR b: neither together
      if (is_minus) left->sign = Node::Sign::none;
      left = join_signed(Node::Kind::near, std::move(*left), std::move(*right));
      if (is_minus) left->sign = Node::Sign::must_not;
      left->window = window;
    }
    return left;
  }

  bool starts_operand() const {
    if (at_ == lexemes_.size()) return false;
    const Kind kind = lexemes_[at_].kind;
    return kind != Kind::close && kind != Kind::all && kind != Kind::any && kind != Kind::near;
  }

  /// An operator without something on both sides is a word.
  Node operator_as_word(std::size_t lexeme) {
    const Lexeme& op = lexemes_[lexeme];
    warn(op, op.text, "has nothing to join");
    return leaf(Node::Kind::word, op.text, op.byte_offset);
  }

  /// `NOT NOT a`, `a NOT -b`.
  void warn_of_second_negation(const Lexeme& negation) {
    warnings_.push_back({in_quotes(negation.text),
                         negation.byte_offset,
                         "negates another negation",
                         Warning::Remedy{"the two", "ignored", Number::plural},
                         {}});
  }

  std::optional<Node> signed_primary(int depth) {
    bool is_required = false;
    bool is_excluded = false;
    while (is(Kind::plus) || is(Kind::minus) || is(Kind::without)) {
      const std::size_t here = at_;
      const bool plus = is(Kind::plus);
      ++at_;
      if (!starts_operand()) {
        if (lexemes_[here].kind == Kind::without) return operator_as_word(here);
        return std::nullopt;
      }
      if (plus) {
        is_required = true;
        continue;
      }
      if (is_excluded) warn_of_second_negation(lexemes_[here]);
      is_excluded = !is_excluded;
    }
    Node::Sign sign = is_required ? Node::Sign::must : Node::Sign::none;
    if (is_excluded) sign = Node::Sign::must_not;
    std::optional<Node> node = primary(depth);
    if (node && sign != Node::Sign::none) {
      if (node->sign != Node::Sign::none) {  // -(-a): the bracket keeps its own sign inside
        Node wrapped;
        wrapped.children.push_back(std::move(*node));
        node = std::move(wrapped);
      }
      node->sign = sign;
    }
    return node;
  }

  std::optional<Node> primary(int depth) {
    if (at_ == lexemes_.size()) return std::nullopt;
    Lexeme& lexeme = lexemes_[at_];
    switch (lexeme.kind) {
      case Kind::word:
        ++at_;
        return leaf(Node::Kind::word, lexeme.text, lexeme.byte_offset);
      case Kind::phrase:
        ++at_;
        return phrase(lexeme);
      case Kind::field:
        ++at_;
        return condition(lexeme, depth);
      case Kind::open:
        ++at_;
        return bracket(lexeme, depth);
      case Kind::often:
        ++at_;
        return often(lexeme, depth);
      default:  // operators without a left side
        ++at_;
        return operator_as_word(at_ - 1);
    }
  }

  /// `rate * interest`: a star alone stands for one word or none. Beside the first word and behind
  /// the last it stands for nothing.
  static void widen_at_stars(Node& node) {
    std::string words;
    unsigned stars = 0;
    std::string_view rest = node.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (word == "*") {
        if (!words.empty()) ++stars;
        continue;
      }
      node.window += std::exchange(stars, 0);
      words.append(words.empty() ? "" : " ").append(word);
    }
    if (!words.empty()) node.text = std::move(words);
  }

  static std::optional<Node> phrase(const Lexeme& lexeme) {
    if (one_line(lexeme.text).empty()) return std::nullopt;
    Node node = leaf(Node::Kind::phrase, one_line(lexeme.text), lexeme.byte_offset);
    node.window = lexeme.window;
    widen_at_stars(node);
    node.is_exact = lexeme.is_exact;
    return node;
  }

  std::optional<Node> bracket(const Lexeme& open, int depth) {
    if (depth >= max_query_depth) {
      if (!warned_of_depth_) {
        warnings_.push_back({"the bracket",
                             open.byte_offset,
                             fmt::format("is nested deeper than {} levels", max_query_depth),
                             Warning::Remedy{"such brackets", "ignored", Number::plural},
                             {}});
        warned_of_depth_ = true;
      }
      ++ignored_brackets_;
      return std::nullopt;
    }
    Node inner = query(depth + 1);
    while (is(Kind::close) && ignored_brackets_ > 0) {  // belongs to one that was left out
      --ignored_brackets_;
      ++at_;
      for (Node& child : query(depth + 1).children) inner.children.push_back(std::move(child));
    }
    if (!take(Kind::close)) {
      warnings_.push_back({"the opening bracket",
                           open.byte_offset,
                           "is not closed",
                           it_is("closed at the end of the query"),
                           {}});
    }
    if (inner.children.empty()) return std::nullopt;
    if (inner.children.size() == 1 && inner.children.front().sign == Node::Sign::none) {
      return std::move(inner.children.front());
    }
    return inner;
  }

  /// What is to be in an article a number of times: a single word, also in brackets.
  std::optional<Node> often(const Lexeme& counted, int depth) {
    if (!starts_operand()) return operator_as_word(at_ - 1);
    std::optional<Node> node = primary(depth);
    if (!node) return node;
    if (is_plain_word(*node)) {
      node->times = counted.window;
      return node;
    }
    warnings_.push_back({in_quotes(counted.text),
                         counted.byte_offset,
                         "counts a single word only",
                         it_is("ignored"),
                         {}});
    return node;
  }

  /// The value after `field:`. A bracket applies the condition to each word and phrase in it.
  std::optional<Node> condition(const Lexeme& name, int depth) {
    if (is(Kind::open)) {
      ++at_;
      std::optional<Node> inner = bracket(name, depth);
      if (inner) bind(*inner, *name.field);
      return inner;
    }
    if (is(Kind::word) || is(Kind::phrase)) {
      const Lexeme& value = lexemes_[at_];
      Node node = leaf(Node::Kind::condition, one_line(value.text), value.byte_offset);
      node.window = value.window;
      node.field = name.field;
      const bool has_words =
          name.field->kind == FieldKind::text || name.field->kind == FieldKind::name;
      if (value.kind == Kind::phrase && has_words) widen_at_stars(node);
      ++at_;
      if (!node.text.empty()) return node;
    }
    warn(name, name.text + ':', "has no value");
    return leaf(Node::Kind::word, name.text, name.byte_offset);
  }

  void bind(Node& node, const Field& field) {
    if (node.kind == Node::Kind::near) bind_near(node, field);
    if (node.times > 1) {
      const std::string counted = fmt::format("atleast{}", node.times);
      warnings_.push_back({in_quotes(node.text),
                           node.byte_offset,
                           fmt::format("stands in a field, where {} counts nothing", counted),
                           Warning::Remedy{counted, "ignored"},
                           {}});
      node.times = 1;
    }
    if (node.kind == Node::Kind::word || node.kind == Node::Kind::phrase) {
      node.kind = Node::Kind::condition;
      node.field = &field;
    }
    for (Node& child : node.children) bind(child, field);
  }

  /// `title:(oil NEAR/2 price)` becomes one condition. Fields without words have no neighbours.
  void bind_near(Node& node, const Field& field) {
    if (field.kind != FieldKind::text && field.kind != FieldKind::name) {
      warnings_.push_back({"NEAR",
                           node.children.front().byte_offset,
                           fmt::format("joins words only, and {}: has whole values", field.name),
                           it_is("read as AND"),
                           {}});
      node.kind = Node::Kind::all;
      return;
    }
    node.kind = Node::Kind::condition;
    node.field = &field;
    node.is_in_any_order = true;
    node.byte_offset = node.children.front().byte_offset;
    for (const Node& child : node.children) {
      node.text.append(node.text.empty() ? "" : " ").append(child.text);
    }
    node.children.clear();
  }

  std::vector<Lexeme> lexemes_;
  std::vector<Warning> warnings_;
  std::vector<Node> strays_;  ///< operators that join nothing, in the innermost bracket
  std::size_t at_ = 0;
  std::size_t ignored_brackets_ = 0;
  bool warned_of_depth_ = false;
};

Node parse_words(std::string_view query) {
  Node tree;
  const std::string line = one_line(query);
  std::string_view rest = line;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    tree.children.push_back(leaf(Node::Kind::word, std::string(rest.substr(0, end))));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return tree;
}

}  // namespace

ParsedQuery parse_query(std::string_view query, Syntax syntax) {
  if (query.size() > max_query_bytes) {
    throw QueryError(fmt::format("the query has {} bytes; at most {} are allowed", query.size(),
                                 max_query_bytes),
                     "search for fewer words", max_query_bytes);
  }
  std::string text = repair_utf8(query);
  if (syntax == Syntax::words) return {text, syntax, parse_words(text)};
  ParsedQuery parsed = Parser(lex(text)).run();
  parsed.text = std::move(text);
  return parsed;
}

}  // namespace gazette
