//! The table of Circular 23/2022/TT-BTC Article 20(2), on registries made by hand and on the sample data.

#![cfg(feature = "json")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use vientro::catalog::province;
use vientro::exchange::json;
use vientro::id::PartyId;
use vientro::registry::Registry;
use vientro::report::{
    CashColumn, CashFigures, CashGrants, CashLeftOutReason, CashQuery, CashScope, CashSum,
    CashTable, cash_table,
};
use vientro::{Currency, Date, Lang, ProvinceCode, Window};

// ---------------------------------------------------------------------------------- helpers

fn registry(lists: &Value) -> Registry {
    let mut file = json!({
        "format": "vientro-submission", "version": 1,
        "submission": {"id": "S1", "submitter": "ppc", "sequence": 1},
        "donors": [
            {"id": "a", "kind": "foreign_ngo", "names": {"vi": "Tổ chức A", "en": "Agency A"}},
            {"id": "b", "kind": "individual", "names": {"vi": "Bà B", "en": "Ms B"}},
        ],
    });
    for (name, list) in lists.as_object().unwrap() {
        file[name] = list.clone();
    }
    let mut builder = Registry::builder();
    let outcome = json::read(&mut builder, "ppc.json", file.to_string().as_bytes());
    assert!(outcome.is_complete && outcome.set_aside == 0, "{file}");
    builder.finish()
}

fn with(mut base: Value, changes: Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        base[name] = value.clone();
    }
    base
}

fn usd(amount: &str) -> Value {
    json!({"amount": amount, "currency": "USD"})
}

/// A project of state budget revenue, all of it in cash, decided in 2022, with changes.
fn grant(id: &str, changes: Value) -> Value {
    let base = json!({
        "id": id, "mode": "project", "budget_class": "budget_revenue", "managing_agency": "ppc",
        "donors": [{"donor": "a"}], "provinces": [{"province": "60"}],
        "decision": {"date": "2022-03-01"},
        "funding": {"grant": [usd("1000.00")], "cash": [usd("1000.00")]},
    });
    with(base, changes)
}

/// A grant with a part in kind of 500 USD.
fn in_kind(id: &str, changes: Value) -> Value {
    let funding = json!({
        "grant": [usd("500.00")], "in_kind": [usd("500.00")],
        "goods": [{"description": "Máy thở", "quantity": "2", "unit": "máy", "value": usd("500.00")}],
    });
    grant(id, with(json!({"funding": funding}), changes))
}

fn moved(id: &str, kind: &str, date: &str, amount: &str) -> Value {
    json!({
        "id": id, "grant": "g", "kind": kind, "date": date, "amount": usd(amount), "form": "cash",
    })
}

fn first_half() -> Window {
    Window::first_half(2023).unwrap()
}

fn table(lists: &Value) -> CashTable {
    cash_table(&registry(lists), &CashQuery::of(first_half())).unwrap()
}

/// Prints the cells that hold something: `opening 60.00 USD`, with `?` where a gap names the column.
fn shown(sum: &CashSum) -> Vec<String> {
    let cell = |column: CashColumn| {
        let totals: Vec<String> = sum
            .figures
            .cell(column)
            .totals
            .iter()
            .map(|total| total.to_string())
            .collect();
        let mark = if sum.is_known(column) { "" } else { "?" };
        let is_shown = !totals.is_empty() || !mark.is_empty();
        is_shown.then(|| format!("{}{mark} {}", column.id(), totals.join(" + ")))
    };
    CashColumn::ALL.into_iter().filter_map(cell).collect()
}

fn reasons(sum: &CashSum) -> Vec<&str> {
    sum.gaps.iter().map(|gap| gap.reason.en.as_str()).collect()
}

fn left_out(table: &CashTable) -> Vec<(&str, CashLeftOutReason)> {
    let items = table.left_out.iter();
    items
        .map(|item| (item.record.as_str(), item.reason))
        .collect()
}

// ---------------------------------------------------------------------------------- the columns

