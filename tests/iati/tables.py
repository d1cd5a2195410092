#!/usr/bin/env python3
"""Makes src/exchange/iati/schema/table.rs and src/exchange/iati/codes/table.rs again.

    python3 tests/iati/tables.py CODELISTS RULES.CSV

Reads the four XSDs of tests/data/iati-schemas-2.03, and CODELISTS: a folder with `embedded/` (the
XML lists of IATI/IATI-Codelists, branch version-2.03), `non-embedded/` (those of
IATI/IATI-Codelists-NonEmbedded) and `mapping.xml` (of the former). RULES.CSV is
docs/data-quality-rules.csv of IATI/js-validator-api: only the ids of the code rules are taken from it.
Facts only: names, order, cardinality, types, codes and ids.
"""
import csv, glob, os, re, sys
import xml.etree.ElementTree as E

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
XSD = os.path.join(ROOT, "tests", "data", "iati-schemas-2.03")
OUT = os.path.join(ROOT, "src", "exchange", "iati")
X = "{http://www.w3.org/2001/XMLSchema}"
KINDS = {"xsd:string": "Text", "xsd:date": "Date", "xsd:dateTime": "DateTime", "xsd:decimal": "Decimal",
         "xsd:boolean": "Boolean", "xsd:anyURI": "Uri", "xsd:int": "Int", "xsd:NMTOKEN": "Token",
         "xsd:nonNegativeInteger": "NonNegative", "xsd:positiveInteger": "Positive"}


class Schema:
    """The global declarations of an XSD and of what it includes."""

    def __init__(self, *files):
        self.elements, self.types, self.attributes = {}, {}, {}
        for file in files:
            for node in E.parse(os.path.join(XSD, file)).getroot():
                kept = {X + "element": self.elements, X + "complexType": self.types,
                        X + "attribute": self.attributes}.get(node.tag)
                if kept is not None:
                    kept[node.get("name")] = node

    def content(self, complex_type):
        """(particles, attributes, kind of text, lets any element, lets any attribute)"""
        simple, extended = complex_type.find(X + "simpleContent"), complex_type.find(X + "complexContent")
        if simple is not None:
            extension = simple.find(X + "extension")
            return [], self.attrs(extension), KINDS[extension.get("base")], False, self.any_attr(extension)
        if extended is not None:
            extension = extended.find(X + "extension")
            particles, attrs, kind, any_child, any_attr = self.content(self.types[extension.get("base")])
            more, any_more = self.particles(extension)
            # What an extension adds comes after the base's wildcard.
            late = ["any"] if any_child and more else []
            return (particles + late + more, attrs + self.attrs(extension), kind, any_child or any_more,
                    any_attr or self.any_attr(extension))
        particles, any_child = self.particles(complex_type)
        return particles, self.attrs(complex_type), None, any_child, self.any_attr(complex_type)

    def particles(self, node):
        group = node.find(X + "sequence")
        if group is None:
            group = node.find(X + "choice")
        found, any_child = [], False
        for child in group if group is not None else []:
            if child.tag == X + "element":
                assert not any_child
                found.append(child)
            elif child.tag == X + "any":
                assert child.get("namespace") == "##other" and child.get("processContents") == "lax"
                any_child = True
            else:
                assert child.tag == X + "annotation", child.tag
        return found, any_child

    def attrs(self, node):
        found = []
        for a in node.findall(X + "attribute"):
            name, kind = a.get("ref") or a.get("name"), a.get("type")
            if a.get("ref") == "xml:lang":
                kind = "Lang"
            else:
                if a.get("ref"):
                    kind = self.attributes[a.get("ref")].get("type")
                kind = KINDS[kind]
            found.append((name, kind, a.get("use") == "required"))
        return found

    @staticmethod
    def any_attr(node):
        return node.find(X + "anyAttribute") is not None


def mapping(folder, rules):
    """path -> [(attribute or text(), list, condition, id)]"""
    ids = {}
    for row in csv.reader(open(rules, encoding="utf-8")):
        if row and row[0].startswith("9."):
            path = re.sub(r"\[[^]]*\]", "", row[6])
            name = re.search(r"codeListFail\(., '([^']*)'", row[7])
            if name:
                ids.setdefault((path, name.group(1)), row[0])
    found = {}
    for m in E.parse(os.path.join(folder, "mapping.xml")).getroot():
        path, name = m.findtext("path"), m.find("codelist").get("ref")
        condition = m.findtext("condition")
        if condition is None:
            when = "When::Always"
        elif condition == "@vocabulary = '1' or not(@vocabulary)":
            when = 'When::Default("1")'
        else:
            when = 'When::Vocabulary("%s")' % re.fullmatch(r"@vocabulary = '(\w+)'", condition).group(1)
        at, _, what = path.rpartition("/")
        found.setdefault(at, []).append((what, name, when, ids.get((path, name), "9." + name)))
    return found


def constant(name):
    """UNSDG-Goals is UNSDG_GOALS, AidType is AID_TYPE."""
    words = re.sub(r"([a-z])([A-Z])", r"\1_\2", name.replace("-", "_"))
    return words.upper()


