// Plain text: a blank line between blocks, "- " or the source's own number before list items.

#include <stet/render.hpp>

#include <string>

namespace stet {
namespace {

/// Blocks of these roles stand line under line.
bool stacks(Role role) noexcept {
    return role == Role::list_item || role == Role::code || role == Role::table;
}

class Text final : public Format {
public:
    void stretch(Canvas& out, const Stretch& stretch) override {
        const bool keeps_lines = stretch.role == Role::code || stretch.role == Role::table;
        if (stretch.first) {
            begin_block(out, stretch);
        } else if (keeps_lines) {
            out.line_break();
        } else {
            out.text(" ");
        }
        keeps_lines ? out.raw(stretch.text) : out.text(stretch.text);
    }
    [[nodiscard]] bool reads_runs() const noexcept override { return false; }

private:
    void begin_block(Canvas& out, const Stretch& stretch) {
        stacks(stretch.role) && stretch.role == last_ ? out.line_break() : out.blank_line();
        last_ = stretch.role;
        out.set_prefix({});
        if (stretch.role != Role::list_item) return;
        std::string marker(stretch.level > 1 ? 2U * (stretch.level - 1U) : 0U, ' ');
        marker += stretch.ordered ? stretch.marker : "-";
        marker += ' ';
        out.raw(marker);
        out.set_prefix(std::string(marker.size(), ' '));
    }

    Role last_ = Role::paragraph;
};

}  // namespace

std::string to_text(const Document& page, const RenderOptions& options) {
    Text format;
    return render(page, format, options);
}

}  // namespace stet
