#include "arbiter/edges.hpp"

#include "text/utf8.hpp"

namespace stet::arbiter {
namespace {

constexpr auto ascii_edges = [] {
    std::array<Edge, 128> of{};
    for (unsigned c = 0; c < of.size(); ++c) of[c] = edge_of(static_cast<unsigned char>(c));
    return of;
}();

/// Of the character at the text's start.
Edge edge_at(std::string_view text, Edge caseless) noexcept {
    const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
    const unsigned lead = byte(0), next = byte(1), third = byte(2);
    if (lead < 0x80) return ascii_edges[lead];
    switch (lead) {
        case 0xC2: return next == 0xAB || next == 0xBB ? Edge::quote : Edge::symbol;
        case 0xC3: return next < 0xA0 ? Edge::upper : Edge::lower;
        case 0xC4:
        case 0xC5: return next % 2 == 0 ? Edge::upper : Edge::lower;
        case 0xCE: return next < 0xAC ? Edge::upper : Edge::lower;
        case 0xD0: return next < 0xB0 ? Edge::upper : Edge::lower;
        case 0xCF:
        case 0xD1: return Edge::lower;
        case 0xE2:
            if (next != 0x80) return Edge::symbol;
            if (third >= 0x98 && third <= 0x9F) return Edge::quote;
            if (third >= 0x90 && third <= 0x95) return Edge::dash;
            return Edge::symbol;
        case 0xE3:
            if (next != 0x80) return caseless;
            if (third == 0x81) return Edge::comma;
            if (third == 0x82) return Edge::stop;
            if (third >= 0x88 && third <= 0x8F) return Edge::quote;
            return third >= 0x90 && third <= 0x91 ? Edge::bracket : Edge::symbol;
        case 0xEF:
            if (next != 0xBC) return Edge::symbol;
            if (third == 0x81) return Edge::exclamation;
            if (third == 0x8C || third == 0x9B) return Edge::comma;
            if (third == 0x9A) return Edge::colon;
            if (third == 0x9F) return Edge::ask;
            return third == 0x88 || third == 0x89 ? Edge::bracket : Edge::symbol;
        case 0xF0: return Edge::symbol;
        default: return lead < 0xD5 ? Edge::lower : caseless;
    }
}

}  // namespace

Edge first_edge(std::string_view text) noexcept { return edge_at(text, Edge::upper); }

Edge last_edge(std::string_view text) noexcept { return edge_at(text::last_character(text), Edge::lower); }

bool is_caseless(std::string_view folded) noexcept {
    for (const char c : folded.substr(0, 48)) {
        const unsigned char byte = static_cast<unsigned char>(c);
        if (byte >= 'a' && byte <= 'z') return false;
        if (byte >= 0xC3 && byte <= 0xD4) return false;
        if ((byte >= 0xD5 && byte <= 0xE1) || (byte >= 0xE3 && byte <= 0xED)) return true;
    }
    return false;
}

}  // namespace stet::arbiter