#[test]
fn cash_opens_moves_and_closes() {
    let table = table(&json!({"grants": [grant("g", json!({}))], "transactions": [
        moved("t1", "received", "2022-12-31", "100.00"),
        moved("t2", "disbursed", "2022-12-31", "50.00"),
        moved("t3", "refunded", "2022-12-31", "10.00"),
        moved("t4", "received", "2023-01-01", "40.00"),
        moved("t5", "disbursed", "2023-06-30", "30.00"),
        moved("t6", "refunded", "2023-06-30", "5.00"),
        moved("t7", "recorded", "2023-06-30", "20.00"),
        moved("t8", "received", "2023-07-01", "7.00"),
    ]}));
    let row = &table.grants[0].rows[0];
    assert_eq!(
        shown(&row.sum),
        [
            "opening 60.00 USD",
            "received 40.00 USD",
            "used 25.00 USD",
            "closing 75.00 USD",
            "recorded 20.00 USD",
            "not_recorded 45.00 USD",
        ]
    );
    assert_eq!(
        (row.label.vi.as_str(), row.label.en.as_str()),
        ("Tổ chức A", "Agency A")
    );
    assert_eq!(row.sum, table.grants[0].subtotal);
    assert_eq!(row.sum, table.total);
    let records = |column| -> Vec<String> {
        let names = row.sum.figures.cell(column).records.iter();
        names.map(ToString::to_string).collect()
    };
    assert_eq!(
        records(CashColumn::Used),
        ["transactions/t5", "transactions/t6"]
    );
    assert_eq!(
        records(CashColumn::Opening),
        ["transactions/t1", "transactions/t2", "transactions/t3"]
    );
    assert_eq!(
        table.citation.text(Lang::Vi),
        "khoản 2 Điều 20 Thông tư 23/2022/TT-BTC"
    );
}

#[test]
fn what_moved_in_the_period_is_shown_even_if_nothing_is_left() {
    let lists = json!({"grants": [grant("g", json!({}))], "transactions": [
        moved("t1", "received", "2023-01-01", "1.00"),
        moved("t2", "disbursed", "2023-01-02", "1.00"),
        moved("t3", "recorded", "2023-01-03", "1.00"),
    ]});
    assert_eq!(table(&lists).grants.len(), 1);
    // In the half after it is over.
    let after = CashQuery::of(Window::second_half(2023).unwrap());
    let made = cash_table(&registry(&lists), &after).unwrap();
    assert_eq!(left_out(&made), [("grants/g", CashLeftOutReason::Idle)]);
    // Unless a balance is there to be compared.
    let zero = json!([{"id": "x", "grant": "g", "date": "2023-06-30", "closing": usd("0.00")}]);
    let made = cash_table(&registry(&with(lists, json!({"balances": zero}))), &after).unwrap();
    assert_eq!(made.grants[0].balances[0].answer.id(), "agrees");
}

#[test]
fn goods_are_permitted_received_and_outstanding() {
    let goods = |id: &str, form: &str, date: &str, amount: &str| {
        with(moved(id, "received", date, amount), json!({"form": form}))
    };
    let lists = json!({"grants": [in_kind("g", json!({}))], "transactions": [
        goods("t1", "goods", "2022-12-31", "100.00"),
        goods("t2", "services", "2023-02-01", "150.00"),
    ]});
    let made = table(&lists);
    assert_eq!(
        shown(&made.total),
        [
            "goods_permitted 500.00 USD",
            "goods_received 150.00 USD",
            "goods_not_received 250.00 USD"
        ]
    );
    assert_eq!(
        made.grants[0].goods[0]
            .quantity()
            .unwrap()
            .decimal()
            .to_string(),
        "2"
    );
    let mut more = lists.clone();
    more["transactions"][1]["amount"] = usd("401.00");
    let made = table(&more);
    assert!(!made.total.is_known(CashColumn::GoodsNotReceived));
    assert!(made.total.is_known(CashColumn::GoodsReceived));
    assert_eq!(
        reasons(&made.total),
        ["more was received than the records permit (USD)"]
    );
}

