//! The rules on donors and their certificates.

use serde_json::{Value, json};

use crate::support::{AS_OF, changed, check_on, not_applied, rows, rows_on};

#[test]
fn certificate_001_term() {
    let (until, kind) = ("/certificates/0/valid_until", "/certificates/0/kind");
    let place: &[&str] = &["certificates/C1 /valid_until"];
    let renewed =
        |until: &str| json!([{"kind": "renewed", "date": "2023-10-01", "valid_until": until}]);
    let amended =
        |until: &str| json!([{"kind": "amended", "date": "2023-10-01", "valid_until": until}]);
    let events = "/certificates/0/events";
    rows(
        "CERTIFICATE-001",
        &[
            (&[(until, json!("2025-12-02"))], place),
            (&[(until, json!("2025-12-01"))], &[]),
            (
                &[
                    (kind, json!("representative_office")),
                    (until, json!("2027-12-02")),
                ],
                &[place[0]],
            ),
            (
                &[
                    (kind, json!("representative_office")),
                    (until, json!("2027-12-01")),
                ],
                &[],
            ),
            (
                &[("/certificates/0/home_term_end", json!("2025-11-29"))],
                place,
            ),
            (
                &[("/certificates/0/home_term_end", json!("2025-11-30"))],
                &[],
            ),
            // A renewal runs on from the term before.
            (
                &[(events, renewed("2028-12-01"))],
                &["certificates/C1 /events/0/valid_until"],
            ),
            (&[(events, renewed("2028-11-30"))], &[]),
            // An amendment stays within the term that runs.
            (
                &[(events, amended("2025-12-02"))],
                &["certificates/C1 /events/0/valid_until"],
            ),
            (&[(events, amended("2025-12-01"))], &[]),
            // Three years are none too many for the offices of the decree before.
            (
                &[
                    (kind, json!("project_office")),
                    (until, json!("2032-12-01")),
                ],
                &[],
            ),
        ],
    );
}

#[test]
fn certificate_002_office() {
    let office = |id: &str, province: &str, issued: &str| {
        json!({"id": id, "holder": "D1", "kind": "representative_office", "issued_on": issued,
            "valid_until": "2024-12-31", "office_province": province})
    };
    let closed = |events: Value| {
        let mut office = office("C2", "01", "2023-01-01");
        office["valid_until"] = json!("2023-03-31");
        office["events"] = events;
        office
    };
    let add = "/certificates/-";
    rows(
        "CERTIFICATE-002",
        &[
            (
                &[(add, office("C2", "92", "2023-01-01"))],
                &["certificates/C2 /office_province"],
            ),
            (&[(add, office("C2", "01", "2023-01-01"))], &[]),
            (&[(add, office("C2", "48", "2023-01-01"))], &[]),
            (&[(add, office("C2", "79", "2023-01-01"))], &[]),
            (
                &[
                    (add, office("C2", "01", "2023-01-01")),
                    (add, office("C3", "79", "2024-12-31")),
                ],
                &["certificates/C3 /kind"],
            ),
            (
                &[
                    (add, office("C2", "01", "2023-01-01")),
                    (add, office("C3", "79", "2023-01-01")),
                ],
                &["certificates/C3 /kind"],
            ),
            // The first one is closed, and comes back by a late renewal.
            (
                &[
                    (add, closed(json!([]))),
                    (add, office("C3", "79", "2023-06-01")),
                ],
                &[],
            ),
            (
                &[
                    (
                        add,
                        closed(json!([{"kind": "renewed", "date": "2023-06-01",
                            "valid_until": "2024-12-31"}])),
                    ),
                    (add, office("C3", "79", "2023-06-01")),
                ],
                &["certificates/C3 /kind"],
            ),
            (
                &[
                    (
                        add,
                        closed(json!([{"kind": "renewed", "date": "2023-06-02",
                            "valid_until": "2024-12-31"}])),
                    ),
                    (add, office("C3", "79", "2023-06-01")),
                ],
                &[],
            ),
            (
                &[
                    (add, office("C2", "01", "2019-01-01")),
                    (add, office("C3", "79", "2025-01-01")),
                ],
                &[],
            ),
        ],
    );
}

#[test]
fn certificate_003_expired() {
    // T2 is of 2023-03-01; the grant ends on 2023-05-31.
    let until = "/certificates/0/valid_until";
    let place: &[&str] = &["certificates/C1 /valid_until"];
    let other =
        json!({"id": "C2", "holder": "D1", "issued_on": "2023-05-31", "valid_until": "2025-12-31"});
    rows(
        "CERTIFICATE-003",
        &[
            (&[(until, json!("2023-05-30"))], place),
            (&[(until, json!("2023-05-31"))], &[]),
            (
                &[(until, json!("2023-05-30")), ("/certificates/-", other)],
                &[],
            ),
            // Only a transaction is left.
            (
                &[
                    (until, json!("2023-05-31")),
                    ("/transactions/1/date", json!("2023-06-01")),
                ],
                place,
            ),
            // A gap between two terms.
            (
                &[
                    (until, json!("2023-03-31")),
                    (
                        "/certificates/0/events",
                        json!([{"kind": "renewed", "date": "2023-04-02", "valid_until": "2025-12-31"}]),
                    ),
                ],
                place,
            ),
            (
                &[
                    (until, json!("2023-03-31")),
                    (
                        "/certificates/0/events",
                        json!([{"kind": "renewed", "date": "2023-04-01", "valid_until": "2025-12-31"}]),
                    ),
                ],
                &[],
            ),
        ],
    );
    rows_on(
        "CERTIFICATE-003",
        "2023-05-30",
        &[
            (&[(until, json!("2023-05-30"))], &[]),
            (&[(until, json!("2023-05-29"))], place),
        ],
    );
}

