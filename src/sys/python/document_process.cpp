#include "sys/python/document_process.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/base/text.hpp"
#include "sys/clock.hpp"
#include "sys/environment.hpp"
#include "sys/patient_send.hpp"

namespace deepdive::sys::python {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using snippets::Ending;

constexpr auto describing_patience = 60s;
constexpr auto trace_patience = 3s;
constexpr auto trace_interval = 50ms;
constexpr std::size_t longest_trace = std::size_t{256} * 1024;
// How long an interruption by the user can go unseen.
constexpr auto longest_wait = 100ms;

/// Line of the first frame that lies in `file`, in what faulthandler writes; 0 when there is none.
std::size_t line_in_trace(const std::string& trace, const std::string& file) {
  const std::string mark = fmt::format("File \"{}\", line ", file);
  const std::size_t at = trace.find(mark);
  std::size_t line = 0;
  if (at != std::string::npos) std::from_chars(trace.data() + at + mark.size(), trace.data() + trace.size(), line);
  return line;
}

}  // namespace

DocumentProcess::DocumentProcess(Zygote& zygote, std::string file, Channels channels)
    : zygote_(&zygote), file_(std::move(file)), channels_(std::move(channels)) {}

DocumentProcess::~DocumentProcess() {
  // Of one that was moved from nothing is left.
  if (channels_.control.is_open() || channels_.trace.is_open()) zygote_->end();
}

Result<DocumentProcess> DocumentProcess::start(Zygote& zygote, const Opening& opening, Streams streams) {
  auto control = make_socket_pair();
  auto trace = make_pipe();
  auto output = make_pipe();
  auto errors = streams == Streams::apart ? make_pipe() : Result<Pipe>(Pipe{});
  if (!control || !trace || !output || !errors) return failure("too many open files to run code blocks");
  std::vector<int> theirs{control->theirs.get(), trace->write_end.get(), output->write_end.get()};
  if (streams == Streams::apart) theirs.push_back(errors->write_end.get());
  if (!zygote.fork(theirs)) return failure("the interpreter has ended");
  Channels channels{std::move(control->ours), std::move(trace->read_end), std::move(output->read_end),
                    std::move(errors->read_end)};
  for (const Fd* fd : {&channels.trace, &channels.output, &channels.errors}) {
    if (fd->is_open()) set_nonblocking(*fd);
  }
  DocumentProcess made(zygote, opening.file, std::move(channels));
  if (!send_all(made.channels_.control, opening_frame(opening))) return failure("the interpreter has ended");
  return made;
}

Result<std::vector<Description>> DocumentProcess::describe(const std::vector<BlockSource>& blocks) {
  const std::string token = fresh_token();
  std::string payload;
  const Limits limits{describing_patience, max_frame};
  const Event event = exchange(describing_frame(blocks, token), limits, payload);
  if (event == Event::interrupted) return failure("interrupted");
  auto made = event == Event::answered ? read_descriptions(payload, blocks.size(), token) : std::nullopt;
  if (made) return std::move(*made);
  alive_ = false;
  zygote_->end();
  return failure("is among blocks that the interpreter could not read");
}

Answer DocumentProcess::run(const Part& part, const Limits& limits) {
  const std::string token = fresh_token();
  return ask(running_frame(part, token), token, limits);
}

Answer DocumentProcess::finish(const Limits& limits) {
  const std::string token = fresh_token();
  return ask(finishing_frame(token), token, limits);
}

Answer DocumentProcess::ask(const std::string& frame, const std::string& token, const Limits& limits) {
  std::string payload;
  Event event = exchange(frame, limits, payload);
  auto answer = event == Event::answered ? read_answer(payload, token) : std::nullopt;
  if (event == Event::answered && !answer) event = Event::unsound;
  if (answer && read_output(limits.output_bytes) == Event::flooded) event = Event::flooded;
  if (event != Event::answered) return give_up(event, limits);
  answer->step.output = std::move(output_);
  answer->step.errors = std::move(errors_);
  return std::move(*answer);
}

/// Nothing may have come on the channel before the request: the token that an answer needs is in it.
DocumentProcess::Event DocumentProcess::exchange(const std::string& frame, const Limits& limits, std::string& payload) {
  forget_output();
  const ReadState early = receive_some(channels_.control, max_frame, control_);
  if (early == ReadState::data) return Event::unsound;
  if (early == ReadState::end) return Event::ended;
  const auto deadline = Clock::now() + limits.patience;
  const Sent sent = send_within(channels_.control, frame, limits.patience);
  if (sent == Sent::closed) return Event::ended;
  if (sent == Sent::late) return interrupted() ? Event::interrupted : Event::timed_out;
  return wait_for_answer({time_until(deadline), limits.output_bytes}, payload);
}

