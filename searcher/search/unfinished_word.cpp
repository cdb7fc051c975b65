// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/unfinished_word.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/query/lexer.hpp"
#include "core/text/text.hpp"
#include "searcher/words/letter_pattern.hpp"

namespace gazette {
namespace {

struct Quote {
  std::string_view opening;
  std::string_view closing;
};

constexpr std::array quotes = {
    Quote{"\"", "\""}, Quote{"“", "”"}, Quote{"”", "”"},
    Quote{"„", "“"},   Quote{"«", "»"}, Quote{"»", "«"},
};

/// What closes the phrase that `before` opens with its last character.
std::string closing_quote(std::string_view before) {
  const auto row = std::find_if(quotes.begin(), quotes.end(), [&](const Quote& quote) {
    return before.ends_with(quote.opening);
  });
  return row == quotes.end() ? "\"" : std::string(row->closing);
}

/// The end of a query in which a word of texts may be typed.
struct OpenText {
  std::size_t begin = 0;
  std::string behind;
};

/// The field that a value at the end of `lexemes` would be one of; nullptr for none.
const Field* field_at_end(const std::vector<Lexeme>& lexemes) {
  std::vector<const Field*> of_brackets = {nullptr};
  const Field* named = nullptr;
  for (const Lexeme& lexeme : lexemes) {
    const Field* const here = named != nullptr ? named : of_brackets.back();
    named = lexeme.kind == Lexeme::Kind::field ? lexeme.field : nullptr;
    if (lexeme.kind == Lexeme::Kind::open) of_brackets.push_back(here);
    if (lexeme.kind == Lexeme::Kind::close && of_brackets.size() > 1) of_brackets.pop_back();
  }
  return named != nullptr ? named : of_brackets.back();
}

bool takes_words(const Field* field) { return field == nullptr || field->kind == FieldKind::text; }

std::optional<OpenText> open_text(std::string_view query, Syntax syntax) {
  if (syntax == Syntax::words) return OpenText{};
  Lexed lexed = lex(query);
  if (lexed.open_phrase) {
    const std::size_t begin = *lexed.open_phrase;
    std::erase_if(lexed.lexemes, [&](const Lexeme& each) { return each.byte_offset >= begin; });
    if (!takes_words(field_at_end(lexed.lexemes))) return std::nullopt;
    return OpenText{begin, closing_quote(query.substr(0, begin))};
  }
  if (lexed.lexemes.empty()) return std::nullopt;
  const Lexeme last = std::move(lexed.lexemes.back());
  lexed.lexemes.pop_back();
  const bool is_at_end = last.byte_offset + last.text.size() == query.size();
  if (last.kind != Lexeme::Kind::word || !is_at_end || !takes_words(field_at_end(lexed.lexemes))) {
    return std::nullopt;
  }
  return OpenText{last.byte_offset, {}};
}

/// Characters that the analyzer takes for an apostrophe (core/analysis/analyzer.cpp).
constexpr std::array<std::string_view, 4> apostrophes = {"'", "\u2019", "\u2018", "\u02BC"};

/// Where in the word `typed` the part begins that an index lists as `listed`: after an elided
/// article
/// (`l'école`). Nothing when the two differ in another way (`ferry's`, `U.S`).
std::optional<std::size_t> begin_of_listed(std::string_view typed, std::string_view listed) {
  for (const std::string_view apostrophe : apostrophes) {
    const std::size_t at = typed.find(apostrophe);
    if (at == std::string_view::npos) continue;
    const std::size_t behind = at + apostrophe.size();
    if (plain_letters(typed.substr(behind)) == plain_letters(listed)) return behind;
  }
  if (plain_letters(typed).size() != plain_letters(listed).size()) return std::nullopt;
  return 0;
}

bool is_long_enough(const std::u32string& letters) {
  return letters.size() >= 2 || (letters.size() == 1 && letters.front() > 0x2000);
}

/// The piece at byte `offset` as a phrase: one of several words is one where any article has it so,
/// else words, and only the phrase is meant.
void make_phrase(Node& node, std::size_t offset) {
  for (Node& child : node.children) {
    make_phrase(child, offset);
    if (child.kind == Node::Kind::word && child.byte_offset == offset &&
        node.kind != Node::Kind::near) {
      child.kind = Node::Kind::phrase;
    }
  }
}

/// The children of each node that ranks them one by one, together.
void put_together(Node& node) {
  for (Node& child : node.children) {
    if (child.sign != Node::Sign::must_not) put_together(child);
  }
  if (node.kind != Node::Kind::ranked) return;
  Node together = leaf(Node::Kind::all, {});
  together.sign = Node::Sign::must;
  std::vector<Node> others;
  for (Node& child : node.children) {
    const bool is_ranked = child.sign == Node::Sign::none && child.kind != Node::Kind::condition;
    (is_ranked ? together.children : others).push_back(std::move(child));
  }
  if (!together.children.empty()) others.push_back(std::move(together));
  node.children = std::move(others);
}

}  // namespace

std::vector<UnfinishedWord> unfinished_words(std::string_view query, Syntax syntax,
                                             Analyzer& analyzer) {
  const std::optional<OpenText> text = open_text(query, syntax);
  if (!text) return {};
  const std::string_view typed = query.substr(text->begin);
  const std::vector<Token> tokens = analyzer.analyze(typed, unknown_language);
  if (tokens.empty() || tokens.back().bytes.end != typed.size()) return {};
  std::vector<UnfinishedWord> words;
  std::string folded;
  for (std::size_t i = tokens.size(); i-- > 0;) {
    const Token& token = tokens[i];
    if (i + 1 < tokens.size() && token.bytes.end != tokens[i + 1].bytes.begin) break;
    const std::string& listed = token.word->folded;
    const std::optional<std::size_t> begin = begin_of_listed(
        typed.substr(token.bytes.begin, token.bytes.end - token.bytes.begin), listed);
    if (!begin) break;
    folded.insert(0, listed);
    const std::u32string letters = plain_letters(folded);
    if (letters.size() > LetterPattern::max_letters) break;
    if (!is_long_enough(letters)) continue;
    const std::size_t at = text->begin + token.bytes.begin + *begin;
    words.insert(words.begin(),
                 {std::string(query.substr(0, at)), folded, text->behind, text->begin});
  }
  return words;
}

std::string completed(const UnfinishedWord& open, std::string_view word) {
  return open.before + std::string(word) + open.behind;
}

ParsedQuery completed_strictly(const UnfinishedWord& open, std::string_view word, Syntax syntax) {
  ParsedQuery parsed = parse_query(completed(open, word), syntax);
  if (syntax == Syntax::full && open.behind.empty()) make_phrase(parsed.tree, open.piece);
  put_together(parsed.tree);
  return parsed;
}

}  // namespace gazette
