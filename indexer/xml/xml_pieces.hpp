// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an XML document in pieces, one per article, so that an export of any size takes little
// memory and a broken article does not affect the others.
#pragma once

#include <functional>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/xml/xml_tree.hpp"

namespace gazette {

/// An element that may hold an article.
struct XmlPiece {
  /// From the root down to the element itself. The enclosing elements have attributes but no
  /// children.
  std::vector<const XmlNode*> path;
  std::size_t number = 0;  ///< from 1

  const XmlNode& element() const { return *path.back(); }
};

struct XmlPieceRules {
  std::span<const std::string_view> names;  ///< of the elements, without prefix, in lower case
  std::span<const XmlNamespace> namespaces;
};

struct XmlPieceSink {
  /// Called once, first: the document without its pieces; of a document larger than
  /// `held_xml_bytes`, only what precedes the first piece.
  std::function<void(const XmlNode& root)> on_frame;
  std::function<void(const XmlPiece& piece)> on_piece;
  /// Called with the number of a piece that cannot be read, and why.
  std::function<void(std::size_t number, std::string why)> on_fault;
};

/// Documents up to this size are kept in memory, because some feeds name their publisher at the
/// end.
inline constexpr std::size_t held_xml_bytes = std::size_t{8} * 1024 * 1024;

/// Largest piece, and largest document without pieces, in bytes.
inline constexpr std::size_t max_xml_bytes = std::size_t{64} * 1024 * 1024;

/// Reads `stream` to its end; the root itself is never a piece. A piece that is not closed ends
/// where the next one begins, or the element around it ends. What a server wrote before the
/// declaration is passed over, as warnings of PHP. The encoding is the first of these: a
/// byte order mark or its like, UTF-8 where the bytes are that, the one declared, the one detected.
/// Returns why the document could not be read to its end; empty when it was.
/// `charset` is the encoding that the stream came with, if any; it counts before the one declared.
std::string read_xml_pieces(std::istream& stream, const XmlPieceRules& rules,
                            const XmlPieceSink& sink, std::string_view charset = {});

/// The tag of the root of a document that begins with `head`, or with warnings before it.
struct XmlRoot {
  std::string name;  ///< without prefix, in lower case; empty when `head` does not begin XML
  std::string head;  ///< in UTF-8, from the tag on
};
XmlRoot root_of(std::string_view head);

}  // namespace gazette
