// One pipeline, many threads. Under ThreadSanitizer the same test looks for races.
#include <stet/stet.hpp>

#include "support/catch.hpp"
#include "support/goldens.hpp"
#include "support/invariants.hpp"

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

using namespace stet;

namespace {

std::string cleaned(const Pipeline& pipeline, const std::string& text) {
    auto page = Document::from_text(text);
    pipeline.run(*page);
    return test::detail::whole(*page) + to_text(*page) + to_markdown(*page);
}

template <class Work>
void on_threads(std::size_t count, Work work) {
    std::atomic<bool> go = false;
    std::vector<std::thread> threads;
    for (std::size_t number = 0; number < count; ++number) {
        threads.emplace_back([&, number] {
            while (!go) std::this_thread::yield();  // all at once
            work(number);
        });
    }
    go = true;
    for (std::thread& thread : threads) thread.join();
}

}  // namespace

// First in the file, so that a run of [threads] alone makes the built-in rules on eight threads.
TEST_CASE("the first use of everything may come from many threads at once", "[threads]") {
    std::vector<std::string> names(8);
    on_threads(8, [&](std::size_t number) {
        const Pipeline pipeline = Pipeline::standard();
        const Rules rules = Rules::builtin();
        names[number] = std::to_string(pipeline.names().size()) + ' ' +
                        std::to_string(rules.all().size()) +
                        cleaned(pipeline, "Title\n\nSubscribe now\n\n2 hours ago");
    });
    for (const std::string& name : names) CHECK(name == names[0]);
}

TEST_CASE("one pipeline on eight threads gives what it gives on one", "[threads]") {
    const Pipeline pipeline = Pipeline::standard();
    const auto goldens = test::golden_pages();
    std::vector<std::string> expected;
    for (const auto& golden : goldens) expected.push_back(cleaned(pipeline, golden.text));

    std::vector<std::vector<std::string>> results(8, std::vector<std::string>(goldens.size()));
    on_threads(8, [&](std::size_t number) {
        for (std::size_t i = 0; i < goldens.size(); ++i) {
            const std::size_t which = (i + number * 5) % goldens.size();  // each in another order
            results[number][which] = cleaned(pipeline, goldens[which].text);
        }
    });
    for (std::size_t number = 0; number < results.size(); ++number) {
        for (std::size_t i = 0; i < goldens.size(); ++i) {
            INFO(goldens[i].name << " on thread " << number);
            CHECK((results[number][i] == expected[i]));
        }
    }
}

TEST_CASE("one document is read by many threads", "[threads]") {
    auto page = Document::from_text(test::golden_pages().front().text);
    Pipeline::standard().run(*page);
    const std::string expected = test::detail::whole(*page) + to_text(*page);
    std::vector<std::string> results(8);
    on_threads(8, [&](std::size_t number) {
        results[number] = test::detail::whole(*page) + to_text(*page);
    });
    for (const std::string& result : results) CHECK((result == expected));
}
