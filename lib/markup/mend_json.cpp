#include "markup/mend_json.hpp"

#include <algorithm>
#include <cstddef>

namespace stet::markup {

std::string mended(std::string_view json) {
    std::string out;
    std::string open;  // the brackets that close what is open
    bool in_string = false;
    const auto drop_comma = [&] {
        while (!out.empty() && (out.back() == ',' || out.back() == ' ' || out.back() == '\n')) out.pop_back();
    };
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        const std::string_view rest = json.substr(at);
        if (in_string) {
            if (c == '\\') {
                const char next = rest.size() > 1 ? rest[1] : '\0';
                const bool known = next != '\0' && std::string_view("\"\\/bfnrtu").find(next) != std::string_view::npos;
                if (known) out += {c, next};
                at += known ? 1 : 0;
            } else if (static_cast<unsigned char>(c) < ' ') {
                out += ' ';
            } else {
                out += c;
                in_string = c != '"';
            }
            continue;
        }
        if (rest.starts_with("/*") || rest.starts_with("<!--") || rest.starts_with("//")) {
            const std::string_view end = c == '<' ? "-->" : rest[1] == '*' ? "*/" : "\n";
            at += std::min(rest.find(end), rest.size() - end.size()) + end.size() - 1;
        } else if (c == '{' || c == '[') {
            if (open.empty() && !out.empty()) break;  // a second text
            open += c == '{' ? '}' : ']';
            out += c;
        } else if (c == '}' || c == ']') {
            if (open.empty() || open.back() != c) continue;
            drop_comma();
            out += c;
            open.pop_back();
            if (open.empty()) break;
        } else if (!open.empty()) {
            in_string = c == '"';
            out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
        }
    }
    if (in_string) out += '"';
    drop_comma();
    return out.append(open.rbegin(), open.rend());
}

}  // namespace stet::markup
