#include "sys/python/document_process.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <utility>

#include "sys/environment.hpp"
#include "sys/files.hpp"
#include "worker/embedded.hpp"

namespace deepdive::sys::python {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using snippets::Ending;
using snippets::SnippetOutcome;

constexpr auto greeting_patience = 30s;
constexpr auto trace_patience = 3s;
constexpr auto trace_interval = 50ms;
constexpr std::size_t longest_trace = std::size_t{256} * 1024;
constexpr auto exit_patience = 2s;
// How long an interruption by the user can go unseen.
constexpr auto longest_wait = 100ms;

std::chrono::milliseconds time_until(Clock::time_point moment) {
  return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(moment - Clock::now()));
}

/// What a block sees of the world: nothing of the caller's but where programs are.
std::vector<std::string> clean_environment(const std::string& home) {
  return {"PATH=" + environment_variable("PATH").value_or("/usr/local/bin:/usr/bin:/bin"),
          "HOME=" + home,
          "TMPDIR=" + home,
          "LC_ALL=C.UTF-8",
          "TZ=UTC",
          "NO_COLOR=1",
          "COLUMNS=80",
          "PYTHONHASHSEED=0",
          "PYTHONDONTWRITEBYTECODE=1"};
}

/// The document's code as a file that has its name.
Result<std::string> write_code(const WorkerSpec& spec) {
  const std::string name = spec.document_name.substr(spec.document_name.rfind('/') + 1);
  std::string path = spec.files + '/' + name.substr(0, name.rfind('.')) + ".py";
  if (auto written = create_file(path, spec.code); !written) {
    return tl::make_unexpected(named(path, written.error()));
  }
  return path;
}

/// Line of the first frame that lies in `file`, in what faulthandler writes; 0 when there is none.
std::size_t line_in_trace(const std::string& trace, const std::string& file) {
  const std::string mark = fmt::format("File \"{}\", line ", file);
  const std::size_t at = trace.find(mark);
  std::size_t line = 0;
  if (at != std::string::npos) std::from_chars(trace.data() + at + mark.size(), trace.data() + trace.size(), line);
  return line;
}

}  // namespace

PythonWorker::PythonWorker(std::string file, Channels channels, Child child, std::size_t output_bytes)
    : file_(std::move(file)),
      channels_(std::move(channels)),
      child_(std::move(child)),
      output_bytes_(output_bytes) {}

Result<PythonWorker> PythonWorker::start(const WorkerSpec& spec) {
  const auto file = write_code(spec);
  auto control = make_socket_pair();
  auto output = make_pipe();
  auto trace = make_pipe();
  const Fd nothing = open_null();
  if (!file) return tl::make_unexpected(file.error());
  if (!control || !output || !trace) return failure("too many open files to run code blocks");
  auto child = Child::start({spec.interpreter,
                             {"-s", "-u", "-c", std::string(worker::embedded("python_document.py"))},
                             clean_environment(spec.work),
                             spec.work,
                             {{nothing.get(), 0},
                              {output->write_end.get(), 1},
                              {output->write_end.get(), 2},
                              {control->theirs.get(), 3},
                              {trace->write_end.get(), 4}}});
  if (!child) return tl::make_unexpected(child.error());
  Channels channels{std::move(control->ours), std::move(output->read_end), std::move(trace->read_end)};
  for (const Fd* fd : {&channels.output, &channels.trace}) set_nonblocking(*fd);
  PythonWorker made(*file, std::move(channels), std::move(*child), spec.output_bytes);
  // Only the worker may hold the other ends now: their closing tells that it has ended.
  control->theirs.reset();
  output->write_end.reset();
  trace->write_end.reset();
  if (!made.greet(spec)) {
    return failure(fmt::format("'{}' is no Python interpreter that can run code blocks", spec.interpreter));
  }
  return made;
}

bool PythonWorker::greet(const WorkerSpec& spec) {
  std::string payload;
  return wait_for_answer(greeting_patience, payload) == Event::answered && is_greeting(payload) &&
         send_all(channels_.control, opening_frame(file_, spec.document_name));
}

