#include "support/fences.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace deepdive::testing {

namespace {

/// Length of the fence that a line consists of or begins with; 0 for other lines.
std::size_t fence_length(const std::string& line) {
  const std::size_t end = line.find_first_not_of('`');
  const std::size_t length = end == std::string::npos ? line.size() : end;
  return length >= 3 ? length : 0;
}

bool closes(const std::string& line, std::size_t length) {
  return fence_length(line) >= length && line.find_first_not_of('`') == std::string::npos;
}

}  // namespace

std::vector<std::string> read_lines(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void write_lines(const std::string& path, const std::vector<std::string>& lines) {
  std::ofstream out(path, std::ios::binary);
  for (const std::string& line : lines) out << line << '\n';
}

std::vector<Fence> find_fences(const std::vector<std::string>& lines) {
  std::vector<Fence> fences;
  std::string heading;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t length = fence_length(lines[i]);
    if (length == 0) {
      const std::size_t marks = lines[i].find_first_not_of('#');
      if (marks > 0 && marks != std::string::npos && lines[i][marks] == ' ') heading = lines[i].substr(marks + 1);
      continue;
    }
    Fence fence{lines[i].substr(length), {}, i + 1, heading};
    for (++i; i < lines.size() && !closes(lines[i], length); ++i) fence.content.push_back(lines[i]);
    fences.push_back(std::move(fence));
  }
  return fences;
}

std::vector<std::string> markdown_files(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string value_in_info(const Fence& fence, const std::string& key) {
  const std::size_t at = fence.info.find(key + '=');
  if (at == std::string::npos) return {};
  const std::size_t begin = at + key.size() + 1;
  return fence.info.substr(begin, fence.info.find(' ', begin) - begin);
}

}  // namespace deepdive::testing
