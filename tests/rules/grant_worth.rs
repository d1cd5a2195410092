//! The rules on amounts, goods, shares and the budget.

use serde_json::{Value, json};

use crate::support::{alone, rows, said, told_as};

fn usd(amount: &str) -> Value {
    json!([{"amount": amount, "currency": "USD"}])
}

fn funding(name: &'static str, value: Value) -> (&'static str, Value) {
    let pointer = match name {
        "cash" => "/grants/0/funding/cash",
        "in_kind" => "/grants/0/funding/in_kind",
        "goods" => "/grants/0/funding/goods",
        "recipient_managed" => "/grants/0/funding/recipient_managed",
        "donor_managed" => "/grants/0/funding/donor_managed",
        _ => panic!("{name}"),
    };
    (pointer, value)
}

#[test]
fn grant_054_cash_and_kind() {
    let goods = funding("goods", json!([{"description": "Bàn"}]));
    alone(
        "GRANT-054",
        &[
            (
                &[funding("cash", usd("100.01"))],
                &["grants/G1 /funding/cash"],
            ),
            (&[funding("cash", usd("100.00"))], &[]),
            (
                &[
                    funding("cash", usd("60.00")),
                    funding("in_kind", usd("40.00")),
                    goods.clone(),
                ],
                &[],
            ),
            (
                &[
                    funding("cash", usd("60.00")),
                    funding("in_kind", usd("39.99")),
                    goods.clone(),
                ],
                &["grants/G1 /funding/cash"],
            ),
        ],
    );
    let unsure = || (0, vec![("the record says too little".to_owned(), 1)]);
    let said_of = |parts: &[(&'static str, Value)]| said("GRANT-054", parts);
    // The rest may be in kind; what is in đồng may be worth what is in dollars.
    assert_eq!(said_of(&[funding("cash", usd("99.99"))]), unsure());
    let dong = |minor: &str| json!([{"amount": minor, "currency": "VND"}]);
    assert_eq!(said_of(&[funding("cash", dong("2400000"))]), unsure());
    let both = [
        funding("cash", usd("60.00")),
        funding("in_kind", dong("960000")),
    ];
    assert_eq!(said_of(&both), unsure());
    told_as(
        &[
            funding("cash", usd("60.00")),
            funding("in_kind", usd("39.99")),
            goods,
        ],
        [
            "warning",
            "vốn của khoản viện trợ",
            "vốn viện trợ 100.00 USD khác phần bằng tiền 60.00 USD cộng phần bằng hiện vật 39.99 USD",
            "the grant part of 100.00 USD is not the 60.00 USD in money plus the 39.99 USD in kind",
            "",
        ],
    );
}

#[test]
fn grant_055_worth_of_goods() {
    let worth = |value: Value| {
        vec![
            funding("cash", usd("60.00")),
            funding("in_kind", usd("40.00")),
            funding("goods", json!([{"description": "Bàn", "value": value}])),
        ]
    };
    let amount = |amount: &str| json!({"amount": amount, "currency": "USD"});
    alone(
        "GRANT-055",
        &[
            (&worth(amount("39.99")), &["grants/G1 /funding/goods"]),
            (&worth(amount("40.00")), &[]),
        ],
    );
    let unsure = (0, vec![("the record says too little".to_owned(), 1)]);
    assert_eq!(said("GRANT-055", &worth(Value::Null)), unsure);
    let in_dong = json!({"amount": "960000", "currency": "VND"});
    assert_eq!(said("GRANT-055", &worth(in_dong)), unsure);
}

#[test]
fn grant_056_below_zero() {
    let managed = |recipient: &str, donor: &str| {
        [
            funding("recipient_managed", usd(recipient)),
            funding("donor_managed", usd(donor)),
        ]
    };
    alone(
        "GRANT-056",
        &[
            (
                &managed("100.01", "-0.01"),
                &["grants/G1 /funding/donor_managed/0"],
            ),
            (&managed("100.00", "0.00"), &[]),
        ],
    );
    let goods = funding(
        "goods",
        json!([{"value": {"amount": "-1.00", "currency": "USD"}}]),
    );
    assert_eq!(said("GRANT-056", &[goods]).0, 1);
}

#[test]
fn grant_057_nothing() {
    let worth = |amount: &str, managed: &str| {
        vec![
            ("/grants/0/funding/grant", usd(amount)),
            ("/grants/0/funding/total", usd(amount)),
            ("/grants/0/funding/counterpart", json!([])),
            funding("recipient_managed", usd(managed)),
            funding("donor_managed", usd("0.00")),
        ]
    };
    rows(
        "GRANT-057",
        &[
            (&worth("0.00", "0.00"), &["grants/G1 /funding/grant"]),
            (&worth("0.01", "0.01"), &[]),
        ],
    );
    let expert = ("/grants/0/non_project_form", json!("experts"));
    let of_expert = [worth("0.00", "0.00"), vec![expert]].concat();
    assert_eq!(said("GRANT-057", &of_expert), (0, vec![]));
}

#[test]
fn grant_058_shares_and_059_names() {
    let sectors = |list: Value| {
        [
            ("/grants/0/sectors", list),
            (
                "/certificates/0/sectors",
                json!(["health", "climate_change"]),
            ),
        ]
    };
    let part = |sector: &str, share: Value| json!({"sector": sector, "share": share});
    let two = |other: &str, a: Value, b: Value| sectors(json!([part("health", a), part(other, b)]));
    alone(
        "GRANT-058",
        &[
            (
                &two("climate_change", Value::Null, Value::Null),
                &["grants/G1 /sectors"],
            ),
            (&two("climate_change", json!("60"), json!("40")), &[]),
            // One without a share is all of it.
            (&sectors(json!([part("health", Value::Null)])), &[]),
        ],
    );
    alone(
        "GRANT-059",
        &[
            (
                &two("health", json!("60"), json!("40")),
                &["grants/G1 /sectors/1"],
            ),
            (&two("climate_change", json!("60"), json!("40")), &[]),
            (
                &[(
                    "/grants/0/amendments",
                    json!([{"number": "2", "date": "2023-03-01", "level": "managing_agency",
                        "donors": [{"donor": "D1", "share": "50"}, {"donor": "D1", "share": "50"}]}]),
                )],
                &["grants/G1 /amendments/0/donors/1"],
            ),
        ],
    );
}

#[test]
fn grant_060_executor() {
    let executor = ("/grants/0/executor", json!("donor"));
    let whole = [
        funding("recipient_managed", usd("100.00")),
        funding("donor_managed", usd("0.00")),
    ];
    alone(
        "GRANT-060",
        &[
            (
                &[whole.as_slice(), std::slice::from_ref(&executor)].concat(),
                &["grants/G1 /executor"],
            ),
            (&whole, &[]),
            // The donor manages a part.
            (&[executor], &[]),
        ],
    );
}

#[test]
fn grant_061_classified() {
    let (nature, executor) = ("/grants/0/spending_nature", "/grants/0/executor");
    alone(
        "GRANT-061",
        &[
            (&[(nature, Value::Null)], &["grants/G1 /spending_nature"]),
            (&[(executor, Value::Null)], &["grants/G1 /executor"]),
            (
                &[
                    (nature, Value::Null),
                    ("/parties/2/kind", json!("charity_fund")),
                    ("/parties/2/founded_by", json!("ppc")),
                    ("/grants/0/budget_class", json!("not_budget_revenue")),
                ],
                &[],
            ),
        ],
    );
    told_as(
        &[(nature, Value::Null)],
        [
            "warning",
            "tính chất chi",
            "viện trợ thuộc nguồn thu ngân sách nhưng không nêu tính chất chi",
            "the grant is budget revenue, and the nature of its spending is not told",
            "Circular 23/2022/TT-BTC, Article 3(1)",
        ],
    );
    let on = |day: &str| {
        let dossier = ("/grants/0/dossier", Value::Null);
        let decided = ("/grants/0/decision/date", json!(day));
        said("GRANT-061", &[dossier, decided, (nature, Value::Null)])
    };
    let old = vec![("text not modelled: 225/2010/TT-BTC".to_owned(), 1)];
    assert_eq!(on("2022-05-19"), (0, old));
    assert_eq!(on("2022-05-20"), (1, vec![]));
}
