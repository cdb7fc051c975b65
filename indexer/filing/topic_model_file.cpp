// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/topic_model_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <charconv>
#include <concepts>
#include <cstring>
#include <fstream>
#include <optional>

#include "core/analysis/analyzer.hpp"
#include "core/error.hpp"
#include "core/hash.hpp"
#include "core/schema/schema.hpp"
#include "core/topics/topic_names.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/durable_file.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view first_line = "gazette-topic-model 1\n";

/// Numbers are stored with the lowest byte first.
template <typename Number>
using Bits = std::conditional_t<sizeof(Number) == 8, std::uint64_t, std::uint32_t>;

template <typename Number>
void append_number(std::string& bytes, Number number) {
  auto bits = std::bit_cast<Bits<Number>>(number);
  for (std::size_t i = 0; i < sizeof bits; ++i, bits >>= 8U) {
    bytes += static_cast<char>(bits & 0xFFU);
  }
}

/// Reads bytes from front to back. Throws Ended when there are too few.
class Cursor {
 public:
  struct Ended {};

  explicit Cursor(std::string_view bytes) : rest_(bytes) {}

  std::string_view take(std::size_t count) {
    if (count > rest_.size()) throw Ended{};
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::string_view take_line() {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) throw Ended{};
    const std::string_view line = take(end);
    take(1);
    return line;
  }

  template <typename Number>
  Number take_number() {
    const std::string_view bytes = take(sizeof(Number));
    Bits<Number> bits = 0;
    for (std::size_t i = sizeof bits; i > 0; --i) {
      bits = static_cast<Bits<Number>>(bits << 8U) | static_cast<unsigned char>(bytes[i - 1]);
    }
    return std::bit_cast<Number>(bits);
  }

  bool is_at_end() const { return rest_.empty(); }
  bool starts_with(std::string_view text) const { return rest_.starts_with(text); }

 private:
  std::string_view rest_;
};

template <typename Number>
Number parse(std::string_view text) {
  Number number{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size()) throw Cursor::Ended{};
  return number;
}

/// The value of the next line, `name=value`.
std::string_view value_of(Cursor& from, std::string_view name) {
  const std::string_view line = from.take_line();
  if (!line.starts_with(name) || line.size() == name.size() || line[name.size()] != '=') {
    throw Cursor::Ended{};
  }
  return line.substr(name.size() + 1);
}

/// How the line of a topic begins that the tree has, and of one that it does not have.
constexpr std::string_view of_tree = "topic";
constexpr std::string_view kept = "kept";

/// Stored in models in place of a threshold that no score reaches: do not change.
constexpr double no_threshold = 1e6;

std::string to_line(const LearnedTopic& topic) {
  return fmt::format("{}={} {} {} {} {} {}\n", topic.is_of_tree ? of_tree : kept, topic.examples,
                     topic.bias, topic.threshold.value_or(no_threshold), topic.slope, topic.offset,
                     topic.path);
}

LearnedTopic read_topic(Cursor& from) {
  LearnedTopic topic;
  topic.is_of_tree = !from.starts_with(kept);
  std::string_view line = value_of(from, topic.is_of_tree ? of_tree : kept);
  const auto next = [&] {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view part = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return part;
  };
  topic.examples = parse<std::size_t>(next());
  topic.bias = parse<double>(next());
  const auto threshold = parse<double>(next());
  topic.threshold = threshold < no_threshold ? std::optional(threshold) : std::nullopt;
  topic.slope = parse<double>(next());
  topic.offset = parse<double>(next());
  topic.path = line;
  return topic;
}

ModelOrigin read_origin(Cursor& from) {
  ModelOrigin origin;
  origin.schema = value_of(from, "schema");
  origin.analysis = value_of(from, "analysis");
  origin.tree = value_of(from, "tree");
  origin.articles = parse<std::size_t>(value_of(from, "articles"));
  origin.labelled = parse<std::size_t>(value_of(from, "labelled"));
  origin.revision = parse<std::uint64_t>(value_of(from, "revision"));
  origin.committed = value_of(from, "committed");
  origin.cost = parse<double>(value_of(from, "cost"));
  return origin;
}

/// Whether every index in the model is within bounds.
bool is_sound(const TopicModel& model) {
  if (model.begins.front() != 0 || model.begins.back() != model.weights.size()) return false;
  return std::is_sorted(model.begins.begin(), model.begins.end()) &&
         std::is_sorted(model.keys.begin(), model.keys.end()) &&
         std::all_of(model.weights.begin(), model.weights.end(),
                     [&](const TopicWeight& weight) { return weight.topic < model.topics.size(); });
}

TopicModel read_all(Cursor from) {
  from.take(first_line.size());
  TopicModel model;
  model.origin = read_origin(from);
  const auto topics = parse<std::size_t>(value_of(from, "topics"));
  const auto words = parse<std::size_t>(value_of(from, "words"));
  const auto weights = parse<std::size_t>(value_of(from, "weights"));
  model.unseen_rarity = parse<float>(value_of(from, "unseen"));
  for (std::size_t i = 0; i < topics; ++i) {
    model.topics.push_back(read_topic(from));
  }
  for (std::size_t i = 0; i < words; ++i) model.keys.push_back(from.take_number<std::uint64_t>());
  for (std::size_t i = 0; i < words; ++i) model.rarity.push_back(from.take_number<float>());
  for (std::size_t i = 0; i <= words; ++i) {
    model.begins.push_back(from.take_number<std::uint32_t>());
  }
  model.weights.reserve(std::min(weights, std::size_t{1} << 26U));
  for (std::size_t i = 0; i < weights; ++i) {
    const auto topic = from.take_number<std::uint32_t>();
    model.weights.push_back({topic, from.take_number<float>()});
  }
  if (!from.is_at_end() || !is_sound(model)) throw Cursor::Ended{};
  return model;
}

