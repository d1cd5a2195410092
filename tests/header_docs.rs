//! The header says of every item what its reader has to know, and promises no type that C compilers
//! or languages see differently.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use std::collections::BTreeSet;

#[path = "support/c_header.rs"]
mod c_header;

use c_header::{Item, Kind, committed, items, last_word};

/// What a signature or structure is made of, beside our own types. Not `bool`, `long`, `float`,
/// `double`, `enum`, `size_t` or `__int128`: each has another size or form somewhere.
const WORDS: [&str; 10] = [
    "void", "char", "const", "struct", "typedef", "uint8_t", "int32_t", "uint32_t", "int64_t",
    "uint64_t",
];

#[test]
fn the_header_tells_what_its_reader_must_know() {
    let faults = faults(&committed());
    assert!(
        faults.is_empty(),
        "include/vientro.h:\n{}",
        faults.join("\n")
    );
}

#[test]
fn every_fault_is_found() {
    let good = "/* Does a thing with `what`. out: the caller frees it. err: why. VIENTRO_E_RANGE: no. Since 0.1. */\n";
    let make = "int32_t vientro_make(uint32_t what, struct vientro_x **out, struct vientro_error **err);\n";
    let types = "/* Since 0.1. */ typedef struct vientro_x vientro_x;\n\
                 /* Since 0.1. */ typedef struct vientro_error vientro_error;\n\
                 /* Since 0.1. */ typedef int32_t (*vientro_visit)(void *userdata, uint64_t n);\n\
                 /* Since 0.1. */ typedef int32_t vientro_status;\n";
    let told = |doc: &str, code: &str| faults(&items(&format!("{types}{doc}{code}"))).join("\n");
    assert_eq!(told(good, make), "");

    // Documentation, declaration, what is said of them; all else is well.
    let other = "/* of n. Since 0.1. */";
    let cases = [
        (good.replace("Since 0.1.", "since 0.1"), make, "no \"Since"),
        (good.replace("`what`", "it"), make, "does not name `what`"),
        (good.replace("the caller frees it", "it"), make, "who frees"),
        (
            good.replace("VIENTRO_E_RANGE: no.", ""),
            &make.replace("int32_t vientro_make", "vientro_status vientro_make"),
            "no error",
        ),
        (
            other.to_owned(),
            "const char *vientro_n(uint32_t n);",
            "how long",
        ),
        (other.to_owned(), "void vientro_n(long n);", "`long`"),
        (
            other.to_owned(),
            "size_t vientro_n(uint32_t n);",
            "`size_t`",
        ),
        (
            other.to_owned(),
            "void vientro_n(enum vientro_status n);",
            "`enum`",
        ),
        (
            other.to_owned(),
            "void vientro_n(vientro_y n);",
            "`vientro_y`",
        ),
        (other.to_owned(), "void vientro_n(vientro_x n);", "by value"),
        (
            other.to_owned(),
            "void vientro_n(struct vientro_x n);",
            "by value",
        ),
        (
            other.to_owned(),
            "typedef struct vientro_n { double n; } vientro_n;",
            "`double`",
        ),
        (
            other.to_owned(),
            "typedef int32_t (*vientro_n)(uint64_t n, void *userdata);",
            "userdata",
        ),
        (
            other.to_owned(),
            "void vientro_n(const uint8_t *n);",
            "`uint8_t`",
        ),
        (
            "/* The other arguments are those of vientro_m. Since 0.1. */".to_owned(),
            "void vientro_n(uint32_t n, uint32_t m);\n/* Of m. Since 0.1. */ void vientro_m(uint32_t m);",
            "does not name `n`",
        ),
        (other.to_owned(), "void n_make(uint32_t n);", "prefix"),
        (other.to_owned(), "#define vientro_n 1\n", "prefix"),
        (
            "/* of visit. Since 0.1. */".to_owned(),
            "void vientro_n(void *userdata, vientro_visit visit);",
            "does not name `userdata`",
        ),
    ];
    for (doc, code, expected) in cases {
        let told = told(&doc, code);
        assert!(
            told.contains(expected) && told.lines().count() == 1,
            "{code}: {expected}: {told:?}"
        );
    }
}