#[test]
fn what_is_permitted_may_be_unknown() {
    let of = |changes: Value| {
        let made = table(&json!({"grants": [in_kind("g", changes)]}));
        (
            shown(&made.total),
            made.total.gaps.first().map(|gap| gap.reason.en.clone()),
        )
    };
    let unknown = |reason: &str| {
        let cells = [
            "goods_permitted? ".to_owned(),
            "goods_not_received? ".to_owned(),
        ];
        (cells.to_vec(), Some(reason.to_owned()))
    };
    let known = |amount: &str| {
        let columns = ["goods_permitted", "goods_not_received"];
        (
            columns
                .map(|column| format!("{column} {amount} USD"))
                .to_vec(),
            None,
        )
    };
    assert_eq!(of(json!({})), known("500.00"));
    // Without a part in kind the goods list counts, if it is whole.
    let lines = |second: Value| json!({"funding": {"goods": [{"description": "x", "value": usd("7.00")}, second]}});
    assert_eq!(
        of(lines(json!({"description": "y", "value": usd("1.50")}))),
        known("8.50")
    );
    assert_eq!(
        of(lines(json!({"description": "y"}))).1.unwrap(),
        "a line of the goods list gives no value"
    );
    assert_eq!(
        of(json!({"funding": null})),
        unknown("the funding is not given")
    );
    let only = json!({"funding": {"grant": [usd("9.00")], "cash": [usd("5.00")]}});
    assert_eq!(of(only), unknown("the part in kind is not given"));
    assert_eq!(
        of(json!({"decision": {"number": "1"}})),
        unknown("the decision gives no date")
    );
    // Decided later, or not at all: nothing is permitted.
    for decision in [json!({"date": "2023-07-01"}), Value::Null] {
        assert_eq!(of(json!({"decision": decision})), (Vec::new(), None));
    }
    let amended = json!({"amendments": [{"date": "2023-06-30", "grant": [usd("1.00")]}]});
    let reason = of(amended).1.unwrap();
    assert_eq!(
        reason,
        "an amendment does not say which part of it is in kind"
    );
    // Even of a grant in cash.
    let cash = json!({
        "funding": {"grant": [usd("9.00")], "cash": [usd("9.00")]},
        "amendments": [{"grant": [usd("1.00")]}],
    });
    assert_eq!(of(cash), unknown(&reason));
    let later = json!({"amendments": [{"date": "2023-07-01", "grant": [usd("1.00")]}]});
    assert_eq!(of(later), known("500.00"));
}

#[test]
fn currencies_are_not_set_off() {
    let vnd = json!({"amount": "700000", "currency": "VND"});
    let made = table(&json!({"grants": [grant("g", json!({}))], "transactions": [
        moved("t1", "received", "2023-01-02", "30.00"),
        moved("t2", "disbursed", "2023-01-03", "30.00"),
        with(moved("t3", "recorded", "2023-01-04", "0"), json!({"amount": vnd})),
    ]}));
    assert_eq!(
        shown(&made.total),
        [
            "received 30.00 USD",
            "used 30.00 USD",
            "closing 0.00 USD",
            "recorded 700000 VND",
            "not_recorded? 30.00 USD + -700000 VND",
        ]
    );
    assert_eq!(
        reasons(&made.total),
        [
            "more was recorded than used in this currency; currencies are not set off against each other (VND)"
        ]
    );
}

// ---------------------------------------------------------------------------------- who gives

#[test]
fn money_belongs_to_the_donor_named_else_to_all_by_shares_else_to_the_lead() {
    let of = |donors: Value, named: Value| -> Vec<String> {
        let transaction = with(moved("t", "received", "2023-01-01", "0.03"), named);
        let made = table(&json!({
            "grants": [grant("g", json!({"donors": donors}))], "transactions": [transaction],
        }));
        let rows = made.grants[0].rows.iter();
        rows.map(|row| format!("{} {}", row.label.en, shown(&row.sum)[0]))
            .collect()
    };
    let halves = json!([{"donor": "a", "share": "50"}, {"donor": "b", "share": "50"}]);
    // An individual is not named.
    let split = ["Agency A received 0.02 USD", "b received 0.01 USD"];
    assert_eq!(of(halves.clone(), json!({})), split);
    assert_eq!(of(halves, json!({"donor": "b"})), ["b received 0.03 USD"]);
    let no_shares = json!([{"donor": "b"}, {"donor": "a"}]);
    assert_eq!(of(no_shares, json!({})), ["b received 0.03 USD"]);
    assert_eq!(
        of(json!([]), json!({})),
        ["donor not known received 0.03 USD"]
    );
    assert_eq!(
        of(json!([]), json!({"donor": "x"})),
        ["x received 0.03 USD"]
    );
}

