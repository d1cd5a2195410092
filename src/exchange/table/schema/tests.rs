use std::collections::BTreeMap;

use super::*;
use crate::record::draft::{Field, Node};

/// Every leaf of a draft with one element in each list: its path, lists as `*`.
fn leaves<R: Record>() -> Vec<String> {
    fn place<'a>(node: &mut dyn Node<'a>, path: &str, out: &mut Vec<String>) {
        match node.slot() {
            Slot::Field(_) => out.push(path.to_owned()),
            Slot::Object(inner) => object(inner, path, out),
            Slot::List(list) => {
                if let Some(element) = list.push() {
                    place(element, &format!("{path}/*"), out);
                }
            }
        }
    }
    fn object<'a>(it: &mut dyn Object<'a>, path: &str, out: &mut Vec<String>) {
        let mut names = Vec::new();
        it.visit(&mut |name, _| names.push(name));
        for name in names {
            if let Some(field) = it.field(name) {
                place(field, &format!("{path}/{name}"), out);
            }
        }
    }
    let mut out = Vec::new();
    object(&mut R::Draft::default(), "", &mut out);
    out
}

/// The leaves that the columns of a kind hold.
fn held(schema: &Schema, kind: RecordKind) -> Vec<String> {
    let mut out = Vec::new();
    for table in schema.tables().iter().filter(|it| it.kind() == Some(kind)) {
        let prefixes: Vec<String> = match &table.body {
            Body::Records => vec![String::new()],
            Body::Elements(places) | Body::Amounts(places) => places
                .iter()
                .map(|place| {
                    let outer = place
                        .outer
                        .iter()
                        .map(|outer| format!("/{}/*", outer.join("/")));
                    let inner = place.path.iter().map(|step| format!("/{step}"));
                    outer.chain(inner).collect()
                })
                .collect(),
            Body::Submission | Body::SetAside => vec![],
        };
        let is_list = matches!(table.body, Body::Elements(_));
        for prefix in prefixes {
            let prefix = if is_list {
                format!("{prefix}/*")
            } else {
                prefix
            };
            for column in table.columns() {
                match &column.place {
                    Place::Field(_) => out.push(format!("{prefix}{}", column.pointer())),
                    Place::Codes(_) => out.push(format!("{prefix}{}/*", column.pointer())),
                    Place::Amount(list) => {
                        out.push(format!("{prefix}/{list}/*/amount"));
                        out.push(format!("{prefix}/{list}/*/currency"));
                    }
                    _ => {}
                }
            }
        }
    }
    out
}

fn every_field_has_its_column<R: Record>() {
    let schema = Schema::new();
    let held = held(&schema, R::KIND);
    for leaf in leaves::<R>() {
        let times = held.iter().filter(|it| **it == leaf).count();
        assert_eq!(times, 1, "{}{leaf} has so many columns", R::KIND.list());
    }
}

#[test]
fn every_field_of_every_record_has_exactly_one_column() {
    every_field_has_its_column::<Donor>();
    every_field_has_its_column::<Party>();
    every_field_has_its_column::<Certificate>();
    every_field_has_its_column::<Grant>();
    every_field_has_its_column::<Transaction>();
    every_field_has_its_column::<AccountBalance>();
    every_field_has_its_column::<Commitment>();
    every_field_has_its_column::<RateRecord>();
    every_field_has_its_column::<Filing>();
    every_field_has_its_column::<Person>();
    every_field_has_its_column::<PublishedFigure>();
}

/// What a record says of a text in one of its fields: the code of the problem, if it has one.
fn asked<R: Record>(pointer: &str, text: &str) -> (Option<&'static str>, String, String) {
    fn put<'a>(node: &mut dyn Node<'a>, steps: &[&str], text: &str) -> String {
        match (node.slot(), steps) {
            (Slot::Field(field), []) => {
                *field = Field::Text(text.to_owned().into());
                String::new()
            }
            (Slot::Object(inner), [step, rest @ ..]) => {
                let below = inner.field(step).map(|field| put(field, rest, text));
                format!("/{step}{}", below.unwrap())
            }
            (Slot::List(list), ["*", rest @ ..]) => {
                format!("/0{}", put(list.push().unwrap(), rest, text))
            }
            (slot, _) => panic!("{slot:?}"),
        }
    }
    let mut draft = R::Draft::default();
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let field = draft.field(steps[0]).unwrap();
    let below = put(field, &steps[1..], text);
    let path = format!("/{}{below}", steps[0]);
    let debug = format!("{draft:?}");
    let problems = R::build(&draft).err().unwrap_or_default();
    let problem = problems.into_iter().find(|it| it.path().as_str() == path);
    let (code, told) = problem.map_or((None, String::new()), |it| {
        (Some(it.code().id()), it.to_string())
    });
    (code, told, debug)
}