std::string training_command(const fs::path& folder) {
  return fmt::format("gazette-index topics train --db {}", folder.string());
}

Error damaged(const std::string& name) {
  return Error(
      fmt::format("the topic model {} is damaged", name),
      "train it again (gazette-index topics train), or remove the file to go without a model");
}

Error unreadable(const fs::path& path, std::string_view why) {
  return Error(fmt::format("the topic model {} cannot be read: {}", path.string(), why),
               "check its permissions, or remove it to go without a model");
}

/// Whether there is a model. Throws Error when its path is not a file.
bool is_there(const fs::path& path) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::not_found) return false;
  if (code) throw unreadable(path, code.message());
  if (status.type() == fs::file_type::regular) return true;
  throw Error(
      fmt::format("{} is in the place of the topic model, but is not a file", path.string()),
      "move it away");
}

/// The bytes of the file; nothing when there is no such file.
std::optional<std::string> content_of(const fs::path& path) {
  if (!is_there(path)) return std::nullopt;
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  std::array<char, 65536> piece{};
  do {
    file.read(piece.data(), piece.size());
    bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  } while (file);
  if (!file.eof()) throw unreadable(path, std::strerror(errno));
  return bytes;
}

struct Rule {
  std::string_view what;
  std::string_view of_model;
  std::string_view of_program;
};

/// The first topic of the model that has moved in the tree or is gone from it; nullptr when there
/// is none. Topics that were never in the tree, but are kept under one of its topics, still fit.
const LearnedTopic* misplaced_topic(const TopicModel& model, const TopicTree& tree) {
  const TopicNames names(tree);
  for (const LearnedTopic& topic : model.topics) {
    const bool is_gone = topic.is_of_tree && tree.find(topic.path) == nullptr;
    if (is_gone || names.filed_under(topic.path) != topic.path) return &topic;
  }
  return nullptr;
}

/// What has changed since the model was trained, so that it does not fit; empty when it fits.
std::string misfit_of(const TopicModel& model, const IndexTopics& topics) {
  for (const Rule& rule : {Rule{"schema", model.origin.schema, schema_version},
                           Rule{"analysis", model.origin.analysis, analysis_name}}) {
    if (rule.of_model == rule.of_program) continue;
    return fmt::format("{} {}, now it is {}", rule.what, rule.of_model, rule.of_program);
  }
  if (model.origin.tree == topics.digest && !is_of_other_version(topics)) return {};
  const LearnedTopic* missing = misplaced_topic(model, tree_of(topics));
  if (missing == nullptr) return {};
  return fmt::format("a different topics file: the current one has no topic {}", missing->path);
}

}  // namespace

std::string to_bytes(const TopicModel& model) {
  const ModelOrigin& origin = model.origin;
  std::string bytes(first_line);
  bytes += fmt::format(
      "schema={}\nanalysis={}\ntree={}\narticles={}\nlabelled={}\nrevision={}\ncommitted={}\n"
      "cost={}\ntopics={}\nwords={}\nweights={}\nunseen={}\n",
      origin.schema, origin.analysis, origin.tree, origin.articles, origin.labelled,
      origin.revision, origin.committed, origin.cost, model.topics.size(), model.keys.size(),
      model.weights.size(), model.unseen_rarity);
  for (const LearnedTopic& topic : model.topics) bytes += to_line(topic);
  bytes.reserve(bytes.size() + 16 * model.keys.size() + 8 * model.weights.size() + 32);
  for (const std::uint64_t key : model.keys) append_number(bytes, key);
  for (const float rarity : model.rarity) append_number(bytes, rarity);
  for (const std::uint32_t begin : model.begins) append_number(bytes, begin);
  for (const TopicWeight& weight : model.weights) {
    append_number(bytes, weight.topic);
    append_number(bytes, weight.weight);
  }
  const Hash hash = hash_of(bytes);
  return bytes.append(hash.data(), hash.size());
}

TopicModel model_of_bytes(std::string_view bytes, const std::string& name) {
  constexpr std::size_t hash_bytes = std::tuple_size_v<Hash>;
  if (!bytes.starts_with(first_line) || bytes.size() < hash_bytes) throw damaged(name);
  const std::string_view content = bytes.substr(0, bytes.size() - hash_bytes);
  const Hash hash = hash_of(content);
  if (bytes.substr(content.size()) != std::string_view(hash.data(), hash.size())) {
    throw damaged(name);
  }
  try {
    return read_all(Cursor(content));
  } catch (const Cursor::Ended&) {
    throw damaged(name);
  }
}

void require_model_path(const fs::path& folder) { is_there(folder / topic_model_name); }

void write_model(const fs::path& folder, const TopicModel& model) {
  replace_file(folder / topic_model_name, to_bytes(model));
}

std::shared_ptr<const TopicModel> read_model(const fs::path& folder, const IndexTopics& topics) {
  const fs::path path = folder / topic_model_name;
  const std::optional<std::string> bytes = content_of(path);
  if (!bytes) return nullptr;
  auto model = std::make_shared<TopicModel>(model_of_bytes(*bytes, path.string()));
  if (const std::string why = misfit_of(*model, topics); !why.empty()) {
    throw Error(
        fmt::format("the topic model {} was trained with {}", path.string(), why),
        fmt::format("train it again: {}; until then use --no-model", training_command(folder)));
  }
  return model;
}

}  // namespace gazette