#[test]
fn whose_money_was_used_may_be_unknown() {
    let donors = json!([{"donor": "a", "share": "50"}, {"donor": "b", "share": "50"}]);
    let made = table(
        &json!({"grants": [grant("g", json!({"donors": donors}))], "transactions": [
            with(moved("t1", "received", "2023-01-01", "10.00"), json!({"donor": "a"})),
            moved("t2", "disbursed", "2023-01-02", "10.00"),
        ]}),
    );
    let rows = &made.grants[0].rows;
    assert!(rows[0].sum.is_known(CashColumn::Closing));
    assert!(!rows[1].sum.is_known(CashColumn::Closing));
    // Together they are known.
    assert!(made.grants[0].subtotal.gaps.is_empty());
    assert_eq!(shown(&made.total)[2], "closing 0.00 USD");
}

// ---------------------------------------------------------------------------------- gaps

#[test]
fn records_that_do_not_say_enough_leave_gaps() {
    let of = |field: &str| {
        let mut transaction = moved("t", "disbursed", "2023-01-01", "10.00");
        transaction[field] = Value::Null;
        let made = table(&json!({
            "grants": [grant("g", json!({}))], "transactions": [transaction],
        }));
        let gap = &made.grants[0].rows[0].sum.gaps[0];
        assert_eq!(
            gap.records.iter().map(|r| &**r).collect::<Vec<_>>(),
            ["transactions/t"]
        );
        assert_eq!(made.total.gaps, made.grants[0].rows[0].sum.gaps);
        let columns: Vec<_> = gap.columns.iter().map(|column| column.id()).collect();
        format!("{}: {}", gap.reason.en, columns.join(" "))
    };
    assert_eq!(
        of("date"),
        "a transaction does not give its date: opening used closing not_recorded"
    );
    assert_eq!(
        of("amount"),
        "a transaction does not give its amount: used closing not_recorded"
    );
    assert_eq!(
        of("form"),
        "a transaction does not give its form: used closing not_recorded"
    );
    assert_eq!(
        of("kind"),
        "a transaction does not give its kind: received used closing recorded not_recorded"
    );
}

#[test]
fn what_comes_after_the_period_is_no_gap() {
    let mut later = moved("t", "received", "2023-07-01", "1.00");
    later["amount"] = Value::Null;
    later["form"] = Value::Null;
    let made = table(&json!({"grants": [grant("g", json!({}))], "transactions": [later]}));
    assert_eq!(left_out(&made), [("grants/g", CashLeftOutReason::Idle)]);
}

#[test]
fn transactions_of_unknown_grants_have_rows_of_their_own() {
    let lists = json!({"transactions": [
        with(moved("t1", "received", "2023-01-01", "1.00"), json!({"grant": "gone"})),
        with(moved("t2", "received", "2023-01-01", "2.00"), json!({"grant": null, "donor": "a"})),
        // Nothing moves within and nothing is left, but it is not dropped.
        with(moved("t3", "received", "2022-01-01", "4.00"), json!({"grant": "old"})),
        with(moved("t4", "disbursed", "2022-01-01", "4.00"), json!({"grant": "old"})),
        with(moved("t5", "recorded", "2022-01-01", "4.00"), json!({"grant": "old"})),
    ]});
    let made = table(&lists);
    let labels: Vec<&str> = made
        .grants
        .iter()
        .map(|grant| grant.label.en.as_str())
        .collect();
    assert_eq!(labels, ["no grant named", "gone", "old"]);
    assert_eq!(made.grants[0].rows[0].label.en, "Agency A");
    for grant in &made.grants {
        assert!(
            CashColumn::ALL
                .into_iter()
                .all(|c| !grant.rows[0].sum.is_known(c))
        );
    }
    assert_eq!(shown(&made.total)[1], "received? 3.00 USD");

    let scope = CashScope::ManagingAgency(PartyId::new("ppc").unwrap());
    let query = CashQuery {
        scope,
        ..CashQuery::of(first_half())
    };
    let made = cash_table(&registry(&lists), &query).unwrap();
    assert!(made.grants.is_empty());
    assert_eq!(made.left_out.len(), 5);
    assert!(
        made.left_out
            .iter()
            .all(|item| item.reason == CashLeftOutReason::GrantUnknown)
    );
}

