// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/file_reading.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/footprint.hpp"
#include "indexer/containers/unpacking.hpp"
#include "indexer/formats/binary_kind.hpp"
#include "indexer/sources/address_id.hpp"
#include "indexer/sources/file_id.hpp"
#include "indexer/writing/article_footprint.hpp"

namespace gazette {
namespace {

/// What the containers of a leaf say of its sole article. A page has as its id the address that
/// it states, so that its forms for phones, with http and with www are one, else that from which
/// it was fetched. The day of a crawl is that of news, mostly; better than none.
void add_context(SoleArticle& sole, const Leaf& leaf) {
  Article& article = sole.article;
  const std::string& address = leaf.context.address;
  if (article.url.empty() && address.starts_with("http")) {
    article.url = address;
    sole.from.url = "web archive";
  }
  if (article.id.empty() && !address.empty()) {
    article.id = address_id(article.url.empty() ? address : article.url);
    article.made.emplace_back("id");
    sole.from.id = "url";
  }
  if (article.id.empty() && !leaf.steps.empty() && !leaf.input.origin().empty()) {
    article.id = inner_file_id(leaf.input.origin(), leaf.steps);
    article.made.emplace_back("id");
    sole.from.id = "file name";
  }
  if (!article.published && leaf.context.captured) {
    article.published = leaf.context.captured;
    sole.from.published = "web archive";
  }
}

class InputReading {
 public:
  InputReading(const FileReading& reading, const AddOptions& options, const std::stop_token& stop,
               const FileSink& sink)
      : reading_(reading), options_(options), stop_(stop), sink_(sink) {
    defaults_ = options.defaults;
    if (!reading.topic.empty()) defaults_.topic = reading.topic;
  }

  void read(Input& input) {
    const UnpackingSinks sinks{.on_leaf = [&](const Leaf& leaf) { read_leaf(leaf); },
                               .on_skipped = [&](Skipped skipped) { skip(std::move(skipped)); },
                               .on_pass =
                                   [&](const std::string& path, const std::string& why) {
                                     sink_(Ignored{path, why});
                                   }};
    if (unpack(input, sinks) && !may_hide_articles_) {
      // What follows the last part of an archive belongs to the content of the file, too.
      input.stream().clear();
      input.stream().ignore(std::numeric_limits<std::streamsize>::max());
    }
    sink_(FileEnd{input.content()});
  }

 private:
  void skip(Skipped skipped) {
    if (skipped.hides == Skipped::Hides::perhaps) may_hide_articles_ = true;
    sink_(std::move(skipped));
  }

  /// The format of a leaf; nullptr when it is to be ignored.
  const Format* format_of(const Leaf& leaf) const {
    if (options_.format != nullptr) return options_.format;
    const std::string& type = leaf.context.content_type;
    if (type == "text/plain") return find_format("text");
    const Format* format = recognise(leaf.input.head(), leaf.name);
    const bool is_text = format == nullptr || format->name == "text";
    if (is_text && type.ends_with("html")) return find_format("html");
    if (is_text && !type.empty()) return nullptr;
    // A file that the user names is always read.
    const bool is_named = reading_.named == Named::by_user && leaf.steps.empty();
    return format == nullptr && is_named ? last_resort(leaf.name) : format;
  }

  void read_leaf(const Leaf& leaf) {
    sink_(LeafBegun{leaf.input.name(), leaf.input.origin(), leaf.steps.empty()});
    const Format* format = format_of(leaf);
    const bool has_none = format == nullptr || leaf.input.head().empty();
    if (const std::string failure = leaf.input.failure(); !failure.empty() && has_none) {
      skip({leaf.input.name(), {}, "reading failed: " + failure});
    } else if (format == nullptr) {
      sink_(UnknownFile{leaf.input.name(), file_kind(leaf.input.head(), leaf.name)});
    } else if (leaf.input.head().empty()) {
      // In an archive nothing was cut off; a file may be about to be written.
      skip({leaf.input.name(),
            {},
            "the file is empty",
            leaf.steps.empty() ? Skipped::Hides::perhaps : Skipped::Hides::nothing});
    } else {
      read_stories(leaf, *format);
    }
  }

