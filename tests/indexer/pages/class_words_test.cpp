// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/class_words.hpp"

#include "indexer/pages/side_lines.hpp"
#include "tests/catch.hpp"

namespace gazette::class_words_test {
namespace {

TEST_CASE("classes distinguish a story from its surroundings and from comments") {
  for (const char* classes : {"post-content", "entry_content clear", "ArticleBody-main"}) {
    CAPTURE(classes);
    CHECK(role_of_class(classes) == Role::story);
  }
  for (const char* classes : {"related", "box social-links", "Newsletter", "relatedLinks"}) {
    CAPTURE(classes);
    CHECK(role_of_class(classes) == Role::surrounding);
  }
  for (const char* classes : {"", "content", "correlated", "sharepoint", "poster-contented"}) {
    CAPTURE(classes);
    CHECK(role_of_class(classes) == Role::none);
  }
  CHECK(role_of_class("comment even") == Role::comments);
  CHECK(role_of_class("sr-only") == Role::hidden);
  CHECK(role_of_class("article-byline") == Role::label);
}

TEST_CASE("classes and addresses tell of an author") {
  CHECK(names_author("post-author vcard"));
  CHECK(names_author("articleByline"));
  CHECK(names_author("article byline"));
  CHECK_FALSE(names_author("authority"));
  CHECK(leads_to_author("https://example.org/author/ada-quill"));
  CHECK_FALSE(leads_to_author("https://example.org/author/"));
  CHECK_FALSE(leads_to_author("https://example.org/authority/ada"));
}

TEST_CASE("short lines that point elsewhere or credit an owner are distinguished from sentences") {
  for (const char* line :
       {"Read more: Ferry sails again", "Lesen Sie auch:", "ANZEIGE", "À lire aussi",
        "Foto: Ada Quill", "© 2026 Harbour Gazette. All rights reserved.", "Don’t miss"}) {
    CAPTURE(line);
    CHECK(is_side_line(line));
  }
  for (const char* line :
       {"Read more slowly, the teacher said.", "Anzeigen gegen den Reeder liegen vor.",
        "Tags are sewn into the nets."}) {
    CAPTURE(line);
    CHECK_FALSE(is_side_line(line));
  }
  CHECK(names_owner("The quay (Photo: Ada Quill)"));
  CHECK_FALSE(names_owner("The quay as Ada Quill photographed it."));
}

}  // namespace
}  // namespace gazette::class_words_test
