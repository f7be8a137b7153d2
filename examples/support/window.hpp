// The lines in flight between one reader, many workers and one writer.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

/// A line on its way: as read, then as answered.
struct Job {
    std::string text;
    bool whole = true;  // false: the line was too large, and this is its beginning
    bool done = false;
};

/// The lines in flight, in the order of the input.
class Window {
public:
    Window(std::size_t max_lines, std::size_t max_bytes)
        : max_lines_(max_lines), max_bytes_(max_bytes) {}

    /// The reader's side. push() waits for room; idle() says that no input is ready.
    void push(std::string line, bool whole) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] {
            return jobs_.empty() ||
                   (jobs_.size() < max_lines_ && bytes_ + line.size() <= max_bytes_);
        });
        bytes_ += line.size();
        jobs_.push_back({std::move(line), whole});
        work_.notify_one();
    }
    void idle(bool is) {
        const std::lock_guard lock(mutex_);
        idle_ = is;
        if (is) ready_.notify_one();
    }
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        work_.notify_all();
        ready_.notify_one();
    }

    /// The cleaners' side. take() waits for a line; nothing if no more will come.
    Job* take() {
        std::unique_lock lock(mutex_);
        work_.wait(lock, [&] { return taken_ < jobs_.size() || closed_; });
        return taken_ < jobs_.size() ? &jobs_[taken_++] : nullptr;
    }
    void finish(Job& job, std::string answer) {
        const std::lock_guard lock(mutex_);
        bytes_ += answer.size();
        bytes_ -= job.text.size();
        job.text = std::move(answer);
        job.done = true;
        if (&job == &jobs_.front()) ready_.notify_one();
    }

    /// The writer's side. pop() waits for the next answer; nothing where all lines are answered and
    /// no input is ready: then what is owed should be written. `ended` says that no more will come.
    std::optional<std::string> pop(bool& ended) {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [&] {
            return jobs_.empty() ? closed_ || (idle_ && owes_) : jobs_.front().done;
        });
        ended = closed_ && jobs_.empty();
        owes_ = !jobs_.empty();
        if (jobs_.empty()) return std::nullopt;
        std::string answer = std::move(jobs_.front().text);
        bytes_ -= answer.size();
        jobs_.pop_front();
        --taken_;
        room_.notify_one();
        return answer;
    }

private:
    std::mutex mutex_;
    std::condition_variable room_, work_, ready_;
    std::deque<Job> jobs_;  // its elements stay in place while others come and go
    const std::size_t max_lines_;
    const std::size_t max_bytes_;
    std::size_t taken_ = 0;  // how many jobs the cleaners have taken
    std::size_t bytes_ = 0;
    bool idle_ = false;
    bool closed_ = false;
    bool owes_ = false;
};