#[test]
fn certificate_003_a_donor_that_joins_later() {
    // Expired on 2023-03-31; the grant runs until 2023-05-31.
    let until = ("/certificates/0/valid_until", json!("2023-03-31"));
    let other = ("/grants/0/donors", json!([{"donor": "D2"}]));
    let joined =
        |day: &str| json!([{"date": day, "level": "managing_agency", "donors": [{"donor": "D1"}]}]);
    let amendments = "/grants/0/amendments";
    rows(
        "CERTIFICATE-003",
        &[
            (
                &[
                    until.clone(),
                    other.clone(),
                    (amendments, joined("2023-05-31")),
                ],
                &["certificates/C1 /valid_until"],
            ),
            (&[until, other, (amendments, joined("2023-06-01"))], &[]),
        ],
    );
}

#[test]
fn certificate_004_several_donors() {
    let second = |kind: &str| json!({"id": "D2", "kind": kind});
    let certificate = |province: &str| {
        json!({"id": "C2", "holder": "D2", "kind": "operation", "issued_on": "2022-12-01",
            "valid_until": "2025-11-30", "provinces": [province]})
    };
    let both = (
        "/grants/0/donors",
        json!([{"donor": "D1", "share": "50"}, {"donor": "D2", "share": "50"}]),
    );
    let place: &[&str] = &["grants/G1 /provinces/0/province"];
    let away = ("/certificates/0/provinces", json!(["24"]));
    let (donors, certificates) = ("/donors/-", "/certificates/-");
    let ngo = (donors, second("foreign_ngo"));
    rows(
        "CERTIFICATE-004",
        &[
            (
                &[
                    both.clone(),
                    ngo.clone(),
                    away.clone(),
                    (certificates, certificate("24")),
                ],
                place,
            ),
            // One of them may work there.
            (
                &[
                    both.clone(),
                    ngo.clone(),
                    away.clone(),
                    (certificates, certificate("20")),
                ],
                &[],
            ),
            // The other one has no certificate: an NGO may get one, a company needs none.
            (&[both.clone(), ngo, away.clone()], &[]),
            (&[both, (donors, second("company")), away], place),
        ],
    );
}

#[test]
fn certificate_004_an_amendment_moves_the_grant() {
    let amended = |province: &str| {
        json!([{"date": "2023-04-01", "level": "managing_agency",
            "provinces": [{"province": province, "share": "100"}]}])
    };
    let amendments = "/grants/0/amendments";
    rows(
        "CERTIFICATE-004",
        &[
            (
                &[(amendments, amended("24"))],
                &["grants/G1 /amendments/0/provinces/0/province"],
            ),
            (&[(amendments, amended("20"))], &[]),
        ],
    );
}

#[test]
fn what_a_certificate_does_not_say_is_listed() {
    let said = |rule: &str, changes: &[(&str, Value)]| {
        not_applied(&check_on(&changed(changes), AS_OF), rule)
    };
    let little = vec![("the record says too little".to_owned(), 1)];
    let (kind, until) = ("/certificates/0/kind", "/certificates/0/valid_until");
    assert_eq!(said("CERTIFICATE-001", &[(kind, Value::Null)]), little);
    assert_eq!(said("CERTIFICATE-002", &[(kind, Value::Null)]), little);
    assert_eq!(said("CERTIFICATE-001", &[(until, Value::Null)]), little);
    assert_eq!(said("CERTIFICATE-004", &[(until, Value::Null)]), little);
    assert_eq!(
        said(
            "CERTIFICATE-004",
            &[("/grants/0/decision/date", Value::Null)]
        ),
        [("governing date unknown".to_owned(), 1)]
    );
    assert_eq!(
        said(
            "GRANT-014",
            &[("/grants/0/amendments", json!([{"date": "2023-04-01"}]))]
        ),
        little
    );
}