DocumentProcess::Event DocumentProcess::wait_for_answer(const Limits& limits, std::string& payload) {
  const auto deadline = Clock::now() + limits.patience;
  Event event = Event::answered;
  for (;;) {
    const FrameState state = take_frame(control_, payload);
    if (state == FrameState::complete) return control_.empty() ? Event::answered : Event::unsound;
    if (state == FrameState::unsound) return Event::unsound;
    if (event != Event::answered) return event;
    if (interrupted()) return Event::interrupted;
    const auto left = time_until(deadline);
    if (left == 0ms) return Event::timed_out;
    event = wait_once(std::min<std::chrono::milliseconds>(left, longest_wait), limits.output_bytes);
  }
}

/// Reads what comes within `patience`; Event::answered only means that nothing is wrong.
DocumentProcess::Event DocumentProcess::wait_once(std::chrono::milliseconds patience, std::size_t output_bytes) {
  std::array<pollfd, 4> entries{{{channels_.control.get(), POLLIN, 0},
                                 {zygote_->descriptor(), POLLIN, 0},
                                 {channels_.output.get(), POLLIN, 0},
                                 {channels_.errors.get(), POLLIN, 0}}};
  if (::poll(entries.data(), entries.size(), static_cast<int>(patience.count())) <= 0) return Event::answered;
  const bool any_output = entries[2].revents != 0 || entries[3].revents != 0;
  if (any_output && read_output(output_bytes) == Event::flooded) return Event::flooded;
  if (entries[0].revents != 0) {
    const ReadState state = receive_some(channels_.control, max_frame, control_);
    if (state == ReadState::end || state == ReadState::failed) return Event::ended;
  }
  return entries[1].revents != 0 && zygote_->has_ended() ? Event::ended : Event::answered;
}

DocumentProcess::Event DocumentProcess::read_output(std::size_t output_bytes) {
  drain(channels_.output, output_bytes + 1, output_);
  drain(channels_.errors, output_bytes + 1, errors_);
  return output_size() > output_bytes ? Event::flooded : Event::answered;
}

/// What came after a part had ended is nobody's.
void DocumentProcess::forget_output() {
  static_cast<void>(read_output(longest_trace));
  output_.clear();
  errors_.clear();
}

Answer DocumentProcess::give_up(Event event, const Limits& limits) {
  alive_ = false;
  Answer answer;
  answer.step.ending = event == Event::timed_out ? Ending::timed_out : Ending::died;
  if (event == Event::timed_out || event == Event::flooded) answer.step.line = hanging_line();
  const std::string ending = zygote_->end();
  if (event == Event::ended) {
    answer.exit = exit_status_in(ending);
    answer.step.message = "ended its process" + (ending.empty() ? "" : ": " + ending);
    answer.step.line = line_in_trace(next_trace(), file_);
  }
  if (event == Event::unsound) answer.step.message = "wrote to the channel that carries results and was stopped";
  if (event == Event::flooded) {
    answer.step.message = fmt::format("wrote more than {} bytes and was stopped", limits.output_bytes);
  }
  // Its last words: nothing writes any more.
  drain(channels_.output, output_.size() + longest_trace, output_);
  drain(channels_.errors, errors_.size() + longest_trace, errors_);
  answer.step.output = without_middle(output_, limits.output_bytes);
  answer.step.errors = without_middle(errors_, limits.output_bytes);
  return answer;
}

/// Where the main thread is just now. On a busy machine the block may not have been reached yet: it is asked again.
std::size_t DocumentProcess::hanging_line() {
  const auto deadline = Clock::now() + trace_patience;
  std::size_t line = 0;
  while (line == 0 && channels_.trace.is_open() && time_until(deadline) > 0ms && !interrupted()) {
    zygote_->ask_for_trace();
    line = line_in_trace(next_trace(), file_);
  }
  return line;
}

/// What comes on the trace pipe until it ends with a whole line or nothing more comes for a while.
std::string DocumentProcess::next_trace() {
  std::string trace;
  pollfd entry{channels_.trace.get(), POLLIN, 0};
  while (trace.size() < longest_trace && ::poll(&entry, 1, static_cast<int>(trace_interval.count())) > 0) {
    if (read_some(channels_.trace, longest_trace, trace) != ReadState::data) {
      channels_.trace.reset();
      break;
    }
    // The number may still be on its way when the pipe was read in the middle of it.
    if (trace.back() == '\n' && line_in_trace(trace, file_) != 0) break;
  }
  return trace;
}

}  // namespace deepdive::sys::python
