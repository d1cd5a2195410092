# Nothing here that plain cargo or `.ci/run` cannot do.

# Lists the recipes.
default:
    @just --list

# Formats the source.
fmt:
    cargo fmt

# Runs clippy.
lint:
    cargo clippy --all-targets --all-features -- -D warnings

# Runs every test.
test:
    cargo test --features formats

# Asks a validator of others whether the JSON Schema says what reading does.
schema:
    bash .ci/run schema

# Builds the documentation.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --all-features

# Writes include/vientro.h.
header:
    UPDATE_HEADER=1 cargo test --test header

# Writes the golden files; their diff is the review.
golden:
    INSTA_UPDATE=always UPDATE_GOLDEN=1 cargo test --features formats

# Checks the library with the oldest compiler.
msrv:
    bash .ci/run oldest_compiler

# Runs the C programs under valgrind.
c:
    bash .ci/run c_face

# Runs the gates of ABI.md.
abi:
    bash tests/abi/gates.sh

# Writes the baseline and the ledger of the ABI; their diff is the review.
baseline:
    bash tests/abi/gates.sh --update

# Measures.
bench:
    cargo bench

# Checks licences, duplicates and sources of the dependencies.
deny:
    bash .ci/run dependencies

# Runs all that must hold before a change lands.
check:
    bash .ci/run

# Installs the library for programs that are not Rust: just install PREFIX=/usr/local.
install *SETTINGS:
    env {{ SETTINGS }} sh include/install.sh

# Runs the program of every language, with the library installed below target/install.
programs:
    PREFIX={{ justfile_directory() }}/target/install sh include/install.sh
    bash tests/programs.sh

# Runs the C face under sanitizers, helgrind, the fuzzer and Miri.
hostile:
    bash tests/hostile.sh
