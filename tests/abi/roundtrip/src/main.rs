//! Compares the header with the Rust functions, types and constants that it speaks of.
//!
//! `roundtrip types HEADER SRC` prints a Rust program in which each function of `src/ffi`, by its own
//! signature, has to be the function pointer that bindgen reads from its prototype, and each
//! `#[repr(C)]` structure has the members that the header gives it: rustc compares.
//! `roundtrip layout SRC` prints a Rust program that prints a C89 program, in which each constant and
//! each size and offset has to be what Rust says: the C compiler compares.
//!
//! Both speak of the very text of `src/ffi`, so they need no build of the library, and need no list.

use std::path::Path;
use std::{env, fs};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let program = match arguments[..] {
        ["types", header, source] => types(header, &Border::read(source)),
        ["layout", source] => layout(&Border::read(source)),
        _ => panic!("roundtrip types HEADER SRC | roundtrip layout SRC"),
    };
    // Readable where a compiler quotes it.
    println!("{}", program.to_string().replace(" ; ", ";\n"));
}

/// What the files of a folder give to C.
#[derive(Default)]
struct Border {
    /// As they stand, but for documentation, attributes and bodies.
    functions: Vec<syn::ItemFn>,
    constants: Vec<syn::ItemConst>,
    aliases: Vec<syn::ItemType>,
    /// With members that C sees.
    structures: Vec<syn::ItemStruct>,
    opaque: Vec<syn::Ident>,
}

impl Border {
    fn read(folder: &str) -> Self {
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap_or_else(|error| panic!("{folder}: {error}"))
            .map(|file| file.unwrap().path())
            .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
            // Its functions stand in no header.
            .filter(|file| file.file_name().is_some_and(|name| name != "selftest.rs"))
            .collect();
        files.sort();
        let mut border = Self::default();
        for file in files {
            border.add(&file);
        }
        assert!(
            !border.functions.is_empty(),
            "{folder} has no function for C"
        );
        border
    }

    fn add(&mut self, file: &Path) {
        let text = fs::read_to_string(file).unwrap();
        let parsed =
            syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for item in parsed.items {
            match item {
                syn::Item::Fn(mut function) if says(&function.attrs, "no_mangle") => {
                    function.attrs.clear();
                    *function.block = syn::parse_quote!({ loop {} });
                    self.functions.push(function);
                }
                syn::Item::Const(mut constant) if ours(&constant.vis, &constant.ident) => {
                    constant.attrs.clear();
                    self.constants.push(constant);
                }
                syn::Item::Type(mut alias) if ours(&alias.vis, &alias.ident) => {
                    alias.attrs.clear();
                    self.aliases.push(alias);
                }
                syn::Item::Struct(mut structure) if ours(&structure.vis, &structure.ident) => {
                    if says(&structure.attrs, "repr") {
                        structure
                            .attrs
                            .retain(|attribute| attribute.path().is_ident("repr"));
                        for member in &mut structure.fields {
                            member.attrs.clear();
                            member.vis = syn::parse_quote!(pub);
                        }
                        self.structures.push(structure);
                    } else {
                        self.opaque.push(structure.ident);
                    }
                }
                _ => {}
            }
        }
    }

    /// The types and constants, as Rust has them.
    fn items(&self) -> TokenStream {
        let Self {
            constants,
            aliases,
            structures,
            opaque,
            ..
        } = self;
        quote! {
            #![allow(dead_code, improper_ctypes_definitions, non_camel_case_types, non_snake_case)]
            #![allow(non_upper_case_globals, unsafe_op_in_unsafe_fn, unused)]
            use std::ffi::{c_char, c_void};
            #(#aliases)*
            #(#constants)*
            #(pub struct #opaque;)*
            #(#structures)*
        }
    }
}

/// Whether something is for C, by its name.
fn ours(visibility: &syn::Visibility, name: &syn::Ident) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
        && name.to_string().to_lowercase().starts_with("vientro_")
}

fn says(attributes: &[syn::Attribute], word: &str) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.meta.to_token_stream().to_string().contains(word))
}

