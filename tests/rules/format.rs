//! The conventions of the format.

use serde_json::{Value, json};
use vientro::Lang;

use crate::support::{AS_OF, changed, check_on, rows, told};

#[test]
fn reference_001_leads_nowhere() {
    let nowhere = json!("X");
    for (pointer, place) in [
        ("/donors/0/person", "donors/D1 /person"),
        ("/parties/0/founded_by", "parties/ppc /founded_by"),
        ("/certificates/0/holder", "certificates/C1 /holder"),
        ("/grants/0/parent", "grants/G1 /parent"),
        ("/grants/0/supplements", "grants/G1 /supplements"),
        ("/grants/0/donors/0/donor", "grants/G1 /donors/0/donor"),
        ("/grants/0/recipient", "grants/G1 /recipient"),
        ("/grants/0/owner", "grants/G1 /owner"),
        ("/grants/0/managing_agency", "grants/G1 /managing_agency"),
        ("/transactions/0/grant", "transactions/T1 /grant"),
        ("/transactions/0/donor", "transactions/T1 /donor"),
        ("/balances/0/grant", "balances/B1 /grant"),
        ("/filings/0/bearer", "filings/F1 /bearer"),
    ] {
        rows(
            "REFERENCE-001",
            &[(&[(pointer, nowhere.clone())], &[place]), (&[], &[])],
        );
    }
    rows(
        "REFERENCE-001",
        &[
            (
                &[(
                    "/grants/0/amendments",
                    json!([{"donors": [{"donor": "D1"}, {"donor": "X"}]}]),
                )],
                &["grants/G1 /amendments/0/donors/1/donor"],
            ),
            (
                &[("/commitments/-", json!({"id": "K1", "donor": "X"}))],
                &["commitments/K1 /donor"],
            ),
            (
                &[(
                    "/published_figures/-",
                    json!({"id": "N1", "scope": {"donor": "X"}}),
                )],
                &["published_figures/N1 /scope/donor"],
            ),
            // A bearer is a donor or a party; a party is no donor.
            (&[("/filings/0/bearer", json!("school"))], &[]),
            (
                &[("/grants/0/donors/0/donor", json!("school"))],
                &["grants/G1 /donors/0/donor"],
            ),
        ],
    );
}

#[test]
fn reference_001_tells_nothing_of_people() {
    let person = json!({"id": "P1", "name": "Người Minh Họa", "organization": "Tổ chức bí mật",
        "phone": "0123"});
    let checked = check_on(&changed(&[("/people/-", person)]), AS_OF);
    assert_eq!(
        told(&checked),
        [
            "FIELD-001 people/P1 /phone",
            "REFERENCE-001 people/P1 /organization",
        ]
    );
    let shown = format!("{checked:?}");
    for personal in ["Minh", "bí mật", "0123"] {
        assert!(!shown.contains(personal), "{shown}");
    }
}

#[test]
fn share_001_whole() {
    let shares = |a: Value, b: Value| json!([{"sector": "health", "share": a}, {"sector": "health", "share": b}]);
    let sectors = "/grants/0/sectors";
    let place: &[&str] = &["grants/G1 /sectors"];
    rows(
        "SHARE-001",
        &[
            (&[(sectors, shares(json!("60"), json!("39.9999")))], place),
            (&[(sectors, shares(json!("60"), json!("40.0001")))], place),
            (&[(sectors, shares(json!("60"), Value::Null))], place),
            (&[(sectors, shares(json!("60"), json!("40.0000")))], &[]),
            (&[(sectors, shares(Value::Null, Value::Null))], &[]),
            (
                &[("/grants/0/donors/0/share", json!("99"))],
                &["grants/G1 /donors"],
            ),
            (
                &[("/grants/0/provinces/0/share", json!("99"))],
                &["grants/G1 /provinces"],
            ),
            (&[("/grants/0/provinces/0/share", Value::Null)], &[]),
            (
                &[(
                    "/grants/0/amendments",
                    json!([{"provinces": [{"province": "20", "share": "50"}]}]),
                )],
                &["grants/G1 /amendments/0/provinces"],
            ),
        ],
    );
}

#[test]
fn code_001_on_its_date() {
    // Hà Giang, 02, ended on 2025-06-30; the Belgian franc was withdrawn in 2002.
    let (province, decided) = ("/grants/0/provinces/0/province", "/grants/0/decision/date");
    let franc = json!({"amount": "1", "currency": "BEF"});
    rows(
        "CODE-001",
        &[
            (
                &[(province, json!("02")), (decided, json!("2025-07-01"))],
                &["grants/G1 /provinces/0/province"],
            ),
            (
                &[(province, json!("02")), (decided, json!("2025-06-30"))],
                &[],
            ),
            (
                &[("/transactions/1/amount", franc.clone())],
                &["transactions/T2 /amount/currency"],
            ),
            (
                &[
                    ("/transactions/1/amount", franc.clone()),
                    ("/transactions/1/date", json!("1999-01-01")),
                ],
                &[],
            ),
            (
                &[("/grants/0/funding/cash", json!([franc]))],
                &["grants/G1 /funding/cash/0/currency"],
            ),
            (
                &[
                    ("/certificates/0/provinces", json!(["20", "14", "02"])),
                    ("/certificates/0/issued_on", json!("2025-07-01")),
                ],
                &["certificates/C1 /provinces/2"],
            ),
            // Before the catalogue begins nothing is said.
            (
                &[(province, json!("02")), (decided, json!("1990-01-01"))],
                &[],
            ),
        ],
    );
}

#[test]
fn field_001_at_any_depth() {
    rows(
        "FIELD-001",
        &[
            (
                &[("/grants/0/onwer", json!("school"))],
                &["grants/G1 /onwer"],
            ),
            (
                &[("/grants/0/titles/vie", json!("x"))],
                &["grants/G1 /titles/vie"],
            ),
            (
                &[("/grants/0/documents/0/a~1b", json!(1))],
                &["grants/G1 /documents/0/a~01b"],
            ),
            (
                &[("/transactions/1/note", json!({"date": 1}))],
                &["transactions/T2 /note"],
            ),
            (
                &[(
                    "/certificates/0/events",
                    json!([{"kind": "amended", "day": "x"}]),
                )],
                &["certificates/C1 /events/0/day"],
            ),
            (&[], &[]),
        ],
    );
    let checked = check_on(&changed(&[("/grants/0/onwer", json!("school"))]), AS_OF);
    assert_eq!(
        checked.findings[0].message.get(Lang::En),
        "the format has no field `onwer`; is it `owner`?"
    );
}