#[test]
fn what_is_in_doubt_is_marked() {
    let submission = |id: &str, lists: Value| {
        let head = json!({
            "format": "vientro-submission", "version": 1,
            "submission": {"id": id, "submitter": id, "sequence": 1},
        });
        with(head, lists).to_string()
    };
    let of = |other: Value| -> Vec<bool> {
        let mut builder = Registry::builder();
        let own = json!({"grants": [grant("g", json!({"donors": []}))], "transactions": [
            with(moved("t1", "received", "2023-01-01", "1.00"), json!({"donor": "a"})),
            with(moved("t2", "received", "2023-01-01", "1.00"), json!({"donor": "b"})),
        ]});
        json::read(&mut builder, "1.json", submission("ppc", own).as_bytes());
        json::read(&mut builder, "2.json", submission("z", other).as_bytes());
        let made = cash_table(&builder.finish(), &CashQuery::of(first_half())).unwrap();
        let rows = made.grants[0].rows.iter().map(|row| &row.sum);
        rows.chain([&made.total])
            .map(|sum| sum.is_in_doubt)
            .collect()
    };
    assert_eq!(of(json!({})), [false, false, false]);
    let other = with(
        moved("t2", "received", "2023-01-01", "9.00"),
        json!({"donor": "b"}),
    );
    assert_eq!(of(json!({"transactions": [other]})), [false, true, true]);
    let other = grant("g", json!({"donors": [], "mode": "programme"}));
    assert_eq!(of(json!({"grants": [other]})), [true, true, true]);
}

// ---------------------------------------------------------------------------------- balances

#[test]
fn reported_balances_stand_beside_computed_ones() {
    let of = |balances: Value| -> Vec<String> {
        let made = table(&json!({
            "grants": [grant("g", json!({}))],
            "transactions": [moved("t", "received", "2022-12-01", "100.00")],
            "balances": balances,
        }));
        // Never preferred.
        assert_eq!(shown(&made.total)[0], "opening 100.00 USD");
        let balances = made.grants[0].balances.iter();
        let shown = balances.map(|b| {
            let (column, day, answer) = (b.column.id(), b.day, b.answer.id());
            format!(
                "{column} {day} {:?} {:?} {answer}",
                b.reported.totals, b.difference
            )
        });
        shown.collect()
    };
    let balance = |id: &str, date: &str, closing: &str| json!({"id": id, "grant": "g", "account": id, "date": date, "closing": usd(closing)});
    assert!(of(json!([balance("x", "2022-12-30", "1.00")])).is_empty());
    assert_eq!(
        of(json!([
            balance("x", "2022-12-31", "100.00"),
            balance("y", "2023-06-30", "99.50"),
            balance("z", "2023-06-30", "0.25"),
        ])),
        [
            "opening 2022-12-31 [100.00 USD] [0.00 USD] agrees",
            "closing 2023-06-30 [99.75 USD] [-0.25 USD] differs",
        ]
    );
    let twice = with(balance("y", "2023-06-30", "50.00"), json!({"account": "x"}));
    assert_eq!(
        of(json!([balance("x", "2023-06-30", "50.00"), twice])),
        ["closing 2023-06-30 [100.00 USD] [0.00 USD] cannot_tell"]
    );
    let undated = with(balance("x", "2023-06-30", "1.00"), json!({"date": null}));
    let answers = [
        "opening 2022-12-31 [] [] cannot_tell",
        "closing 2023-06-30 [] [] cannot_tell",
    ];
    assert_eq!(of(json!([undated])), answers);
}

