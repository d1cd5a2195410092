//! The fields that can come as columns, by their numbers.
//!
//! I1. The numbers are those of the core, which never change.

#![expect(dead_code, reason = "callers name the fields; here they are numbers")]

use std::ffi::c_char;

use super::contain::guard_or;
use crate::exchange::columns::ColumnField;

/// A field of a record that can come as a column: VIENTRO_FIELD_.
///
/// Each belongs to one list of the submission format and stands for one place in its records, which
/// vientro_field_code tells; docs/columns.md explains them. Numbers are never changed or used again.
/// Since 0.1.
pub type vientro_field = u32;

/// donors: id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_DONOR_ID: vientro_field = 100;
/// donors: kind, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_DONOR_KIND: vientro_field = 101;
/// donors: names.original, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_DONOR_NAMES_ORIGINAL: vientro_field = 102;
/// donors: names.vi, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_DONOR_NAMES_VI: vientro_field = 103;
/// donors: names.en, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_DONOR_NAMES_EN: vientro_field = 104;
/// donors: names.short, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_DONOR_NAMES_SHORT: vientro_field = 105;
/// donors: country, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_DONOR_COUNTRY: vientro_field = 106;
/// donors: home_registry_id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_DONOR_HOME_REGISTRY_ID: vientro_field = 107;
/// donors: person, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_DONOR_PERSON: vientro_field = 108;
/// parties: id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_PARTY_ID: vientro_field = 200;
/// parties: kind, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_PARTY_KIND: vientro_field = 201;
/// parties: names.original, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_PARTY_NAMES_ORIGINAL: vientro_field = 202;
/// parties: names.vi, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_PARTY_NAMES_VI: vientro_field = 203;
/// parties: names.en, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_PARTY_NAMES_EN: vientro_field = 204;
/// parties: names.short, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_PARTY_NAMES_SHORT: vientro_field = 205;
/// parties: founded_by, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_PARTY_FOUNDED_BY: vientro_field = 206;
/// parties: province, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_PARTY_PROVINCE: vientro_field = 207;
/// certificates: id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_ID: vientro_field = 300;
/// certificates: holder, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_HOLDER: vientro_field = 301;
/// certificates: number, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_NUMBER: vientro_field = 302;
/// certificates: kind, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_KIND: vientro_field = 303;
/// certificates: issued_on, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_ISSUED_ON: vientro_field = 304;
/// certificates: valid_until, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_VALID_UNTIL: vientro_field = 305;
/// certificates: home_term_end, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_HOME_TERM_END: vientro_field = 306;
/// certificates: provinces[0], VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_PROVINCE: vientro_field = 307;
/// certificates: sectors[0], VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_SECTOR: vientro_field = 308;
/// certificates: office_province, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_OFFICE_PROVINCE: vientro_field = 309;
/// certificates: programme_list.from, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_PROGRAMME_LIST_FROM: vientro_field = 310;
/// certificates: programme_list.until, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_CERTIFICATE_PROGRAMME_LIST_UNTIL: vientro_field = 311;
/// grants: id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_ID: vientro_field = 400;
/// grants: titles.original, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_TITLES_ORIGINAL: vientro_field = 401;
/// grants: titles.vi, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_TITLES_VI: vientro_field = 402;
/// grants: titles.en, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_TITLES_EN: vientro_field = 403;
/// grants: mode, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_MODE: vientro_field = 404;
/// grants: non_project_form, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_NON_PROJECT_FORM: vientro_field = 405;
/// grants: parent, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_PARENT: vientro_field = 406;
/// grants: supplements, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_SUPPLEMENTS: vientro_field = 407;
/// grants: national_programme, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_NATIONAL_PROGRAMME: vientro_field = 408;
/// grants: donors[0].donor, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_DONOR: vientro_field = 409;
/// grants: donors[0].share, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_DONOR_SHARE: vientro_field = 410;
/// grants: recipient, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_RECIPIENT: vientro_field = 411;
/// grants: owner, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_OWNER: vientro_field = 412;
/// grants: managing_agency, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_MANAGING_AGENCY: vientro_field = 413;
/// grants: provinces[0].province, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_PROVINCE: vientro_field = 414;
/// grants: provinces[0].share, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_PROVINCE_SHARE: vientro_field = 415;
/// grants: sectors[0].sector, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_SECTOR: vientro_field = 416;
/// grants: sectors[0].share, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_SECTOR_SHARE: vientro_field = 417;
/// grants: disaster_date, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_GRANT_DISASTER_DATE: vientro_field = 418;
/// grants: dossier.submitted_on, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_GRANT_DOSSIER_SUBMITTED_ON: vientro_field = 419;
/// grants: dossier.complete_on, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_GRANT_DOSSIER_COMPLETE_ON: vientro_field = 420;
/// grants: decision.number, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_DECISION_NUMBER: vientro_field = 421;
/// grants: decision.date, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_GRANT_DECISION_DATE: vientro_field = 422;
/// grants: decision.level, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_DECISION_LEVEL: vientro_field = 423;
/// grants: planned.from, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_GRANT_PLANNED_FROM: vientro_field = 424;
/// grants: planned.until, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_GRANT_PLANNED_UNTIL: vientro_field = 425;
/// grants: actual.from, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_GRANT_ACTUAL_FROM: vientro_field = 426;
/// grants: actual.until, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_GRANT_ACTUAL_UNTIL: vientro_field = 427;
/// grants: funding.total[0].amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_TOTAL: vientro_field = 428;
/// grants: funding.total[0].currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_TOTAL_CURRENCY: vientro_field = 429;
/// grants: funding.grant[0].amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_GRANT: vientro_field = 430;
/// grants: funding.grant[0].currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_GRANT_CURRENCY: vientro_field = 431;
/// grants: funding.counterpart[0].amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_COUNTERPART: vientro_field = 432;
/// grants: funding.counterpart[0].currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_COUNTERPART_CURRENCY: vientro_field = 433;
/// grants: funding.recipient_managed[0].amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_RECIPIENT_MANAGED: vientro_field = 434;
/// grants: funding.recipient_managed[0].currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_RECIPIENT_MANAGED_CURRENCY: vientro_field = 435;
/// grants: funding.donor_managed[0].amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_DONOR_MANAGED: vientro_field = 436;
/// grants: funding.donor_managed[0].currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_DONOR_MANAGED_CURRENCY: vientro_field = 437;
/// grants: funding.cash[0].amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_CASH: vientro_field = 438;
/// grants: funding.cash[0].currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_CASH_CURRENCY: vientro_field = 439;
/// grants: funding.in_kind[0].amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_IN_KIND: vientro_field = 440;
/// grants: funding.in_kind[0].currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_GRANT_FUNDING_IN_KIND_CURRENCY: vientro_field = 441;
/// grants: spending_nature, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_SPENDING_NATURE: vientro_field = 442;
/// grants: budget_class, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_BUDGET_CLASS: vientro_field = 443;
/// grants: executor, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_EXECUTOR: vientro_field = 444;
/// grants: management, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_GRANT_MANAGEMENT: vientro_field = 445;
/// transactions: id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_TRANSACTION_ID: vientro_field = 500;
/// transactions: grant, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_TRANSACTION_GRANT: vientro_field = 501;
/// transactions: kind, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_TRANSACTION_KIND: vientro_field = 502;
/// transactions: date, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_TRANSACTION_DATE: vientro_field = 503;
/// transactions: amount.amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_TRANSACTION_AMOUNT: vientro_field = 504;
/// transactions: amount.currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_TRANSACTION_AMOUNT_CURRENCY: vientro_field = 505;
/// transactions: form, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_TRANSACTION_FORM: vientro_field = 506;
/// transactions: donor, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_TRANSACTION_DONOR: vientro_field = 507;
/// transactions: account, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_TRANSACTION_ACCOUNT: vientro_field = 508;
/// balances: id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_BALANCE_ID: vientro_field = 600;
/// balances: account, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_BALANCE_ACCOUNT: vientro_field = 601;
/// balances: grant, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_BALANCE_GRANT: vientro_field = 602;
/// balances: date, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_BALANCE_DATE: vientro_field = 603;
/// balances: opening.amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_BALANCE_OPENING: vientro_field = 604;
/// balances: opening.currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_BALANCE_OPENING_CURRENCY: vientro_field = 605;
/// balances: closing.amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_BALANCE_CLOSING: vientro_field = 606;
/// balances: closing.currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_BALANCE_CLOSING_CURRENCY: vientro_field = 607;
/// commitments: id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_COMMITMENT_ID: vientro_field = 700;
/// commitments: donor, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_COMMITMENT_DONOR: vientro_field = 701;
/// commitments: date, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_COMMITMENT_DATE: vientro_field = 702;
/// commitments: amount.amount, VIENTRO_TYPE_I64. Since 0.1.
pub const VIENTRO_FIELD_COMMITMENT_AMOUNT: vientro_field = 703;
/// commitments: amount.currency, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_COMMITMENT_AMOUNT_CURRENCY: vientro_field = 704;
/// commitments: qualifier, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_COMMITMENT_QUALIFIER: vientro_field = 705;
/// commitments: purpose, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_COMMITMENT_PURPOSE: vientro_field = 706;
/// rates: id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_RATE_ID: vientro_field = 800;
/// rates: from, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_RATE_FROM: vientro_field = 801;
/// rates: to, VIENTRO_TYPE_U32. Since 0.1.
pub const VIENTRO_FIELD_RATE_TO: vientro_field = 802;
/// rates: value, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_RATE_VALUE: vientro_field = 803;
/// rates: kind, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_RATE_KIND: vientro_field = 804;
/// rates: valid.from, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_RATE_VALID_FROM: vientro_field = 805;
/// rates: valid.until, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_RATE_VALID_UNTIL: vientro_field = 806;
/// rates: source, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_RATE_SOURCE: vientro_field = 807;
/// filings: id, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_FILING_ID: vientro_field = 900;
/// filings: duty, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_FILING_DUTY: vientro_field = 901;
/// filings: bearer, VIENTRO_TYPE_TEXT. Since 0.1.
pub const VIENTRO_FIELD_FILING_BEARER: vientro_field = 902;
/// filings: window.from, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_FILING_WINDOW_FROM: vientro_field = 903;
/// filings: window.until, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_FILING_WINDOW_UNTIL: vientro_field = 904;
/// filings: date, VIENTRO_TYPE_DATE. Since 0.1.
pub const VIENTRO_FIELD_FILING_DATE: vientro_field = 905;

