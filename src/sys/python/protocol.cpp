#include "sys/python/protocol.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace deepdive::sys::python {

namespace {

using Json = nlohmann::json;
using snippets::Ending;
using snippets::Shape;
using snippets::SnippetOutcome;
using snippets::StepOutcome;
using Words = std::vector<std::string>;

std::string framed(const Json& json) { return sys::framed(json.dump(-1, ' ', false, Json::error_handler_t::replace)); }

/// not_run for what is no ending of code that ran.
Ending ending_of(const Json& json) {
  const auto word = json.at("ending").get<std::string>();
  if (word == "completed") return Ending::completed;
  if (word == "raised") return Ending::raised;
  return word == "invalid" ? Ending::invalid : Ending::not_run;
}

/// What a step and a block have in common.
template <class Outcome>
Outcome outcome_of(const Json& json) {
  Outcome outcome;
  outcome.ending = ending_of(json);
  outcome.exception = json.value("exception", "");
  outcome.bases = json.value("bases", Words{});
  outcome.message = json.value("message", "");
  outcome.line = json.value("line", std::size_t{0});
  outcome.traceback = json.value("traceback", "");
  return outcome;
}

SnippetOutcome problem_of(const Json& json) {
  auto outcome = outcome_of<SnippetOutcome>(json);
  outcome.missing_names = json.value("missing", Words{});
  outcome.unbound = json.value("unbound", Words{});
  return outcome;
}

Shape shape_of(const Json& json) {
  Shape shape;
  shape.known = json.at("known").get<bool>();
  for (const Json& each : json.at("statements")) {
    shape.statements.push_back({each.at("first").get<std::size_t>(), each.at("last").get<std::size_t>(),
                                each.at("expression").get<bool>(), each.at("prints").get<bool>()});
  }
  for (const Json& each : json.at("comments")) {
    shape.comments.push_back({each.at("line").get<std::size_t>(), each.at("byte").get<std::size_t>(),
                              each.at("trailing").get<bool>(), each.at("top_level").get<bool>(),
                              each.at("text").get<std::string>()});
  }
  for (const Json& each : json.at("examples")) {
    shape.examples.push_back({each.at("first").get<std::size_t>(), each.at("last").get<std::size_t>(),
                              each.at("output").get<std::size_t>(), each.at("source").get<std::string>()});
  }
  return shape;
}

Description description_of(const Json& json) {
  Description made;
  made.shape = shape_of(json.at("shape"));
  made.code = json.at("code").get<std::string>();
  made.names = json.at("names").get<Words>();
  if (!json.at("problem").is_null()) made.problem = problem_of(json.at("problem"));
  return made;
}

Answer answer_of(const Json& json) {
  Answer answer{outcome_of<StepOutcome>(json), json.value("missing", Words{}), json.value("unbound", Words{})};
  if (json.contains("exit")) answer.exit = json.at("exit").get<int>();
  const auto value = json.find("value");
  if (value != json.end() && !value->is_null()) answer.step.value = value->get<std::string>();
  return answer;
}

/// What `read` makes of an answer with this token; nothing when it is not as it must be.
template <class Read>
auto read_with_token(const std::string& payload, const std::string& token, const Read& read)
    -> std::optional<decltype(read(Json{}))> {
  const Json json = Json::parse(payload, nullptr, false);
  try {
    if (!json.is_object() || json.at("token") != token) return std::nullopt;
    return read(json);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

std::string warming_frame(const Warming& warming) {
  Json json{{"modules", warming.modules}, {"distributions", warming.distributions}, {"confinement", nullptr}};
  if (warming.confinement) {
    const sandbox::Domain& domain = warming.confinement->domain;
    Json paths = Json::array();
    for (const sandbox::PathRight& right : domain.paths) paths.push_back({right.path, right.rights});
    json["confinement"] = {{"files", domain.files},
                           {"ports", domain.ports},
                           {"scopes", domain.scopes},
                           {"paths", std::move(paths)},
                           {"own", warming.confinement->own_rights},
                           {"alone", warming.confinement->alone}};
  }
  return framed(json);
}

std::optional<Interpreter> read_greeting(const std::string& payload) {
  const Json json = Json::parse(payload, nullptr, false);
  try {
    return Interpreter{json.at("version").get<std::string>(),
                       json.at("distributions").get<std::map<std::string, std::string>>()};
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::string opening_frame(const Opening& opening) {
  return framed({{"file", opening.file},
                 {"shown", opening.shown},
                 {"work", opening.work},
                 {"writes_files", opening.writes_files}});
}

std::string describing_frame(const std::vector<BlockSource>& blocks, const std::string& token) {
  Json list = Json::array();
  for (const BlockSource& each : blocks) {
    list.push_back({{"block", each.index},
                    {"source", each.snippet->source},
                    {"line", each.snippet->first_line},
                    {"session", each.snippet->session},
                    {"fragment", each.snippet->fragment}});
  }
  return framed({{"do", "describe"}, {"token", token}, {"blocks", list}});
}

std::optional<std::vector<Description>> read_descriptions(const std::string& payload, std::size_t count,
                                                          const std::string& token) {
  auto read = read_with_token(payload, token, [](const Json& json) {
    std::vector<Description> list;
    for (const Json& each : json.at("blocks")) list.push_back(description_of(each));
    return list;
  });
  return read && read->size() == count ? std::move(read) : std::nullopt;
}

std::string running_frame(const Part& part, const std::string& token) {
  return framed({{"do", "run"},
                 {"token", token},
                 {"block", part.index},
                 {"first", part.first},
                 {"count", part.count},
                 {"value", part.wants_value},
                 {"begins", part.begins},
                 {"input", part.input ? Json(*part.input) : Json()}});
}

std::string finishing_frame(const std::string& token) { return framed({{"do", "finish"}, {"token", token}}); }

std::optional<Answer> read_answer(const std::string& payload, const std::string& token) {
  auto read = read_with_token(payload, token, answer_of);
  return read && read->step.ending != Ending::not_run ? std::move(read) : std::nullopt;
}

}  // namespace deepdive::sys::python
