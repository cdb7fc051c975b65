// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/new_articles.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <utility>

#include "core/text/text.hpp"
#include "indexer/writing/article_footprint.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/transaction_buffer.hpp"

namespace gazette {

WritingCost writing_cost(std::size_t new_articles, std::uintmax_t index_bytes,
                         const WriterTuning& tuning) {
  return {static_cast<double>(new_articles) * tuning.seconds_an_added_article,
          static_cast<double>(index_bytes) / tuning.merged_bytes_a_second};
}

std::string plan_line(std::size_t new_articles, const WritingCost& cost) {
  return fmt::format(
      "{}, built outside the index: {} (estimates: adding {:.2f} s, merging {:.2f} s)\n",
      counted(new_articles, "new article"),
      cost.is_merging_cheaper() ? "merged with it into a new generation" : "added to it",
      cost.adding, cost.merging);
}

std::string threads_line(std::size_t started, std::size_t wanted) {
  if (started >= wanted) return {};
  return fmt::format("{} of {} threads were started: the system allowed no more\n", started,
                     wanted);
}

NewArticles::NewArticles(std::function<std::filesystem::path()> begin_building,
                         const WriterTuning& tuning, const BatchLimits& batch, TopicFiling filing)
    : begin_building_(std::move(begin_building)),
      threads_(tuning.threads),
      batch_(batch),
      filing_(std::move(filing)),
      most_waiting_(tuning.few_articles),
      most_waiting_bytes_(tuning.few_bytes) {}

void NewArticles::add(Article article) {
  ++count_;
  if (builder_) return builder_->add(std::move(article));
  waiting_bytes_ += footprint(article);
  waiting_.push_back(std::move(article));
  if (waiting_.size() >= most_waiting_ || waiting_bytes_ >= most_waiting_bytes_) start_building();
}

void NewArticles::start_building() {
  builder_.emplace(begin_building_(), threads_, batch_, filing_);
  for (Article& article : waiting_) builder_->add(std::move(article));
  waiting_.clear();
  waiting_bytes_ = 0;
}

void NewArticles::finish() {
  if (builder_) builder_->finish();
}

void NewArticles::append_to(Xapian::WritableDatabase& db, TransactionBuffer& buffer,
                            DocumentMaker& maker) {
  for (const Article& article : waiting_) {
    const Xapian::Document document = maker.make(article);
    db.add_document(document);
    buffer.add(document);
  }
  if (builder_) builder_->append_to(db, buffer);
}

void NewArticles::merge(const std::filesystem::path& base, const std::filesystem::path& target) {
  builder_->merge(base, target);
}

void NewArticles::clear() {
  builder_.reset();
  waiting_.clear();
  waiting_bytes_ = 0;
  count_ = 0;
}

}  // namespace gazette
