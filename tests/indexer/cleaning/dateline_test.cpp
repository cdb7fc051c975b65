// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/dateline.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"

namespace gazette::dateline_test {
namespace {

/// "Mexico City|1-29|Reuters|The ferry left.": places, date, agency, and the story.
std::string parts_of(std::string_view text, std::string_view source = {}) {
  const std::optional<Dateline> line = dateline_of(text, source);
  if (!line) return "none";
  std::string parts;
  for (const std::string& place : line->places) parts += (parts.empty() ? "" : "+") + place;
  parts += '|';
  if (line->month > 0) parts += fmt::format("{}-{}", line->month, line->day);
  if (line->year > 0) parts += fmt::format(" {}", line->year);
  return parts + '|' + line->agency + '|' + std::string(text.substr(line->end));
}

TEST_CASE("a dateline gives places, date and agency, and ends where the story begins") {
  struct Case {
    std::string_view text;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {"MEXICO CITY, Jan 29 (Reuters) - The ferry", "Mexico City|1-29|Reuters|The ferry"},
      {"MEXICO CITY, March 2 - The ferry", "Mexico City|3-2||The ferry"},
      {"NEW YORK, Feb 26 - Ferries", "New York|2-26||Ferries"},
      {"MADRID/LISBON, Jan 29 (Reuters) - Ferries", "Madrid+Lisbon|1-29|Reuters|Ferries"},
      {"LONDON Jan 29 (Reuters) - Ferries", "London|1-29|Reuters|Ferries"},
      {"LONDON, Thursday, January 29, 2026 (Reuters) -- Ferries",
       "London|1-29 2026|Reuters|Ferries"},
      {"LONDON (AP) — The ferry", "London||Associated Press|The ferry"},
      {"LONDON (AP) _ The ferry", "London||Associated Press|The ferry"},
      {"PORTLAND, Ore. (AP) — The ferry", "Portland||Associated Press|The ferry"},
      {"PARIS, Texas (AP) — The ferry", "Paris+Texas||Associated Press|The ferry"},
      {"WASHINGTON, D.C. (AP) — The ferry", "Washington||Associated Press|The ferry"},
      {"ST. LOUIS (AP) — The ferry", "St. Louis||Associated Press|The ferry"},
      {"McALLEN, Texas (AP) — The ferry", "McALLEN+Texas||Associated Press|The ferry"},
      {"THE HAGUE, Netherlands (AP) — The ferry",
       "The Hague+Netherlands||Associated Press|The ferry"},
      {"Paris (AFP) – Le bac", "Paris||AFP|Le bac"},
      {"Paris, 29 jan 2026 (AFP) - Le bac", "Paris|1-29 2026|AFP|Le bac"},
      {"Berlin (dpa) - Die Fähre", "Berlin||dpa|Die Fähre"},
      {"Frankfurt am Main (dpa/lhe) - Die Fähre", "Frankfurt am Main||dpa|Die Fähre"},
      {"FRANKFURT AM MAIN (dpa) – Die Fähre", "Frankfurt am Main||dpa|Die Fähre"},
      {"Berlin (epd). Die Fähre", "Berlin||epd|Die Fähre"},
      {"Wien (APA) - Die Fähre", "Wien||APA|Die Fähre"},
      {"Madrid, 29 ene (EFE).- El transbordador", "Madrid|1-29|EFE|El transbordador"},
      {"MADRID, 29 Ene. (EUROPA PRESS) - El", "Madrid|1-29|Europa Press|El"},
      {"Mar del Plata, 29 de enero de 2026 (Télam) - El", "Mar del Plata|1-29 2026|Télam|El"},
      {"(ANSA) - ROMA, 29 GEN - Il traghetto", "Roma|1-29|ANSA|Il traghetto"},
      {"Lisboa, 29 jan 2026 (Lusa) - O barco", "Lisboa|1-29 2026|Lusa|O barco"},
      {"BEIJING, Jan. 29 (Xinhua) -- The ferry", "Beijing|1-29|Xinhua|The ferry"},
      {"TOKYO, Jan. 29 -- (Kyodo) The ferry", "Tokyo|1-29|Kyodo News|The ferry"},
      {"SEOUL, Jan. 29 (Yonhap) -- The ferry", "Seoul|1-29|Yonhap|The ferry"},
      {"ANKARA (AA) - The ferry", "Ankara||Anadolu|The ferry"},
      {"Stockholm (TT) - The ferry", "Stockholm||TT|The ferry"},
      {"GENÈVE (Keystone-ATS) - The ferry", "Genève||Keystone-SDA|The ferry"},
      {"New Delhi, Jan 29 (PTI) The ferry", "New Delhi|1-29|PTI|The ferry"},
      {"New Delhi [India], January 29 (ANI): The ferry", "New Delhi+India|1-29|ANI|The ferry"},
      {"MOSCOW. Jan 29 (Interfax) - The ferry", "Moscow|1-29|Interfax|The ferry"},
      {"MOSCOW, January 29. /TASS/. The ferry", "Moscow|1-29|TASS|The ferry"},
      {"МОСКВА, 29 янв - РИА Новости. Паром", "Москва|1-29|РИА Новости|Паром"},
      {"OTTAWA (The Canadian Press) — The ferry", "Ottawa||The Canadian Press|The ferry"},
      {"NEW YORK, Jan. 29, 2026 /PRNewswire/ -- Ferries", "New York|1-29 2026|PR Newswire|Ferries"},
      {"NEW YORK--(BUSINESS WIRE)--Ferries", "New York||Business Wire|Ferries"},
      {"RIO DE JANEIRO, Jan 29 (Reuters) - A", "Rio de Janeiro|1-29|Reuters|A"},
      {"AL-QAIM, Jan 29 (Reuters) - A", "Al-Qaim|1-29|Reuters|A"},
      {"ZÜRICH, 29. Januar (awp) - A", "Zürich|1-29|AWP|A"},
      {"(Reuters) - The ferry", "||Reuters|The ferry"},
      {"(AP) — The ferry", "||Associated Press|The ferry"},
      {"LONDON, Jan 29 (Reuters)", "London|1-29|Reuters|"},
      {"  MEXICO CITY, Jan 29 (Reuters) - The\nMADRID (AP) - x",
       "Mexico City|1-29|Reuters|The\nMADRID (AP) - x"},
      // Near misses
      {"WASHINGTON - The man of the year", "none"},
      {"WASHINGTON — The man of the year", "none"},
      {"Monday, Jan 29 - The ferry", "none"},
      {"MONDAY, JAN 29 - The ferry", "none"},
      {"UPDATE, JAN 29 - The ferry", "none"},
      {"Berlin, 29. Januar - Die Fähre", "none"},
      {"BERLIN, MARCH 2-3 - The fair", "none"},
      {"Jane Roe (left) - the captain", "none"},
      {"Jane Roe (AP) was on board", "none"},
      {"The Associated Press (AP) - a cooperative", "none"},
      {"He told Reuters (Reuters) - that", "none"},
      {"MARLBANK (Northern Wire) - A court", "none"},
      {"COVID-19, Jan 29 (Reuters) - The", "none"},
      {"JAN 29 (Reuters) - The ferry", "none"},
      {"the ferry, Jan 29 (Reuters) - left", "none"},
      {"LONDON, Feb 31 - The ferry", "none"},
      {"LONDON (AP Photo) - The ferry", "none"},
      {"LONDON, Jan 29 (", "none"},
      {"LONDON, ", "none"},
      {"(", "none"},
      {"", "none"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(parts_of(text) == want);
  }
  CHECK(parts_of("MARLBANK (Northern Wire) - A court", "Northern wire") ==
        "Marlbank||Northern wire|A court");
}

TEST_CASE("the year of a dateline is given, or follows from another date") {
  struct Case {
    std::string_view text;
    std::string_view other;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {"LONDON, Jan 29, 2025 (AP) - A", "", "2025-01-29T00:00:00Z"},
      {"LONDON, Jan 29, 2025 (AP) - A", "2026-02-01", "2025-01-29T00:00:00Z"},
      {"LONDON, Jan 29 (AP) - A", "", ""},
      {"LONDON, Jan 29 (AP) - A", "2026-01-30T01:00:00Z", "2026-01-29T00:00:00Z"},
      {"LONDON, Jan 29 (AP) - A", "2026-01-29", "2026-01-29T00:00:00Z"},
      {"LONDON, Dec 31 (AP) - A", "2026-01-01", "2025-12-31T00:00:00Z"},
      {"LONDON, Feb 29 (AP) - A", "2026-03-01", "2024-02-29T00:00:00Z"},
      {"LONDON (AP) - A", "2026-03-01", ""},
  };
  for (const auto& [text, other, want] : cases) {
    CAPTURE(text, other);
    const std::optional<Dateline> line = dateline_of(text);
    REQUIRE(line);
    const std::optional<Timestamp> time = date_of(*line, parse_date(other));
    CHECK((time ? to_rfc3339(*time) : "") == want);
  }
}

}  // namespace
}  // namespace gazette::dateline_test
