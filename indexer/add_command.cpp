// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/add_command.hpp"

#include <filesystem>
#include <optional>

#include "core/text.hpp"
#include "indexer/input.hpp"
#include "indexer/walk.hpp"

namespace gazette {
namespace {

/// Unwinds out of a reader when the run is to end; never leaves this file.
struct Interrupted {};

class Run {
 public:
  Run(const AddOptions& options, const std::function<void(const AddProgress&)>& on_progress,
      const std::atomic<bool>& interrupted)
      : options_(options), on_progress_(on_progress), interrupted_(interrupted) {
    if (options.run == AddOptions::Run::real) writer_.emplace(options.db, options.tuning);
  }

  AddResult all() {
    try {
      for (const std::string& source : options_.sources) {
        if (source == "-") {
          Input input = Input::standard_input();
          read(input, Named::by_user, {});
        } else {
          walk_source(source);
        }
      }
    } catch (const Interrupted&) {
      result_.was_interrupted = true;
    }
    if (writer_) {
      writer_->commit();
      result_.counts = writer_->counts();
      result_.moved = writer_->moved();
      result_.repeated = writer_->repeated();
    }
    return std::move(result_);
  }

 private:
  void skip(Skipped skipped) {
    if (interrupted_) throw Interrupted{};  // a read that was interrupted is no fault of the file
    result_.skipped.push_back(std::move(skipped));
    report();
  }

  void report() { on_progress_({result_.read, result_.skipped.size()}); }

  void walk_source(const std::string& source) {
    const WalkSinks sinks{[&](const FoundFile& file) { read_file(file, source); },
                          [&](const std::string& path, const std::string& why) {
                            result_.ignored.push_back({path, why});
                          },
                          [&](const std::string& path, const std::string& why) {
                            skip({path, why});
                          }};
    walk(source, sinks);
  }

  void read_file(const FoundFile& file, const std::string& source) {
    std::optional<Input> input;
    try {
      input.emplace(file.path);
    } catch (const Error& error) {
      return skip({file.path, error.what()});
    }
    read(*input, file.named, folder_topic(file, source));
  }

  /// The folders between the source and the file, as a topic.
  std::string folder_topic(const FoundFile& file, const std::string& source) const {
    if (options_.topics != AddOptions::Topics::from_folder_too) return {};
    if (file.named == Named::by_user) return {};
    const std::filesystem::path below =
        std::filesystem::path(file.path).lexically_relative(source).parent_path();
    return below == "." ? std::string() : below.generic_string();
  }

  /// The format to read `input` by; nullptr when it is to be passed over.
  const Format* format_of(Input& input, Named named) const {
    if (options_.format != nullptr) return options_.format;
    const Format* format = recognise(input.head(), input.name());
    // What a person names is read: as text, when nothing else knows it.
    return format == nullptr && named == Named::by_user ? find_format("text") : format;
  }

  void read(Input& input, Named named, const std::string& topic) {
    const Format* format = format_of(input, named);
    if (const std::string failure = input.failure(); !failure.empty()) {
      return skip({input.name(), "reading failed: " + failure});
    }
    if (format == nullptr) {
      result_.ignored.push_back({input.name(), "no reader knows this format"});
    } else if (input.head().empty()) {
      skip({input.name(), "the file is empty"});
    } else {
      read_stories(input, *format, topic);
    }
  }

  void read_stories(Input& input, const Format& format, const std::string& topic) {
    // An article waits for the next one, so that it is known whether its file holds it alone. What
    // is skipped counts as one: its cure must not change the id of the other.
    std::optional<Article> waiting;
    std::size_t stories = 0;
    Company company = Company::alone;
    const auto put_waiting = [&] {
      if (waiting) put(std::move(*waiting), input.origin(), company, topic);
      waiting.reset();
    };
    format.read({input.stream(), input.name()}, [&](Story story) {
      if (interrupted_) throw Interrupted{};
      if (stories++ > 0) company = Company::among_others;
      if (Skipped* skipped = std::get_if<Skipped>(&story)) return skip(std::move(*skipped));
      ++result_.read;
      put_waiting();
      waiting = std::move(std::get<Article>(story));
    });
    if (const std::string failure = input.failure(); !failure.empty()) {
      return skip({input.name(), "reading failed: " + failure});  // the last one may be cut
    }
    put_waiting();
  }

  void put(Article article, const std::string& origin, Company company, const std::string& topic) {
    ArticleDefaults defaults = options_.defaults;
    if (!topic.empty()) defaults.topic = topic;
    Article whole = complete(std::move(article), origin, company, defaults);
    if (writer_) writer_->put(std::move(whole));
    report();
  }

  const AddOptions& options_;
  const std::function<void(const AddProgress&)>& on_progress_;
  const std::atomic<bool>& interrupted_;
  std::optional<IndexWriter> writer_;
  AddResult result_;
};

}  // namespace

AddResult add(const AddOptions& options, const std::function<void(const AddProgress&)>& on_progress,
              const std::atomic<bool>& interrupted) {
  // A misspelt path is known before anything is made or changed.
  for (const std::string& source : options.sources) {
    if (source != "-") require_source(source);
  }
  return Run(options, on_progress, interrupted).all();
}

}  // namespace gazette
