// clean_stream [--jobs N] [--passes LIST] [--rules PACK] [--weights FILE] [--precision X]
//
// Cleans a stream of pages: JSON objects with "text" or "html", one a line, on stdin; one line for each, in
// the same order, on stdout. It runs as it is under GNU parallel, Hadoop streaming, Spark's pipe
// (POSIX). --help has the contract.
//
// The main thread reads, N threads clean with one shared pipeline, one thread writes. Between them
// is a window of a bounded number of lines and bytes, so that memory is bounded too.
#include "support/iso_date.hpp"
#include "support/json_line.hpp"
#include "support/read_file.hpp"
#include "support/window.hpp"

#include <stet/stet.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

using json_line::Json;

constexpr const char* help = R"(usage: clean_stream [OPTION VALUE]... <PAGES >ARTICLES

  in   one JSON object a line, with the page in "html" and its "url" if known, or its text in "text"
  out  one line for each, in the same order: "id" as it came (null if there was none), the
       article's "text", "title", "authors", "date", "language", then all other fields as they
       came. What cannot be used is answered by {"id", "error": {"code", "detail"}} with the code
       bad_json, bad_schema, too_large or out_of_memory.

  --jobs N        how many threads clean (default: one for each processor)
  --passes LIST   the passes by name, parted by commas (default: standard, which is all of them;
                  rules: all but the arbiter)
  --rules PACK    a file of rules to be used beside stet's own
  --weights FILE  the arbiter judges by these weights, of stet's trainer, instead of stet's own
  --precision X   how many times as much it counts, to the arbiter, to cut furniture as to keep the
                  article: 0.1 to 10 (default 0.8, of HTML 1.1)

SIGTERM ends it after the lines that were read; stderr says how many that were.
Exit status: 0 done, even with bad lines; 2 usage; 3 cannot read or write; 4 a bad PACK or FILE.
)";

constexpr int usage_error = 2;
constexpr int io_error = 3;
constexpr int file_error = 4;

constexpr std::size_t max_line = std::size_t{32} << 20;  // bytes; also of all lines in flight
constexpr std::size_t max_lines_per_job = 64;            // in flight
constexpr std::size_t write_size = std::size_t{64} << 10;

int fail(int status, const std::string& what) {
    std::fprintf(stderr, "clean_stream: %s\n", what.c_str());
    return status;
}

std::string error_answer(std::string_view id, std::string_view code, std::string_view detail) {
    json_line::Writer out;
    return out.pass_on("id", id).add("error", {{"code", code}, {"detail", detail}}).take();
}

/// The article's fields, then those of the line that are not ours.
std::string article_answer(const stet::Document& page, std::string_view id,
                           const std::vector<json_line::Member>& members) {
    const stet::Metadata& metadata = page.metadata();
    json_line::Writer out;
    out.pass_on("id", id)
        .add("text", stet::to_text(page))
        .add("title", metadata.get(stet::MetadataKey::title))
        .add("authors", metadata.authors())
        .add("date", iso_date(metadata.get(stet::MetadataKey::published)))
        .add("language", metadata.get(stet::MetadataKey::language));
    constexpr auto ours = std::to_array<std::string_view>(
        {"id", "html", "text", "title", "authors", "date", "language"});
    for (const auto& [key, value] : members) {
        if (std::ranges::count(ours, key) == 0) out.pass_on(key, value);
    }
    return out.take();
}

/// The answer to a line, or to the beginning of one that is too large.
std::string answer(const stet::Pipeline& pipeline, std::string_view line, bool whole) {
    std::string_view id = "null";
    try {
        std::vector<json_line::Member> members;
        const bool good = json_line::split_object(line, members);
        std::string_view text;
        std::string_view html;
        std::string url;
        for (const auto& [key, value] : members) {  // of doubled keys the last counts
            if (key == "id") id = value;
            if (key == "text") text = value;
            if (key == "html") html = value;
            if (key == "url" && value.starts_with('"')) url = Json::parse(value).get<std::string>();
        }
        if (!whole) {
            return error_answer(id, "too_large", "over " + std::to_string(max_line) + " bytes");
        }
        if (!good) return error_answer(id, "bad_json", "not a JSON object");
        const bool is_html = html.starts_with('"');
        if (!is_html && !text.starts_with('"')) {
            return error_answer(id, "bad_schema", "no string \"html\" or \"text\"");
        }
        // JSON is UTF-8, whatever the page was and still says of itself.
        auto page = is_html ? stet::Document::from_html(Json::parse(html).get<std::string>(), {.url = url, .charset = "utf-8"})
                            : stet::Document::from_text(Json::parse(text).get<std::string>());
        if (!page) return error_answer(id, "too_large", page.error().detail);
        pipeline.run(*page);
        return article_answer(*page, id, members);
    } catch (const std::bad_alloc&) {
        return error_answer(id, "out_of_memory", "too little memory for this line");
    }
}

void clean_lines(const stet::Pipeline& pipeline, Window& window) {
    while (Job* job = window.take()) {
        window.finish(*job, answer(pipeline, job->text, job->whole));
    }
}

/// Writes to stdout, or ends the program: nobody waits for the rest. A reader that has gone away is
/// nothing to talk about.
void write_out(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (n >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(n));
        } else if (errno != EINTR) {
            const std::string why = std::strerror(errno);
            if (errno != EPIPE) fail(io_error, "cannot write: " + why);
            std::_Exit(io_error);
        }
    }
}

