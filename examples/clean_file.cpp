// clean_file [--format text|markdown|html|json] [--pieces] [--html] [--url URL] [FILE]
//
// The clean article of one page, on stdout. Without FILE (or with "-") it reads stdin. A page is HTML where
// --html says so or where it begins as HTML does, else text. URL is where an HTML page comes from: the links in it are
// read from there.
// Exit status: 0 done, 2 wrong usage, 3 a file that cannot be read or written.
#include "support/read_file.hpp"
#include "support/read_page.hpp"

#include <stet/stet.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace {

constexpr int usage_error = 2;
constexpr int io_error = 3;

struct Arguments {
    std::string format = "text";
    std::string file = "-";
    std::string url{};
    bool pieces = false;
    bool html = false;
    bool help = false;
};

std::string formats() {
    std::string names;
    for (const std::string_view name : stet::format_names()) {
        if (!names.empty()) names += '|';
        names += name;
    }
    return names;
}

std::string usage() { return "usage: clean_file [--format " + formats() + "] [--pieces] [--html] [--url URL] [FILE]\n"; }

int fail(int status, const std::string& what) {
    std::fprintf(stderr, "clean_file: %s\n", what.c_str());
    return status;
}

/// What is wrong with the arguments, or nothing.
std::optional<std::string> read_arguments(int argc, char** argv, Arguments& arguments) {
    bool have_file = false;
    bool only_files = false;  // behind "--"
    for (int i = 1; i < argc; ++i) {
        std::string_view argument = argv[i];
        if (only_files || argument == "-" || !argument.starts_with('-')) {
            if (have_file) return "one FILE at a time";
            arguments.file = argument;
            have_file = true;
        } else if (argument == "--") {
            only_files = true;
        } else if (argument == "--help" || argument == "-h") {
            arguments.help = true;
        } else if (argument == "--pieces") {
            arguments.pieces = true;
        } else if (argument == "--html") {
            arguments.html = true;
        } else if (argument.starts_with("--format=")) {
            arguments.format = argument.substr(std::strlen("--format="));
        } else if (argument == "--format") {
            if (++i == argc) return "--format needs a name";
            arguments.format = argv[i];
        } else if (argument.starts_with("--url=")) {
            arguments.url = argument.substr(std::strlen("--url="));
        } else if (argument == "--url") {
            if (++i == argc) return "--url needs an address";
            arguments.url = argv[i];
        } else {
            return "unknown option " + std::string(argument);
        }
    }
    if (std::ranges::count(stet::format_names(), arguments.format) == 0) {
        return "no format is named " + arguments.format + "; there are " + formats();
    }
    if (arguments.pieces && arguments.format != "json") return "--pieces needs --format json";
    return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    if (const auto wrong = read_arguments(argc, argv, arguments)) {
        return fail(usage_error, *wrong + " (--help says more)");
    }
    if (arguments.help) return std::fputs(usage().c_str(), stdout) < 0 ? io_error : 0;

    std::optional<std::string> text = read_file(arguments.file);
    if (!text) return fail(io_error, "cannot read " + arguments.file + ": " + std::strerror(errno));

    stet::Result<stet::Document> page = read_page(std::move(*text), arguments.html, arguments.url);
    if (!page) return fail(io_error, arguments.file + ": " + page.error().detail);
    stet::Pipeline::standard().run(*page);

    stet::Result<std::string> output = stet::render(*page, arguments.format);
    if (arguments.pieces) output = stet::to_json(*page, {.pieces = true});
    if (!output) return fail(usage_error, output.error().detail);
    if (!output->empty() && output->back() != '\n') *output += '\n';

    std::fwrite(output->data(), 1, output->size(), stdout);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        return fail(io_error, std::string("cannot write: ") + std::strerror(errno));
    }
    return 0;
}
