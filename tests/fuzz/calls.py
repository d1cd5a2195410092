#!/usr/bin/env python3
"""Writes the calls of the fuzz target: one C function for each function of include/vientro.h.

    python3 tests/fuzz/calls.py include/vientro.h >calls.inc

What an argument is follows from its type and its name, as the header's conventions have it; api.c makes
it of fuzzed bytes. A function that does not fit them stops the script: no function is left out.
"""
import re
import subprocess
import sys

NUMBERS = {"uint32_t": "u32", "int32_t": "i32", "uint64_t": "u64", "int64_t": "i64", "uint8_t": "u8"}


def prototypes(header):
    """Yields (result, name, [(type, name)]) for each function."""
    text = subprocess.run(["cc", "-E", "-P", "-x", "c", header], check=True, capture_output=True, text=True).stdout
    text = re.sub(r"\bstruct (vientro_\w+)(?=\s*\*)", r"\1", text)
    for found in re.finditer(r"(?:^|(?<=;)|(?<=\}))\s*((?:const )?\w+ \**)(vientro_\w+)\s*\(([^;{}]*)\)\s*;", text):
        result, name, arguments = (re.sub(r"\s+", " ", part).strip() for part in found.groups())
        if result.startswith("typedef"):
            continue
        listed = [] if arguments == "void" else [split(one) for one in arguments.split(",")]
        yield result, name, listed


def split(argument):
    found = re.fullmatch(r"\s*(.*?)(\w+)\s*", argument)
    return re.sub(r"\s+", " ", found[1]).replace(" *", "*").strip(), found[2]


def is_handle(type_):
    return re.fullmatch(r"(const )?vientro_\w+\*", type_) and "column" not in type_


