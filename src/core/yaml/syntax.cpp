#include "core/yaml/syntax.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "core/yaml/builder.hpp"
#include "core/yaml/extent.hpp"
#include "core/yaml/mistake.hpp"

namespace deepdive::yaml {

namespace {

constexpr std::size_t max_depth = 64;

/// Follows the parser and keeps nothing but where it is.
class Listener : public YAML::EventHandler {
public:
  explicit Listener(std::string_view text) : text_(text) {}

  /// Of some texts the parser makes one empty document after another without moving on.
  void OnDocumentStart(const YAML::Mark& mark) override {
    const std::size_t at = offset(mark);
    if (document_ && at <= *document_) throw Refusal({{at, at}, "no value can begin here", {}});
    document_ = at;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t, const std::string& value) override {
    progress_ = std::max(progress_, scalar_end(text_, offset(mark), value));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(offset(mark));
  }
  void OnSequenceEnd() override { --depth_; }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(offset(mark));
  }
  void OnMapEnd() override { --depth_; }

  [[nodiscard]] std::size_t progress() const { return progress_; }

private:
  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
    return mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(mark.pos), text_.size());
  }
  void open(std::size_t at) {
    if (++depth_ <= max_depth) return;
    throw Refusal({{at, at}, fmt::format("values are nested more than {} levels deep", max_depth), {}});
  }

  std::string_view text_;
  std::optional<std::size_t> document_ = std::nullopt;  ///< where the last document begins
  std::size_t depth_ = 0;
  std::size_t progress_ = 0;
};

}  // namespace

std::optional<Problem> syntax_problem(std::string_view text) {
  if (const auto bad = first_invalid_utf8(text)) return Problem{{*bad, *bad + 1}, "the text is not UTF-8", {}};
  Listener listener(text);
  try {
    // An end of the document in the text makes an unclosed quote an error instead of a value.
    std::istringstream stream(std::string(text) + "\n...\n");
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(listener)) continue;
    return std::nullopt;
  } catch (const Refusal& refusal) {
    return refusal.problem;
  } catch (const YAML::Exception& error) {
    return explain(error, text, listener.progress());
  }
}

}  // namespace deepdive::yaml
