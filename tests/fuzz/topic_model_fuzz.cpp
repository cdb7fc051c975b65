// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the file of a topic model, once as they are and once with the hash that belongs to
// them: reading fails with Error only, and a model that could be read can be stored and can score
// an article.
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace gazette {
namespace {

/// Some words of the model, and one that it does not have.
std::vector<Feature> features_of(const TopicModel& model) {
  std::vector<Feature> features = {{0x0123456789ABCDEF, 3}};
  for (std::size_t i = 0; i < model.keys.size() && i < 100; ++i) {
    features.push_back({model.keys[i], static_cast<std::uint32_t>(1 + i)});
  }
  return features;
}

void use(const TopicModel& model) {
  const std::vector<Feature> features = features_of(model);
  TopicScorer scorer(model);
  for (const FiledTopic& topic : scorer.topics(features)) {
    demand(topic.confidence >= 0 && topic.confidence <= 1, "a confidence is out of range");
  }
  if (!model.topics.empty()) scorer.contributions(features, 0);
}

void read(const std::string& bytes) {
  try {
    const TopicModel model = model_of_bytes(bytes, "topics.model");
    use(model);
    const std::string stored = to_bytes(model);
    demand(to_bytes(model_of_bytes(stored, "again")) == stored,
           "a model changes when it is stored");
  } catch (const Error& error) {
    demand_text(error.what(), "an error");
  }
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(gazette::input_text(data, size));
  gazette::read(bytes);
  const gazette::Hash hash = gazette::hash_of(bytes);
  gazette::read(bytes.append(hash.data(), hash.size()));
  return 0;
}