#[test]
fn a_balance_beside_a_gap_cannot_tell() {
    let mut undated = moved("t", "disbursed", "2023-01-01", "1.00");
    undated["date"] = Value::Null;
    let made = table(&json!({
        "grants": [grant("g", json!({}))], "transactions": [undated],
        "balances": [{"id": "x", "grant": "g", "date": "2023-06-30", "closing": usd("0.00")}],
    }));
    assert_eq!(made.grants[0].balances[0].answer.id(), "cannot_tell");
}

// ---------------------------------------------------------------------------------- which grants

#[test]
fn only_budget_revenue_is_due_unless_all_is_asked() {
    let received = |grant: &str| {
        with(
            moved(grant, "received", "2023-01-01", "1.00"),
            json!({"grant": grant}),
        )
    };
    let lists = json!({
        "grants": [
            grant("due", json!({})),
            grant("idle", json!({})),
            grant("not", json!({"budget_class": "not_budget_revenue"})),
            grant("perhaps", json!({"budget_class": null})),
        ],
        "transactions": [received("due"), received("not"), received("perhaps")],
    });
    let made = table(&lists);
    assert_eq!(shown(&made.total)[0], "received 1.00 USD");
    assert_eq!(
        left_out(&made),
        [
            ("grants/idle", CashLeftOutReason::Idle),
            ("grants/not", CashLeftOutReason::NotBudgetRevenue),
            ("grants/perhaps", CashLeftOutReason::ClassUnknown),
        ]
    );
    let query = CashQuery {
        grants: CashGrants::All,
        ..CashQuery::of(first_half())
    };
    let made = cash_table(&registry(&lists), &query).unwrap();
    assert_eq!(shown(&made.total)[0], "received 3.00 USD");
    assert_eq!(left_out(&made), [("grants/idle", CashLeftOutReason::Idle)]);
}

#[test]
fn scopes_name_an_agency_or_a_province() {
    let received = |grant: &str| {
        with(
            moved(grant, "received", "2023-01-01", "1.00"),
            json!({"grant": grant}),
        )
    };
    let several = json!([{"province": "60"}, {"province": "20"}]);
    let lists = json!({
        "grants": [
            grant("g1", json!({})),
            grant("g2", json!({"managing_agency": "other", "provinces": [{"province": "20"}]})),
            grant("g3", json!({"managing_agency": null, "provinces": several})),
            grant("g4", json!({"provinces": []})),
        ],
        "transactions": [received("g1"), received("g2"), received("g3"), received("g4")],
    });
    let registry = registry(&lists);
    let of = |scope: CashScope| {
        let made = cash_table(
            &registry,
            &CashQuery {
                scope,
                ..CashQuery::of(first_half())
            },
        );
        let made = made.unwrap();
        let ids: Vec<String> = made
            .grants
            .iter()
            .map(|grant| grant.grant.as_ref().unwrap().to_string())
            .collect();
        let left: Vec<_> = left_out(&made)
            .into_iter()
            .map(|(r, why)| format!("{r} {}", why.id()))
            .collect();
        (ids.join(" "), left.join(", "))
    };
    let agency = CashScope::ManagingAgency(PartyId::new("ppc").unwrap());
    assert_eq!(
        of(agency),
        ("g1 g4".to_owned(), "grants/g3 agency_unknown".to_owned())
    );
    let unit = |code: &str, day: &str| {
        let code = ProvinceCode::parse(code).unwrap();
        CashScope::Province(province::at(code, Date::parse(day).unwrap()).unwrap().id())
    };
    let left = "grants/g3 several_provinces, grants/g4 place_unknown".to_owned();
    assert_eq!(
        of(unit("60", "2023-01-01")),
        ("g1".to_owned(), left.clone())
    );
    // Binh Thuan lies whole in Lam Dong on the map of 34.
    assert_eq!(of(unit("68", "2025-08-01")), ("g1".to_owned(), left));
}

// ---------------------------------------------------------------------------------- windows

