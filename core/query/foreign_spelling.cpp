// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/foreign_spelling.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace gazette {
namespace {

constexpr std::string_view no_sentences = "asks for one sentence, which is not supported";
constexpr std::string_view no_paragraphs = "asks for one paragraph, which is not supported";
constexpr std::string_view no_part = "is not a field";
constexpr std::string_view write_near = "NEAR/15 comes close";
constexpr std::string_view write_title = "Write title:oil, or the word alone";
constexpr std::string_view write_topic = "Write topic:economy";
constexpr std::string_view write_host =
    "Write url:https://example.com/sport* for addresses that begin with this, site: for a host";

constexpr auto table = [] {
  using enum ForeignSpelling::Shape;
  using Reading = ForeignSpelling::Reading;
  return std::array{
      // Distances.
      ForeignSpelling{number, "w/", Reading::near, "", "Lexis, Nexis Uni", "oil w/5 price",
                      "oil NEAR/5 price", "", ""},
      ForeignSpelling{number, "/", Reading::near, "", "Westlaw", "oil /5 price", "oil NEAR/5 price",
                      "", ""},
      ForeignSpelling{number, "near/", Reading::near, "", "ProQuest", "oil near/5 price",
                      "oil NEAR/5 price", "", ""},
      ForeignSpelling{number, "n/", Reading::near, "", "ProQuest", "oil N/5 price",
                      "oil NEAR/5 price", "", ""},
      ForeignSpelling{number, "near", Reading::near, "", "Factiva", "oil near5 price",
                      "oil NEAR/5 price", "", ""},
      ForeignSpelling{bracket, "around", Reading::near, "", "Google", "oil AROUND(5) price",
                      "oil NEAR/5 price", "", ""},
      ForeignSpelling{number, "near:", Reading::near, "", "Bing", "oil near:5 price",
                      "oil NEAR/5 price", "", ""},
      ForeignSpelling{bracket, "near", Reading::near, "", "SharePoint", "oil NEAR(5) price",
                      "oil NEAR/5 price", "", ""},
      ForeignSpelling{bracket, "onear", Reading::in_order, "", "SharePoint", "oil ONEAR(n=3) price",
                      "\"oil price\"~2", "", ""},
      ForeignSpelling{number, "pre/", Reading::in_order, "", "Lexis, Nexis Uni, ProQuest",
                      "oil pre/3 price", "\"oil price\"~2", "", ""},
      ForeignSpelling{number, "p/", Reading::in_order, "", "ProQuest", "oil P/3 price",
                      "\"oil price\"~2", "", ""},
      ForeignSpelling{number, "onear/", Reading::in_order, "", "Nexis Uni", "oil onear/3 price",
                      "\"oil price\"~2", "", ""},
      ForeignSpelling{number, "adj", Reading::in_order, "", "Factiva", "oil adj3 price",
                      "\"oil price\"~2", "", ""},
      ForeignSpelling{word, "/s", Reading::both, "", "Lexis, Westlaw", "\"grain deal\" /s ukraine",
                      "", no_sentences, write_near},
      ForeignSpelling{word, "w/s", Reading::both, "", "Lexis", "grain w/s ukraine", "",
                      no_sentences, write_near},
      ForeignSpelling{word, "w/sent", Reading::both, "", "Lexis", "grain w/sent ukraine", "",
                      no_sentences, write_near},
      ForeignSpelling{word, "near/s", Reading::both, "", "ProQuest", "grain NEAR/s ukraine", "",
                      no_sentences, write_near},
      ForeignSpelling{word, "/p", Reading::both, "", "Lexis, Westlaw", "grain /p ukraine", "",
                      no_paragraphs, "NEAR/50 comes close"},
      ForeignSpelling{word, "w/p", Reading::both, "", "Lexis", "grain w/p ukraine", "",
                      no_paragraphs, "NEAR/50 comes close"},
      ForeignSpelling{word, "w/para", Reading::both, "", "Lexis", "grain w/para ukraine", "",
                      no_paragraphs, "NEAR/50 comes close"},
      ForeignSpelling{capitals, "SAME", Reading::both, "", "Factiva", "grain SAME ukraine", "",
                      no_paragraphs, "NEAR/50 comes close"},
      ForeignSpelling{word, "near/p", Reading::both, "", "ProQuest", "grain NEAR/p ukraine", "",
                      no_paragraphs, "NEAR/50 comes close"},
      ForeignSpelling{word, "w/seg", Reading::both, "", "Lexis", "oil w/seg price", "",
                      "asks for one part of an article, which is not supported",
                      "Write title:(oil price) for the title"},
      ForeignSpelling{capitals, "SENTENCE", Reading::word, "", "Manticore", "oil SENTENCE price",
                      "", "is not an operator", write_near},
      ForeignSpelling{capitals, "PARAGRAPH", Reading::word, "", "Manticore", "oil PARAGRAPH price",
                      "", "is not an operator", "NEAR/50 comes close"},
      ForeignSpelling{word, "<<", Reading::both, "", "Manticore", "oil << price", "",
                      "asks for word order across the article, which is not supported",
                      "\"oil price\"~10 keeps the order"},
      // Which words must be there.
      ForeignSpelling{word, "&&", Reading::both, "", "Lucene", "oil && price", "oil AND price", "",
                      ""},
      ForeignSpelling{word, "||", Reading::either, "", "Lucene", "oil || gas", "oil OR gas", "",
                      ""},
      ForeignSpelling{word, "|", Reading::either, "", "Manticore, Google", "oil | gas",
                      "oil OR gas", "", ""},
      ForeignSpelling{capitals, "ANDNOT", Reading::without, "", "Lucene", "oil ANDNOT gas",
                      "oil NOT gas", "", ""},
      ForeignSpelling{capitals, "MAYBE", Reading::word, "", "Manticore", "oil MAYBE gas", "",
                      "is not an operator", "Write +oil gas"},
      ForeignSpelling{sign, "!", Reading::nothing, "", "Lucene, Manticore", "oil !gas", "",
                      "means nothing before a word", "Write -gas to leave it out"},
      ForeignSpelling{number, "atleast", Reading::often, "", "Factiva, Lexis", "atleast5(ukraine)",
                      "atleast5 ukraine", "", ""},
      ForeignSpelling{sign, "\"\"/", Reading::nothing, "", "Manticore", "\"oil gas price\"/2", "",
                      "asks for a minimum number of the words, which is not supported",
                      "Without quotation marks, articles with more of them come first"},
      ForeignSpelling{word, "*:*", Reading::nothing, "", "Lucene", "*:* oil", "",
                      "means nothing here", "A search without a query finds all articles"},
      // How words are written.
      ForeignSpelling{sign, "~0.", Reading::word, "", "Lucene", "textt~0.8", "textt~", "", ""},
      ForeignSpelling{sign, "=", Reading::word, "", "Manticore", "=rates", "",
                      "asks for a word as typed only before quotation marks", "Write =\"rates\""},
      ForeignSpelling{sign, "~", Reading::word, "", "Google", "~car", "",
                      "has ~ before a word, where it means nothing",
                      "Write car~ for words that are spelt alike"},
      ForeignSpelling{sign, "^", Reading::nothing, "", "Lucene", "title:\"oil price\"^2", "",
                      "gives a weight, which is not supported", "Put + before required words"},
      ForeignSpelling{bracket, "allcaps", Reading::nothing, "", "Lexis", "allcaps(aids)", "",
                      "means nothing here", "Write =\"AIDS\" for a word in capitals"},
      ForeignSpelling{bracket, "caps", Reading::nothing, "", "Lexis", "caps(aids)", "",
                      "means nothing here", "Write =\"AIDS\" for a word in capitals"},
      ForeignSpelling{bracket, "nocaps", Reading::nothing, "", "Lexis", "nocaps(aids)", "",
                      "means nothing here", "Words are found in any case"},
      ForeignSpelling{bracket, "plural", Reading::nothing, "", "Lexis", "plural(rate)", "",
                      "means nothing here", "Write =\"rates\" for one form of a word"},
      ForeignSpelling{bracket, "singular", Reading::nothing, "", "Lexis", "singular(rate)", "",
                      "means nothing here", "Write =\"rate\" for one form of a word"},
      // Fields.
      ForeignSpelling{bracket, "ti", Reading::field, "title", "ProQuest", "ti(oil)", "title:(oil)",
                      "", ""},
      ForeignSpelling{bracket, "headline", Reading::field, "title", "Lexis", "headline(oil)",
                      "title:(oil)", "", ""},
      ForeignSpelling{bracket, "au", Reading::field, "author", "ProQuest", "au(prado)",
                      "author:(prado)", "", ""},
      ForeignSpelling{bracket, "byline", Reading::field, "author", "Lexis", "byline(prado)",
                      "author:(prado)", "", ""},
      ForeignSpelling{bracket, "pub", Reading::field, "source", "ProQuest", "pub(reuters)",
                      "source:(reuters)", "", ""},
      ForeignSpelling{bracket, "publication", Reading::field, "source", "Lexis",
                      "publication(reuters)", "source:(reuters)", "", ""},
      ForeignSpelling{bracket, "la", Reading::field, "language", "ProQuest", "la(en)",
                      "language:(en)", "", ""},
      ForeignSpelling{bracket, "su", Reading::nothing, "", "ProQuest", "su(oil)", "", no_part,
                      write_topic},
      ForeignSpelling{bracket, "subject", Reading::nothing, "", "Lexis", "subject(oil)", "",
                      no_part, write_topic},
      ForeignSpelling{bracket, "ab", Reading::nothing, "", "ProQuest", "ab(oil)", "", no_part,
                      write_title},
      ForeignSpelling{bracket, "ti,ab", Reading::nothing, "", "ProQuest", "ti,ab(oil)", "", no_part,
                      write_title},
      ForeignSpelling{bracket, "ft", Reading::anywhere, "", "ProQuest", "ft(oil)", "(oil)", "", ""},
      ForeignSpelling{bracket, "yr", Reading::field, "date", "ProQuest", "yr(1987)", "date:(1987)",
                      "", ""},
      ForeignSpelling{bracket, "pd", Reading::field, "date", "ProQuest", "pd(1987-03-01)",
                      "date:(1987-03-01)", "", ""},
      ForeignSpelling{bracket, "hlead", Reading::nothing, "", "Lexis", "hlead(oil)", "", no_part,
                      write_title},
      ForeignSpelling{bracket, "date", Reading::nothing, "", "Lexis", "date(geq 1987)", "",
                      "takes no bracket here", "Write date:1987-03-01..1987-04-30"},
      ForeignSpelling{value, "hd=", Reading::field, "title", "Factiva", "hd=oil", "title:oil", "",
                      ""},
      ForeignSpelling{value, "by=", Reading::field, "author", "Factiva", "by=prado", "author:prado",
                      "", ""},
      ForeignSpelling{value, "sn=", Reading::field, "source", "Factiva", "sn=\"Northern Wire\"",
                      "source:\"Northern Wire\"", "", ""},
      ForeignSpelling{value, "la=", Reading::field, "language", "Factiva", "la=en", "language:en",
                      "", ""},
      ForeignSpelling{value, "hlp=", Reading::nothing, "", "Factiva", "hlp=oil", "", no_part,
                      write_title},
      ForeignSpelling{value, "ns=", Reading::nothing, "", "Factiva", "ns=gcat", "", no_part,
                      write_topic},
      ForeignSpelling{value, "rst=", Reading::nothing, "", "Factiva", "rst=lba", "", no_part,
                      "Write source:Reuters"},
      ForeignSpelling{value, "co=", Reading::nothing, "", "Factiva", "co=ibm", "", no_part,
                      "Write the name of the company"},
      ForeignSpelling{value, "in=", Reading::nothing, "", "Factiva", "in=i1", "", no_part,
                      write_topic},
      ForeignSpelling{value, "re=", Reading::nothing, "", "Factiva", "re=fra", "", no_part,
                      "Write place:France"},
      ForeignSpelling{value, "lp=", Reading::nothing, "", "Factiva", "lp=oil", "", no_part,
                      write_title},
      ForeignSpelling{value, "td=", Reading::anywhere, "", "Factiva", "td=oil", "oil", "", ""},
      ForeignSpelling{value, "wc>", Reading::nothing, "", "Factiva", "wc>500", "",
                      "asks for a number of words, which is not supported", ""},
      ForeignSpelling{value, "title=", Reading::field, "title", "CQL", "title=oil", "title:oil", "",
                      ""},
      ForeignSpelling{value, "author=", Reading::field, "author", "CQL", "author=prado",
                      "author:prado", "", ""},
      ForeignSpelling{value, "source=", Reading::field, "source", "CQL", "source=reuters",
                      "source:reuters", "", ""},
      ForeignSpelling{value, "topic=", Reading::field, "topic", "CQL", "topic=sport", "topic:sport",
                      "", ""},
      ForeignSpelling{value, "language=", Reading::field, "language", "CQL", "language=en",
                      "language:en", "", ""},
      ForeignSpelling{value, "site=", Reading::field, "site", "CQL", "site=bbc.co.uk",
                      "site:bbc.co.uk", "", ""},
      ForeignSpelling{value, "place=", Reading::field, "place", "CQL", "place=france",
                      "place:france", "", ""},
      ForeignSpelling{value, "person=", Reading::field, "person", "CQL", "person=prado",
                      "person:prado", "", ""},
      ForeignSpelling{value, "keyword=", Reading::field, "keyword", "CQL", "keyword=oil",
                      "keyword:oil", "", ""},
      ForeignSpelling{value, "id=", Reading::field, "id", "CQL", "id=a1", "id:a1", "", ""},
      ForeignSpelling{value, "url=", Reading::field, "url", "CQL", "url=https://bbc.co.uk/a",
                      "url:https://bbc.co.uk/a", "", ""},
      ForeignSpelling{value, "intitle:", Reading::field, "title", "Google", "intitle:oil",
                      "title:oil", "", ""},
      ForeignSpelling{value, "allintitle:", Reading::nothing, "", "Google", "allintitle:oil", "",
                      no_part, "Write title:(oil AND price)"},
      ForeignSpelling{value, "domain:", Reading::field, "site", "Media Cloud", "domain:bbc.co.uk",
                      "site:bbc.co.uk", "", ""},
      ForeignSpelling{value, "canonical_domain:", Reading::field, "site", "Media Cloud",
                      "canonical_domain:bbc.co.uk", "site:bbc.co.uk", "", ""},
      ForeignSpelling{value, "article_title:", Reading::field, "title", "Media Cloud",
                      "article_title:oil", "title:oil", "", ""},
      ForeignSpelling{value, "text_content:", Reading::anywhere, "", "Media Cloud",
                      "text_content:oil", "oil", "", ""},
      ForeignSpelling{value, "publication_date:", Reading::field, "date", "Media Cloud",
                      "publication_date:1987-03-01", "date:1987-03-01", "", ""},
      ForeignSpelling{value, "headline:", Reading::field, "title", "New York Times", "headline:oil",
                      "title:oil", "", ""},
      ForeignSpelling{value, "byline:", Reading::field, "author", "New York Times", "byline:prado",
                      "author:prado", "", ""},
      ForeignSpelling{value, "pub_date:", Reading::field, "date", "New York Times",
                      "pub_date:1987-03-01", "date:1987-03-01", "", ""},
      ForeignSpelling{value, "section_name:", Reading::field, "topic", "New York Times",
                      "section_name:sport", "topic:sport", "", ""},
      ForeignSpelling{value, "body:", Reading::anywhere, "", "New York Times", "body:oil", "oil",
                      "", ""},
      ForeignSpelling{value, "text:", Reading::anywhere, "", "Lucene", "text:oil", "oil", "", ""},
      ForeignSpelling{value, "_exists_:", Reading::nothing, "", "Lucene", "_exists_:author", "",
                      "asks for articles that have a field, which is not supported", ""},
      ForeignSpelling{value, "inurl:", Reading::nothing, "", "Google", "inurl:sport", "", no_part,
                      write_host},
      ForeignSpelling{sign, "@", Reading::word, "", "Manticore", "@title oil", "",
                      "names no field here", "Write title:oil"},
      ForeignSpelling{sign, ":*", Reading::nothing, "", "Lucene", "title:* oil", "",
                      "asks for articles that have a field, which is not supported", ""},
      ForeignSpelling{sign, "[]", Reading::word, "", "Lucene", "title:[oil TO price]", "",
                      "is a range, which only dates have", "Write date:1987-01-01..1987-02-01"},
      // Dates.
      ForeignSpelling{value, "before:", Reading::date, "<", "Google", "before:1987-03-01",
                      "date:..1987-02-28", "", ""},
      ForeignSpelling{value, "after:", Reading::date, ">", "Google", "after:1987-03-01",
                      "date:1987-03-02..", "", ""},
      ForeignSpelling{value, "since:", Reading::date, ">=", "X", "since:1987-03-01",
                      "date:1987-03-01..", "", ""},
      ForeignSpelling{value, "until:", Reading::date, "<=", "X", "until:1987-03-01",
                      "date:..1987-03-01", "", ""},
      ForeignSpelling{value, "date>", Reading::date, ">", "Lexis", "date>1987-03-01",
                      "date:1987-03-02..", "", ""},
      ForeignSpelling{value, "date<", Reading::date, "<", "Lexis", "date<1987-03-01",
                      "date:..1987-02-28", "", ""},
      ForeignSpelling{value, "date=", Reading::date, "", "Lexis, Factiva", "date=1987-03-01",
                      "date:1987-03-01", "", ""},
      ForeignSpelling{value, "pd=", Reading::date, "", "Factiva", "pd=1987-03-01",
                      "date:1987-03-01", "", ""},
      ForeignSpelling{sign, "date:>", Reading::date, "", "Manticore, GitHub", "date:>1987-03-01",
                      "date:1987-03-02..", "", ""},
      ForeignSpelling{sign, "date:[]", Reading::date, "", "Lucene",
                      "date:[1987-01-01 TO 1987-02-01]", "date:1987-01-01..1987-02-01", "", ""},
  };
}();

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_with(std::string_view typed, std::string_view spelling) {
  return typed.size() >= spelling.size() &&
         std::equal(spelling.begin(), spelling.end(), typed.begin(),
                    [](char wanted, char c) { return wanted == small(c); });
}

}  // namespace

