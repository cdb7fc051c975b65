// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/title.hpp"

#include <array>
#include <string>
#include <string_view>

#include "core/text/text.hpp"
#include "tests/catch.hpp"

namespace gazette::title_test {
namespace {

TEST_CASE("the first sentence of a body is its title") {
  struct Case {
    std::string_view body;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"The ferry sails. It is late.\n", "The ferry sails."},
      Case{"The ferry sails\nIt is late.\n", "The ferry sails"},
      Case{"The U.S. Army bought a ferry. It is late.\n", "The U.S. Army bought a ferry."},
      Case{"Dr. Vance sails on Monday. He is late.\n", "Dr. Vance sails on Monday."},
      Case{"Will it sail? Nobody knows.\n", "Will it sail?"},
      Case{"“It will sail,” she said. Nobody knew.\n", "“It will sail,” she said."},
      Case{"It cost 2.7 million. Nobody paid.\n", "It cost 2.7 million."},
      Case{"船が出た。乗客はいない。\n", "船が出た。"},
      Case{"\n\n  The ferry\tsails. \n", "The ferry sails."},
      Case{"", ""},
      Case{" \n", ""},
      Case{"no full stop", "no full stop"},
      Case{"...", "..."},
  };
  for (const auto& [body, want] : cases) {
    CAPTURE(body);
    CHECK(first_sentence(body, "en") == want);
  }
}

TEST_CASE("a long sentence is cut between words and says so") {
  std::string body;
  while (body.size() < 1000) body += "harbour ";
  const std::string title = first_sentence(body, "en");
  CHECK(title.ends_with("harbour\u2026"));
  CHECK(count_code_points(title) <= max_title_code_points + 1);
  CHECK(count_code_points(title) > max_title_code_points - 10);
}

TEST_CASE("a long run without blanks is cut between code points") {
  for (const std::string_view letter : {"a", "é", "船", "🚢"}) {
    CAPTURE(letter);
    std::string body;
    for (int i = 0; i < 5000; ++i) body += letter;
    const std::string title = first_sentence(body, "und");
    CHECK(is_valid_utf8(title));
    CHECK(count_code_points(title) == max_title_code_points + 1);
  }
}

TEST_CASE("a sentence of just the longest length is whole") {
  const std::string body(max_title_code_points, 'a');
  CHECK(first_sentence(body, "en") == body);
}

TEST_CASE("a first line is a headline when it is short, no sentence, and set off") {
  struct Case {
    std::string_view text;
    bool want;
  };
  constexpr std::array cases = {
      Case{"Ferry sails at last\n\nIt left the quay on Monday.", true},
      Case{"Will the ferry sail?\n\nIt left the quay on Monday.", true},
      Case{"FERRY SAILS AT LAST\nIt left the quay on Monday.", true},
      Case{"Ferry sails at last\nIt left the quay on Monday.", false},
      Case{"The ferry sails.\n\nIt left the quay on Monday.", false},
      Case{"“The ferry sails,” she said. “It must.”\n\nIt left the quay on Monday.", false},
      Case{"She said: \"The ferry sails.\"\n\nIt left the quay on Monday.", false},
      Case{"The ferry sails (at last.)\n\nIt left the quay on Monday.", false},
      Case{"「船が出る。」\n\n月曜日に港を出た。", false},
      Case{"船が出た。\n\n月曜日に港を出た。", false},
      Case{"船が出る\n\n月曜日に港を出た。", true},
      Case{"By JANE ROE\n\nIt left the quay on Monday.", false},
      Case{"BERLIN\n\nIt left the quay on Monday.", false},
      Case{"What we know:\n\nIt left the quay on Monday.", false},
      Case{"Ferry sails at last\n\n", false},
      Case{"", false},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(begins_with_headline(split_paragraphs(text)) == want);
  }
  const std::string lead(max_title_code_points + 1, 'a');
  CHECK_FALSE(begins_with_headline(split_paragraphs(lead + "\n\nIt left on Monday.")));
}

TEST_CASE("a dateline is a place in capitals and nothing else") {
  for (const std::string_view line : {"BERLIN", "PORT ALDER", "PORT ALDER, VARENIA"}) {
    CAPTURE(line);
    CHECK(is_dateline(line));
  }
  for (const std::string_view line :
       {"Berlin", "FERRY SAILS AT LAST", "FERRY SAILS, TOWN CHEERS AT LAST", "UN", "WHO PAYS?",
        "BERLIN 2026", "BERLIN,", ""}) {
    CAPTURE(line);
    CHECK_FALSE(is_dateline(line));
  }
}

}  // namespace
}  // namespace gazette::title_test