  void read_stories(const Leaf& leaf, const Format& format) {
    Input& input = leaf.input;
    const ReaderInput of_reader{.stream = input.stream(),
                                .name = input.name(),
                                .context = leaf.context,
                                .settings = options_.reading,
                                .stop = stop_};
    // Once reading failed, the last story may be incomplete. The others, which a reader had in its
    // hands, are not.
    std::optional<Story> last;
    format.read(of_reader, [&](Story story) {
      if (last) send(*std::exchange(last, std::nullopt), leaf);
      if (input.failure().empty() || std::holds_alternative<Skipped>(story)) {
        send(std::move(story), leaf);
      } else {
        last = std::move(story);
      }
    });
    if (const std::string failure = input.failure(); !failure.empty()) {
      skip({input.name(), {}, "reading failed: " + failure});
    }
  }

  void send(Story story, const Leaf& leaf) {
    if (Skipped* skipped = std::get_if<Skipped>(&story)) return skip(std::move(*skipped));
    if (Withdrawn* gone = std::get_if<Withdrawn>(&story)) return sink_(std::move(*gone));
    if (Omitted* omitted = std::get_if<Omitted>(&story)) return sink_(std::move(*omitted));
    ReadArticle read;
    Provenance from;
    Article& article = *article_in(story);
    if (std::string why = excess_of(article); !why.empty()) {
      return skip({leaf.input.name(), {}, std::move(why)});
    }
    if (std::holds_alternative<Revision>(story)) {
      read.kind = ReadArticle::Kind::revision;
      read.compared_id = article.id;
    } else if (std::holds_alternative<Teaser>(story)) {
      read.kind = ReadArticle::Kind::teaser;
      read.compared_id = article.id.empty() ? address_id(article.url) : article.id;
    }
    if (article.topic_state == TopicState::settled) {
      read.whole.article =
          complete_exported(std::move(article), leaf.input.origin(), options_.defaults.id_prefix);
      return sink_(std::move(read));
    }
    SoleArticle* const sole = std::get_if<SoleArticle>(&story);
    if (sole != nullptr) {
      read.lacks_id = article.id.empty();
      add_context(*sole, leaf);
      from = std::move(sole->from);
    }
    read.whole =
        complete(std::move(article), std::move(from), leaf.input.origin(),
                 sole != nullptr ? ArticlesInFile::one : ArticlesInFile::several, defaults_);
    sink_(std::move(read));
  }

  const FileReading& reading_;
  const AddOptions& options_;
  const std::stop_token& stop_;
  const FileSink& sink_;
  ArticleDefaults defaults_;
  bool may_hide_articles_ = false;  ///< something that was skipped
};

}  // namespace

OpenedFile opened_file(const Input& input) { return {input.name(), input.origin(), input.stamp()}; }

void read_input(Input& input, const FileReading& reading, const AddOptions& options,
                const std::stop_token& stop, const FileSink& sink) {
  InputReading(reading, options, stop, sink).read(input);
}

std::size_t footprint(const FileEvent& event) {
  const auto owned = [](const std::string& text) { return footprint(text) - sizeof text; };
  std::size_t bytes = sizeof event;
  if (const ReadArticle* read = std::get_if<ReadArticle>(&event)) {
    bytes += footprint(read->whole.article) - sizeof read->whole.article + owned(read->compared_id);
    const Provenance& from = read->whole.from;
    for (const std::string* each :
         {&from.id, &from.url, &from.title, &from.published, &from.authors, &from.source,
          &from.language, &from.places, &from.body}) {
      bytes += owned(*each);
    }
  } else if (const Skipped* skipped = std::get_if<Skipped>(&event)) {
    bytes += owned(skipped->path) + owned(skipped->place) + owned(skipped->why);
  } else if (const Omitted* omitted = std::get_if<Omitted>(&event)) {
    bytes += owned(omitted->path) + owned(omitted->place) + owned(omitted->what);
  } else if (const Ignored* ignored = std::get_if<Ignored>(&event)) {
    bytes += owned(ignored->path) + owned(ignored->why);
  } else if (const Withdrawn* gone = std::get_if<Withdrawn>(&event)) {
    bytes += owned(gone->id);
  } else if (const LeafBegun* leaf = std::get_if<LeafBegun>(&event)) {
    bytes += owned(leaf->name) + owned(leaf->origin);
  } else if (const UnknownFile* unknown = std::get_if<UnknownFile>(&event)) {
    bytes += owned(unknown->path) + owned(unknown->kind);
  } else if (const OpenedFile* opened = std::get_if<OpenedFile>(&event)) {
    bytes += owned(opened->name) + owned(opened->origin);
  }
  return bytes;
}

}  // namespace gazette
