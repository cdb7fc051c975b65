// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/equalities/search.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <stdexcept>

#include "searcher/program/program.hpp"
#include "tests/read_file.hpp"
#include "web/protocol/url_encoding.hpp"
#include "web/site/handler.hpp"

namespace gazette {
namespace {

using nlohmann::json;

bool is_flag(std::string_view name) {
  return name == "all" || name == "plain" || name == "strict" || name == "expand";
}

json batch_line(const Search& search) {
  json line = {{"query", search.query}};
  for (const auto& [name, value] : search.options) {
    if (is_flag(name)) {
      line[name] = true;
    } else {
      line[name].push_back(value);
    }
  }
  return line;
}

std::string as_argument(const std::string& name, const std::string& value) {
  return is_flag(name) ? "--" + name : "--" + name + '=' + value;
}

/// As a template of the page escapes an attribute.
std::string unescaped(std::string text) {
  for (std::size_t at = 0; (at = text.find("&amp;", at)) != std::string::npos; ++at) {
    text.erase(at + 1, 4);
  }
  return text;
}

[[noreturn]] void run_and_end(const std::vector<std::string>& arguments, const std::string& to) {
  const int output = open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int errors = open("/dev/null", O_WRONLY);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  _exit(static_cast<int>(run_searcher(arguments)));
}

}  // namespace

bool Search::has(std::string_view name) const {
  return std::any_of(options.begin(), options.end(),
                     [&](const auto& option) { return option.first == name; });
}

std::string Search::value(std::string_view name) const {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const auto& option) { return option.first == name; });
  return found == options.end() ? std::string() : found->second;
}

Search Search::without(std::string_view name) const {
  Search search = *this;
  std::erase_if(search.options, [&](const auto& option) { return option.first == name; });
  return search;
}

Search Search::with(std::string name, std::string value) const {
  Search search = *this;
  search.options.emplace_back(std::move(name), std::move(value));
  return search;
}

Search Search::with_only(const std::string& name, std::string value) const {
  return without(name).with(name, std::move(value));
}

std::string to_text(const Search& search) {
  std::string text;
  for (const auto& [name, value] : search.options) {
    text.append(as_argument(name, value)).append(" ");
  }
  return text + "-- '" + search.query + "'";
}

std::string query_string_of(const Search& search) {
  std::string text = "q=" + encode_form(search.query);
  for (const auto& [name, value] : search.options) text += '&' + name + '=' + encode_form(value);
  return text;
}

Search search_of_link(std::string_view href) {
  const std::string query_string = unescaped(std::string(href.substr(href.find('?') + 1)));
  Search search;
  for (const EncodedPair& pair : split_query_string(query_string)) {
    const std::string value = decode_form(pair.value).value();
    if (pair.name == "q") {
      search.query = value;
    } else {
      search.options.emplace_back(pair.name, value);
    }
  }
  return search;
}

std::string SearchProgram::output(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), {"--db", db_, "--format", "json", "--locale", "C"});
  const std::string to = folder_ / "output";
  std::cout.flush();  // what the tests' own output still holds would be written by the child, too
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) run_and_end(arguments, to);
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) {
    throw std::runtime_error("gazette-search did not end");
  }
  return read_file(to);
}

std::vector<json> SearchProgram::batch(const std::vector<Search>& searches,
                                       std::vector<std::string> arguments) const {
  std::string lines;
  for (const Search& search : searches) lines += batch_line(search).dump() + '\n';
  const std::string from = folder_ / "batch";
  write_file(from, lines);
  arguments.insert(arguments.end(), {"--batch", from});
  const std::string printed = output(std::move(arguments));
  std::vector<json> answers;
  for (std::size_t begin = 0; begin < printed.size();) {
    const std::size_t end = printed.find('\n', begin);
    answers.push_back(json::parse(printed.begin() + static_cast<std::ptrdiff_t>(begin),
                                  printed.begin() + static_cast<std::ptrdiff_t>(end)));
    begin = end + 1;
  }
  if (answers.size() != searches.size()) throw std::runtime_error("a batch was not answered");
  return answers;
}

std::vector<json> SearchProgram::answers(const std::vector<Search>& searches) const {
  return batch(searches, {});
}

std::vector<std::size_t> SearchProgram::totals(const std::vector<Search>& searches) const {
  std::vector<std::size_t> totals;
  for (const json& answer : batch(searches, {"--count"})) totals.push_back(answer.at("total"));
  return totals;
}

std::vector<std::vector<std::string>> SearchProgram::ids(
    const std::vector<Search>& searches) const {
  std::vector<std::vector<std::string>> lists;
  for (const json& answer : batch(searches, {"--fields", "id"})) {
    std::vector<std::string>& list = lists.emplace_back();
    for (const json& hit : answer.at("hits")) list.push_back(hit.at("id"));
  }
  return lists;
}

json SearchProgram::answer(const Search& search) const {
  std::vector<std::string> arguments;
  for (const auto& [name, value] : search.options) {
    arguments.push_back(as_argument(name, value));
  }
  arguments.insert(arguments.end(), {"--", search.query});
  return json::parse(output(std::move(arguments)));
}

std::string SearchPage::body(const std::string& query_string) {
  const Response response = handle({"GET", "/gazette.cgi", "", query_string}, archive_);
  if (response.status != 200) throw std::runtime_error("the page refuses " + query_string);
  return response.body;
}

std::string SearchPage::html(const Search& search) { return body(query_string_of(search)); }

json SearchPage::answer(const Search& search) {
  return json::parse(body(query_string_of(search) + "&format=json"));
}

std::vector<Link> links_of(std::string_view html) {
  constexpr std::string_view start = "<a href=\"";
  const auto part = [&](std::size_t begin, std::string_view end) {
    return std::string(html.substr(begin, html.find(end, begin) - begin));
  };
  std::vector<Link> links;
  for (std::size_t at = 0; (at = html.find(start, at)) != std::string_view::npos;) {
    Link link;
    const std::size_t tag = html.find_last_of('>', at);
    link.before = html.substr(tag + 1, at - tag - 1);
    at += start.size();
    link.href = part(at, "\"");
    at += link.href.size() + 1;
    link.attributes = part(at, ">");
    at += link.attributes.size() + 1;
    link.text = part(at, "<");
    at += part(at, "</a>").size() + 4;
    link.behind = part(at, "\n");
    links.push_back(std::move(link));
  }
  return links;
}

std::size_t count_of(std::string_view part, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; ++at) ++count;
  return count;
}

std::size_t number_in(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit) digits += c;
    if (!is_digit && c != ',' && !digits.empty()) break;
  }
  return digits.empty() ? 0 : std::stoul(digits);
}

}  // namespace gazette
