// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/linearity/targets.hpp"

#include <xapian.h>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <variant>

#include "core/error.hpp"
#include "core/rules/topic_rules.hpp"
#include "core/topics/default_topics.hpp"
#include "core/topics_file/topics_file.hpp"
#include "indexer/commands/defaults.hpp"
#include "indexer/containers/unpacking.hpp"
#include "indexer/formats/formats.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/options.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/writing/document.hpp"
#include "searcher/output/output_formats.hpp"
#include "searcher/program/batch_line.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/fuzz/rule_articles.hpp"
#include "tests/fuzz/small_index.hpp"
#include "tests/temporary_folder.hpp"
#include "web/site/handler.hpp"

namespace gazette {
namespace {

using Words = std::vector<std::string>;

// Articles

DocumentMaker& document_maker() {
  static DocumentMaker maker = [] {
    DocumentMaker made;
    TopicFiling filing;
    filing.rules = std::make_shared<const TopicRules>(default_topics_with_rules());
    made.file_by(filing);
    return made;
  }();
  return maker;
}

void take_article(Article article, ArticlesInFile in_file) {
  document_maker().make(complete(std::move(article), "/news/wire", in_file, {}));
}

void take_story(Story story) {
  Article* article = article_in(story);
  if (article == nullptr) return;
  const bool is_sole = std::holds_alternative<SoleArticle>(story);
  take_article(std::move(*article), is_sole ? ArticlesInFile::one : ArticlesInFile::several);
}

void take_file(std::string_view format, const std::string& input) {
  std::istringstream stream(input);
  find_format(format)->read({stream, "wire"}, take_story);
}

/// A file that may be a container: everything in it is recognised and read.
void take_container(const std::string& input) {
  Input file(std::make_unique<StringBytes>(input), "wire", "/news/wire");
  unpack(file,
         {.on_leaf =
              [](const Leaf& leaf) {
                const Format* const format = recognise(leaf.input.head(), leaf.name);
                if (format == nullptr) return;
                format->read({leaf.input.stream(), leaf.input.name(), leaf.context}, take_story);
              },
          .on_skipped = [](const Skipped&) {},
          .on_pass = [](const std::string&, const std::string&) {}});
}

Words index_command(const std::string& format) {
  return {"{index}", "--quiet", "--db", "{db}", "--input-format", format, "{input}"};
}

// Files of options and topics, and what an index holds

/// A refusal is as good as an answer.
template <typename Take>
void take_or_refuse(Take take) {
  try {
    take();
  } catch (const Error&) {
    return;
  }
}

void take_topics(const std::string& input) {
  take_or_refuse([&] {
    const TopicTree tree = parse_topics(input, "topics.toml", default_topics_with_rules());
    match_rules(tree_from_lines(to_lines(tree)));
  });
}

/// Programs take options once and from a file.
template <typename Parse>
void take_configuration(const std::string& input, Parse parse) {
  static const TemporaryFolder folder;
  const std::string path = (folder / "configuration").string();
  std::ofstream(path, std::ios::binary) << input;
  take_or_refuse([&] { parse(path); });
}

void take_index_configuration(const std::string& input) {
  take_configuration(input, [](const std::string& path) {
    IndexOptions options;
    parse_index_options(Words{"--config", path, "status"}, command_rows(), options);
  });
}

void take_search_configuration(const std::string& input) {
  take_configuration(input, [](const std::string& path) {
    SearchOptions options;
    parse_search_options(Words{"--config", path, "harbour"}, options);
  });
}

void take_catalog_entry(const std::string& input) { parse_known_file(input); }

// Queries and requests

const std::string& small_index() {
  static const SmallIndex index;
  static const std::string path = index.path();
  return path;
}

void take_query(const std::string& input, Syntax syntax) {
  static Searcher searcher(small_index());
  Request request;
  request.query = input;
  request.syntax = syntax;
  request.explain = Explain::yes;
  take_or_refuse([&] { find_output_format("json")->render(searcher.search(request), {}); });
}

void take_request(const char* variable, const std::string& input) {
  static Archive archive(small_index());
  const CgiRequest request = cgi_request([&](const char* name) {
    return std::string_view(name) == variable ? input.c_str() : nullptr;
  });
  to_cgi(handle(request, archive));
}

}  // namespace

const Target text_target{"text", "wire.txt", "", index_command("text"),
                         [](const std::string& input) { take_file("text", input); }};
const Target csv_target{"csv", "wire.csv", "", index_command("csv"),
                        [](const std::string& input) { take_file("csv", input); }};
const Target iptc7901_target{"iptc7901", "wire", "", index_command("iptc7901"),
                             [](const std::string& input) { take_file("iptc7901", input); }};
const Target trec_target{"trec", "wire.sgm", "", index_command("trec"),
                         [](const std::string& input) { take_file("trec", input); }};
const Target html_target{"html", "wire.html", "", index_command("html"),
                         [](const std::string& input) { take_file("html", input); }};
const Target json_target{"json", "wire.json", "", index_command("json"),
                         [](const std::string& input) { take_file("json", input); }};
const Target json_lines_target{"jsonl", "wire.jsonl", "", index_command("jsonl"),
                               [](const std::string& input) { take_file("jsonl", input); }};
const Target reuters_target{"reuters", "wire.sgm", "", index_command("reuters"),
                            [](const std::string& input) { take_file("reuters", input); }};
const Target factiva_target{"factiva", "wire.txt", "", index_command("factiva"),
                            [](const std::string& input) { take_file("factiva", input); }};
const Target lexisnexis_target{"lexisnexis", "wire.txt", "", index_command("lexisnexis"),
                               [](const std::string& input) { take_file("lexisnexis", input); }};
const Target proquest_target{"proquest", "wire.txt", "", index_command("proquest"),
                             [](const std::string& input) { take_file("proquest", input); }};
const Target ris_target{"ris", "wire.txt", "", index_command("ris"),
                        [](const std::string& input) { take_file("ris", input); }};

const Target markdown_target{"markdown", "wire.md", "", index_command("markdown"),
                             [](const std::string& input) { take_file("markdown", input); }};
const Target mail_target{"mail", "wire.eml", "", index_command("mail"),
                         [](const std::string& input) { take_file("mail", input); }};
const Target mbox_target{"mbox", "wire.mbox", "", index_command("mbox"),
                         [](const std::string& input) { take_file("mbox", input); }};
const Target container_target{
    "container", "wire", "", {"{index}", "--quiet", "--db", "{db}", "{input}"}, take_container};

const Target feed_target{"feed", "feed.xml", "", index_command("feed"),
                         [](const std::string& input) { take_file("feed", input); }};

const Target json_feed_target{"jsonfeed", "feed.json", "", index_command("jsonfeed"),
                              [](const std::string& input) { take_file("jsonfeed", input); }};

const Target newsml_target{"newsml", "item.xml", "", index_command("newsml"),
                           [](const std::string& input) { take_file("newsml", input); }};

const Target nitf_target{"nitf", "nitf.xml", "", index_command("nitf"),
                         [](const std::string& input) { take_file("nitf", input); }};

const Target topics_target{
    "topics file",
    "topics.toml",
    "",
    {"{index}", "--quiet", "--db", "{db}", "--topics-file", "{input}", "{article}"},
    take_topics};
const Target index_configuration_target{
    "index --config",
    "gazette.toml",
    "",
    {"{index}", "--db", "{news}", "--config", "{input}", "status"},
    take_index_configuration};
const Target search_configuration_target{
    "search --config",
    "gazette.toml",
    "",
    {"{search}", "--db", "{news}", "--config", "{input}", "harbour"},
    take_search_configuration};
const Target catalog_target{"catalog entry", "", "", {}, take_catalog_entry};

const Target query_target{
    "query",
    "queries",
    "",
    {"{search}", "--db", "{news}", "--explain", "--format", "json", "--batch", "{input}"},
    [](const std::string& input) { take_query(input, Syntax::full); }};
const Target plain_query_target{
    "plain query",
    "queries",
    "",
    {"{search}", "--db", "{news}", "--plain", "--format", "json", "--batch", "{input}"},
    [](const std::string& input) { take_query(input, Syntax::words); }};
const Target batch_line_target{
    "batch line",
    "queries",
    "",
    {"{search}", "--db", "{news}", "--format", "json", "--batch", "{input}"},
    [](const std::string& input) { take_or_refuse([&] { read_batch_line(input, 1); }); }};

const Target parameters_target{
    "parameters", "", "QUERY_STRING", {"{cgi}"}, [](const std::string& input) {
      take_request("QUERY_STRING", input);
    }};
const Target languages_target{
    "Accept-Language", "", "HTTP_ACCEPT_LANGUAGE", {"{cgi}"}, [](const std::string& input) {
      take_request("HTTP_ACCEPT_LANGUAGE", input);
    }};
const Target entity_tags_target{
    "If-None-Match", "", "HTTP_IF_NONE_MATCH", {"{cgi}"}, [](const std::string& input) {
      take_request("HTTP_IF_NONE_MATCH", input);
    }};
const Target host_target{"Host", "", "HTTP_HOST", {"{cgi}"}, [](const std::string& input) {
                           take_request("HTTP_HOST", input);
                         }};
const Target path_target{"path", "", "PATH_INFO", {"{cgi}"}, [](const std::string& input) {
                           take_request("PATH_INFO", input);
                         }};

void prepare_targets() {
  document_maker();
  take_query("harbour", Syntax::full);
  take_request("QUERY_STRING", "q=harbour");
}

}  // namespace gazette