/// Returns where in a record's JSON a field stands, "amount.currency" or "donors[0].share" for
/// example; "" for a number that this library does not know.
///
/// The text is static, never NULL. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "C" fn vientro_field_code(field: vientro_field) -> *const c_char {
    guard_or(c"".as_ptr(), || {
        let code = ColumnField::of_number(field).map_or(c"", ColumnField::c_path);
        code.as_ptr()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::RecordKind;

    #[test]
    fn every_field_has_its_constant() {
        let source = include_str!("fields.rs");
        let mut constants = 0;
        for line in source.lines() {
            let Some(rest) = line.strip_prefix("pub const VIENTRO_FIELD_") else {
                continue;
            };
            constants += 1;
            let (name, number) = rest.split_once(": vientro_field = ").unwrap();
            let number = number.trim_end_matches(';').parse().unwrap();
            let field = ColumnField::of_number(number).unwrap();
            let record = format!("{:?}_", field.kind()).to_uppercase();
            assert!(name.starts_with(&record), "{name}");
            let doc = format!(
                "/// {}: {}, VIENTRO_TYPE_",
                field.kind().list(),
                field.path()
            );
            let doc = format!("{doc}{}. Since ", field.values().id().to_uppercase());
            assert!(
                source.contains(&format!("{doc}0.1.\npub const VIENTRO_FIELD_{rest}")),
                "{name}"
            );
        }
        assert_eq!(constants, ColumnField::all().len());
    }

    #[test]
    fn numbers_are_used_once_and_grouped_by_record() {
        let mut seen = std::collections::BTreeSet::new();
        for field in ColumnField::all() {
            assert!(seen.insert(field.number()), "{}", field.number());
            let at = RecordKind::ALL
                .iter()
                .position(|kind| *kind == field.kind());
            let hundreds = usize::try_from(field.number() / 100).unwrap();
            assert_eq!(Some(hundreds), at.map(|at| at + 1));
            assert_eq!(field.c_path().to_str().unwrap(), field.path());
        }
    }
}
