// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/credits.hpp"

#include <array>
#include <string>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::credits_test {
namespace {

TEST_CASE("a byline is a word for by and a name, and nothing else") {
  struct Case {
    std::string_view line;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"By Jane Roe", "Jane Roe"},
      Case{"By JANE ROE", "JANE ROE"},
      Case{"BY JANE ROE and JOHN DOE", "JANE ROE and JOHN DOE"},
      Case{"By Jane Roe, Staff Writer", "Jane Roe"},
      Case{"Por Élida van der Roe", "Élida van der Roe"},
      Case{"By JANE ROE PORT ALDER, Varenia.", ""},
      Case{"By JANE ROE PORT ALDER, Varenia (VP) -- The ferry left the quay on Monday", ""},
      Case{"By the sea", ""},
      Case{"By sea and land", ""},
      Case{"By Jane", ""},
      Case{"By", ""},
      Case{"by jane roe", ""},
      Case{"By Monday 12 Boats Must Sail", ""},
      Case{"Jane Roe", ""},
      Case{"", ""},
  };
  for (const auto& [line, want] : cases) {
    CAPTURE(line);
    CHECK(byline(line).value_or("") == want);
  }
}

/// "Jane Roe+Bo Ferry|Reuters".
std::string parts_of(std::string_view line) {
  const std::optional<Credits> credits = credits_of(line);
  if (!credits) return "none";
  std::string parts;
  for (const std::string& author : credits->authors) parts += (parts.empty() ? "" : "+") + author;
  return parts + '|' + credits->agency;
}

TEST_CASE("credits name each author, and the agency that they write for") {
  struct Case {
    std::string_view line;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"By Jane Roe", "Jane Roe|"},
      Case{"By Jane Roe and Bo Ferry, Reuters", "Jane Roe+Bo Ferry|Reuters"},
      Case{"By JANE ROE, Associated Press", "JANE ROE|Associated Press"},
      Case{"By JANE ROE, AP Business Writer", "JANE ROE|Associated Press"},
      Case{"By JANE ROE, Associated Press Writer", "JANE ROE|Associated Press"},
      Case{"By Jane Roe of The Canadian Press", "Jane Roe|The Canadian Press"},
      Case{"By Jane Roe for Bloomberg News", "Jane Roe|Bloomberg"},
      Case{"Von Jan Roth und Ada Quill, dpa", "Jan Roth+Ada Quill|dpa"},
      Case{"Von Jan Roth (dpa)", "Jan Roth|dpa"},
      Case{"Par Éva Bélanger, AFP", "Éva Bélanger|AFP"},
      Case{"Por Élida van der Roe y Ana Gil, EFE", "Élida van der Roe+Ana Gil|EFE"},
      Case{"By Ada Quill, Bo Ferry and Cy Tarn", "Ada Quill+Bo Ferry+Cy Tarn|"},
      Case{"By Ada Quill, Bo Ferry, and Cy Tarn, Reuters", "Ada Quill+Bo Ferry+Cy Tarn|Reuters"},
      Case{"By Ada Quill, Bo Ferry, Cy Tarn", "Ada Quill+Bo Ferry+Cy Tarn|"},
      Case{"By Ada Quill, Staff Writer", "Ada Quill|"},
      Case{"By Ada Quill and Bo Ferry, Staff Writers", "Ada Quill+Bo Ferry|"},
      Case{"(Reporting by Jane Roe; Editing by Ada Quill)", "Jane Roe|"},
      Case{"(Reporting by Jane Roe in Port Alder and Bo Ferry; Writing by Cy Tarn; Editing by Ada "
           "Quill and Al Gon)",
           "Jane Roe+Bo Ferry+Cy Tarn|"},
      Case{"Reporting by Jane Roe in London and Paris, Bo Ferry in Rome; editing by Ada Quill",
           "Jane Roe+Bo Ferry|"},
      Case{"Additional reporting by Jane Roe.", "Jane Roe|"},
      Case{"Reporting by Jane Roe in London and New York; Editing by Ada Quill", "Jane Roe|"},
      // Near misses
      Case{"By the sea a ferry sails", "none"},
      Case{"By Monday the strike was over.", "none"},
      Case{"By Jane", "none"},
      Case{"By Jane Roe (left)", "none"},
      Case{"Reporting by radar is the rule here; Jane Roe says so", "none"},
      Case{"Reporting by post; Editing by Ada Quill", "none"},
      Case{"Editing by Ada Quill", "none"},
      Case{"Jane Roe, Reuters", "none"},
      Case{"By", "none"},
      Case{"", "none"},
  };
  for (const auto& [line, want] : cases) {
    CAPTURE(line);
    CHECK(parts_of(line) == want);
  }
}

TEST_CASE("a line is the credit of an agency when it says nothing else") {
  struct Case {
    std::string_view line;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"(AFP)", "AFP"},
      Case{"© dpa", "dpa"},
      Case{"— AP", "Associated Press"},
      Case{"Source: Reuters", "Reuters"},
      Case{"Quelle: dpa/lno", "dpa"},
      Case{"Associated Press", "Associated Press"},
      Case{"The Reuters building", ""},
      Case{"Reuters said so.", ""},
      Case{"Source: the mayor", ""},
      Case{"(AFP", ""},
      Case{"", ""},
  };
  for (const auto& [line, want] : cases) {
    CAPTURE(line);
    CHECK(agency_of_line(line) == want);
  }
}

}  // namespace
}  // namespace gazette::credits_test
