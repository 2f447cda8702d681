#include "sys/node/process.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "sys/block_environment.hpp"
#include "sys/clock.hpp"
#include "sys/environment.hpp"
#include "sys/frames.hpp"
#include "sys/patient_send.hpp"
#include "worker/embedded.hpp"

namespace deepdive::sys::node {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::json;
using snippets::Ending;
using snippets::SnippetOutcome;
using snippets::StepOutcome;

// How long an interruption by the user can go unseen.
constexpr std::chrono::milliseconds longest_wait = 100ms;
constexpr int control_number = 3;

std::string frame_of(const Json& json) { return framed(json.dump(-1, ' ', false, Json::error_handler_t::replace)); }

std::optional<Ending> ending_of(const std::string& word) {
  if (word == "completed") return Ending::completed;
  if (word == "raised") return Ending::raised;
  return word == "invalid" ? std::optional(Ending::invalid) : std::nullopt;
}

/// Nothing when the answer is unsound or has another token.
std::optional<Answer> read_answer(const std::string& payload, const std::string& token) {
  const Json json = Json::parse(payload, nullptr, false);
  try {
    if (!json.is_object() || json.at("token") != token) return std::nullopt;
    const auto ending = ending_of(json.at("ending").get<std::string>());
    if (!ending) return std::nullopt;
    Answer answer;
    answer.ends_block = !json.at("more").get<bool>();
    answer.in_one_piece = json.at("whole").get<bool>();
    answer.step.ending = *ending;
    answer.step.exception = json.at("exception").get<std::string>();
    answer.step.bases = json.at("bases").get<std::vector<std::string>>();
    answer.step.message = json.at("message").get<std::string>();
    answer.step.line = json.at("line").get<std::size_t>();
    answer.step.traceback = json.at("traceback").get<std::string>();
    if (const auto value = json.find("value"); value != json.end()) answer.step.value = value->get<std::string>();
    return answer;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::string request_frame(const Request& request, const std::string& token) {
  return frame_of({{"do", request.run ? "run" : "check"},
                   {"token", token},
                   {"source", request.source},
                   {"marked", request.marked},
                   {"line", request.line},
                   {"input", request.input ? Json(*request.input) : Json()}});
}

}  // namespace

Result<NodeProcess> NodeProcess::start(const Opening& opening) {
  auto control = make_socket_pair();
  auto output = make_pipe();
  auto errors = opening.streams == Streams::apart ? make_pipe() : Result<Pipe>(Pipe{});
  const Fd nothing = open_null();
  if (!control || !output || !errors) return failure("too many open files to run code blocks");
  const Fd& second = opening.streams == Streams::apart ? errors->write_end : output->write_end;
  ChildSpec spec{
      opening.program,
      {"-e", std::string(worker::embedded("node_boot.js")), std::string(worker::embedded("node_document.js"))},
      block_environment(opening.work, *opening.cell),
      opening.work};
  spec.descriptors = {
      {nothing.get(), 0}, {output->write_end.get(), 1}, {second.get(), 2}, {control->theirs.get(), control_number}};
  spec.cell = opening.cell;
  spec.limits.address_space_bytes = 0;  // V8 reserves far more than it uses
  auto child = Child::start(spec);
  if (!child) return tl::make_unexpected(child.error());
  Channels channels{std::move(control->ours), std::move(output->read_end), std::move(errors->read_end), child->watch()};
  for (const Fd* pipe : {&channels.output, &channels.errors}) {
    if (pipe->is_open()) set_nonblocking(*pipe);
  }
  const Json first{{"file", opening.file}, {"shown", opening.shown}, {"work", opening.work}};
  static_cast<void>(
      send_all(channels.control, frame_of(first)));  // a process that has ended is seen at its first block
  return NodeProcess(std::move(*child), std::move(channels));
}

/// What came after a block had ended is nobody's.
void NodeProcess::begin(const Limits& limits) {
  deadline_ = Clock::now() + limits.patience;
  output_bytes_ = room_ = limits.output_bytes;
  static_cast<void>(read_output());
  output_.clear();
  errors_.clear();
}

SnippetOutcome NodeProcess::run(const Request& request, const Limits& limits) {
  SnippetOutcome outcome;
  begin(limits);
  std::string token = fresh_token();
  std::string frame = request_frame(request, token);
  for (;;) {
    std::optional<Answer> answer;
    const std::size_t steps_left = request.steps - std::min(request.steps, outcome.steps.size());
    const Event event = ask(frame, token, steps_left, answer);
    if (event != Event::answered) {
      add_step(give_up(event, outcome.exit), outcome);
      return outcome;
    }
    take_output(answer->step);
    add_step(std::move(answer->step), outcome);
    if (answer->in_one_piece || outcome.ending == Ending::invalid) outcome.steps.clear();
    if (answer->ends_block) return outcome;
    token = fresh_token();
    frame = frame_of({{"token", token}});
  }
}

/// One request and the answer to it: of the last step that is left, it must be one that ends the block.
NodeProcess::Event NodeProcess::ask(const std::string& frame, const std::string& token, std::size_t steps_left,
                                    std::optional<Answer>& answer) {
  std::string payload;
  const Event event = exchange(frame, payload);
  if (event != Event::answered) return event;
  answer = read_answer(payload, token);
  const bool sound = answer && (answer->ends_block || steps_left > 1);
  if (!sound) return Event::unsound;
  return read_output() ? Event::answered : Event::flooded;
}

void NodeProcess::take_output(StepOutcome& step) {
  room_ -= std::min(room_, output_.size() + errors_.size());
  step.output = std::move(output_);
  step.errors = std::move(errors_);
  output_.clear();
  errors_.clear();
}

/// Nothing may have come on the channel before the request: the token that an answer needs is in it.
NodeProcess::Event NodeProcess::exchange(const std::string& frame, std::string& payload) {
  const ReadState early = receive_some(channels_.control, max_frame, control_);
  if (early == ReadState::data) return Event::unsound;
  if (early == ReadState::end) return Event::ended;
  const Sent sent = send_within(channels_.control, frame, time_until(deadline_));
  if (sent != Sent::all) return sent == Sent::closed ? Event::ended : Event::timed_out;
  Event event = Event::answered;
  FrameState state = FrameState::partial;
  while ((state = take_frame(control_, payload)) == FrameState::partial && event == Event::answered) {
    const auto left = time_until(deadline_);
    event = left <= 0ms || interrupted() ? Event::timed_out : wait_once(std::min(left, longest_wait));
  }
  if (state == FrameState::partial) return event;
  return state == FrameState::complete && control_.empty() ? Event::answered : Event::unsound;
}

/// Reads what comes within `patience`; Event::answered only means that nothing is wrong.
NodeProcess::Event NodeProcess::wait_once(std::chrono::milliseconds patience) {
  std::array<pollfd, 4> entries{{{channels_.control.get(), POLLIN, 0},
                                 {channels_.output.get(), POLLIN, 0},
                                 {channels_.errors.get(), POLLIN, 0},
                                 {channels_.end.get(), POLLIN, 0}}};
  if (::poll(entries.data(), entries.size(), static_cast<int>(patience.count())) <= 0) return Event::answered;
  if (!read_output()) return Event::flooded;
  if (entries[0].revents != 0) {
    const ReadState state = receive_some(channels_.control, max_frame, control_);
    if (state == ReadState::end || state == ReadState::failed) return Event::ended;
  }
  return entries[3].revents != 0 ? Event::ended : Event::answered;
}

/// False when there is too much of it.
bool NodeProcess::read_output() {
  drain(channels_.output, room_, output_);
  drain(channels_.errors, room_, errors_);
  return output_.size() + errors_.size() <= room_;
}

/// A program may end itself: with status 0 that is its end like any other.
StepOutcome NodeProcess::give_up(Event event, std::optional<int>& exit) {
  alive_ = false;
  StepOutcome step;
  step.ending = event == Event::timed_out ? Ending::timed_out : Ending::died;
  const std::string ending = child_.end(event == Event::ended ? 1000ms : 0ms);
  if (event == Event::ended) {
    exit = exit_status_in(ending);
    if (exit == 0) step.ending = Ending::completed;
    else step.message = "ended its process: " + ending;
  }
  if (event == Event::unsound) step.message = "wrote to the channel that carries results and was stopped";
  if (event == Event::flooded) step.message = fmt::format("wrote more than {} bytes and was stopped", output_bytes_);
  static_cast<void>(read_output());  // its last words: nothing writes any more
  output_.resize(std::min(output_.size(), room_));
  errors_.resize(std::min(errors_.size(), room_));
  take_output(step);
  return step;
}

}  // namespace deepdive::sys::node