class Call:
    """The C function that makes one call."""

    def __init__(self, result, name, arguments):
        self.result, self.name, self.arguments = result, name, arguments
        self.before, self.passed, self.after, self.on_success, self.on_failure = [], [], [], [], []
        names = [one[1] for one in arguments]
        lengths = {}
        position = 0
        while position < len(arguments):
            type_, name = arguments[position]
            following = arguments[position + 1] if position + 1 < len(arguments) else ("", "")
            position += self.argument(type_, name, following, names, lengths)

    def unknown(self, type_, name):
        sys.exit(f"calls.py: {self.name}: what is `{type_} {name}`?")

    def length_of(self, names, lengths):
        """How many entries the arrays of this call have: one number, made once."""
        if "entries" not in lengths:
            lengths["entries"] = True
            self.before.append("uint64_t entries = few(w);")
        return "entries"

    def argument(self, type_, name, following, names, lengths):
        """Makes an argument; returns how many it made."""
        local = "a_" + name
        before, passed, after = self.before, self.passed, self.after
        if type_ == "vientro_error**":
            before.append("vientro_error *err = poison(), **place = place_of(w, &err);")
            passed.append("place")
        elif re.fullmatch(r"vientro_\w+\*\*", type_):
            kind = type_[:-2]
            before.append(f"{kind} *{local} = poison();")
            passed.append(f"&{local}")
            self.on_success.append(f"must({local} != NULL); keep_{kind}(w, {local});")
            self.on_failure.append(f"must({local} == NULL);")
        elif is_handle(type_):
            kind = type_.replace("const ", "")[:-1]
            passed.append(f"pick_{kind}(w)")
        elif type_ == "const char*" and following[0] == "uint64_t" and following[1] in ("length", name + "_length"):
            before.append(f'text {local} = text_for(w, "{name}");')
            passed += [f"{local}.data", f"{local}.length"]
            after.append(f"drop({local});")
            return 2
        elif type_ == "char*" and name == "buffer":
            before.append("uint64_t capacity = few(w); char *buffer = room(w, capacity);")
            passed += ["buffer", "capacity"]
            after.append("free(buffer);")
            return 2
        elif type_ == "const char**" and following == ("uint64_t*", "length"):
            before.append(f"const char *{local} = poison(); uint64_t length = 1;")
            passed += [f"&{local}", "&length"]
            self.on_success.append(f"read_bytes({local}, length);")
            self.on_failure.append(f"must({local} == NULL && length == 0);")
            return 2
        elif type_ == "const char**":
            before.append(f"const char *{local} = poison(), **{local}_place = flip(w) ? &{local} : NULL;")
            passed.append(f"{local}_place")
            # NULL is an answer too: no id, no day.
            self.on_success.append(f"must({local}_place == NULL || {local} != poison()); if ({local}_place != NULL && {local} != NULL) read_text({local});")
            self.on_failure.append(f"must({local} == NULL || {local} == poison());")
        elif type_ == "vientro_progress":
            passed += ["stop_at_random", "w"]
            return 2
        elif type_ == "const vientro_column*":
            before.append("columns made = columns_for(w);")
            passed += ["made.columns", "made.count"]
            after.append("drop_columns(made);")
            return 2
        elif type_ in ("const int32_t*",) and "count" not in names:
            before.append(f"int32_t {local} = (int32_t)day(w);")
            passed.append(f"flip(w) ? &{local} : NULL")
        elif re.fullmatch(r"const \w+\*", type_) and type_[6:-1] in NUMBERS:
            entries = self.length_of(names, lengths)
            before.append(f"{type_[6:-1]} *{local} = array(w, {entries} * sizeof *{local});")
            passed.append(local)
            after.append(f"free({local});")
        elif re.fullmatch(r"const char\*const\*", type_.replace(" ", "").replace("constchar", "const char")):
            entries = self.length_of(names, lengths)
            before.append(f'texts {local} = texts_for(w, "{name}", {entries});')
            passed.append(f"(const char *const *){local}.list")
            after.append(f"drop_texts({local});")
        elif re.fullmatch(r"\w+\*", type_) and type_[:-1] in NUMBERS:
            if "capacity" in names or "count" in names:
                if name == "needed":
                    before.append("uint64_t needed = 1;")
                    passed.append("&needed")
                else:
                    entries = self.length_of(names, lengths)
                    before.append(f"{type_[:-1]} *{local} = flip(w) ? array(w, {entries} * sizeof *{local}) : NULL;")
                    passed.append(local)
                    after.append(f"free({local});")
            else:
                before.append(f"{type_[:-1]} {local} = 1;")
                passed.append(f"flip(w) ? &{local} : NULL" if self.result != "void" else f"&{local}")
        elif type_ == "char*":
            entries = self.length_of(names, lengths)
            before.append(f"char *{local} = flip(w) ? array(w, {entries}) : NULL;")
            passed.append(local)
            after.append(f"free({local});")
        elif type_ in ("const void*", "void*") and name == "userdata":
            passed.append("w")
        elif type_ in NUMBERS or type_ in ("vientro_status", "vientro_field", "vientro_type"):
            if name in ("count", "capacity") or name.endswith("_capacity") or name.endswith("_count"):
                passed.append(self.length_of(names, lengths))
            elif "currency" in name or name in ("from", "to"):
                passed.append("currency(w)")
            elif name == "lang":
                passed.append("small(w) % 4")
            elif name == "threads":
                passed.append("small(w) % 5")
            elif "year" in name:
                passed.append("(int32_t)year(w)")
            elif name in ("days", "day", "as_of") or type_ == "int32_t":
                passed.append("(int32_t)day(w)")
            else:
                passed.append(f"({type_})number(w)")
        else:
            self.unknown(type_, name)
        return 1

    def lines(self):
        call = f"{self.name}({', '.join(self.passed)})"
        frees = self.name.endswith("_free")
        yield f"static void call_{self.name}(world *w)"
        yield "{"
        yield "    (void)w;"
        if frees:
            kind = self.arguments[0][0][:-1]
            if kind == "vientro_error":
                yield "    vientro_error_free(NULL);"
            else:
                yield f"    drop_{kind}(w);"
            yield "}"
            return
        for line in self.before:
            yield f"    {line}"
        if self.result == "vientro_status" and any(one[0] == "vientro_error**" for one in self.arguments):
            yield f"    if (settled({call}, err, place)) {{"
            for line in self.on_success:
                yield f"        {line}"
            yield "    } else {"
            for line in self.on_failure:
                yield f"        {line}"
            yield "    }"
        elif self.result == "const char*" or self.result == "const char *":
            yield f"    read_text({call});"
        elif re.fullmatch(r"vientro_\w+ ?\*", self.result):
            kind = self.result.rstrip("* ")
            yield f"    keep_{kind}(w, {call});"
        else:
            yield f"    used += (uint64_t){call};"
        for line in self.after:
            yield f"    {line}"
        yield "}"


def main():
    found = list(prototypes(sys.argv[1]))
    # An error lives within a call: `settled` reads all of it.
    handles = sorted({one[0].replace("const ", "")[:-1] for _, _, arguments in found for one in arguments if is_handle(one[0])})
    handles.remove("vientro_error")
    names = {name for _, name, _ in found}
    counted = [one for one in handles if one + "_retain" in names]
    print(f"/* Made by calls.py: {len(found)} functions. */")
    print("typedef struct world {\n    cursor from;\n    int is_shared;")
    for one in handles:
        print(f"    {one} *{one}[SLOTS];")
    print("} world;")
    print('#include "arguments.inc"')
    for one in handles:
        print(f"HANDLE({one})")
    print("static vientro_error *pick_vientro_error(world *w) { (void)w; return NULL; }")
    for prototype in found:
        print("\n".join(Call(*prototype).lines()))
    print("static void (*const CALLS[])(world *) = {")
    print(",\n".join(f"    call_{name}" for _, name, _ in found))
    print("};")
    print("static void drop_all(world *w)\n{")
    for one in handles:
        print(f"    for (int i = 0; i < SLOTS; i++) {one}_free(w->{one}[i]);")
    print("}")
    print("/* What is counted, other threads read too, with shares of their own. */")
    print("static void share(const world *from, world *to)\n{\n    memset(to, 0, sizeof *to);")
    for one in counted:
        print(f"    for (int i = 0; i < SLOTS; i++) to->{one}[i] = {one}_retain(from->{one}[i]);")
    print("}")


main()
