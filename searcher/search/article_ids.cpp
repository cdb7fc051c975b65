// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/article_ids.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "core/hash.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "searcher/index/index_faults.hpp"

namespace gazette {
namespace {

using Documents = std::vector<std::uint32_t>;

/// Reading the id of a document from its record takes as long as opening so many lists of postings.
constexpr std::size_t postings_a_record = 5;

std::string id_prefix() { return std::string(field("id").prefix); }

std::string read_id(std::uint32_t document, const IndexOfIds& index) {
  std::string id =
      id_of_record(index.db.get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
  if (id.empty()) {
    throw unreadable(index.path, fmt::format("document {} is not an article", document));
  }
  return id;
}

/// The ids of all articles by document, as long as they are short.
class AllIds {
 public:
  /// Reads ids until they take more than `most_bytes`.
  AllIds(const IndexOfIds& index, std::size_t most_bytes)
      : begins_(std::size_t{index.db.get_lastdocid()} + 1, none) {
    const std::string prefix = id_prefix();
    const auto end = index.db.allterms_end(prefix);
    for (auto term = index.db.allterms_begin(prefix); term != end; ++term) {
      const std::string name = *term;
      if (bytes_.size() + name.size() > most_bytes) {
        is_whole_ = false;
        return;
      }
      const std::optional<std::string_view> id = id_of_term(name);
      if (!id) continue;  // a long id, which its record has
      const auto begin = static_cast<std::uint32_t>(bytes_.size());
      bytes_.append(*id).push_back('\0');
      const auto last = index.db.postlist_end(name);
      for (auto posting = index.db.postlist_begin(name); posting != last; ++posting) {
        if (*posting < begins_.size()) begins_[*posting] = begin;
      }
    }
  }

  bool is_whole() const { return is_whole_; }

  /// Empty where it is not known.
  std::string_view id(std::uint32_t document) const {
    const std::uint32_t begin = begins_.at(document);
    return begin == none ? std::string_view() : std::string_view(bytes_.data() + begin);
  }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  std::string bytes_;                  ///< ids, each ended by a NUL, which no id has
  std::vector<std::uint32_t> begins_;  ///< by document
  bool is_whole_ = true;
};

/// Of ids that take more, those that wait to be put in order would take too much memory.
constexpr std::size_t most_bytes_an_id = 24;

struct Drawn {
  std::uint64_t hash;
  std::uint32_t document;

  friend bool operator<(const Drawn& a, const Drawn& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.document < b.document;
  }
};

std::uint64_t hash_of_term(std::string_view term, const Sample& sample) {
  return hash_at(term, sample.seed);
}

Documents first_of(std::vector<Drawn> all, std::size_t size) {
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(size, all.size()));
  std::partial_sort(all.begin(), end, all.end());
  Documents documents;
  for (auto each = all.begin(); each != end; ++each) documents.push_back(each->document);
  return documents;
}

/// By reading each id from its record.
Documents drawn_from_records(const Documents& documents, const Sample& sample,
                             const IndexOfIds& index) {
  std::vector<Drawn> all;
  all.reserve(documents.size());
  for (const std::uint32_t document : documents) {
    const std::string term = whole_term(field("id"), read_id(document, index));
    all.push_back({hash_of_term(term, sample), document});
  }
  return first_of(std::move(all), sample.size);
}

struct DrawnTerm {
  std::uint64_t hash;
  std::string term;

  friend bool operator<(const DrawnTerm& a, const DrawnTerm& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.term < b.term;
  }
};

/// The `most` terms of ids with the lowest hashes, the lowest first.
std::vector<DrawnTerm> lowest_terms(std::size_t most, const Sample& sample,
                                    const IndexOfIds& index) {
  std::vector<DrawnTerm> lowest;  // a heap, the highest first
  const std::string prefix = id_prefix();
  const auto end = index.db.allterms_end(prefix);
  for (auto term = index.db.allterms_begin(prefix); term != end; ++term) {
    std::string name = *term;
    const std::uint64_t hash = hash_of_term(name, sample);
    if (lowest.size() == most) {
      if (hash >= lowest.front().hash) continue;
      std::pop_heap(lowest.begin(), lowest.end());
      lowest.pop_back();
    }
    lowest.push_back({hash, std::move(name)});
    std::push_heap(lowest.begin(), lowest.end());
  }
  std::sort_heap(lowest.begin(), lowest.end());
  return lowest;
}

/// By looking up the ids with the lowest hashes, of which about `share` match. Xapian lists each id
/// once.
Documents drawn_from_terms(const Documents& documents, double share, const Sample& sample,
                           const IndexOfIds& index) {
  Documents sorted = documents;
  std::sort(sorted.begin(), sorted.end());
  const std::size_t articles = index.db.get_doccount();
  auto most = static_cast<std::size_t>(1.2 * static_cast<double>(sample.size) / share) + 100;
  while (true) {
    std::vector<Drawn> found;
    for (const auto& [hash, term] : lowest_terms(most, sample, index)) {
      if (found.size() >= sample.size) break;
      const auto end = index.db.postlist_end(term);
      for (auto posting = index.db.postlist_begin(term); posting != end; ++posting) {
        if (std::binary_search(sorted.begin(), sorted.end(), *posting)) {
          found.push_back({hash, *posting});
        }
      }
    }
    if (found.size() >= sample.size || most >= articles) {
      return first_of(std::move(found), sample.size);
    }
    most *= 2;
  }
}

}  // namespace

IdList ids_of(const Documents& documents, const IndexOfIds& index) {
  IdList ids;
  const bool are_most = documents.size() >= index.db.get_lastdocid() / 2;
  if (are_most && index.places != ShardPlaces::some_on_servers) {
    const AllIds all(index, documents.size() * most_bytes_an_id);
    if (all.is_whole()) {
      for (const std::uint32_t document : documents) {
        const std::string_view id = all.id(document);
        ids.add(document, id.empty() ? read_id(document, index) : id);
      }
      return ids;
    }
  }
  for (const std::uint32_t document : documents) ids.add(document, read_id(document, index));
  return ids;
}

Documents drawn(Documents documents, const Sample& sample, const IndexOfIds& index) {
  if (documents.empty() || sample.size == 0) return {};
  const double share = static_cast<double>(documents.size()) /
                       static_cast<double>(std::max<std::size_t>(index.db.get_doccount(), 1));
  const double looked_up = static_cast<double>(sample.size) / share;
  const bool are_few = documents.size() <= sample.size ||
                       looked_up > static_cast<double>(documents.size() * postings_a_record);
  if (are_few || index.places == ShardPlaces::some_on_servers) {
    return drawn_from_records(documents, sample, index);
  }
  return drawn_from_terms(documents, share, sample, index);
}

}  // namespace gazette
