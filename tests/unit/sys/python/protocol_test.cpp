#include "sys/python/protocol.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "support/catch.hpp"

using namespace deepdive::sys;
using namespace deepdive::sys::python;
using deepdive::snippets::Ending;
using Json = nlohmann::json;

namespace {

std::string frame_of(const std::string& payload) {
  return std::string("\0\0", 2) + static_cast<char>(payload.size() >> 8) + static_cast<char>(payload.size() & 0xFF) +
         payload;
}

}  // namespace

TEST_CASE("a frame is taken once it is whole", "[sys][protocol]") {
  const std::string whole = frame_of("{\"a\":1}") + frame_of("{}");
  std::string buffer;
  std::string payload;
  for (std::size_t i = 0; i < frame_of("{\"a\":1}").size(); ++i) {
    CHECK(take_frame(buffer, payload) == FrameState::partial);
    buffer += whole[i];
  }
  REQUIRE(take_frame(buffer, payload) == FrameState::complete);
  CHECK(payload == "{\"a\":1}");
  CHECK(buffer.empty());
  buffer = whole;
  REQUIRE(take_frame(buffer, payload) == FrameState::complete);
  REQUIRE(take_frame(buffer, payload) == FrameState::complete);
  CHECK(payload == "{}");
}

TEST_CASE("a frame that claims to be huge is unsound at once", "[sys][protocol]") {
  std::string buffer("\x7F\xFF\xFF\xFF", 4);
  std::string payload;
  CHECK(take_frame(buffer, payload) == FrameState::unsound);
}

TEST_CASE("a request carries what the worker needs", "[sys][protocol]") {
  deepdive::snippets::Snippet snippet;
  snippet.source = "print('ä')\n";
  snippet.first_line = 7;
  snippet.session = true;
  std::string buffer = describing_frame({{3, &snippet}}, "t0");
  std::string payload;
  REQUIRE(take_frame(buffer, payload) == FrameState::complete);
  CHECK(Json::parse(payload) == Json::parse(R"({"do":"describe","token":"t0","blocks":[
      {"block":3,"source":"print('ä')\n","line":7,"session":true,"fragment":false}]})"));
  buffer = running_frame({3, 1, 2, true, false, "Ada"}, "t1");
  REQUIRE(take_frame(buffer, payload) == FrameState::complete);
  CHECK(Json::parse(payload) == Json::parse(R"({"do":"run","token":"t1","block":3,"first":1,"count":2,"value":true,
      "begins":false,"input":"Ada"})"));
}

TEST_CASE("an answer is read with all that it says", "[sys][protocol]") {
  const auto answer = read_answer(
      R"({"token":"t","ending":"raised","exception":"KeyError","bases":["KeyError","LookupError"],"message":"'a'",
          "line":3,"traceback":"Traceback","missing":["x"],"unbound":["y","z"],"exit":2,"value":"5"})",
      "t");
  REQUIRE(answer);
  CHECK(answer->step.ending == Ending::raised);
  CHECK(answer->step.exception == "KeyError");
  CHECK(answer->step.bases == std::vector<std::string>{"KeyError", "LookupError"});
  CHECK(answer->step.message == "'a'");
  CHECK(answer->step.line == 3);
  CHECK(answer->step.traceback == "Traceback");
  CHECK(answer->step.value == "5");
  CHECK(answer->missing == std::vector<std::string>{"x"});
  CHECK(answer->unbound == std::vector<std::string>{"y", "z"});
  CHECK(answer->exit == 2);
}

TEST_CASE("an answer that is not sound is none", "[sys][protocol]") {
  for (const std::string payload :
       {R"({"token":"t","ending":"completed")", R"([])", R"("t")", R"({"ending":"completed"})",
        R"({"token":"other","ending":"completed"})", R"({"token":"t","ending":"passed"})",
        R"({"token":"t","ending":"not_run"})", R"({"token":"t"})", R"({"token":"t","ending":"raised","line":"x"})",
        R"({"token":"t","ending":"raised","bases":[1]})", R"({"token":"t","ending":"completed","value":5})"}) {
    INFO(payload);
    CHECK_FALSE(read_answer(payload, "t"));
  }
}

TEST_CASE("a description is read, one for each block", "[sys][protocol]") {
  const std::string payload = R"({"token":"t","blocks":[{"shape":{"known":true,
      "statements":[{"first":3,"last":4,"expression":true,"prints":false}],
      "comments":[{"line":4,"byte":5,"trailing":true,"top_level":false,"text":"# a"}],
      "examples":[{"first":6,"last":7,"output":2,"source":"f(\n)\n"}]},
      "code":"x\n","problem":null,"names":["x"]}]})";
  const auto read = read_descriptions(payload, 1, "t");
  REQUIRE(read);
  const Description& made = read->front();
  CHECK(made.shape ==
        deepdive::snippets::Shape{true, {{3, 4, true, false}}, {{4, 5, true, false, "# a"}}, {{6, 7, 2, "f(\n)\n"}}});
  CHECK(made.code == "x\n");
  CHECK(made.names == std::vector<std::string>{"x"});
  CHECK_FALSE(made.problem);
  CHECK_FALSE(read_descriptions(payload, 2, "t"));
  CHECK_FALSE(read_descriptions(payload, 1, "u"));
}

TEST_CASE("a greeting names the interpreter's version and distributions", "[sys][protocol]") {
  const auto read = read_greeting(R"({"version":"3.11.2","distributions":{"numpy":"1.24"}})");
  REQUIRE(read);
  CHECK(read->version == "3.11.2");
  CHECK(read->distributions == std::map<std::string, std::string>{{"numpy", "1.24"}});
  CHECK_FALSE(read_greeting(R"({"version":3,"distributions":{}})"));
  CHECK_FALSE(read_greeting("hello"));
}

TEST_CASE("tokens do not repeat", "[sys][protocol]") {
  std::set<std::string> tokens;
  for (int i = 0; i < 100; ++i) tokens.insert(fresh_token());
  CHECK(tokens.size() == 100);
  CHECK(tokens.begin()->size() == 32);
}
