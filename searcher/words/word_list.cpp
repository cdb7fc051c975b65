// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/word_list.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/analysis/term_marks.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// The code point of `text` at byte `at`, and where the next one begins.
struct Letter {
  char32_t letter;
  std::size_t end;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, at + 1};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const std::u32string letters = code_points(text.substr(at, length));
  return {letters.front(), std::min(at + length, text.size())};
}

/// The smallest text that sorts after all that begin with `beginning`; empty when none does.
std::string behind(std::string beginning) {
  while (!beginning.empty() && static_cast<unsigned char>(beginning.back()) == 0xFF) {
    beginning.pop_back();
  }
  if (!beginning.empty()) ++beginning.back();
  return beginning;
}

std::string to_utf8_all(std::u32string_view letters) {
  std::string text;
  for (const char32_t letter : letters) text += to_utf8(letter);
  return text;
}

/// Whether `entry` of a list of terms may be made of a word: terms with a prefix begin with a
/// capital letter, whole names with a punctuation mark.
bool is_of_word(std::string_view entry) {
  return !entry.empty() && !(entry.front() >= 'A' && entry.front() <= 'Z') &&
         !entry.starts_with(name_mark);
}

bool is_better(const ListedWord& a, const ListedWord& b) {
  if (a.edits != b.edits) return a.edits < b.edits;
  if (a.articles != b.articles) return a.articles > b.articles;
  return a.word < b.word;
}

/// The best `most` words of those that are added.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}

  void add(ListedWord word) {
    ++found_.fitting;
    found_.words.push_back(std::move(word));
    if (found_.words.size() > 4 * most_) cut();
  }

  FoundWords take() && {
    cut();
    return std::move(found_);
  }

 private:
  void cut() {
    std::sort(found_.words.begin(), found_.words.end(), is_better);
    if (found_.words.size() > most_) found_.words.resize(most_);
  }

  std::size_t most_;
  FoundWords found_;
};

/// One pass over those entries of a sorted list of terms that begin with `base` and end with `mark`
/// (0 for none).
class Walk {
 public:
  Walk(Xapian::TermIterator at, Xapian::TermIterator end, std::string_view base, char mark)
      : at_(std::move(at)), end_(std::move(end)), base_(base), mark_(mark) {
    if (!base_.empty() && at_ != end_) at_.skip_to(base_);
  }

  /// The best `most` words that fit `pattern`, among the first `most_steps` entries that are read.
  FoundWords run(WordPattern& pattern, std::size_t most, std::size_t most_steps) {
    Best best(most);
    bool is_whole = true;
    while (at_ != end_) {
      if (steps_ == most_steps) {
        is_whole = false;
        break;
      }
      ++steps_;
      const std::string entry = *at_;
      if (!entry.starts_with(base_)) break;
      if (!step(std::string_view(entry).substr(base_.size()), pattern, best)) break;
    }
    FoundWords found = std::move(best).take();
    found.is_whole = is_whole;
    return found;
  }

  std::size_t steps() const { return steps_; }

 private:
  /// Looks at one word and moves on; false when no more can fit.
  bool step(std::string_view entry, WordPattern& pattern, Best& best) {
    if (!is_of_word(entry)) {
      return skip(entry.empty() ? std::string(1, '\0') : behind(std::string(entry.substr(0, 1))));
    }
    const std::string_view word = without_mark(entry);
    go_back_to_common(word, pattern);
    while (!pattern.is_dead() && !pattern.fits_all() && end_of_read() < word.size()) {
      const Letter next = letter_at(word, end_of_read());
      pattern.read(next.letter);
      read_.push_back(next);
    }
    previous_ = word;
    if (pattern.is_dead()) return skip(next_living(word, pattern));
    if (mark_of(entry) != mark_) return advance();
    if (const std::optional<unsigned> edits = pattern.edits()) {
      best.add({std::string(word), at_.get_termfreq(), *edits});
    }
    return advance();
  }

  std::size_t end_of_read() const { return read_.empty() ? 0 : read_.back().end; }

  void go_back_to_common(std::string_view word, WordPattern& pattern) {
    const auto differs =
        std::mismatch(word.begin(), word.end(), previous_.begin(), previous_.end());
    const auto common = static_cast<std::size_t>(differs.first - word.begin());
    while (!read_.empty() && read_.back().end > common) read_.pop_back();
    pattern.go_back(read_.size());
  }

  /// Where to go on when the last letter that was read is dead; empty when nowhere.
  std::string next_living(std::string_view word, WordPattern& pattern) {
    while (!read_.empty()) {
      const char32_t dead = read_.back().letter;
      read_.pop_back();
      pattern.go_back(read_.size());
      const std::string before(word.substr(0, end_of_read()));
      if (const std::optional<char32_t> next = pattern.next_letter(dead)) {
        return before + to_utf8(*next);
      }
    }
    return {};
  }

  bool skip(const std::string& to) {
    if (to.empty()) return false;
    at_.skip_to(base_ + to);
    return true;
  }

  bool advance() {
    ++at_;
    return true;
  }

  Xapian::TermIterator at_, end_;
  std::string base_;
  char mark_;
  std::string previous_;
  std::vector<Letter> read_;  ///< the letters of `previous_` that the pattern has read
  std::size_t steps_ = 0;
};

}  // namespace

WordList::WordList(const Xapian::Database& db, ShardPlaces places) : db_(db), places_(places) {}

FoundWords WordList::find(WordPattern&& pattern, std::size_t most) {
  const std::string range =
      needs_certain_letters() ? to_utf8_all(pattern.beginning(certain_letters)) : std::string();
  Walk walk(db_.allterms_begin(range), db_.allterms_end(range), {}, own_form_mark);
  FoundWords found = walk.run(pattern, most, max_steps - steps_);
  steps_ += walk.steps();
  return found;
}

FoundWords WordList::find_in(const Field& field, WordPattern&& pattern, std::size_t most) {
  const std::string range(field.prefix);
  Walk walk(db_.allterms_begin(range), db_.allterms_end(range), range, '\0');
  FoundWords found = walk.run(pattern, most, max_steps - steps_);
  steps_ += walk.steps();
  return found;
}

}  // namespace gazette
