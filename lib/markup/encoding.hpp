// The encodings of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/), and their labels.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stet::markup {

/// All encodings of the standard and no others. The single-byte ones stand together.
enum class Encoding : std::uint8_t {
    utf_8,
    ibm866,
    iso_8859_2,
    iso_8859_3,
    iso_8859_4,
    iso_8859_5,
    iso_8859_6,
    iso_8859_7,
    iso_8859_8,
    iso_8859_8_i,
    iso_8859_10,
    iso_8859_13,
    iso_8859_14,
    iso_8859_15,
    iso_8859_16,
    koi8_r,
    koi8_u,
    macintosh,
    windows_874,
    windows_1250,
    windows_1251,
    windows_1252,
    windows_1253,
    windows_1254,
    windows_1255,
    windows_1256,
    windows_1257,
    windows_1258,
    x_mac_cyrillic,
    x_user_defined,
    gbk,
    gb18030,
    big5,
    euc_jp,
    iso_2022_jp,
    shift_jis,
    euc_kr,
    replacement,  // of encodings that attacks abuse: a page is one U+FFFD
    utf_16be,
    utf_16le,
};

/// The bytes that say at a page's beginning that it is in this encoding, or none.
std::string_view byte_order_mark(Encoding encoding) noexcept;

/// The encoding that a label means, as "utf8" or " Latin1 ", or nullopt: the standard's "get an encoding". ASCII case
/// and white space around it do not matter. About a microsecond: no table is built.
std::optional<Encoding> encoding_of(std::string_view label) noexcept;

}  // namespace stet::markup
