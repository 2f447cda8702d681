#include "sys/fd.hpp"

#include <string>

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("what is read is appended, and takes no more room than it needs", "[fd]") {
  const auto pipe = sys::make_pipe();
  REQUIRE(pipe);
  REQUIRE(sys::write_all(pipe->write_end, "twelve bytes"));
  std::string text = "and ";
  CHECK(sys::read_some(pipe->read_end, 100'000, text) == sys::ReadState::data);
  CHECK(text == "and twelve bytes");
  CHECK(text.capacity() < 1000);
}

TEST_CASE("no more is read than is asked for", "[fd]") {
  const auto pair = sys::make_socket_pair();
  REQUIRE(pair);
  REQUIRE(sys::send_all(pair->ours, "twelve bytes"));
  std::string text;
  CHECK(sys::receive_some(pair->theirs, 6, text) == sys::ReadState::data);
  CHECK(text == "twelve");
  CHECK(sys::receive_some(pair->theirs, 100'000, text) == sys::ReadState::data);
  CHECK(text == "twelve bytes");
  CHECK(sys::receive_some(pair->theirs, 100'000, text) == sys::ReadState::nothing_now);
  CHECK(text == "twelve bytes");
}