#[test]
fn a_budget_year_has_thirteen_months_and_notes_say_what_no_row_can() {
    let lists = json!({"grants": [grant("g", json!({}))], "transactions": [
        moved("t1", "received", "2023-01-01", "1.00"),
        moved("t2", "received", "2024-01-31", "2.00"),
        moved("t3", "received", "2024-02-01", "4.00"),
    ]});
    let registry = registry(&lists);
    let of = |window: Window| cash_table(&registry, &CashQuery::of(window)).unwrap();
    let year = of(Window::budget_year(2023).unwrap());
    assert_eq!(shown(&year.total)[0], "received 3.00 USD");
    assert_eq!(year.notes.len(), 1);
    let month = of(Window::month(2024, 1).unwrap());
    assert_eq!(
        shown(&month.total)[..2],
        ["opening 1.00 USD", "received 2.00 USD"]
    );
    // The circular was not in force then, and there is no day before the first of all.
    let old = of(Window::span(
        Date::new(1900, 1, 1).unwrap(),
        Date::new(2022, 1, 1).unwrap(),
    )
    .unwrap());
    assert_eq!(old.notes.len(), 2);
}

// ---------------------------------------------------------------------------------- sums

/// The sums of all columns, by currency.
fn sums<'a>(
    figures: impl IntoIterator<Item = &'a CashFigures>,
) -> BTreeMap<(CashColumn, Currency), i128> {
    let mut sums = BTreeMap::new();
    for figures in figures {
        for column in CashColumn::ALL {
            for total in figures.cell(column).totals.iter() {
                *sums.entry((column, total.currency())).or_insert(0) += total.minor();
            }
        }
    }
    sums
}

fn transactions() -> impl Strategy<Value = Vec<Value>> {
    let field = |values: &'static [&'static str]| proptest::sample::select(values);
    let one = (
        field(&["g0", "g1", "g2", "gone", ""]),
        field(&["received", "disbursed", "recorded", "refunded", ""]),
        field(&["cash", "cash", "cash", "goods", "services", ""]),
        field(&["2022-12-31", "2023-01-01", "2023-06-30", "2023-07-01", ""]),
        field(&["a", "b", "c", "", ""]),
        (0u32..100_000, field(&["USD", "VND", "EUR"])),
    );
    let written = one.prop_map(|(grant, kind, form, date, donor, (minor, currency))| {
        let mut value = json!({"amount": {"amount": minor.to_string(), "currency": currency}});
        for (name, text) in [
            ("grant", grant),
            ("kind", kind),
            ("form", form),
            ("date", date),
            ("donor", donor),
        ] {
            if !text.is_empty() {
                value[name] = text.into();
            }
        }
        value
    });
    proptest::collection::vec(written, 0..30)
}

