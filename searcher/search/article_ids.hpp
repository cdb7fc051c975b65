// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of many matches, and samples of matches by their ids. If most articles match, all ids are
// read from the terms of the index, which takes a fifth of the time of reading records.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/schema/id_list.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/values/request.hpp"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

/// An index, and how messages name it.
struct IndexOfIds {
  const Xapian::Database& db;
  ShardPlaces places;
  const std::string& path;
};

/// The ids of `documents`, in their order. Takes at most 64 bytes per document if ids differ in at
/// most 58 bytes. Throws Error when one of them is not an article, and Xapian's errors.
IdList ids_of(const std::vector<std::uint32_t>& documents, const IndexOfIds& index);

/// `sample.size` of `documents`, or all if there are fewer: those whose ids have the lowest hashes
/// with the seed, in the order of the hashes. So each document is equally likely, a smaller sample
/// is the beginning of a larger one, and the distribution of articles over databases does not
/// matter. Throws as ids_of() does.
std::vector<std::uint32_t> drawn(std::vector<std::uint32_t> documents, const Sample& sample,
                                 const IndexOfIds& index);

}  // namespace gazette
