// The way from text or HTML to the article, stage by stage. In a release build:
//   build/tests/stet_bench [--benchmark_filter=/corpus]
// prints a table at its end, with each figure beside zlib's inflate of the same pages.

#include <stet/stet.hpp>

#include "arbiter/judge.hpp"
#include "bench/inputs.hpp"
#include "bench/pages.hpp"
#include "bench/references.hpp"
#include "bench/summary.hpp"
#include "engine/matcher.hpp"
#include "facts/gather.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace stet::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// The time of a thing done to each page of an input, again and again. The best of each page counts,
/// since other programs run on the machine as well.
class Best {
public:
    explicit Best(const Input& in) : pages_(in.pages.size(), std::numeric_limits<double>::max()) {}

    template <class Work>
    void time(std::size_t page, Work&& work) {
        const auto begin = Clock::now();
        work();
        const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        pages_[page] = std::min(pages_[page], seconds);
    }

    [[nodiscard]] double seconds() const { return std::accumulate(pages_.begin(), pages_.end(), 0.0); }

private:
    std::vector<double> pages_;
};

/// Times `work(number, text)` on all pages.
template <class Work>
void each_page(benchmark::State& state, const std::string& what, const Input& in, Work&& work) {
    Best best(in);
    for (auto _ : state) {
        for (std::size_t i = 0; i < in.pages.size(); ++i) {
            best.time(i, [&] { work(i, in.pages[i]); });
        }
    }
    state.counters[what] = best.seconds();
}

void memcpy_(benchmark::State& state, const Input& in) {
    std::string out(in.bytes, '\0');
    each_page(state, "memcpy", in, [&](std::size_t, const std::string& text) {
        copy(text, out);
        benchmark::ClobberMemory();
    });
}

void newlines(benchmark::State& state, const Input& in) {
    each_page(state, "newlines", in, [&](std::size_t, const std::string& text) {
        benchmark::DoNotOptimize(count_lines(text));
    });
}

void inflate(benchmark::State& state, const Input& in) {
    std::vector<std::string> packed;
    std::vector<std::string> out;
    for (const std::string& page : in.pages) {
        packed.push_back(deflated(page));
        out.emplace_back(page.size(), '\0');
    }
    each_page(state, "inflate", in, [&](std::size_t i, const std::string&) {
        inflate_into(packed[i], out[i]);
    });
}

/// What a program does with a page, from its bytes to the article's text, and freeing all of it.
void clean_pages(benchmark::State& state, const std::string& what, const Input& in,
                 const Pipeline& pipeline) {
    Best best(in);
    for (auto _ : state) {
        for (std::size_t i = 0; i < in.pages.size(); ++i) {
            std::string text = in.pages[i];
            best.time(i, [&] {
                Document page = in.document_of(std::move(text));
                benchmark::DoNotOptimize(pipeline.run(page));
                benchmark::DoNotOptimize(to_text(page));
            });
        }
    }
    state.counters[what] = best.seconds();
}

void whole(benchmark::State& state, const Input& in) {
    clean_pages(state, "whole", in, Pipeline::standard());
}

/// Behind the passes: what the arbiter does, in its two parts.
struct TimedArbiter {
    const std::vector<arbiter::Stages>* weights;  // of each mode
    Best* features;
    Best* judge;
    const std::size_t* page;

    [[nodiscard]] static std::string_view name() { return "timed_arbiter"; }
    void run(PassContext& context) const {
        const Evidence& evidence = Evidence::of(context);
        arbiter::Table table(0, arbiter::Mode::text);
        features->time(*page, [&] { table = arbiter::measure(context.document(), evidence); });
        const auto stages = std::ranges::find(*weights, table.mode(), &arbiter::Stages::mode);
        judge->time(*page, [&] {
            benchmark::DoNotOptimize(arbiter::judge(context.document(), evidence, std::move(table), *stages, 1));
        });
    }
};

