// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/copy_verdict.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace gazette {
namespace {

CopyVerdict verdict_on(std::string_view first, std::string_view second) {
  return compare_texts(compared_text(story_words(first)), compared_text(story_words(second)));
}

/// `text` with each `from` replaced by `to`.
std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

const std::string lead =
    "The harbour of Wendale was closed on Tuesday after a tanker with 12,000 tonnes of oil ran "
    "aground at the mouth of the river, the coast guard said. All 21 sailors were taken off by "
    "helicopter before dawn, and nobody was hurt. Booms were laid across the channel to keep the "
    "oil from the salt marshes, where thousands of geese spend the winter.\n";
const std::string middle =
    "The ship, which sails under the flag of Marovia, had left the refinery at Port Ansel with a "
    "pilot on board. Officials were looking into reports that its engine had failed shortly "
    "after midnight. A spokesman for the owners said that tugs would try to pull it free at the "
    "next high tide, but that a storm from the west might make this impossible for days.\n";
const std::string ending =
    "Fishermen at the quay said they feared for the season. The mayor asked the government for "
    "help and called the accident the worst that the town had seen since the great flood.\n";
const std::string local =
    "In Kelling the council met in the evening to talk about the beaches. Volunteers with shovels "
    "and buckets gathered at the school, and the lifeboat crew was told to stand by all night.\n";
const std::string report = lead + middle + ending;

const std::string weather =
    "Today will be dry with sunny spells in Wendale and along the whole of the coast. The highest "
    "temperature will be 21 degrees and the lowest 12 degrees. Winds from the west will reach 15 "
    "miles an hour in the morning and 25 in the afternoon. The chance of rain is 10 per cent. The "
    "sun rises at 5.51 and sets at 20.14. Tomorrow is expected to be much the same, and the "
    "outlook for the days after that is changeable. This forecast is issued every morning.\n";
const std::string other_weather =
    "Today will be wet with long showers in Kelling and along the whole of the coast. The highest "
    "temperature will be 14 degrees and the lowest 6 degrees. Winds from the west will reach 30 "
    "miles an hour in the morning and 45 in the afternoon. The chance of rain is 90 per cent. The "
    "sun rises at 6.37 and sets at 18.40. Tomorrow is expected to be much the same, and the "
    "outlook for the days after that is changeable. This forecast is issued every morning.\n";

std::string column(const std::string& story) {
  return "Good morning to all our readers, and welcome to the letter that tells you what you need "
         "to know before the day begins. It is written by the early desk of this newspaper, and it "
         "comes to you free of charge. Here is what we are talking about this morning.\n" +
         story +
         "That is all for today. If you like this letter, send it to a friend, and if somebody "
         "sent it to you, sign up to have it every morning. We are always glad to hear from you: "
         "reply to this letter and tell us what you think. See you tomorrow, at the same time and "
         "in the same place, with more of the news that the town is talking about, and with the "
         "puzzle that so many of you have asked us to bring back to this page.\n";
}

const std::string german =
    "Der Hafen von Wendale ist am Dienstag gesperrt worden, nachdem ein Tanker mit 12.000 Tonnen "
    "Öl an der Mündung des Flusses auf Grund gelaufen war. Alle 21 Seeleute wurden noch vor dem "
    "Morgengrauen mit dem Hubschrauber gerettet, verletzt wurde niemand. Helfer legten Sperren "
    "aus, um die Salzwiesen zu schützen, in denen Tausende von Gänsen den Winter verbringen. Das "
    "Schiff war nach Angaben der Behörden kurz nach Mitternacht mit einem Schaden an der Maschine "
    "liegen geblieben. Schlepper sollen versuchen, es mit der nächsten Flut freizubekommen.\n";
const std::string german_prices =
    "An der Börse in Wendale haben die Aktien am Montag fester geschlossen. Der Leitindex stieg "
    "um 34 Punkte auf 4.120 Zähler. Gewinner des Tages waren die Papiere der Reederei Kolm mit "
    "einem Plus von 3,2 Prozent, Verlierer die der Brauerei Anders mit einem Minus von 2,1 "
    "Prozent. Der Euro notierte am Abend bei 1,12 Dollar. Für ein Fass Öl mussten 64 Dollar "
    "gezahlt werden. Umgesetzt wurden Aktien im Wert von 310 Millionen.\n";
const std::string other_german_prices =
    "An der Börse in Wendale haben die Aktien am Freitag fester geschlossen. Der Leitindex stieg "
    "um 12 Punkte auf 4.298 Zähler. Gewinner des Tages waren die Papiere der Spedition Rabe mit "
    "einem Plus von 4,7 Prozent, Verlierer die der Molkerei Hain mit einem Minus von 1,4 "
    "Prozent. Der Euro notierte am Abend bei 1,09 Dollar. Für ein Fass Öl mussten 71 Dollar "
    "gezahlt werden. Umgesetzt wurden Aktien im Wert von 287 Millionen.\n";

const std::string japanese =
    "港町で火曜日の朝、石油を積んだ大型の船が川の入り口で動けなくなった。海上保安部によると、乗組員"
    "２１人は夜明け前に"
    "ヘリコプターで全員救助され、けが人はいなかった。冬を越す鳥が集まる湿地に油が入らないよう、作業"
    "員が水路に囲いを"
    "張った。船は真夜中すぎに機関が止まったとみられ、会社は次の満潮で船を引き出す計画だと説明してい"
    "る。漁師たちは"
    "今季の漁に影響が出ることを心配している。町長は政府に支援を求め、大水害以来の事故だと語った。"
    "\n";
const std::string japanese_weather =
    "気象台が発表した天気をお知らせします。海や山に出かける方は最新の情報に気をつけてください。"
    "きょうの沿岸部は高気圧に覆われて晴れるでしょう。最高気温は２１度、最低気温は１２度の見込みです"
    "。西の風が"
    "強く、朝は１５メートル、午後は２５メートルに達するでしょう。降水確率は１０パーセントです。日の"
    "出は５時５１分、"
    "日の入りは２０時１４分です。あすも同じような天気が続く見込みで、その後は変わりやすくなるでしょ"
    "う。\n";
const std::string other_japanese_weather =
    "気象台が発表した天気をお知らせします。海や山に出かける方は最新の情報に気をつけてください。"
    "きょうの沿岸部は低気圧に覆われて雨が降るでしょう。最高気温は１４度、最低気温は６度の見込みです"
    "。西の風が"
    "強く、朝は３０メートル、午後は４５メートルに達するでしょう。降水確率は９０パーセントです。日の"
    "出は６時３７分、"
    "日の入りは１８時４０分です。あすも同じような天気が続く見込みで、その後は変わりやすくなるでしょ"
    "う。\n";

}  // namespace

