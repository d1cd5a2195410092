/*
 * vientro.h for C++11 and later: owners that free what they hold, failures as exceptions, text that
 * knows its length, and callbacks that may throw. There is nothing to link beyond the C library.
 *
 *     auto builder = vientro::make<vientro::builder>(vientro_builder_new);
 *     vientro::call(vientro_builder_add_json, builder, vientro::view(name), vientro::view(bytes),
 *                   nullptr, nullptr, nullptr);
 *     auto registry = vientro::make<vientro::registry>(vientro_builder_finish, builder);
 *
 * Every function of vientro.h is called by its own name, so its comment there is its documentation,
 * and a new one needs nothing here. What is left out is the last argument, `err`. An owner stands for
 * its pointer, a view for a pointer and a length, a callback for a function and its userdata; null is
 * nullptr, not NULL.
 *
 *   attempt(f, args...)   returns an outcome, the status with its error; never throws
 *   call(f, args...)      throws vientro::error on failure
 *   make<T>(f, args...)   the same, and returns the T that the last argument receives
 *   write(f, args...)     the same, and returns the text that (buffer, capacity, needed) receive
 *
 * Without exceptions, or with VIENTRO_NO_EXCEPTIONS defined, there is `attempt` alone:
 *
 *     vientro::builder builder;
 *     if (auto failed = vientro::attempt(vientro_builder_new, vientro::out(builder)))
 *         return failed.code();
 *
 * Threads: as vientro.h says of what is held; an owner itself is no more than a pointer.
 */
#ifndef VIENTRO_HPP
#define VIENTRO_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#if __cplusplus >= 201703L
#include <string_view>
#endif

#include "vientro.h"

#if !defined(VIENTRO_NO_EXCEPTIONS) && !defined(__cpp_exceptions) && !defined(__EXCEPTIONS) && !defined(_CPPUNWIND)
#define VIENTRO_NO_EXCEPTIONS
#endif
#ifndef VIENTRO_NO_EXCEPTIONS
#include <exception>
#endif

namespace vientro {

/* ---- Owners ---- */

/* Holds an object, or none, and frees it. It moves; it cannot be copied. */
template <class T, void (*Free)(T *)> class unique {
public:
    unique() noexcept : held_(nullptr) {}
    /* Takes over what a C function returned. */
    explicit unique(T *held) noexcept : held_(held) {}
    unique(unique &&other) noexcept : held_(other.release()) {}
    unique &operator=(unique &&other) noexcept
    {
        reset(other.release());
        return *this;
    }
    unique(const unique &) = delete;
    unique &operator=(const unique &) = delete;
    ~unique() { Free(held_); }

    /* The object, which stays this owner's. */
    T *get() const noexcept { return held_; }
    explicit operator bool() const noexcept { return held_ != nullptr; }
    /* Gives the object away: the caller frees it. */
    T *release() noexcept
    {
        T *held = held_;
        held_ = nullptr;
        return held;
    }
    /* Frees the object, and takes over another. */
    void reset(T *held = nullptr) noexcept
    {
        T *old = held_;
        held_ = held;
        if (old != held)
            Free(old);
    }
    /* The place that a C function fills; what was held is freed first. */
    T **place() noexcept
    {
        reset();
        return &held_;
    }

private:
    T *held_;
};

/* Holds a share of a counted object, or none. A copy takes a further share. */
template <class T, void (*Free)(T *), T *(*Retain)(const T *)> class shared : public unique<T, Free> {
public:
    shared() noexcept {}
    explicit shared(T *held) noexcept : unique<T, Free>(held) {}
    shared(shared &&other) noexcept : unique<T, Free>(other.release()) {}
    shared(const shared &other) noexcept : unique<T, Free>(Retain(other.get())) {}
    shared &operator=(shared &&other) noexcept
    {
        this->reset(other.release());
        return *this;
    }
    shared &operator=(const shared &other) noexcept
    {
        if (this != &other)
            this->reset(Retain(other.get()));
        return *this;
    }
    ~shared() = default;
};

/* One line for each object of vientro.h; `outcome` holds its error. */
using builder = unique<vientro_builder, vientro_builder_free>;
using text = unique<vientro_text, vientro_text_free>;
using registry = shared<vientro_registry, vientro_registry_free, vientro_registry_retain>;
using cube = shared<vientro_cube, vientro_cube_free, vientro_cube_retain>;
using checked = shared<vientro_checked, vientro_checked_free, vientro_checked_retain>;
using report = shared<vientro_report, vientro_report_free, vientro_report_retain>;
using files = unique<vientro_files, vientro_files_free>;
using file_findings = shared<vientro_file_findings, vientro_file_findings_free, vientro_file_findings_retain>;
using documents = shared<vientro_documents, vientro_documents_free, vientro_documents_retain>;
using rules = shared<vientro_rules, vientro_rules_free, vientro_rules_retain>;
using duties = shared<vientro_duties, vientro_duties_free, vientro_duties_retain>;
using obligations = shared<vientro_obligations, vientro_obligations_free, vientro_obligations_retain>;
using codes = shared<vientro_codes, vientro_codes_free, vientro_codes_retain>;
using calendar = shared<vientro_calendar, vientro_calendar_free, vientro_calendar_retain>;
using stated = shared<vientro_stated, vientro_stated_free, vientro_stated_retain>;
using rates = shared<vientro_rates, vientro_rates_free, vientro_rates_retain>;
using converted = shared<vientro_converted, vientro_converted_free, vientro_converted_retain>;

/* ---- Text ---- */

/* Bytes that are somebody else's, and how many; they have to outlive the view. */
class view {
public:
    view() noexcept : data_(""), size_(0) {}
    /* Up to the first NUL. */
    view(const char *data) noexcept : data_(data), size_(data == nullptr ? 0 : std::strlen(data)) {}
    view(const char *data, std::size_t size) noexcept : data_(data), size_(size) {}
    view(const std::string &string) noexcept : data_(string.data()), size_(string.size()) {}
    view(const text &object) noexcept
        : data_(vientro_text_data(object.get())), size_(static_cast<std::size_t>(vientro_text_length(object.get())))
    {
    }
#if __cplusplus >= 201703L
    view(std::string_view string) noexcept : data_(string.data()), size_(string.size()) {}
    operator std::string_view() const noexcept { return std::string_view(data_, size_); }
#endif