fn columns_hold_what_the_record_takes<R: Record>() {
    let schema = Schema::new();
    let of_kind = schema
        .tables()
        .iter()
        .filter(|it| it.kind() == Some(R::KIND));
    for table in of_kind {
        for column in table.columns() {
            let below = match &column.place {
                Place::Field(_) => column.pointer(),
                Place::Codes(_) => format!("{}/*", column.pointer()),
                _ => continue,
            };
            let above = match &table.body {
                Body::Elements(places) => format!("/{}/*", places[0].path.join("/")),
                _ => String::new(),
            };
            let pointer = format!("{above}{below}");
            let takes = |text: &str| asked::<R>(&pointer, text).0.is_none();
            let at = format!("{}{pointer}: {:?}", R::KIND.list(), column.leaf());
            // Text takes everything; a number does not stand alone, for want of its currency.
            match column.leaf() {
                Leaf::Text => assert!(takes("?") && takes("2019-01-01"), "{at}"),
                Leaf::Date => assert!(!takes("?") && takes("2019-01-01"), "{at}"),
                Leaf::Term => assert!(takes("not_applicable") && takes("2019-01-01"), "{at}"),
                Leaf::Number if pointer.ends_with("amount") => {}
                Leaf::Number => assert!(!takes("?") && takes("1.5"), "{at}"),
                Leaf::Code(list) | Leaf::Codes(list) => {
                    assert!(!takes("?") && !takes("2019-01-01"), "{at}");
                    for name in list.names() {
                        assert!(takes(&name.id), "{at} {}", name.id);
                    }
                    let (code, told, _) = asked::<R>(&pointer, "?");
                    if code == Some("shape.unknown_code") {
                        let ids = list.names().into_iter().map(|it| format!("`{}`", it.id));
                        let ids = ids.collect::<Vec<_>>().join(" ");
                        assert!(told.ends_with(&ids), "{at} {told}");
                    }
                }
                Leaf::Count | Leaf::Json => panic!("{at}"),
            }
            let hides = asked::<R>(&pointer, "Người Minh Họa")
                .2
                .contains("[personal]");
            assert_eq!(hides, column.is_personal(), "{at}");
        }
    }
}

#[test]
fn a_column_holds_what_its_record_takes() {
    columns_hold_what_the_record_takes::<Donor>();
    columns_hold_what_the_record_takes::<Party>();
    columns_hold_what_the_record_takes::<Certificate>();
    columns_hold_what_the_record_takes::<Grant>();
    columns_hold_what_the_record_takes::<Transaction>();
    columns_hold_what_the_record_takes::<AccountBalance>();
    columns_hold_what_the_record_takes::<Commitment>();
    columns_hold_what_the_record_takes::<RateRecord>();
    columns_hold_what_the_record_takes::<Filing>();
    columns_hold_what_the_record_takes::<Person>();
    columns_hold_what_the_record_takes::<PublishedFigure>();
}

#[test]
fn tables_and_columns_are_called_apart_in_both_languages() {
    let schema = Schema::new();
    let mut tables = BTreeMap::new();
    for table in schema.tables() {
        let titles = [
            table.name(),
            table.title().get(Lang::Vi),
            table.title().get(Lang::En),
        ];
        for title in titles {
            let before = tables.insert(search_key(title), table.name());
            assert!(before.is_none_or(|it| it == table.name()), "{title}");
        }
        assert!(
            label::table(table.name()).is_some() != table.is_main(),
            "{}",
            table.name()
        );
        let mut columns = BTreeMap::new();
        for column in table.columns() {
            for title in [
                column.id(),
                column.title().get(Lang::Vi),
                column.title().get(Lang::En),
            ] {
                let before = columns.insert(search_key(title), column.id());
                assert!(
                    before.is_none_or(|it| it == column.id()),
                    "{} {title}",
                    table.name()
                );
            }
            let has_label = column.title().get(Lang::Vi) != column.id();
            assert!(has_label, "{}: {}", table.name(), column.id());
        }
        assert_eq!(
            table.columns().iter().filter(|it| it.is_key()).count(),
            1,
            "{}",
            table.name()
        );
    }
}

#[test]
fn lists_of_one_name_share_a_table() {
    let schema = Schema::new();
    let ids = |name: &str| -> Vec<String> {
        let columns = schema.table(name).unwrap().columns().iter();
        columns.map(|column| column.id().to_owned()).collect()
    };
    assert_eq!(
        ids("grant_donors"),
        ["grant_id", "amendment", "donor", "share", "other_fields"]
    );
    assert_eq!(
        ids("grant_funding"),
        [
            "grant_id",
            "amendment",
            "currency",
            "total",
            "grant",
            "counterpart",
            "recipient_managed",
            "donor_managed",
            "cash",
            "in_kind"
        ]
    );
    assert_eq!(ids("donor_accounts")[..2], ["donor_id", "number"]);
    assert_eq!(schema.called("KHOAN VIEN TRO").unwrap().name(), "grants");
    assert_eq!(
        schema.called("grant-donors").unwrap().name(),
        "grant_donors"
    );
}
