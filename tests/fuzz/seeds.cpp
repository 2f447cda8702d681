#include "fuzz/seeds.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/markdown/document.hpp"

namespace fs = std::filesystem;

namespace deepdive::fuzz {

namespace {

// What is longer tells a fuzzer nothing more and makes it slow.
constexpr std::size_t longest = 4096;

const fs::path tests_folder = fs::path(DEEPDIVE_SOURCE_DIR) / "tests";

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// All files below a folder, sorted, so that each run sees the same.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Takes texts of the wanted languages, each once.
class Collector {
public:
  explicit Collector(const Target& target) : wanted_(target.seeds.begin(), target.seeds.end()) {}

  void take(std::string_view language, const std::string& text) {
    if (text.size() > longest || wanted_.count(language) == 0 || !seen_.insert(text).second) return;
    texts_.push_back(text);
  }

  /// A text with the blocks in it, and the blocks in those of Markdown.
  void take_markdown(const std::string& text) {
    take("markdown", text);
    for (const markdown::CodeBlock& block : markdown::parse(SourceFile("seed.md", text), 0).code_blocks) {
      take("info", block.info);
      take(block.language(), block.content);
      if (block.language() == "markdown") take_markdown(block.content);
    }
  }

  [[nodiscard]] std::vector<std::string> taken() { return std::move(texts_); }

private:
  std::set<std::string_view> wanted_;
  std::set<std::string> seen_ = {};
  std::vector<std::string> texts_ = {};
};

}  // namespace

std::vector<std::string> found_inputs(const Target& target) {
  std::vector<std::string> inputs;
  for (const fs::path& file : files_below(tests_folder / "fuzz" / "inputs" / target.name)) {
    inputs.push_back(text_of(file));
  }
  return inputs;
}

std::vector<std::string> seeds_of(const Target& target) {
  Collector collector(target);
  for (const std::string folder : {"fixtures", "rules", "cli"}) {
    for (const fs::path& file : files_below(tests_folder / folder)) {
      const std::string extension = file.extension().string();
      if (extension == ".md") collector.take_markdown(text_of(file));
      else if (extension.size() > 1) collector.take(extension.substr(1), text_of(file));
    }
  }
  std::vector<std::string> seeds = collector.taken();
  if (seeds.empty()) seeds.emplace_back();
  return seeds;
}

}  // namespace deepdive::fuzz
