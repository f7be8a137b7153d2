#include "engine/confirm.hpp"

#include <boost/regex.hpp>

#include <locale>
#include <new>
#include <stdexcept>
#include <utility>

namespace stet::engine {

struct Confirmation::Regex {
    boost::regex compiled;
};

struct Confirmation::Scratch::Memory {
    boost::cmatch match;
};

Confirmation::Scratch::Scratch() : memory_(std::make_unique<Memory>()) {}
Confirmation::Scratch::~Scratch() = default;

Confirmation::Confirmation(std::unique_ptr<const Regex> regex) noexcept
    : regex_(std::move(regex)) {}

Confirmation::~Confirmation() = default;

std::shared_ptr<const Confirmation> Confirmation::compile(std::string_view pattern,
                                                          std::string& fault) {
    try {
        auto regex = std::make_unique<Regex>();
        regex->compiled.imbue(std::locale::classic());
        // Folded text is one line and nobody asks for groups: ^ need be tried once, and nothing noted.
        regex->compiled.assign(pattern.data(), pattern.data() + pattern.size(),
                               boost::regex::perl | boost::regex::no_mod_m | boost::regex::nosubs |
                                   boost::regex::optimize);
        return std::shared_ptr<const Confirmation>(new Confirmation(std::move(regex)));
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        fault = error.what();
        return nullptr;
    }
}

Confirmation::Match Confirmation::search(std::string_view text, Scratch& scratch) const {
    try {
        boost::cmatch& match = scratch.memory_->match;
        const char* const begin = text.data();
        const char* const end = begin + text.size();
        if (!boost::regex_search(begin, end, match, regex_->compiled)) return {};
        return {Outcome::yes, static_cast<std::size_t>(match[0].first - begin),
                static_cast<std::size_t>(match[0].second - begin)};
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        return {Outcome::gave_up, 0, 0};
    }
}

}  // namespace stet::engine