def rows(schema, root, codes, prefix):
    lines, used = [], set()

    def attribute(path, name, kind, must):
        coded = [c for at, list_ in codes.items() if suits(at, path) for c in list_ if c[0] == "@" + name]
        if name == "xml:lang":
            coding(coded, path)
            return "XML_LANG"
        return "%s(%s, %s%s)" % ("must" if must else "may", q(name), kind, ", " + coding(coded, path))

    def coding(coded, path):
        parts = []
        for _, name, when, id_ in coded:
            used.add(name)
            parts.append("code(%s, &codes::%s, %s)" % (q(id_), constant(name), when))
        return "&[%s]" % ", ".join(parts)

    def suits(at, path):
        if at == "/":
            return True
        return path.endswith(at[1:]) if at.startswith("//") else path == at

    def walk(element, depth, path, occurs):
        is_global = element.get("ref") is not None or depth == 0
        if element.get("ref"):
            element = schema.elements[element.get("ref")]
        name, type_ = element.get("name"), element.get("type")
        path = path + "/" + name
        if type_ in KINDS:
            particles, attrs, kind, any_child, any_attr = [], [], KINDS[type_], False, False
        else:
            complex_type = schema.types[type_] if type_ else element.find(X + "complexType")
            # An element of which the XSD says nothing holds anything.
            particles, attrs, kind, any_child, any_attr = (
                schema.content(complex_type) if complex_type is not None else ([], [], "Anything", True, True))
        content = ("Anything" if kind == "Anything" else "Text(%s)" % kind if kind else "Elements")
        assert any_child or kind, path
        attributes = [attribute(path, *a) for a in attrs]
        inline = ", ".join(attributes)
        if len(inline) > 70:
            inline = "\n        %s,\n    " % ",\n        ".join(attributes)
        line = "e(%d, %s, %s, %s, &[%s])" % (depth, q(name), occurs, content, inline)
        text = [c for at, list_ in codes.items() if suits(at, path) for c in list_ if c[0] == "text()"]
        if text:
            line += ".coded(%s)" % coding(text, path)
        if not any_attr:
            line += ".without_foreign_attributes()"
        if is_global:
            line += ".global()"
        if name == "narrative":
            line = "narrative(%d, %s)" % (depth, occurs)
        lines.append("    " + line + ",")
        late = False
        for particle in particles:
            if particle == "any":
                late = True
                continue
            least, most = particle.get("minOccurs", "1"), particle.get("maxOccurs", "1")
            times = {("1", "1"): "ONE", ("0", "1"): "OPTIONAL", ("1", "unbounded"): "SOME",
                     ("0", "unbounded"): "ANY"}[least, most]
            at = len(lines)
            walk(particle, depth + 1, path, times)
            if late:
                lines[at] = lines[at].rstrip(",") + ".after_foreign(),"

    walk(schema.elements[root], 0, "", "ONE")
    return lines, used


def q(text):
    assert '"' not in text and "\\" not in text
    return '"%s"' % text


def lists(folder, used):
    out = []
    for name in sorted(used):
        file = [f for sub in ("embedded", "non-embedded")
                for f in glob.glob(os.path.join(folder, sub, name + ".xml"))]
        node = E.parse(file[0]).getroot()
        items = sorted({i.findtext("code") for i in node.iter("codelist-item")})
        complete = node.get("complete") == "1"
        out.append("/// The %slist `%s`, %d codes." % ("" if complete else "open ", name, len(items)))
        out.append("pub(in crate::exchange::iati) static %s: List = List {" % constant(name))
        out.append("    name: %s, is_complete: %s, codes: &[" % (q(name), str(complete).lower()))
        line = "       "
        for code in items:
            if len(line) + len(code) > 110:
                out.append(line)
                line = "       "
            line += " %s," % q(code)
        out += [line, "    ],", "};", ""]
    return out


HEAD = """//! %s
//!
//! Made by tests/iati/tables.py from %s

"""


def main(folder, rules):
    codes = mapping(folder, rules)
    activity = Schema("iati-common.xsd", "iati-activities-schema.xsd")
    organisation = Schema("iati-common.xsd", "iati-organisations-schema.xsd")
    record = Schema("iati-registry-record-schema.xsd")
    out, used = [], {"OrganisationRegistrationAgency"}
    for title, name, schema, root in (
            ("An activity file", "ACTIVITIES", activity, "iati-activities"),
            ("An organisation file", "ORGANISATIONS", organisation, "iati-organisations"),
            ("A registry record", "RECORD", record, "registry-record")):
        lines, more = rows(schema, root, codes, name)
        used |= more
        out += ["/// %s, element by element, each below its parent." % title,
                "pub(in crate::exchange::iati) static %s: &[Row] = &[" % name, *lines, "];", ""]
    with open(os.path.join(OUT, "schema", "table.rs"), "w", encoding="utf-8") as f:
        f.write(HEAD % ("The schema of IATI 2.03 as rows: order, cardinality, attributes, types and code lists.",
                        "IATI/IATI-Schemas @4c9ba1e8 and the mapping of\n//! IATI/IATI-Codelists @75e827ba"
                        " (CC BY 4.0, IATI Standard, iatistandard.org): facts only."))
        f.write("use super::Content::{Anything, Elements, Text as T};\n"
                "use super::Kind::{Boolean, Date, DateTime, Decimal, Int, NonNegative, Positive, Text, Token, Uri};\n"
                "use super::{ANY, ONE, OPTIONAL, Row, SOME, When, XML_LANG, code, e, may, must, narrative};\n"
                "use crate::exchange::iati::codes::table as codes;\n\n")
        f.write("\n".join(out).replace(" Text(", " T("))
    with open(os.path.join(OUT, "codes", "table.rs"), "w", encoding="utf-8") as f:
        f.write(HEAD % ("The code lists of IATI 2.03 that a file refers to: codes only, sorted by their bytes.",
                        "IATI/IATI-Codelists @75e827ba and\n//! IATI/IATI-Codelists-NonEmbedded @7aeece77 (CC BY 4.0,"
                        " IATI Standard, iatistandard.org): facts\n//! only. Withdrawn codes are in: the lists keep"
                        " them for older data."))
        f.write("use super::List;\n\n")
        f.write("\n".join(lists(folder, used)))


main(sys.argv[1], sys.argv[2])