proptest! {
    #[test]
    fn rows_add_up_to_subtotals_and_those_to_the_total(
        mut transactions in transactions(),
        shares in proptest::collection::vec(0u32..=100, 3),
        kind_part in 0u32..1000,
    ) {
        for (at, transaction) in transactions.iter_mut().enumerate() {
            transaction["id"] = format!("t{at:03}").into();
        }
        let grants: Vec<Value> = (0..3).map(|at| {
            let share = shares[at];
            let donors = json!([
                {"donor": "a", "share": share.to_string()},
                {"donor": "b", "share": (100 - share).to_string()},
            ]);
            in_kind(&format!("g{at}"), json!({
                "donors": donors,
                "provinces": [{"province": "60", "share": "33"}, {"province": "20", "share": "67"}],
                "funding": {"in_kind": [usd(&format!("{kind_part}.01"))]},
            }))
        }).collect();
        let made = table(&json!({"grants": grants, "transactions": transactions}));
        for grant in &made.grants {
            let rows = grant.rows.iter().map(|row| &row.sum.figures);
            prop_assert_eq!(sums(rows), sums([&grant.subtotal.figures]));
        }
        let subtotals = made.grants.iter().map(|grant| &grant.subtotal.figures);
        prop_assert_eq!(sums(subtotals), sums([&made.total.figures]));

        // The total is what the transactions say, told a second time.
        let text = |value: &Value, name: &str| value[name].as_str().unwrap_or("").to_owned();
        let mut expected: BTreeMap<(CashColumn, Currency), i128> = BTreeMap::new();
        for t in &transactions {
            let (kind, form, date) = (text(t, "kind"), text(t, "form"), text(t, "date"));
            if kind.is_empty() || date.is_empty() || (form.is_empty() && kind != "recorded") {
                continue;
            }
            if date.as_str() == "2023-07-01" {
                continue;
            }
            let is_within = date.as_str() >= "2023-01-01";
            // What it adds to: in the period alone, and by its end.
            let (within, by_end) = match (kind.as_str(), form.as_str()) {
                ("received", "cash") => ((CashColumn::Received, 1), None),
                ("received", _) => {
                    ((CashColumn::GoodsReceived, 1), Some((CashColumn::GoodsNotReceived, -1)))
                }
                ("disbursed", "cash") => {
                    ((CashColumn::Used, 1), Some((CashColumn::NotRecorded, 1)))
                }
                ("refunded", "cash") => {
                    ((CashColumn::Used, -1), Some((CashColumn::NotRecorded, -1)))
                }
                ("disbursed", _) => ((CashColumn::NotRecorded, 1), None),
                ("refunded", _) => ((CashColumn::NotRecorded, -1), None),
                (_, _) => ((CashColumn::Recorded, 1), Some((CashColumn::NotRecorded, -1))),
            };
            let is_cash_flow = within.0 != CashColumn::NotRecorded;
            let currency = Currency::parse(&text(&t["amount"], "currency")).unwrap();
            let amount = text(&t["amount"], "amount");
            let minor = i128::from(vientro::Money::parse(&amount, currency).unwrap().minor());
            let within = (is_within || !is_cash_flow).then_some(within);
            for (column, sign) in within.into_iter().chain(by_end) {
                *expected.entry((column, currency)).or_insert(0) += sign * minor;
            }
        }
        let permitted = made.total.figures.cell(CashColumn::GoodsPermitted).totals.iter();
        for total in permitted {
            let key = (CashColumn::GoodsNotReceived, total.currency());
            *expected.entry(key).or_insert(0) += total.minor();
        }
        let balances = [CashColumn::Opening, CashColumn::Closing, CashColumn::GoodsPermitted];
        let mut found = sums([&made.total.figures]);
        found.retain(|(column, _), _| !balances.contains(column));
        // A grant in which nothing moves and nothing is left has no row.
        found.retain(|_, minor| *minor != 0);
        expected.retain(|_, minor| *minor != 0);
        prop_assert_eq!(found, expected);

        // Closing = opening + received - used, and nothing that is open goes without a gap.
        for grant in &made.grants {
            for sum in grant.rows.iter().map(|row| &row.sum).chain([&grant.subtotal, &made.total]) {
                for code in [Currency::USD, Currency::VND, Currency::parse("EUR").unwrap()] {
                    let of = |column| sum.figures.cell(column).totals.get(code).unwrap_or(0);
                    prop_assert_eq!(
                        of(CashColumn::Closing),
                        of(CashColumn::Opening) + of(CashColumn::Received) - of(CashColumn::Used)
                    );
                }
            }
        }
        let named: std::collections::BTreeSet<_> =
            made.total.gaps.iter().flat_map(|gap| gap.records.iter()).collect();
        for t in &transactions {
            let is_open = ["kind", "date"].iter().any(|name| t[*name].is_null())
                || (t["form"].is_null() && t["kind"] != "recorded");
            let name = format!("transactions/{}", t["id"].as_str().unwrap());
            if is_open && t["date"] != "2023-07-01" {
                prop_assert!(named.iter().any(|record| ***record == *name), "{}", name);
            }
        }
    }
}

// ---------------------------------------------------------------------------------- sample data

#[test]
fn the_sample_data_of_binh_thuan_as_json() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/binh-thuan/2023.json");
    let mut builder = Registry::builder();
    json::read(&mut builder, "2023.json", &fs::read(file).unwrap());
    let scope = CashScope::ManagingAgency(PartyId::new("ppc-binh-thuan").unwrap());
    let window = Window::budget_year(2023).unwrap();
    let query = CashQuery {
        scope,
        ..CashQuery::of(window)
    };
    let text = json::cash_json(&cash_table(&builder.finish(), &query).unwrap());
    assert!(text.ends_with("}\n"));
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    insta::assert_snapshot!(text.replace(&version, "\"version\": \"(this crate's)\""));
}