SnippetOutcome PythonWorker::ask(Task task, const snippets::Snippet& snippet) {
  drain_output();
  output_.clear();
  const std::string token = fresh_token();
  const ReadState early = receive_some(channels_.control, max_frame, control_);
  if (early == ReadState::data) return give_up(Event::unsound);
  if (early == ReadState::end || !send_all(channels_.control, request_frame(task, snippet, token))) {
    return give_up(Event::ended);
  }
  std::string payload;
  const Event event = wait_for_answer(snippet.timeout, payload);
  if (event != Event::answered) return give_up(event);
  auto outcome = read_answer(payload, task, token);
  if (!outcome) return give_up(Event::unsound);
  drain_output();
  if (output_.size() > output_bytes_) return give_up(Event::flooded);
  outcome->output = std::move(output_);
  return std::move(*outcome);
}

PythonWorker::Event PythonWorker::wait_for_answer(std::chrono::milliseconds patience, std::string& payload) {
  const auto deadline = Clock::now() + patience;
  for (;;) {
    const FrameState state = take_frame(control_, payload);
    if (state == FrameState::complete) return control_.empty() ? Event::answered : Event::unsound;
    if (state == FrameState::unsound) return Event::unsound;
    if (interrupted()) return Event::interrupted;
    const auto left = time_until(deadline);
    if (left == 0ms) return Event::timed_out;
    const Event event = wait_once(std::min<std::chrono::milliseconds>(left, longest_wait));
    if (event != Event::answered) return event;
  }
}

/// Reads what comes within `patience`; Event::answered only means that nothing is wrong.
PythonWorker::Event PythonWorker::wait_once(std::chrono::milliseconds patience) {
  std::array<pollfd, 2> entries{{{channels_.control.get(), POLLIN, 0}, {channels_.output.get(), POLLIN, 0}}};
  if (::poll(entries.data(), entries.size(), static_cast<int>(patience.count())) <= 0) return Event::answered;
  return read_ready(entries[0].revents != 0, entries[1].revents != 0);
}

PythonWorker::Event PythonWorker::read_ready(bool control, bool output) {
  if (output) {
    const ReadState state = read_some(channels_.output, output_bytes_ + 1, output_);
    // A block may close its output; an end that is always ready must not keep us busy.
    if (state == ReadState::end || state == ReadState::failed) channels_.output.reset();
    if (output_.size() > output_bytes_) return Event::flooded;
  }
  if (!control) return Event::answered;
  const ReadState state = receive_some(channels_.control, max_frame, control_);
  return state == ReadState::end || state == ReadState::failed ? Event::ended : Event::answered;
}

void PythonWorker::drain_output() {
  while (channels_.output.is_open() && output_.size() <= output_bytes_ &&
         read_some(channels_.output, output_bytes_ + 1, output_) == ReadState::data) {
  }
}

SnippetOutcome PythonWorker::give_up(Event event) {
  SnippetOutcome outcome;
  outcome.ending = event == Event::timed_out ? Ending::timed_out : Ending::died;
  if (event == Event::timed_out || event == Event::flooded) outcome.line = hanging_line();
  drain_output();
  outcome.output = output_.substr(0, output_bytes_);
  const std::string ending = child_.end(event == Event::ended ? exit_patience : 0ms);
  if (event == Event::ended) outcome.message = "ended its process: " + ending;
  if (event == Event::unsound) outcome.message = "wrote to the channel that carries results and was stopped";
  if (event == Event::flooded) outcome.message = fmt::format("wrote more than {} bytes and was stopped", output_bytes_);
  alive_ = false;
  return outcome;
}

/// Where the main thread is just now. On a busy machine the block may not have been reached yet: it is asked again.
std::size_t PythonWorker::hanging_line() {
  const auto deadline = Clock::now() + trace_patience;
  std::size_t line = 0;
  while (line == 0 && channels_.trace.is_open() && time_until(deadline) > 0ms) {
    child_.send_signal(SIGUSR1);
    line = line_in_trace(next_trace(), file_);
  }
  return line;
}

/// What comes on the trace pipe until it ends with a whole line or nothing more comes for a while.
std::string PythonWorker::next_trace() {
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
