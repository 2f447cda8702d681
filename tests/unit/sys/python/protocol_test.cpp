#include "sys/python/protocol.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "support/catch.hpp"

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
  std::string buffer = request_frame(Task::compile, snippet, "t0");
  std::string payload;
  REQUIRE(take_frame(buffer, payload) == FrameState::complete);
  CHECK(Json::parse(payload) == Json({{"do", "compile"}, {"token", "t0"}, {"line", 7}, {"source", "print('ä')\n"}}));
}

TEST_CASE("an answer is read into an outcome", "[sys][protocol]") {
  const auto outcome = read_answer(
      R"({"token":"t","ending":"raised","exception":"KeyError","bases":["KeyError","LookupError"],"message":"'a'",
          "line":3,"traceback":"Traceback","missing":["x"],"unbound":["y","z"]})",
      Task::run, "t");
  REQUIRE(outcome);
  CHECK(outcome->ending == Ending::raised);
  CHECK(outcome->exception == "KeyError");
  CHECK(outcome->bases == std::vector<std::string>{"KeyError", "LookupError"});
  CHECK(outcome->message == "'a'");
  CHECK(outcome->line == 3);
  CHECK(outcome->traceback == "Traceback");
  CHECK(outcome->missing_names == std::vector<std::string>{"x"});
  CHECK(outcome->unbound == std::vector<std::string>{"y", "z"});
}

TEST_CASE("an answer that is not sound is none", "[sys][protocol]") {
  for (const std::string payload :
       {R"({"token":"t","ending":"completed")", R"([])", R"("t")", R"({"ending":"completed"})",
        R"({"token":"other","ending":"completed"})", R"({"token":"t","ending":"passed"})",
        R"({"token":"t","ending":"not_run"})", R"({"token":"t"})", R"({"token":"t","ending":"raised","line":"x"})",
        R"({"token":"t","ending":"raised","bases":[1]})"}) {
    INFO(payload);
    CHECK_FALSE(read_answer(payload, Task::run, "t"));
  }
  CHECK(read_answer(R"({"token":"t","ending":"not_run"})", Task::names, "t"));
  CHECK_FALSE(read_answer(R"({"token":"t","ending":"completed"})", Task::names, "t"));
}

TEST_CASE("a greeting names the interpreter's version", "[sys][protocol]") {
  CHECK(is_greeting(R"({"version":"3.11.2"})"));
  CHECK_FALSE(is_greeting(R"({"version":3})"));
  CHECK_FALSE(is_greeting("hello"));
}

TEST_CASE("tokens do not repeat", "[sys][protocol]") {
  std::set<std::string> tokens;
  for (int i = 0; i < 100; ++i) tokens.insert(fresh_token());
  CHECK(tokens.size() == 100);
  CHECK(tokens.begin()->size() == 32);
}
