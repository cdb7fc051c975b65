// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/topics_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "indexer/commands/topics_classify.hpp"
#include "indexer/commands/topics_explain.hpp"
#include "indexer/commands/topics_retag.hpp"
#include "indexer/commands/topics_train.hpp"
#include "indexer/commands/topics_unmapped.hpp"

namespace gazette {
namespace {

void require_no_words(const TopicsRequest& request, std::string_view name) {
  if (request.words.empty()) return;
  throw Error(fmt::format("topics {} takes no arguments", name),
              fmt::format("gazette-index topics {} --db DIR", name));
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
    throw Error(request.words.empty() ? "no id is named" : "more than one id is named",
                "gazette-index topics explain --db DIR ID");
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
          topics.empty() ? "all topics of the index are in its tree\n" : ""};
}

constexpr std::array table = {
    TopicsCommand{"classify", "", "file the articles that have no topics by what was learned",
                  "--add-topics --jobs --wait --memory --dry-run", run_classify},
    TopicsCommand{"explain", "ID", "say which rules and words of an article tell its topics", "",
                  run_explain},
    TopicsCommand{"retag", "", "file all articles anew, by changed names and rules of the tree",
                  "--topics-file --no-rules --add-topics --jobs --wait --memory --dry-run",
                  run_retag},
    TopicsCommand{"train", "", "learn topics from the articles that have some",
                  "--jobs --wait --memory", run_train},
    TopicsCommand{"unmapped", "", "list the topics that the tree has not, by count",
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

void refuse_unheeded(std::string_view name, std::string_view heeded,
                     std::span<const std::string> given) {
  const std::string list = fmt::format(" {} ", heeded);
  for (const std::string& option : given) {
    if (list.find(fmt::format(" {} ", option)) != std::string::npos) continue;
    throw Error(fmt::format("{} takes no {}", name, option),
                heeded.empty() ? "it has no options of its own"
                               : fmt::format("its options are {}", heeded));
  }
}

TopicsAnswer run_topics(TopicsRequest request, const std::atomic<bool>& interrupted) {
  if (request.words.empty()) throw Error("topics needs a command", "commands are " + names());
  const std::string name = request.words.front();
  const auto* command = std::find_if(table.begin(), table.end(),
                                     [&](const TopicsCommand& each) { return each.name == name; });
  if (command == table.end()) {
    throw Error(fmt::format("there is no command topics {}", name), "commands are " + names());
  }
  request.words.erase(request.words.begin());
  refuse_unheeded("topics " + name, command->options, request.options);
  return command->run(request, interrupted);
}

}  // namespace gazette
