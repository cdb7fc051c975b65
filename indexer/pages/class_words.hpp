// SPDX-License-Identifier: GPL-3.0-or-later
// What the words in the class and the id of an element say of it. Pure functions, thread-safe.
#pragma once

#include <string_view>

namespace gazette {

/// What an element is beside the story. `none` says nothing: most elements have no such word.
enum class Role {
  none,
  story,        ///< the text of the story: "article-body"
  hidden,       ///< for screen readers, for printers
  comments,     ///< of readers
  surrounding,  ///< navigation, related stories, advertising, sharing
  caption,      ///< of a picture
  label,        ///< byline, date, tags, credit of a picture
};

/// The role that the first word with one gives; words are parted by blanks, hyphens, underscores
/// and capitals ("relatedLinks"). The table of words is in class_words.cpp. Surrounding:
/// "related-links", "relatedLinks". None: "correlated".
Role role_of_class(std::string_view classes);

/// Whether the classes of an element say that it names an author: "byline", "author-name".
bool names_author(std::string_view classes);

/// Whether an address is that of an author's page: "/author/ada-quill", "/profil/7".
bool leads_to_author(std::string_view address);

}  // namespace gazette