/// Each stage by itself. The passes cannot run by themselves: their time is what is left of
/// Pipeline::run() without the stages around them and without the arbiter, which has two lines.
void stages(benchmark::State& state, const Input& in) {
    const Pipeline pipeline = *Pipeline::parse("rules");
    const engine::Matcher matcher(Rules::builtin());
    Best read(in), facts(in), scan(in), run(in), resolve(in), render(in), features(in), judge(in);
    std::vector<arbiter::Stages> weights;
    for (const arbiter::EmbeddedWeights& embedded : arbiter::embedded_weights()) weights.push_back(*arbiter::read_weights(embedded.json));
    std::size_t i = 0;
    const Pipeline with_arbiter = Pipeline(pipeline).add(TimedArbiter{&weights, &features, &judge, &i});
    for (auto _ : state) {
        for (i = 0; i < in.pages.size(); ++i) {
            std::string text = in.pages[i];
            Document page;
            facts::Facts found;
            read.time(i, [&] { page = in.document_of(std::move(text)); });
            facts.time(i, [&] { found = facts::gather(page); });
            scan.time(i, [&] { benchmark::DoNotOptimize(matcher.run(page, found)); });
            run.time(i, [&] { benchmark::DoNotOptimize(pipeline.run(page)); });
            resolve.time(i, [&] { page.resolve(); });
            render.time(i, [&] { benchmark::DoNotOptimize(to_text(page)); });
            benchmark::DoNotOptimize(with_arbiter.run(page));
        }
    }
    state.counters["read"] = read.seconds();
    state.counters["facts"] = facts.seconds();
    state.counters["scan"] = scan.seconds();
    state.counters["passes"] = run.seconds() - facts.seconds() - scan.seconds() - resolve.seconds();
    state.counters["resolve"] = resolve.seconds();
    state.counters["render"] = render.seconds();
    state.counters["features"] = features.seconds();
    state.counters["judge"] = judge.seconds();
}

/// A pack of made-up rules. Their literals begin with the words that the pages are full of, and end
/// with one that no page has: none fires, so that what is measured is the looking.
Rules made_up_rules(std::size_t rules) {
    constexpr const char* labels[] = {"navigation", "newsletter", "related", "share", "promotion"};
    constexpr const char* places[] = {"line", "line_start", "line_end", "sentence", "run_open"};
    PageWriter words(rules);
    std::string pack = R"({"stet_pack": 1, "name": "made-up", "rules": [)";
    for (std::size_t i = 0; i < rules; ++i) {
        const std::string number = std::to_string(i);
        std::string literal;
        for (std::size_t n = 3 + i % 3; n > 0; --n) literal += std::string(words.word()) + ' ';
        literal += "w" + number;
        pack += i == 0 ? "" : ",";
        pack += R"({"id": "en.made-up.)" + number + R"(", "label": ")" + labels[i % 5] +
                R"(", "where": ")" + places[i % 5] + R"(", "any": [")" + literal + "\"]}";
    }
    Result<Rules> read = Rules::from_json(pack + "]}");
    if (!read) {
        std::cerr << read.error().detail << '\n';
        std::exit(1);
    }
    return *read;
}

void rules(benchmark::State& state, const Input& in, std::size_t number) {
    clean_pages(state, "rules", in, Pipeline::standard(made_up_rules(number)));
}

void add(const std::string& name, const std::string& input_name, auto function, auto... more) {
    const auto run = [=](benchmark::State& state) {
        const Input& in = input(input_name);
        function(state, in, more...);
    };
    // Rounds enough that each page has a moment when the machine is ours.
    constexpr benchmark::IterationCount rounds = 12;
    benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kMillisecond)->Iterations(rounds);
}

void add_all() {
    for (const std::string& name : input_names()) {
        add("memcpy/" + name, name, memcpy_);
        add("newlines/" + name, name, newlines);
        add("inflate/" + name, name, inflate);
        add("whole/" + name, name, whole);
        add("stages/" + name, name, stages);
    }
    for (const std::size_t number : {100U, 1000U, 10000U}) {
        add("rules/" + std::to_string(number), "10KB", rules, number);
    }
}

}  // namespace
}  // namespace stet::bench

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    stet::bench::add_all();
    stet::bench::Summary summary;
    benchmark::RunSpecifiedBenchmarks(&summary);
    summary.print();
}
