// What is made when it is first asked for, by whichever thread comes first.
#pragma once

#include <atomic>
#include <memory>

namespace stet::engine {

/// A value that is made once it is needed. Safe to share between threads.
template <class T>
class Lazy {
public:
    Lazy() = default;
    ~Lazy() { delete made_.load(); }
    Lazy(const Lazy&) = delete;
    Lazy& operator=(const Lazy&) = delete;

    /// The value; make() returns a std::unique_ptr to it. Of threads that come at the same time the first
    /// one's is used.
    template <class Make>
    [[nodiscard]] const T& get(Make make) {
        const T* known = made_.load(std::memory_order_acquire);
        if (known == nullptr) {
            std::unique_ptr<const T> made = make();
            if (made_.compare_exchange_strong(known, made.get(), std::memory_order_acq_rel)) known = made.release();
        }
        return *known;
    }

private:
    std::atomic<const T*> made_ = nullptr;
};

}  // namespace stet::engine
