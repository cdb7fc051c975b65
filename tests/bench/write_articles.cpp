// SPDX-License-Identifier: GPL-3.0-or-later
// write_articles FOLDER COPIES SOURCE...: the articles of Reuters SGML files in the forms that
// other indexers read, so that all index the same: articles.dump for Omega's scriptindex,
// articles.csv for SQLite, articles.jsonl for gazette-index. Copies have ids of their own.
#include <fstream>
#include <iostream>
#include <string>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/bench/json_text.hpp"

namespace gazette {
namespace {

class Writer {
 public:
  explicit Writer(const std::string& folder)
      : dump_(folder + "/articles.dump"),
        csv_(folder + "/articles.csv"),
        jsonl_(folder + "/articles.jsonl") {
    if (!dump_ || !csv_ || !jsonl_) throw Error("cannot write into " + folder);
  }

  void write(const Article& article, const std::string& id) {
    dump_ << "id=" << id << "\ntitle=" << one_line(article.title) << "\nbody=";
    for (const char c : article.body) c == '\n' ? dump_ << "\n=" : dump_ << c;
    dump_ << '\n';
    for (const std::string& topic : topic_paths(article.topics)) dump_ << "topic=" << topic << '\n';
    if (article.published) dump_ << "date=" << to_rfc3339(article.published->utc) << '\n';
    dump_ << '\n';
    csv_ << in_quotes(one_line(article.title), '"', "\"\"") << ','
         << in_quotes(article.body, '"', "\"\"") << '\n';
    jsonl_ << R"({"id":")" << id << R"(","title":)" << json_text(one_line(article.title))
           << ",\"body\":" << json_text(article.body) << ",\"topics\":[";
    for (std::size_t i = 0; i < article.topics.size(); ++i) {
      jsonl_ << (i > 0 ? "," : "") << json_text(article.topics[i].path);
    }
    jsonl_ << ']';
    if (article.published)
      jsonl_ << ",\"published\":\"" << to_rfc3339(article.published->utc) << '"';
    jsonl_ << "}\n";
  }

 private:
  static std::string in_quotes(const std::string& text, char mark, const char* doubled) {
    std::string result(1, mark);
    for (const char c : text) c == mark ? result += doubled : result += c;
    return result + mark;
  }

  std::ofstream dump_, csv_, jsonl_;
};

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: write_articles FOLDER COPIES SOURCE...\n";
    return 2;
  }
  try {
    gazette::Writer writer(argv[1]);
    const int copies = std::stoi(argv[2]);
    std::size_t count = 0;
    for (int copy = 0; copy < copies; ++copy) {
      for (int i = 3; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        gazette::find_format("reuters")->read({file, argv[i]}, [&](gazette::Story story) {
          if (const auto* article = std::get_if<gazette::Article>(&story)) {
            writer.write(*article, article->id + "-" + std::to_string(copy));
            ++count;
          }
        });
      }
    }
    std::cout << count << '\n';
  } catch (const std::exception& error) {
    std::cerr << "write_articles: " << error.what() << '\n';
    return 2;
  }
}
