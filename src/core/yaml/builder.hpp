// Builds a tree out of yaml-cpp's events, and refuses what settings and front matter have no use for.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/yaml/value.hpp"

namespace deepdive::yaml {

/// Thrown out of an event handler to stop the parser; never leaves this module.
struct Refusal : std::exception {
  explicit Refusal(Problem found) : problem(std::move(found)) {}
  Problem problem;
};

// Both the builder and the parser say these: yaml-cpp complains of some of the marks before it hands them over.
inline constexpr std::string_view anchor_message = "anchors ('&name') are not read here";
inline constexpr std::string_view anchor_help = "write the value out where it is needed";
inline constexpr std::string_view alias_message = "aliases ('*name') are not read here";
inline constexpr std::string_view alias_help = "write the value out, or put it in quotes";

class Builder : public YAML::EventHandler {
public:
  /// `text` is what the parser reads; `base` is added to its offsets.
  Builder(std::string_view text, std::size_t base) : text_(text), base_(base) {}

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

  [[nodiscard]] Tree take() { return std::move(tree_); }
  /// Where the last value that was read ends, in the parser's text.
  [[nodiscard]] std::size_t progress() const { return progress_; }

private:
  struct Level {
    Value value = {};
    bool flow = false;
    bool has_key = false;
    std::string key = {};
    Span key_span = {};
    std::map<std::string, std::size_t> places = {};  ///< of members, by key
  };

  [[noreturn]] void refuse(std::size_t at, std::string message, std::string help = {}) const;
  [[nodiscard]] bool holds(std::size_t at) const;
  [[nodiscard]] Span null_span(std::size_t at) const;
  void check_properties(std::size_t at, const std::string& tag, YAML::anchor_t anchor) const;
  void open(Kind kind, std::size_t at, YAML::EmitterStyle::value style);
  void close();
  void add(Value value);
  void add_key(const Value& key);
  void add_member(Level& level, Value value);

  std::string_view text_;
  std::size_t base_;
  std::vector<Level> levels_ = {};
  bool began_ = false;
  std::size_t values_ = 0;
  std::size_t progress_ = 0;
  Tree tree_ = {};
};

}  // namespace deepdive::yaml
