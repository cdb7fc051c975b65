// SPDX-License-Identifier: GPL-3.0-or-later
// What the words in the class and the id of an element say about it. Pure functions, thread-safe.
#pragma once

#include <string_view>

namespace gazette {

/// The role of an element on the page. Most have `none`: no word of theirs tells it.
enum class Role {
  none,
  story,        ///< the text of the story: "article-body"
  hidden,       ///< for screen readers, for printers
  comments,     ///< of readers
  surrounding,  ///< navigation, related stories, advertising, sharing
  caption,      ///< of a picture
  label,        ///< byline, date, tags, credit of a picture
};

/// The role of the first word that has one; blanks, hyphens, underscores and capitals
/// ("relatedLinks") separate words. The table of words is in class_words.cpp. Surrounding:
/// "related-links", "relatedLinks". None: "correlated".
Role role_of_class(std::string_view classes);

/// Whether the classes of an element say that it names an author: "byline", "author-name".
bool names_author(std::string_view classes);

/// Whether `address` is that of an author's page: "/author/ada-quill", "/profil/7".
bool leads_to_author(std::string_view address);

}  // namespace gazette