TEST_CASE("copies of a report, and texts of one form that are not") {
  struct Row {
    std::string_view what;
    std::string first;
    std::string second;
    CopyReason reason;
  };
  std::string repeated;
  for (int i = 0; i < 30; ++i) repeated += ending;
  const std::string brief = "Storm closes the ferry from Wendale to Kelling until further notice";
  const std::vector<Row> rows = {
      {"the same", report, report, CopyReason::same_words},
      {"in capitals", report, replaced(report, "The", "THE"), CopyReason::same_words},
      {"another agency before", report, "WENDALE (Coast Press) - " + report,
       CopyReason::same_report},
      {"the end cut", report, lead + middle, CopyReason::same_report},
      {"only the lead", report, lead, CopyReason::same_report},
      {"a local paragraph first", report, local + report, CopyReason::same_report},
      {"a local paragraph within", report, lead + local + middle, CopyReason::same_report},
      {"both cut otherwise", lead + middle, lead + ending, CopyReason::same_report},
      {"a figure corrected", report, replaced(report, "21 sailors", "23 sailors"),
       CopyReason::same_report},
      {"words edited", report,
       replaced(replaced(replaced(report, "nobody was hurt", "there were no injuries"), "shortly",
                         "soon"),
                "the accident", "the grounding"),
       CopyReason::same_report},
      {"a passage in common", local + local + replaced(local, "Kelling", "Ansel") + lead,
       repeated + lead, CopyReason::little_common},
      {"other stories", report, german, CopyReason::little_common},
      {"other lead, same background", local + "They said so.\n" + middle + ending,
       replaced(weather, "21", "22") + middle + ending, CopyReason::other_lead},
      {"weather", weather, other_weather, CopyReason::other_figures},
      {"weather with one more line", weather, other_weather + local, CopyReason::other_figures},
      {"a column around another middle", column(lead + ending), column(weather),
       CopyReason::other_middle},
      {"a column whose middle begins with words of the other", column("They said so. " + report),
       column(weather + "He heard that they said so."), CopyReason::other_middle},
      {"a column whose middle has words of its end",
       column(lead + "That is all, they said. " + ending), column(weather),
       CopyReason::other_middle},
      {"a short form with one figure",
       "The central bank said on Monday that it had sold 200 million of its bonds to banks, and "
       "that it would do so again when the markets ask for it, as it does every week.",
       "The central bank said on Monday that it had sold 450 million of its bonds to banks, and "
       "that it would do so again when the markets ask for it, as it does every week.",
       CopyReason::other_figures},
      {"German, the same with a local line", german, german + "In Kelling tagte der Rat.",
       CopyReason::same_report},
      {"German, nouns edited", german,
       replaced(replaced(german, "Helfer", "Arbeiter"), "Angaben", "Auskunft"),
       CopyReason::same_report},
      {"German market reports", german_prices, other_german_prices, CopyReason::other_figures},
      {"Japanese, an agency before", japanese, "【港共同】" + japanese, CopyReason::same_report},
      {"Japanese, half-width digits", japanese, replaced(japanese, "２１", "21"),
       CopyReason::same_words},
      {"Japanese, the end cut", japanese, japanese.substr(0, japanese.find("漁師")),
       CopyReason::same_report},
      {"Japanese weather", japanese_weather, other_japanese_weather, CopyReason::other_figures},
      {"nothing", "", "", CopyReason::too_short},
      {"one word", "Goal", "Goal", CopyReason::too_short},
      {"a headline alone", brief, brief, CopyReason::same_words},
      {"a headline with another end", brief, brief + " and the quay", CopyReason::too_short},
      {"one paragraph many times", repeated, ending, CopyReason::same_report},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(text_of(verdict_on(row.first, row.second).reason) == text_of(row.reason));
    const CopyVerdict swapped = verdict_on(row.second, row.first);
    CHECK(text_of(swapped.reason) == text_of(row.reason));
    CHECK(swapped.second.fillings() == verdict_on(row.first, row.second).first.fillings());
  }
}

TEST_CASE("a verdict says how much of each text is in the other") {
  const CopyVerdict verdict = verdict_on(lead, lead + local);
  CHECK(verdict.first.words == 63);
  CHECK(verdict.first.covered == 63);
  CHECK(verdict.first.lead == 60);
  CHECK(verdict.first.covered_lead == 60);
  CHECK(verdict.second.words == 63 + 33);
  CHECK(verdict.second.covered == 63);
  const CopyVerdict filled = verdict_on(weather, other_weather);
  CHECK(filled.first.slots == 8);
  CHECK(filled.first.figures == 7);
  CHECK(filled.first.names == 1);
}

}  // namespace gazette
