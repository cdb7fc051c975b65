// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/story_forms.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <map>

#include "tests/evaluate/copy_edits.hpp"

namespace gazette {
namespace {

template <std::size_t count>
using Choices = std::array<std::string_view, count>;

constexpr Choices<12> towns = {"Wendale",  "Kelling",  "Port Ansel", "Harrow Bay",
                               "Ottmoor",  "Sandwick", "Brackton",   "Lower Mere",
                               "Thornley", "Eastings", "Colm Point", "Marrick"};
constexpr Choices<12> surnames = {"Latchford", "Okafor", "Brandt", "Silva",  "Kowalski", "Marsh",
                                  "Dupont",    "Haugen", "Ibarra", "Tanaka", "Whitlow",  "Zeller"};
constexpr Choices<10> first_names = {"Anna",  "Bryony", "Carl",  "Dora", "Edwin",
                                     "Femke", "George", "Hilde", "Ivan", "Joan"};
constexpr Choices<5> weekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
constexpr Choices<6> skies = {"dry with sunny spells", "cloudy with outbreaks of rain",
                              "bright at first",       "wet and windy",
                              "foggy in places",       "mostly clear"};
constexpr Choices<8> trades = {"teacher", "shipwright", "judge",  "painter",
                               "farmer",  "surgeon",    "singer", "printer"};
constexpr Choices<4> winds = {"north", "south", "east", "west"};

std::size_t between(Chance& chance, std::size_t least, std::size_t most) {
  return least + chance.below(most - least + 1);
}

std::string english_weather(Chance& c) {
  return fmt::format(
      "{} will be {} today. The highest temperature along the coast will be {} degrees and the "
      "lowest {} degrees. Winds from the {} will reach {} miles an hour in the morning and {} in "
      "the afternoon. The chance of rain is {} per cent. The sun rises at {}.{:02} and sets at "
      "{}.{:02}. High water is at {}.{:02}. Tomorrow is expected to be much the same, and the "
      "outlook for the days after that is changeable. Sailors should listen to the forecast for "
      "shipping before they leave the harbour. This forecast is issued every morning by the "
      "weather office.\n",
      c.of(towns), c.of(skies), between(c, 8, 30), between(c, 0, 8), c.of(winds), between(c, 5, 25),
      between(c, 26, 60), between(c, 1, 99), between(c, 4, 7), between(c, 0, 59),
      between(c, 16, 21), between(c, 0, 59), between(c, 1, 12), between(c, 0, 59));
}

std::string english_lottery(Chance& c) {
  std::string text = "The winning numbers in the draw of the national lottery were ";
  for (int i = 0; i < 6; ++i) text += fmt::format("{}, ", between(c, 1, 49));
  return text + fmt::format(
                    "and the bonus ball was {}. {} tickets matched all six numbers and share a "
                    "jackpot of {},{:03},{:03}. Another {} players matched five numbers and the "
                    "bonus ball, and win {},{:03} each. The machine used was called {}. Tickets "
                    "can be checked in all shops that sell them. Prizes must be claimed within "
                    "180 days. Players must be 18 or over. The next draw will be held on {}, "
                    "when the jackpot is expected to be {} million.\n",
                    between(c, 1, 49), between(c, 1, 9), between(c, 1, 9), between(c, 0, 999),
                    between(c, 0, 999), between(c, 10, 99), between(c, 10, 99), between(c, 0, 999),
                    c.of(first_names), c.of(weekdays), between(c, 2, 40));
}

std::string english_sport(Chance& c) {
  const std::size_t goals = between(c, 1, 5);
  return fmt::format(
      "{} beat {} {}-{} on {} in the northern league. {} scored the first goal in the {}th minute "
      "with a header from close range, after a corner from {}. {} made it {}-0 shortly before the "
      "break. The visitors came back strongly in the second half but could not find a way past "
      "the goalkeeper, who made a fine save from {}. The crowd of {},{:03} gave the team a "
      "standing ovation at the end. The win takes them to {} points from {} matches. They play "
      "{} at home in their next match.\n",
      c.of(towns), c.of(towns), goals + 1, c.below(goals + 1), c.of(weekdays), c.of(surnames),
      between(c, 4, 20), c.of(surnames), c.of(surnames), goals, c.of(surnames), between(c, 2, 40),
      between(c, 0, 999), between(c, 10, 80), between(c, 8, 36), c.of(towns));
}

std::string english_market(Chance& c) {
  return fmt::format(
      "Shares closed {} on the Wendale exchange on {}. The index of leading shares ended {}.{} "
      "points {} at {},{:03}.{}. Turnover was {} million shares. Among the most active stocks, "
      "{} Shipping rose {} pence to {} and {} Breweries lost {} to {}. The pound was at {}.{:03} "
      "dollars against {}.{:03} the day before. Gold was fixed at {} dollars an ounce. Dealers "
      "said that trading was quiet ahead of the figures for the balance of payments, and that "
      "many investors were waiting on the sidelines.\n",
      c.one_in(2) ? "higher" : "lower", c.of(weekdays), between(c, 1, 60), between(c, 0, 9),
      c.one_in(2) ? "up" : "down", between(c, 1, 7), between(c, 0, 999), between(c, 0, 9),
      between(c, 100, 900), c.of(surnames), between(c, 2, 40), between(c, 100, 900), c.of(surnames),
      between(c, 2, 40), between(c, 100, 900), between(c, 1, 2), between(c, 0, 999),
      between(c, 1, 2), between(c, 0, 999), between(c, 300, 900));
}

std::string english_obituary(Chance& c) {
  return fmt::format(
      "{} {}, a {} from {}, died on {} aged {}, the family said. Born in {} in {}, the eldest of "
      "{} children, {} moved to {} in {} and worked there for {} years. A service will be held at "
      "the church of St {} at {} o'clock on {}. The family asks that there be no flowers, and "
      "that donations be made to the lifeboat instead. Friends and neighbours are welcome at the "
      "village hall after the service. Messages of sympathy may be left with the funeral "
      "director.\n",
      c.of(first_names), c.of(surnames), c.of(trades), c.of(towns), c.of(weekdays),
      between(c, 50, 99), c.of(towns), between(c, 1900, 1950), between(c, 2, 9), c.of(first_names),
      c.of(towns), between(c, 1951, 1980), between(c, 10, 45), c.of(first_names), between(c, 9, 12),
      c.of(weekdays));
}

constexpr Choices<8> german_towns = {"Altenhagen", "Bergstadt", "Kolmbach", "Nordersand",
                                     "Rabenau",    "Seefelde",  "Tannrode", "Wiesmoor"};
constexpr Choices<8> german_names = {"Anders", "Brandl", "Eckert", "Hain",
                                     "Kolm",   "Lorenz", "Rabe",   "Zeller"};
constexpr Choices<5> german_days = {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"};
constexpr Choices<4> german_winds = {"Nord", "Süd", "Ost", "West"};

std::string german_weather(Chance& c) {
  return fmt::format(
      "In {} und Umgebung wird es heute {}. Die Höchstwerte liegen bei {} Grad, in der Nacht "
      "kühlt es auf {} Grad ab. Der Wind weht aus {} mit {} Kilometern in der Stunde, in Böen mit "
      "bis zu {}. Die Wahrscheinlichkeit für Regen beträgt {} Prozent. Die Sonne geht um {}.{:02} "
      "Uhr auf und um {}.{:02} Uhr unter. Auch morgen bleibt es nach Angaben des Wetterdienstes "
      "ähnlich, die weiteren Aussichten sind unbeständig. Auf den Straßen ist am Morgen mit "
      "Behinderungen zu rechnen.\n",
      c.of(german_towns), c.one_in(2) ? "sonnig" : "regnerisch", between(c, 9, 33),
      between(c, 0, 8), c.of(german_winds), between(c, 5, 30), between(c, 31, 90),
      between(c, 1, 99), between(c, 4, 8), between(c, 0, 59), between(c, 16, 21),
      between(c, 0, 59));
}

std::string german_lottery(Chance& c) {
  std::string text = fmt::format("Die Gewinnzahlen der Ziehung vom {}: ", c.of(german_days));
  for (int i = 0; i < 6; ++i) text += fmt::format("{}, ", between(c, 1, 49));
  return text + fmt::format(
                    "Superzahl {}. In der ersten Klasse gab es {} Gewinner, auf sie entfallen je "
                    "{}.{:03} Euro. In der zweiten Klasse haben {} Tipper richtig gelegen, sie "
                    "erhalten {}.{:03} Euro. Im Jackpot für die nächste Ziehung liegen {} "
                    "Millionen Euro. Die Annahmestellen sind bis zum frühen Abend geöffnet. "
                    "Spielteilnahme ab 18 Jahren, Glücksspiel kann süchtig machen. Alle Angaben "
                    "sind ohne Gewähr.\n",
                    between(c, 0, 9), between(c, 1, 9), between(c, 100, 900), between(c, 0, 999),
                    between(c, 10, 60), between(c, 10, 90), between(c, 0, 999), between(c, 2, 40));
}

std::string german_market(Chance& c) {
  return fmt::format(
      "Die Aktien an der Börse haben am {} {} geschlossen. Der Leitindex {} um {} Punkte auf "
      "{}.{:03} Zähler. Gewinner des Tages waren die Papiere von {} mit einem Plus von {},{} "
      "Prozent, Verlierer die von {} mit einem Minus von {},{} Prozent. Der Euro notierte am "
      "Abend bei {},{:02} Dollar. Für ein Fass Öl mussten {} Dollar gezahlt werden. Umgesetzt "
      "wurden Aktien im Wert von {} Millionen. Händler sprachen von einem ruhigen Geschäft vor "
      "den Daten aus der Industrie.\n",
      c.of(german_days), c.one_in(2) ? "fester" : "schwächer", c.one_in(2) ? "stieg" : "fiel",
      between(c, 1, 90), between(c, 3, 9), between(c, 0, 999), c.of(german_names), between(c, 1, 9),
      between(c, 0, 9), c.of(german_names), between(c, 1, 9), between(c, 0, 9), between(c, 0, 1),
      between(c, 0, 99), between(c, 30, 120), between(c, 100, 900));
}

std::string german_obituary(Chance& c) {
  return fmt::format(
      "{} {} aus {} ist am {} im Alter von {} Jahren gestorben. Das teilte die Familie mit. "
      "Geboren {} in {} als jüngstes von {} Kindern, kam {} {} nach {} und arbeitete dort {} Jahre "
      "lang. Die Trauerfeier findet am {} um {} Uhr in der Kirche statt. Die Familie bittet, von "
      "Blumen abzusehen und stattdessen für die Seenotretter zu spenden. Freunde und Nachbarn "
      "sind nach der Feier im Gemeindehaus willkommen. Ein Buch für Beileidsbekundungen liegt "
      "aus.\n",
      c.of(first_names), c.of(german_names), c.of(german_towns), c.of(german_days),
      between(c, 50, 99), between(c, 1900, 1950), c.of(german_towns), between(c, 2, 9),
      c.of(first_names), between(c, 1951, 1980), c.of(german_towns), between(c, 10, 45),
      c.of(german_days), between(c, 9, 15));
}

constexpr Choices<8> japanese_towns = {"港北市", "青浜町", "高原村", "南川市",
                                       "白石町", "東野市", "松島町", "西岡市"};
constexpr Choices<8> japanese_names = {"山田", "佐藤", "中村", "小林",
                                       "加藤", "吉田", "松本", "井上"};
constexpr Choices<5> japanese_days = {"月曜日", "火曜日", "水曜日", "木曜日", "金曜日"};
constexpr Choices<4> japanese_skies = {"晴れる", "雨が降る", "くもる", "雪になる"};

std::string japanese_weather(Chance& c) {
  return fmt::format(
      "気象台が発表した天気をお知らせします。きょうの{}は{}でしょう。最高気温は{}度、最低気温は{}"
      "度の見込みです。"
      "風は朝が{}メートル、午後は{}メートルに達するでしょう。降水確率は{}パーセントです。日の出は{}"
      "時{}分、日の入りは"
      "{}時{}"
      "分です。あすも同じような天気が続く見込みで、その後は変わりやすくなるでしょう。海や山に出かけ"
      "る方は最新の"
      "情報に気をつけてください。\n",
      c.of(japanese_towns), c.of(japanese_skies), between(c, 9, 33), between(c, 0, 8),
      between(c, 1, 9), between(c, 10, 30), between(c, 1, 99), between(c, 4, 7), between(c, 0, 59),
      between(c, 16, 20), between(c, 0, 59));
}

std::string japanese_market(Chance& c) {
  return fmt::format(
      "{}の東京株式市場で平均株価は前の日に比べて{}円{}銭{}、{}万{}"
      "円で取引を終えた。取引された株の数は{}億{}万株"
      "だった。市場では、海外の市場の動きを受けて売り買いが交錯したという。円相場は１ドル＝{}円{}"
      "銭で取引されている。"
      "証券会社は、決算の発表を前に様子を見る投資家が多かったと話している。\n",
      c.of(japanese_days), between(c, 10, 900), between(c, 1, 99), c.one_in(2) ? "高く" : "安く",
      between(c, 1, 4), between(c, 1000, 9999), between(c, 5, 30), between(c, 100, 9999),
      between(c, 80, 150), between(c, 1, 99));
}

std::string japanese_obituary(Chance& c) {
  return fmt::format(
      "{}で長く教師を務めた{}さんが{}日、病気のため亡くなった。{}歳だった。{}年に{}で生まれ、{}"
      "年から{}年間、地元の"
      "学校で教えた。葬儀は{}日午前{}時から市の会館で行われる。喪主は長男の{}"
      "さん。遺族は花を辞退し、代わりに救難所への"
      "寄付を呼びかけている。式の後、友人や近所の人たちは会館に集まることができる。\n",
      c.of(japanese_towns), c.of(japanese_names), between(c, 1, 15), between(c, 60, 99),
      between(c, 1900, 1950), c.of(japanese_towns), between(c, 1951, 1980), between(c, 10, 40),
      between(c, 16, 30), between(c, 9, 11), c.of(japanese_names));
}

std::string japanese_lottery(Chance& c) {
  std::string text = "宝くじの抽選が行われ、当せん番号が決まった。";
  for (int i = 0; i < 6; ++i) text += fmt::format("{}、", between(c, 1, 43));
  return text + fmt::format(
                    "ボーナス数字は{}。１等は{}口で、賞金は{}億{}万円。２等は{}口で、賞金は{}"
                    "万円となった。次の抽選は{}に"
                    "行われる。当せん金の支払いは発表の次の日から１年間で、全国の売り場や銀行で受け"
                    "取ることができる。"
                    "番号は必ず公式の発表で確かめてほしいと主催者は呼びかけている。\n",
                    between(c, 1, 43), between(c, 1, 9), between(c, 1, 9), between(c, 100, 9999),
                    between(c, 5, 40), between(c, 100, 999), c.of(japanese_days));
}

constexpr std::array forms = {
    StoryForm{"en", "weather", english_weather},    StoryForm{"en", "lottery", english_lottery},
    StoryForm{"en", "sport", english_sport},        StoryForm{"en", "market", english_market},
    StoryForm{"en", "obituary", english_obituary},  StoryForm{"de", "weather", german_weather},
    StoryForm{"de", "lottery", german_lottery},     StoryForm{"de", "market", german_market},
    StoryForm{"de", "obituary", german_obituary},   StoryForm{"ja", "weather", japanese_weather},
    StoryForm{"ja", "lottery", japanese_lottery},   StoryForm{"ja", "market", japanese_market},
    StoryForm{"ja", "obituary", japanese_obituary},
};

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

std::span<const StoryForm> story_forms() { return forms; }

std::string column_around(std::string_view middle) {
  return fmt::format(
      "Good morning, and welcome to the letter that tells you what you need to know before the "
      "day begins. It is written by the people on the early desk, and it comes to you free of "
      "charge. Here is what we are reading and talking about this morning.\n{}\nThat is all for "
      "today. If you like this letter, send it to a friend, and if somebody sent it to you, sign "
      "up to have it every morning. We are always glad to hear from you: reply to this letter "
      "and tell us what you think. See you tomorrow.\n",
      middle);
}

std::string refilled(std::string_view report, const std::vector<std::string>& names,
                     Chance& chance) {
  TextPieces pieces = pieces_of(report);
  std::map<std::string, std::string> new_names;  // a company keeps its name within a report
  bool begins = true;
  for (TextPiece& piece : pieces) {
    const bool is_capital = !piece.word.empty() && piece.word[0] >= 'A' && piece.word[0] <= 'Z';
    if (has_digit(piece.word)) {
      for (char& c : piece.word) {
        if (c >= '0' && c <= '9') c = static_cast<char>('0' + chance.below(10));
      }
    } else if (is_capital && !begins) {
      std::string& name = new_names[piece.word];
      if (name.empty()) name = chance.of(names);
      piece.word = name;
    }
    begins = piece.after.find_first_of(".\n") != std::string::npos;
  }
  return text_of(pieces);
}

}  // namespace gazette
