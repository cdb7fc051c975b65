// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "indexer/topics/classify.hpp"
#include "indexer/topics/explain.hpp"
#include "indexer/topics/retag.hpp"
#include "indexer/topics/train.hpp"
#include "indexer/topics/unmapped.hpp"

namespace gazette {
namespace {

void require_no_words(const TopicsRequest& request, std::string_view name) {
  if (request.words.empty()) return;
  throw Error(fmt::format("topics {} takes no arguments", name),
              fmt::format("write gazette-index topics {} --db DIR", name));
}

TopicsAnswer run_train(const TopicsRequest& request, const std::atomic<bool>&) {
  require_no_words(request, "train");
  TrainOptions options;
  options.db = request.db;
  options.threads = request.tuning.threads;
  options.memory_bytes = request.tuning.memory_bytes;
  options.wait = request.tuning.wait;
  return {{}, render_text(train(options))};
}

TopicsAnswer run_classify(const TopicsRequest& request, const std::atomic<bool>& interrupted) {
  require_no_words(request, "classify");
  const ClassifyResult result = classify({request.db, request.tuning, request.run}, interrupted);
  return {{}, render_text(result), result.was_interrupted ? ExitCode::error : ExitCode::ok};
}

TopicsAnswer run_explain(const TopicsRequest& request, const std::atomic<bool>&) {
  if (request.words.size() != 1) {
    throw Error(request.words.empty() ? "no id is given" : "more than one id is given",
                "write gazette-index topics explain --db DIR ID");
  }
  const TopicExplanation explanation = explain_topics(request.db, request.words.front());
  const bool as_json = request.form == TopicsRequest::Form::json;
  const bool is_broken = explanation.model == TopicExplanation::Model::unusable;
  return {as_json ? render_json(explanation) : render_text(explanation),
          explanation.model_note.empty() ? "" : explanation.model_note + '\n',
          is_broken ? ExitCode::error : ExitCode::ok};
}

TopicsAnswer run_retag(const TopicsRequest& request, const std::atomic<bool>& interrupted) {
  require_no_words(request, "retag");
  const RetagResult result =
      retag({request.db, request.topics_file, request.tuning, request.tuning.rules, request.run},
            interrupted);
  return {{}, render_text(result), result.was_interrupted ? ExitCode::error : ExitCode::ok};
}

TopicsAnswer run_unmapped(const TopicsRequest& request, const std::atomic<bool>&) {
  require_no_words(request, "unmapped");
  const std::vector<UnmappedTopic> topics = unmapped_topics(request.db, request.topics_file);
  const bool is_json = request.form == TopicsRequest::Form::json;
  return {is_json ? render_json(topics) : render_text(topics),
          topics.empty() ? "the tree has all topics of the index\n" : ""};
}

constexpr std::array table = {
    TopicsCommand{"classify", "", "assign topics to articles by the trained model",
                  "--add-topics --jobs --wait --memory --dry-run", run_classify},
    TopicsCommand{"explain", "ID", "show which rules and words decided an article's topics", "",
                  run_explain},
    TopicsCommand{"retag", "", "assign topics again after the topics file changed",
                  "--topics-file --no-rules --add-topics --jobs --wait --memory --dry-run",
                  run_retag},
    TopicsCommand{"train", "", "train the topic model on articles that have topics",
                  "--jobs --wait --memory", run_train},
    TopicsCommand{"unmapped", "", "list source topics the tree lacks, most frequent first",
                  "--topics-file", run_unmapped},
};

std::string names() {
  std::string all;
  for (const TopicsCommand& command : table) {
    all.append(all.empty() ? "" : ", ").append(command.name);
  }
  return all;
}

}  // namespace

std::span<const TopicsCommand> topics_commands() { return table; }

TopicsAnswer run_topics(TopicsRequest request, const std::atomic<bool>& interrupted) {
  if (request.words.empty()) throw Error("topics needs a command", "its commands are " + names());
  const std::string name = request.words.front();
  const auto* command = std::find_if(table.begin(), table.end(),
                                     [&](const TopicsCommand& each) { return each.name == name; });
  if (command == table.end()) {
    throw Error(fmt::format("unknown command \"topics {}\"", name),
                "the commands of topics are " + names());
  }
  request.words.erase(request.words.begin());
  return command->run(request, interrupted);
}

}  // namespace gazette