std::span<const ForeignSpelling> foreign_spellings() { return table; }

const ForeignSpelling* find_foreign(ForeignSpelling::Shape shape, std::string_view typed) {
  const bool is_literal = shape == ForeignSpelling::Shape::capitals;
  for (const ForeignSpelling& row : table) {
    if (row.shape != shape || row.spelling.size() != typed.size()) continue;
    if (is_literal ? row.spelling == typed : begins_with(typed, row.spelling)) return &row;
  }
  return nullptr;
}

const ForeignSpelling* find_foreign_value(std::string_view typed) {
  const ForeignSpelling* longest = nullptr;
  for (const ForeignSpelling& row : table) {
    if (row.shape != ForeignSpelling::Shape::value || !begins_with(typed, row.spelling)) continue;
    if (longest == nullptr || row.spelling.size() > longest->spelling.size()) longest = &row;
  }
  return longest;
}

std::optional<CountedSpelling> find_foreign_number(std::string_view typed) {
  const std::size_t last = typed.find_last_not_of("0123456789");
  if (last == std::string_view::npos || last + 1 == typed.size()) return std::nullopt;
  const ForeignSpelling* const row =
      find_foreign(ForeignSpelling::Shape::number, typed.substr(0, last + 1));
  if (row == nullptr) return std::nullopt;
  return CountedSpelling{row, typed.substr(last + 1)};
}

}  // namespace gazette