/// What is wrong with the items, one line each.
fn faults(items: &[Item]) -> Vec<String> {
    let of_kind = |kind| items.iter().filter(move |item: &&Item| item.kind == kind);
    let types: BTreeSet<&str> = of_kind(Kind::Type).map(|item| item.name.as_str()).collect();
    let structures: BTreeSet<&str> = of_kind(Kind::Type)
        .filter(|item| item.code.starts_with("typedef struct"))
        .map(|item| item.name.as_str())
        .collect();

    let mut faults = Vec::new();
    for item in items {
        let mut fault = |what: &str| faults.push(format!("{}: {what}", item.name));
        if item.since().is_none() {
            fault("no \"Since 0.1.\" or later");
        }
        let prefix = match item.kind {
            Kind::Function | Kind::Type => "vientro_",
            Kind::Constant => "VIENTRO_",
        };
        if !item.name.starts_with(prefix) {
            fault(&format!("its name has not the prefix `{prefix}`"));
        }
        match item.kind {
            Kind::Constant => {}
            Kind::Type => {
                for word in types_in(&item.code) {
                    if !known(&word, &types) {
                        fault(&format!(
                            "a type that C compilers see differently: `{word}`"
                        ));
                    }
                }
                let callback = item.code.split_once(")(");
                if callback.is_some_and(|(_, inside)| !inside.starts_with("void *userdata")) {
                    fault("a callback takes `void *userdata` first");
                }
            }
            Kind::Function => {
                for what in of_function(item, items, &types, &structures) {
                    fault(&what);
                }
            }
        }
    }
    faults
}

fn known(word: &str, types: &BTreeSet<&str>) -> bool {
    WORDS.contains(&word) || types.contains(word)
}

/// The words of the documentation to which that of a function leads its reader for the rest of its
/// arguments, by "The other arguments are those of vientro_x."
fn told_elsewhere<'a>(function: &Item, items: &'a [Item]) -> BTreeSet<&'a str> {
    let doc: Vec<&str> = words(&function.doc).collect();
    let leads = doc
        .windows(6)
        .filter(|said| said[..5] == ["other", "arguments", "are", "those", "of"]);
    let others: Vec<&str> = leads.map(|said| said[5]).collect();
    let others = items
        .iter()
        .filter(|item| others.contains(&item.name.as_str()));
    others.flat_map(|other| words(&other.doc)).collect()
}

/// What is wrong with a function alone.
fn of_function(
    function: &Item,
    items: &[Item],
    types: &BTreeSet<&str>,
    structures: &BTreeSet<&str>,
) -> Vec<String> {
    let mut faults = Vec::new();
    let told = |word: &str| words(&function.doc).any(|found| found == word);
    let says = |phrases: &[&str]| {
        let doc: Vec<&str> = function.doc.split_whitespace().collect();
        let doc = doc.join(" ");
        phrases.iter().any(|phrase| doc.contains(phrase))
    };
    let parameters = function.parameters();
    let elsewhere = told_elsewhere(function, items);
    for (_, name) in &parameters {
        if !told(name) && !elsewhere.contains(name) {
            faults.push(format!("its documentation does not name `{name}`"));
        }
    }
    let status =
        function.returns() == "vientro_status" && parameters.iter().any(|(_, name)| *name == "err");
    // An error of its own, or that of another call, or none but those of the head of the header.
    if status && !says(&["VIENTRO_E_", "Fails as ", "Fails only as "]) {
        faults.push("it returns a status, and no error is told".to_owned());
    }

    let gives = parameters.iter().filter(|(_, name)| *name != "err");
    let gives = gives
        .map(|(of_type, _)| *of_type)
        .chain([function.returns()]);
    for of_type in gives {
        let made = structures
            .iter()
            .any(|name| of_type == format!("struct {name} **"));
        let made = made || (of_type == function.returns() && of_type.starts_with("struct "));
        if made && !says(&["caller frees", "is freed"]) {
            faults.push("nobody is told who frees what it makes".to_owned());
        }
        let borrowed = of_type == "const char **"
            || (of_type == function.returns() && of_type == "const char *");
        if borrowed && !says(&["is static", "lives as long as", "belong to", "belongs to"]) {
            faults.push("nobody is told how long its text lives".to_owned());
        }
    }
    let all = parameters
        .iter()
        .map(|(of_type, _)| *of_type)
        .chain([function.returns()]);
    for of_type in all {
        for word in words(of_type).filter(|word| !known(word, types)) {
            faults.push(format!("a type that C compilers see differently: `{word}`"));
        }
        if words(of_type).any(|word| word == "uint8_t") {
            faults.push("PHP takes no text for `uint8_t`; take `char`".to_owned());
        }
        let name = last_word(of_type);
        if structures.contains(name) {
            faults.push(format!("`{name}` goes by value"));
        }
    }
    faults.dedup();
    faults
}

/// The words in the declaration of a type, but for the names of its members.
fn types_in(declaration: &str) -> Vec<String> {
    // A callback's name ends what it returns.
    let declaration = declaration.replace("(*", "");
    let members = declaration
        .split([';', ',', '{', '(', ')', '}'])
        .map(str::trim);
    members
        .flat_map(|member| words(member.strip_suffix(last_word(member)).unwrap()))
        .map(str::to_owned)
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    text.split(move |character| !word(character))
        .filter(|word| !word.is_empty())
}
