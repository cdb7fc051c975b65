// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_metadata.hpp"

#include "core/dates/date.hpp"
#include "tests/catch.hpp"

namespace gazette::page_metadata_test {
namespace {

TEST_CASE("a page's date is found under each name that publishing systems give it") {
  for (const char* name :
       {"article:published_time", "datePublished", "date", "DC.date", "DC.date.issued",
        "dcterms.date", "dcterms.created", "pubdate", "pub_date", "publish-date", "published_at",
        "og:pubdate", "parsely-pub-date", "sailthru.date", "sn-post-date", "article_date_original",
        "article.published"}) {
    CAPTURE(name);
    Article article;
    add_meta(article, name, "2026-02-26");
    CHECK(article.published == parse_date("2026-02-26"));
  }
}

TEST_CASE("what stands already stays, a date that cannot be read does not count") {
  Article article;
  add_meta(article, "date", "soon");
  add_meta(article, "pubdate", "2026-02-26");
  add_meta(article, "dc.date", "2026-02-27");
  add_meta(article, "og:title", "one");
  add_meta(article, "og:title", "two");
  add_meta(article, "author", "https://example.org/jo");
  add_meta(article, "og:unknown", "x");
  CHECK(article.published == parse_date("2026-02-26"));
  CHECK(article.title == "one");
  CHECK(article.authors.empty());
}

}  // namespace
}  // namespace gazette::page_metadata_test