/// Types and members, by rustc.
fn types(header: &str, border: &Border) -> TokenStream {
    let named: Vec<String> = border
        .structures
        .iter()
        .map(|structure| structure.ident.to_string())
        .collect();
    let opaque: Vec<String> = border.opaque.iter().map(ToString::to_string).collect();

    // Prototypes speak of Rust's own structures, so that the pointers compare.
    let mut reader = reader(header).allowlist_function("vientro_.*");
    for name in named.iter().chain(&opaque) {
        reader = reader.blocklist_type(name);
    }
    let declared = parsed(reader);
    let mut prototypes = Vec::new();
    for item in &declared.items {
        if let syn::Item::ForeignMod(block) = item {
            for item in &block.items {
                let syn::ForeignItem::Fn(function) = item else {
                    panic!("the header has a variable");
                };
                prototypes.push(pointer(&function.sig));
            }
        }
    }
    assert_eq!(
        prototypes.len(),
        border.functions.len(),
        "functions in the header and in src"
    );
    let typedefs = declared
        .items
        .iter()
        .filter(|item| matches!(item, syn::Item::Type(_)));

    // The structures again, as C has them.
    let mut members = TokenStream::new();
    if !named.is_empty() {
        let mut reader = self::reader(header).ignore_functions();
        for name in &named {
            reader = reader.allowlist_type(name);
        }
        for name in &opaque {
            reader = reader.blocklist_type(name);
        }
        let bodies = parsed(reader).items;
        let same = border.structures.iter().map(|structure| {
            let name = &structure.ident;
            let check = format_ident!("same_{name}");
            let ours: Vec<_> = structure.fields.iter().map(|field| &field.ident).collect();
            // bindgen has its own way with names that are words of Rust.
            let theirs: Vec<_> = structure
                .fields
                .iter()
                .map(|field| match c_name(field) {
                    name if field.ident.as_ref().is_some_and(|ident| *ident == name) => {
                        format_ident!("{name}")
                    }
                    name => format_ident!("{name}_"),
                })
                .collect();
            quote! {
                fn #check(there: structures::#name) -> #name {
                    let structures::#name { #(#theirs: #ours),* } = there;
                    #name { #(#ours),* }
                }
            }
        });
        members = quote! {
            mod structures { use super::*; #(#bodies)* }
            #(#same)*
        };
    }

    let items = border.items();
    let functions = &border.functions;
    quote! {
        #items
        #(#functions)*
        mod header {
            use super::*;
            #(#typedefs)*
            fn same() { #(#prototypes)* }
        }
        #members
        fn main() {}
    }
}

/// The name of a member in C: that of Rust, without `r#`.
fn c_name(field: &syn::Field) -> String {
    field
        .ident
        .as_ref()
        .map(|ident| ident.unraw().to_string())
        .unwrap_or_default()
}

fn reader(header: &str) -> bindgen::Builder {
    bindgen::Builder::default()
        .header(header)
        .layout_tests(false)
        .derive_copy(false)
        .derive_debug(false)
        .formatter(bindgen::Formatter::None)
}

fn parsed(reader: bindgen::Builder) -> syn::File {
    let bindings = reader.generate().expect("bindgen reads the header");
    syn::parse_file(&bindings.to_string()).expect("bindgen writes Rust")
}

/// A prototype of the header, as the type that the function of that name must have.
fn pointer(prototype: &syn::Signature) -> TokenStream {
    let name = &prototype.ident;
    let inputs = prototype.inputs.iter().map(|input| match input {
        syn::FnArg::Typed(input) => &input.ty,
        syn::FnArg::Receiver(_) => panic!("{name} takes self"),
    });
    let output = &prototype.output;
    quote! { let _: unsafe extern "C" fn(#(#inputs),*) #output = super::#name; }
}

/// Values, sizes and offsets, by the C compiler.
fn layout(border: &Border) -> TokenStream {
    let values = border.constants.iter().map(|constant| {
        let name = &constant.ident;
        quote! { value(stringify!(#name), #name.into()); }
    });
    let places = border.structures.iter().map(|structure| {
        let name = &structure.ident;
        let fields = structure.fields.iter().map(|field| &field.ident);
        let c_names = structure.fields.iter().map(c_name);
        quote! {
            size(stringify!(#name), size_of::<#name>(), align_of::<#name>());
            #(offset(stringify!(#name), #c_names, std::mem::offset_of!(#name, #fields));)*
        }
    });
    let items = border.items();
    quote! {
        #items
        fn main() {
            println!("#include <stddef.h>");
            println!("#include \"vientro.h\"");
            println!("#define SAME(condition, name) typedef char name[(condition) ? 1 : -1]");
            #(#values)*
            #(#places)*
        }
        fn value(name: &str, value: i128) {
            let unsigned = if value > i32::MAX.into() { "u" } else { "" };
            println!("SAME({name} == {value}{unsigned}, value_of_{name});");
        }
        fn size(of: &str, size: usize, align: usize) {
            println!("SAME(sizeof(struct {of}) == {size}, size_of_{of});");
            println!("struct align_of_{of} {{ char before; struct {of} it; }};");
            println!("SAME(offsetof(struct align_of_{of}, it) == {align}, align_of_{of}_is_same);");
        }
        fn offset(of: &str, field: &str, offset: usize) {
            println!("SAME(offsetof(struct {of}, {field}) == {offset}, offset_of_{of}_{field});");
        }
    }
}
