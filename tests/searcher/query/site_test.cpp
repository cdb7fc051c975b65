// SPDX-License-Identifier: GPL-3.0-or-later
// site: and url:...*, from articles with addresses to what a query finds.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::site_test {
namespace {

using Strings = std::vector<std::string>;

Article at(const std::string& id, const std::string& url) {
  Article article = make_article(id, "Ferry", "The ferry sails.");
  article.url = url;
  return article;
}

class Sample {
 public:
  Sample()
      : index_({at("1", "https://www.example.co.uk/2026/01/ferry"),
                at("2", "https://news.example.co.uk/2026/02/ferry"),
                at("3", "https://other.co.uk/2026/01/ferry"), at("4", ""),
                at("5", "https://www.example.co.uk/2025/01/ferry")}),
        searcher_(index_.path()) {}

  Page search(const std::string& query, const std::vector<std::string>& facets = {}) {
    Request request;
    request.query = query;
    request.facets = facets;
    return searcher_.search(request);
  }

  Strings ids(const std::string& query) {
    Strings found;
    for (const Hit& hit : search(query).hits) found.push_back(hit.article.id);
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  SampleIndex index_;
  Searcher searcher_;
};

TEST_CASE("a host that no article has is warned of, with the hosts of few or the nearest of many") {
  Sample sample;
  CHECK(sample.search("ferry site:exmaple.net").warnings ==
        Strings{"no article has the site \"exmaple.net\"; the index has example.co.uk, "
                "news.example.co.uk, other.co.uk"});
  std::vector<Article> articles;
  for (int i = 0; i < 30; ++i) {
    articles.push_back(
        at(std::to_string(i), "https://host-" + std::to_string(i * 1'000'003) + ".org/"));
  }
  articles.push_back(at("x", "https://harbour.example/"));
  const SampleIndex index(articles);
  Request request;
  request.query = "ferry site:harbuor.example";
  CHECK(Searcher(index.path()).search(request).warnings ==
        Strings{"no article has the site \"harbuor.example\"; did you mean \"harbour.example\"?"});
}

TEST_CASE("site: finds a host and its subdomains") {
  Sample sample;
  CHECK(sample.ids("site:example.co.uk") == Strings{"1", "2", "5"});
  CHECK(sample.ids("site:news.example.co.uk") == Strings{"2"});
  CHECK(sample.ids("site:WWW.Example.co.uk") == Strings{"1", "2", "5"});
  CHECK(sample.ids("site:https://news.example.co.uk/about") == Strings{"2"});
  CHECK(sample.ids("site:*.example.co.uk") == Strings{"1", "2", "5"});
  CHECK(sample.ids("domain:other.co.uk") == Strings{"3"});
  CHECK(sample.ids("ferry -site:example.co.uk") == Strings{"3", "4"});
  CHECK(sample.ids("ferry site:(other.co.uk OR news.example.co.uk)") == Strings{"2", "3"});
  CHECK(sample.ids("ferry (site:other.co.uk OR site:news.example.co.uk)") == Strings{"2", "3"});
  CHECK(sample.ids("site:co.uk").empty());
  CHECK(sample.ids("site:example").empty());
  CHECK(sample.search("site:https://other.co.uk/").warnings.empty());
  CHECK(
      sample.search("site:other.co.uk/news").warnings ==
      Strings{"\"other.co.uk/news\" at byte 5 names more than a host; its host alone is searched. "
              "Write url:https://other.co.uk/news* for addresses that begin with this"});
  const Strings warnings = sample.search("site:example").warnings;
  REQUIRE(warnings.size() == 1);
  CHECK(warnings.front().find("\"example\" at byte 5 is not a host name") == 0);
}

TEST_CASE("the facet of sites counts what site: finds") {
  Sample sample;
  const Page page = sample.search("ferry", {"site"});
  REQUIRE(page.facets.size() == 1);
  CHECK(page.facets.front().values.size() == 3);
  for (const FacetValue& value : page.facets.front().values) {
    CAPTURE(value.value);
    CHECK(value.count == sample.ids("ferry site:" + value.value).size());
  }
}

TEST_CASE("* at the end of an address or id stands for all that begin so") {
  Sample sample;
  CHECK(sample.ids("url:https://www.example.co.uk/2026/*") == Strings{"1"});
  CHECK(sample.ids("url:https://www.example.co.uk/*") == Strings{"1", "5"});
  CHECK(sample.ids("-url:https://*") == Strings{"4"});
  CHECK(sample.ids("url:ftp://*").empty());
  CHECK(sample.ids("id:1*") == Strings{"1"});
  CHECK(sample.search("url:https://*").warnings.empty());
}

}  // namespace
}  // namespace gazette::site_test
