// stet ("let it stand"): article cleaning. This header includes all of the library's API but
// <stet/json.hpp>, which is for programs that have nlohmann_json.
//
//     #include <stet/stet.hpp>
//     stet::Result<std::string> body = stet::clean(text);
#pragma once

#include <stet/arbiter.hpp>
#include <stet/document.hpp>
#include <stet/export.hpp>
#include <stet/facts.hpp>
#include <stet/label.hpp>
#include <stet/markup.hpp>
#include <stet/metadata.hpp>
#include <stet/pass.hpp>
#include <stet/pipeline.hpp>
#include <stet/render.hpp>
#include <stet/result.hpp>
#include <stet/rules.hpp>
#include <stet/span.hpp>
#include <stet/version.hpp>
