// SPDX-License-Identifier: GPL-3.0-or-later
// What a word finds in texts of languages whose words are not simply those between blanks.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::languages_test {
namespace {

using Strings = std::vector<std::string>;

Page search(const SampleIndex& index, std::string_view query) {
  Searcher searcher(index.path());
  Request request;
  request.query = query;
  return searcher.search(request);
}

Strings ids(const SampleIndex& index, std::string_view query) {
  Strings result;
  for (const Hit& hit : search(index, query).hits) result.push_back(hit.article.id);
  return result;
}

Strings sorted_ids(const SampleIndex& index, std::string_view query) {
  Strings result = ids(index, query);
  std::sort(result.begin(), result.end());
  return result;
}

/// The highlighted words of the first hit's snippet.
Strings highlights(const SampleIndex& index, std::string_view query) {
  Strings words;
  const Page page = search(index, query);
  for (const Piece& piece : pieces(page.hits.at(0).snippet)) {
    if (piece.kind == Piece::Kind::highlighted) words.emplace_back(piece.text);
  }
  return words;
}

TEST_CASE("a Korean word is found with its particles, and within longer words") {
  const SampleIndex index({
      make_article("port", "항구 소식", "부산에서 항구는 다시 열렸다.", "ko"),
      make_article("within", "날씨", "무역항구도시에 비가 내렸다.", "ko"),
      make_article("other", "축구", "선수들은 경기장을 떠났다.", "ko"),
  });
  CHECK(ids(index, "부산") == Strings{"port"});
  CHECK(ids(index, "선수") == Strings{"other"});
  CHECK(ids(index, "경기장에서") == Strings{"other"});
  CHECK(ids(index, "항구를") == Strings{"port", "within"});
  CHECK(ids(index, "+항구 -부산") == Strings{"within"});
  CHECK(ids(index, "항만").empty());
  CHECK(highlights(index, "부산") == Strings{"부산에서"});
  CHECK(highlights(index, "무역항구") == Strings{"무역항구도시에"});
  CHECK(ids(index, "경기*") == Strings{"other"});
  CHECK(ids(index, "\"항구는 다시\"") == Strings{"port"});
}

TEST_CASE("Greek and Hindi words are found in other forms") {
  const SampleIndex index({
      make_article("el", "Τα λιμάνια", "Οι εφημερίδες γράφουν για τα λιμάνια.", "el"),
      make_article("hi", "समाचार", "लड़कों ने किताबें पढ़ीं।", "hi"),
  });
  CHECK(ids(index, "λιμάνι") == Strings{"el"});
  CHECK(ids(index, "ΕΦΗΜΕΡΙΔΑ") == Strings{"el"});
  CHECK(ids(index, "लड़का") == Strings{"hi"});
  CHECK(ids(index, "किताब") == Strings{"hi"});
  CHECK(highlights(index, "εφημερίδα") == Strings{"εφημερίδες"});
}

TEST_CASE("a Chinese word is found where the dictionary cuts the text otherwise") {
  const SampleIndex index({
      make_article("bridge", "南京市长江大桥", "南京市长江大桥今天关闭。", "zh"),
      make_article("other", "天气", "明天有雨。", "zh"),
  });
  CHECK(ids(index, "长江大桥") == Strings{"bridge"});
  CHECK(ids(index, "南京") == Strings{"bridge"});
  CHECK(sorted_ids(index, "雨") == Strings{"other"});
}

TEST_CASE("a German word is found in the compounds that it begins, behind itself") {
  const SampleIndex index({
      make_article("compound", "Wache", "Die Hafenpolizeiwache brennt.", "de"),
      make_article("linked", "Rat", "Der Staatssekretär reist.", "de"),
      make_article("word", "Streife", "Die Hafenpolizei fährt zur Wache.", "de"),
      make_article("other", "Amt", "Der Staat ernennt einen Sekretär. Die Staatern gibt es nicht.",
                   "de"),
      make_article("english", "News", "Hafenpolizeiwache", "en"),
  });
  CHECK(ids(index, "Hafenpolizei") == Strings{"word", "compound"});
  CHECK(ids(index, "Staat") == Strings{"other", "linked"});
  CHECK(highlights(index, "Hafenpolizeiwache") == Strings{"Hafenpolizeiwache"});
  CHECK(sorted_ids(index, "Hafen").empty());  // "Polizei" is a word of no article
}

TEST_CASE("a Chinese word is found in traditional and simplified letters, a letter by itself") {
  const SampleIndex index({
      make_article("simplified", "海关", "海关检查货轮。", "zh"),
      make_article("traditional", "海關", "海關檢查貨輪。", "zh"),
  });
  CHECK(sorted_ids(index, "海關") == Strings{"simplified", "traditional"});
  CHECK(sorted_ids(index, "货轮") == Strings{"simplified", "traditional"});
}

TEST_CASE("an ending behind a joint without width hides no Persian word") {
  const SampleIndex index({make_article("fa", "روزنامه\u200Cها", "کشتی\u200Cها رسیدند.", "fa")});
  CHECK(ids(index, "روزنامه") == Strings{"fa"});
  CHECK(ids(index, "كشتي") == Strings{"fa"});
  CHECK(ids(index, "کشتی\u200Cها") == Strings{"fa"});
}

TEST_CASE("a Turkish name is found with its endings and in capitals") {
  const SampleIndex index({make_article("tr", "Liman", "İzmir’in limanı IRMAK ağzındadır.", "tr")});
  CHECK(ids(index, "izmir") == Strings{"tr"});
  CHECK(ids(index, "İZMİR’DE") == Strings{"tr"});
  CHECK(ids(index, "ırmak") == Strings{"tr"});
}

TEST_CASE("a Vietnamese word with marks is that word, one without is any of them") {
  const SampleIndex index({
      make_article("port", "Tin", "Cảng mở cửa ở Đà Nẵng.", "vi"),
      make_article("bare", "Tin", "Cang la mot tu khac.", "vi"),
      make_article("tone", "Tin", "Thuyền căng buồm.", "vi"),
  });
  CHECK(ids(index, "cảng").front() == "port");
  CHECK(sorted_ids(index, "cang") == Strings{"bare", "port", "tone"});
  CHECK(ids(index, "cang").front() == "bare");
  CHECK(ids(index, "Danang") == Strings{"port"});
  CHECK(ids(index, "\"da nang\"") == Strings{"port"});
}

}  // namespace
}  // namespace gazette::languages_test