    const char *data() const noexcept { return data_; }
    std::size_t size() const noexcept { return size_; }
    std::string string() const { return std::string(data_, size_); }

private:
    const char *data_;
    std::size_t size_;
};

/* ---- Outcomes ---- */

/* How a call ended: true if it failed, so that `if (auto failed = attempt(...))` reads as it says.
   Its texts live as long as it does. */
class outcome {
public:
    outcome(vientro_status code, vientro_error *error) noexcept : code_(code), error_(error) {}

    explicit operator bool() const noexcept { return code_ != VIENTRO_OK; }
    vientro_status code() const noexcept { return code_; }
    /* The permanent id, "money.too_precise" for example; "" if none. */
    const char *id() const noexcept { return vientro_error_id(error_.get()); }
    /* One sentence for people; the name of the status where there is no more to say. */
    const char *message(uint32_t lang = VIENTRO_LANG_EN) const noexcept
    {
        return error_ ? vientro_error_message(error_.get(), lang) : vientro_status_name(code_);
    }
    /* The argument or place at fault; "" if none. */
    const char *path() const noexcept { return vientro_error_path(error_.get()); }
    /* All of it in one line of English. */
    std::string line() const
    {
        std::string line = message();
        line.append(" (").append(*id() == '\0' ? vientro_status_name(code_) : id());
        return *path() == '\0' ? line.append(")") : line.append(", at `").append(path()).append("`)");
    }

private:
    vientro_status code_;
    unique<vientro_error, vientro_error_free> error_;
};

/* ---- Callbacks ---- */

/* A function for a C callback `int32_t (*)(void *userdata, Args...)`; non-zero stops. Nothing may be
   thrown through the library: what the function throws stops the call, which then throws it again. */
template <class Function, class... Args> class callback {
public:
    explicit callback(Function function) : function_(std::move(function)) {}

    static int32_t run(void *userdata, Args... args) noexcept
    {
        callback *self = static_cast<callback *>(userdata);
#ifdef VIENTRO_NO_EXCEPTIONS
        return self->function_(args...);
#else
        try {
            return self->function_(args...);
        } catch (...) {
            self->thrown_ = std::current_exception();
            return 1;
        }
#endif
    }
#ifndef VIENTRO_NO_EXCEPTIONS
    /* Throws what the function threw; `call` and its kin do it. */
    void rethrow()
    {
        std::exception_ptr thrown;
        std::swap(thrown, thrown_);
        if (thrown)
            std::rethrow_exception(thrown);
    }

private:
    std::exception_ptr thrown_;
#endif

private:
    Function function_;
};

/* Makes one: auto progress = vientro::callback_of<uint64_t, uint64_t>([](uint64_t done, uint64_t all) { ... }); */
template <class... Args, class Function> callback<Function, Args...> callback_of(Function function)
{
    return callback<Function, Args...>(std::move(function));
}

/* ---- Calls ---- */

namespace detail {

/* What an argument is in C: one value, or two. */
template <class T> std::tuple<T> pass(T value) { return std::tuple<T>(value); }
template <class T, void (*Free)(T *)> std::tuple<T *> pass(const unique<T, Free> &owner)
{
    return std::tuple<T *>(owner.get());
}
template <class T, void (*Free)(T *), T *(*Retain)(const T *)>
std::tuple<T *> pass(const shared<T, Free, Retain> &owner)
{
    return std::tuple<T *>(owner.get());
}
inline std::tuple<const char *, uint64_t> pass(const view &text)
{
    return std::tuple<const char *, uint64_t>(text.data(), text.size());
}
template <class Function, class... Args>
std::tuple<int32_t (*)(void *, Args...), void *> pass(callback<Function, Args...> &callback_)
{
    return std::tuple<int32_t (*)(void *, Args...), void *>(&callback<Function, Args...>::run, &callback_);
}

template <std::size_t...> struct indices {};
template <std::size_t N, std::size_t... I> struct indices_to : indices_to<N - 1, N - 1, I...> {};
template <std::size_t... I> struct indices_to<0, I...> { using type = indices<I...>; };

/* An argument as the type of its parameter. A number may become wider, never narrower. */
template <class Param, class Arg> typename std::enable_if<std::is_integral<Param>::value, Param>::type as(Arg arg)
{
    static_assert((std::is_integral<Arg>::value || std::is_enum<Arg>::value) && sizeof(Arg) <= sizeof(Param),
                  "not a number, or one that is too wide for the parameter");
    return static_cast<Param>(arg);
}
template <class Param, class Arg> typename std::enable_if<!std::is_integral<Param>::value, Param>::type as(Arg arg)
{
    return arg;
}

template <class... Params, class Tuple, std::size_t... I>
outcome invoke(vientro_status (*function)(Params...), const Tuple &args, indices<I...>)
{
    static_assert(sizeof...(Params) == sizeof...(I) + 1, "the arguments in order, without the last one, `err`");
    vientro_error *error = nullptr;
    vientro_status status =
        function(as<typename std::tuple_element<I, std::tuple<Params...>>::type>(std::get<I>(args))..., &error);
    return outcome(status, error);
}

} // namespace detail

/* Where a call puts its result: the place in an owner, or a plain variable. */
template <class T, void (*Free)(T *)> T **out(unique<T, Free> &owner) noexcept { return owner.place(); }
template <class T> typename std::enable_if<std::is_scalar<T>::value, T *>::type out(T &value) noexcept
{
    return &value;
}

/* Calls a function of vientro.h without its last argument. */
template <class... Params, class... Args> outcome attempt(vientro_status (*function)(Params...), Args &&...args)
{
    auto passed = std::tuple_cat(detail::pass(args)...);
    return detail::invoke(function, passed,
                          typename detail::indices_to<std::tuple_size<decltype(passed)>::value>::type());
}

#ifndef VIENTRO_NO_EXCEPTIONS

/* A failed call. what() is one line of English; copies share the rest. */
class error : public std::runtime_error {
public:
    explicit error(outcome failed)
        : std::runtime_error(failed.line()), failed_(std::make_shared<const outcome>(std::move(failed)))
    {
    }

