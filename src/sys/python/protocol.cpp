#include "sys/python/protocol.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>
#include <nlohmann/json.hpp>

namespace deepdive::sys::python {

namespace {

using Json = nlohmann::json;
using snippets::Ending;
using snippets::SnippetOutcome;

constexpr std::size_t length_bytes = 4;

std::string framed(const Json& json) {
  const std::string payload = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string frame;
  for (std::size_t i = length_bytes; i-- > 0;) frame += static_cast<char>((payload.size() >> (8 * i)) & 0xFFU);
  return frame + payload;
}

std::string_view word_for(Task task) {
  switch (task) {
    case Task::run: return "run";
    case Task::compile: return "compile";
    case Task::names: return "names";
  }
  return {};
}

std::optional<Ending> parse_ending(const std::string& word) {
  if (word == "completed") return Ending::completed;
  if (word == "raised") return Ending::raised;
  if (word == "invalid") return Ending::invalid;
  if (word == "not_run") return Ending::not_run;
  return std::nullopt;
}

SnippetOutcome outcome_of(const Json& json, Ending ending) {
  SnippetOutcome outcome;
  outcome.ending = ending;
  outcome.exception = json.value("exception", "");
  outcome.bases = json.value("bases", std::vector<std::string>{});
  outcome.message = json.value("message", "");
  outcome.line = json.value("line", std::size_t{0});
  outcome.traceback = json.value("traceback", "");
  outcome.missing_names = json.value("missing", std::vector<std::string>{});
  outcome.unbound = json.value("unbound", std::vector<std::string>{});
  return outcome;
}

}  // namespace

std::string opening_frame(std::string_view file, std::string_view shown) {
  return framed({{"file", file}, {"shown", shown}});
}

std::string request_frame(Task task, const snippets::Snippet& snippet, const std::string& token) {
  return framed({{"do", word_for(task)}, {"token", token}, {"line", snippet.first_line}, {"source", snippet.source}});
}

FrameState take_frame(std::string& buffer, std::string& payload) {
  if (buffer.size() < length_bytes) return FrameState::partial;
  std::size_t length = 0;
  for (std::size_t i = 0; i < length_bytes; ++i) length = length << 8 | static_cast<unsigned char>(buffer[i]);
  if (length > max_frame) return FrameState::unsound;
  if (buffer.size() < length_bytes + length) return FrameState::partial;
  payload = buffer.substr(length_bytes, length);
  buffer.erase(0, length_bytes + length);
  return FrameState::complete;
}

bool is_greeting(const std::string& payload) {
  const Json json = Json::parse(payload, nullptr, false);
  return json.is_object() && json.contains("version") && json["version"].is_string();
}

std::optional<SnippetOutcome> read_answer(const std::string& payload, Task task, const std::string& token) {
  const Json json = Json::parse(payload, nullptr, false);
  try {
    if (!json.is_object() || json.at("token") != token) return std::nullopt;
    const auto ending = parse_ending(json.at("ending").get<std::string>());
    if (!ending || (*ending == Ending::not_run) != (task == Task::names)) return std::nullopt;
    return outcome_of(json, *ending);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::string fresh_token() {
  std::array<unsigned char, 16> bytes{};
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::getrandom(bytes.data() + filled, bytes.size() - filled, 0);
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
  std::string token;
  for (const unsigned char byte : bytes) token += fmt::format("{:02x}", byte);
  return token;
}

}  // namespace deepdive::sys::python