/// Writes the answers, in pieces of some size while there are more to come. Returns their number.
std::size_t write_lines(Window& window) {
    using Clock = std::chrono::steady_clock;
    const bool watched = isatty(STDERR_FILENO) == 1;
    auto next_look = Clock::now();
    std::size_t lines = 0;
    std::string out;
    for (bool ended = false; !ended;) {
        if (const auto answer = window.pop(ended)) {
            ++lines;
            (out += *answer) += '\n';
            if (out.size() < write_size) continue;
        }
        write_out(out);
        out.clear();
        if (watched && (ended || Clock::now() >= next_look)) {
            std::fprintf(stderr, "\r%zu lines%s", lines, ended ? "\n" : "");
            next_look = Clock::now() + std::chrono::milliseconds(200);
        }
    }
    return lines;
}

int stop_pipe[2];  // SIGTERM writes into it, so that a poll() that waits for input wakes up

/// Feeds the lines of stdin to the window until its end or SIGTERM. Returns an errno, or 0.
int read_lines(Window& window, bool& stopped) {
    Job next;
    std::array<char, write_size> chunk;
    for (;;) {
        std::array<pollfd, 2> inputs{{{STDIN_FILENO, POLLIN, 0}, {stop_pipe[0], POLLIN, 0}}};
        window.idle(true);
        if (poll(inputs.data(), inputs.size(), -1) < 0) {
            if (errno == EINTR) continue;
            return errno;
        }
        stopped = inputs[1].revents != 0;
        if (stopped) return 0;
        const ssize_t n = read(STDIN_FILENO, chunk.data(), chunk.size());
        window.idle(false);
        if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (n < 0) return errno;
        if (n == 0) {
            if (!next.text.empty()) window.push(std::move(next.text), next.whole);
            return 0;
        }
        for (std::string_view rest(chunk.data(), static_cast<std::size_t>(n)); !rest.empty();) {
            const std::size_t end = rest.find('\n');
            const std::string_view part = rest.substr(0, end);
            next.whole = next.whole && part.size() <= max_line - next.text.size();
            if (next.whole) next.text += part;
            if (end == std::string_view::npos) break;
            window.push(std::move(next.text), next.whole);
            next = Job{};
            rest.remove_prefix(end + 1);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
    stet::Rules rules = stet::Rules::builtin();
    std::string passes;
    std::optional<stet::Arbiter> arbiter;
    std::optional<double> precision;
    constexpr auto options = std::to_array<std::string_view>(
        {"--jobs", "--passes", "--rules", "--weights", "--precision"});
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        if (option == "--help") return std::fputs(help, stdout) < 0 ? io_error : 0;
        if (std::ranges::count(options, option) == 0 || ++i == argc) {
            return fail(usage_error, "cannot use " + std::string(option) + "; see --help");
        }
        const std::string_view value = argv[i];
        if (option == "--jobs") {
            const auto [end, wrong] = std::from_chars(value.begin(), value.end(), jobs);
            if (wrong != std::errc{} || end != value.end() || jobs < 1 || jobs > 1024) {
                return fail(usage_error, "--jobs takes a number from 1 to 1024");
            }
            continue;
        }
        if (option == "--passes") {
            passes = value;
            continue;
        }
        if (option == "--precision") {
            double number = 0;
            const auto [end, wrong] = std::from_chars(value.begin(), value.end(), number);
            if (wrong != std::errc{} || end != value.end() || !(number >= 0.1 && number <= 10)) {
                return fail(usage_error, "--precision takes a number from 0.1 to 10");
            }
            precision = number;
            continue;
        }
        const auto file = read_file(argv[i]);
        if (!file) return fail(file_error, argv[i] + std::string(": ") + std::strerror(errno));
        if (option == "--rules") {
            const auto own = stet::Rules::from_json(*file, value);
            if (!own) return fail(file_error, own.error().detail);
            rules = rules.merged_with(*own);
        } else {
            const auto own = stet::Arbiter::from_json(*file);
            if (!own) return fail(file_error, argv[i] + (": " + own.error().detail));
            arbiter = *own;
        }
    }
    const bool own_arbiter = arbiter || precision;
    if (passes.empty()) passes = own_arbiter ? "rules" : "standard";
    stet::Result<stet::Pipeline> made = stet::Pipeline::parse(passes, rules);
    if (!made) return fail(usage_error, made.error().detail);
    stet::Pipeline pipeline = std::move(*made);
    if (own_arbiter) {
        const stet::Arbiter own = arbiter ? *arbiter : stet::Arbiter::builtin();
        pipeline.add(precision ? own.with_precision(*precision) : own);
    }

    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // One that is closed would become an end of the pipe below.
        if (fcntl(stream, F_GETFD) < 0) return fail(io_error, "stdin, stdout or stderr is closed");
    }
    if (pipe(stop_pipe) != 0) return fail(io_error, std::strerror(errno));
    struct sigaction action {};
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, nullptr);
    action.sa_handler = [](int) {
        const int before = errno;
        [[maybe_unused]] const ssize_t n = write(stop_pipe[1], "", 1);
        errno = before;
    };
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);  // a second one ends it at once
    sigaction(SIGTERM, &action, nullptr);

    Window window(jobs * max_lines_per_job, max_line);
    std::vector<std::thread> cleaners;
    for (std::size_t i = 0; i < jobs; ++i) {
        cleaners.emplace_back([&] { clean_lines(pipeline, window); });
    }
    std::size_t lines = 0;
    std::thread writer([&] { lines = write_lines(window); });

    bool stopped = false;
    const int why = read_lines(window, stopped);
    window.close();
    for (std::thread& cleaner : cleaners) cleaner.join();
    writer.join();
    if (why != 0) return fail(io_error, std::string("cannot read: ") + std::strerror(why));
    if (stopped) fail(0, "stopped by SIGTERM after " + std::to_string(lines) + " lines");
    return 0;
}