    vientro_status code() const noexcept { return failed_->code(); }
    const char *id() const noexcept { return failed_->id(); }
    const char *message(uint32_t lang = VIENTRO_LANG_EN) const noexcept { return failed_->message(lang); }
    const char *path() const noexcept { return failed_->path(); }

private:
    std::shared_ptr<const outcome> failed_;
};

namespace detail {

template <class T> void rethrow(const T &) {}
template <class Function, class... Args> void rethrow(callback<Function, Args...> &callback_) { callback_.rethrow(); }

} // namespace detail

/* Calls a function of vientro.h without its last argument; throws vientro::error if it fails. */
template <class... Params, class... Args> void call(vientro_status (*function)(Params...), Args &&...args)
{
    outcome failed = attempt(function, args...);
    int each[] = {0, (detail::rethrow(args), 0)...};
    static_cast<void>(each);
    if (failed)
        throw error(std::move(failed));
}

/* Calls a function without its last two arguments, and returns the result that it puts there. */
template <class Result, class... Params, class... Args>
Result make(vientro_status (*function)(Params...), Args &&...args)
{
    Result result{};
    call(function, args..., out(result));
    return result;
}

/* Calls a function that copies text out, without `buffer`, `capacity`, `needed` and `err`. */
template <class... Params, class... Args>
std::string write(vientro_status (*function)(Params...), Args &&...args)
{
    std::string buffer(64, '\0');
    uint64_t needed = 0;
    outcome failed = attempt(function, args..., &buffer[0], static_cast<uint64_t>(buffer.size()), &needed);
    if (failed && needed > buffer.size()) {
        buffer.resize(static_cast<std::size_t>(needed));
        failed = attempt(function, args..., &buffer[0], needed, &needed);
    }
    if (failed)
        throw error(std::move(failed));
    buffer.resize(static_cast<std::size_t>(needed) - 1);
    return buffer;
}

#endif

/* Whether the library that was loaded fits this header; compare once at the start. */
inline bool abi_fits() noexcept
{
    const uint32_t wanted = VIENTRO_ABI_VERSION;
    const uint32_t found = vientro_abi_version();
    return found >> 16 == wanted >> 16 && found >= wanted;
}

} // namespace vientro

#endif /* VIENTRO_HPP */