#[test]
fn certificate_004_scope() {
    let (provinces, sectors) = ("/certificates/0/provinces", "/certificates/0/sectors");
    let second = json!({"id": "C2", "holder": "D1", "issued_on": "2023-01-16",
        "valid_until": "2025-12-31", "provinces": ["24"]});
    rows(
        "CERTIFICATE-004",
        &[
            (
                &[(provinces, json!(["24"]))],
                &["grants/G1 /provinces/0/province"],
            ),
            (
                &[(sectors, json!(["education_training"]))],
                &["grants/G1 /sectors/0/sector"],
            ),
            (&[(provinces, json!(["VN"]))], &[]),
            (&[(provinces, json!([])), (sectors, json!([]))], &[]),
            // Another certificate, valid on that day.
            (
                &[("/grants/0/provinces/0/province", json!("24"))],
                &["grants/G1 /provinces/0/province"],
            ),
            (
                &[
                    ("/grants/0/provinces/0/province", json!("24")),
                    ("/certificates/-", second),
                ],
                &[],
            ),
        ],
    );
}

#[test]
fn certificate_004_a_merged_province_lies_in_its_heir() {
    // Bắc Giang, 24 until 2025-06-30, is part of Bắc Ninh, 24 from 2025-07-01; Hải Dương is not.
    let decided = ("/grants/0/decision/date", json!("2025-07-15"));
    let there = ("/grants/0/provinces/0/province", json!("24"));
    let provinces = "/certificates/0/provinces";
    rows_on(
        "CERTIFICATE-004",
        "2025-12-01",
        &[
            (
                &[decided.clone(), there.clone(), (provinces, json!(["24"]))],
                &[],
            ),
            (
                &[decided.clone(), there.clone(), (provinces, json!(["27"]))],
                &[],
            ),
            (
                &[decided, there, (provinces, json!(["30"]))],
                &["grants/G1 /provinces/0/province"],
            ),
        ],
    );
}

#[test]
fn certificate_005_inactive() {
    // Issued on 2022-12-01: the twelve months end on 2023-11-30.
    let (grants, transactions) = ("/grants", "/transactions");
    let place: &[&str] = &["certificates/C1 /issued_on"];
    let of_kind =
        |kind: &str, date: &str| json!([{"id": "T1", "kind": kind, "donor": "D1", "date": date}]);
    let alone = |date: &str| of_kind("received", date);
    let none = (grants, json!([]));
    rows(
        "CERTIFICATE-005",
        &[
            (&[none.clone(), (transactions, json!([]))], place),
            (&[none.clone(), (transactions, alone("2023-12-01"))], place),
            (&[none.clone(), (transactions, alone("2023-11-30"))], &[]),
            // To book or to pay back is no activity.
            (
                &[
                    none.clone(),
                    (transactions, of_kind("recorded", "2023-06-01")),
                ],
                place,
            ),
            (
                &[
                    none.clone(),
                    (transactions, of_kind("refunded", "2023-06-01")),
                ],
                place,
            ),
            (
                &[
                    none.clone(),
                    (transactions, of_kind("disbursed", "2023-06-01")),
                ],
                &[],
            ),
            (
                &[
                    none.clone(),
                    (
                        transactions,
                        json!([{"id": "T1", "donor": "D1", "date": "2023-06-01"}]),
                    ),
                ],
                &[],
            ),
            (&[(transactions, json!([]))], &[]),
            (
                &[
                    none.clone(),
                    (transactions, json!([])),
                    (
                        "/certificates/0/events",
                        json!([{"kind": "terminated", "date": "2023-06-01"}]),
                    ),
                ],
                &[],
            ),
        ],
    );
    rows_on(
        "CERTIFICATE-005",
        "2023-11-30",
        &[
            (&[none.clone(), (transactions, json!([]))], &[]),
            (
                &[
                    none,
                    (transactions, json!([])),
                    ("/certificates/0/issued_on", json!("2022-11-30")),
                ],
                place,
            ),
        ],
    );
}

#[test]
fn donor_001_foreign() {
    let (country, kind) = ("/donors/0/country", "/donors/0/kind");
    let place: &[&str] = &["donors/D1 /country"];
    rows(
        "DONOR-001",
        &[
            (&[(country, json!("VN"))], place),
            (&[(country, json!("VN")), (kind, json!("company"))], place),
            (
                &[(country, json!("VN")), (kind, json!("research_body"))],
                place,
            ),
            (&[(country, json!("VN")), (kind, json!("individual"))], &[]),
            (&[(country, json!("LA"))], &[]),
            (&[(country, Value::Null)], &[]),
        ],
    );
}

#[test]
fn filing_001_yearly_report() {
    let (date, bearer, duty) = ("/filings/0/date", "/filings/0/bearer", "/filings/0/duty");
    let place: &[&str] = &["filings/F1 /date"];
    let late = (date, json!("2023-12-19"));
    let operations = (duty, json!("ngo-operations-annual-report"));
    rows(
        "FILING-001",
        &[
            (std::slice::from_ref(&late), place),
            (&[], &[]),
            (
                &[late.clone(), operations.clone(), (bearer, json!("ppc"))],
                place,
            ),
            (
                &[late.clone(), operations, (bearer, json!("ministry"))],
                place,
            ),
            (&[late.clone(), (duty, json!("aid-annual-report"))], &[]),
        ],
    );
}
