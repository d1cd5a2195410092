//! Submissions made for measuring: compact, canonical, four fifths of the bytes transactions.

use std::fmt::Write;

/// Makes a submission of about this many bytes.
pub fn submission(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 4096);
    text.push_str(concat!(
        r#"{"format":"vientro-submission","version":1,"submission":{"id":"BENCH-1","#,
        r#""submitter":"ppc-lang-son","sequence":1,"as_of":"2023-12-31"},"donors":["#
    ));
    for donor in 0..500 {
        let comma = if donor == 0 { "" } else { "," };
        let _ = write!(
            text,
            r#"{comma}{{"id":"ngo-{donor:04}","kind":"foreign_ngo","names":{{"vi":"Tổ chức Đo lường {donor}","en":"Measuring Foundation {donor}"}},"country":"DE"}}"#
        );
    }
    text.push_str(r#"],"parties":[],"certificates":[],"grants":["#);
    let mut grants = 0usize;
    while text.len() < bytes / 5 {
        let comma = if grants == 0 { "" } else { "," };
        let donor = grants % 500;
        let (month, day) = (1 + grants % 12, 1 + grants % 28);
        let minor = 100_000 + grants * 7919 % 90_000_000;
        let (whole, cents) = (minor / 100, minor % 100);
        let _ = write!(
            text,
            concat!(
                r#"{}{{"id":"g-{:07}","titles":{{"vi":"Nâng cao chất lượng giáo dục số {}"}},"mode":"project","#,
                r#""donors":[{{"donor":"ngo-{:04}"}}],"owner":"school-{}","managing_agency":"ppc-lang-son","#,
                r#""provinces":[{{"province":"20","share":"60"}},{{"province":"04","share":"40"}}],"sectors":[{{"sector":"health"}}],"#,
                r#""decision":{{"number":"{}/QĐ-UBND","date":"2019-{:02}-{:02}","level":"managing_agency"}},"#,
                r#""planned":{{"from":"2019-{:02}-{:02}","until":"2023-12-31"}},"#,
                r#""funding":{{"total":[{{"amount":"{}.{:02}","currency":"USD"}}],"grant":[{{"amount":"{}.{:02}","currency":"USD"}}]}}}}"#
            ),
            comma,
            grants,
            grants,
            donor,
            grants % 97,
            grants,
            month,
            day,
            month,
            day,
            whole,
            cents,
            whole,
            cents
        );
        grants += 1;
    }
    text.push_str(r#"],"transactions":["#);
    let mut transactions = 0usize;
    while text.len() < bytes {
        let comma = if transactions == 0 { "" } else { "," };
        let (currency, decimals) =
            [("EUR", 2), ("JPY", 0), ("KRW", 0), ("USD", 2), ("VND", 0)][transactions * 31 % 5];
        let minor = 1 + transactions * 104_729 % 9_000_000_000;
        let amount = if decimals == 2 {
            format!("{}.{:02}", minor / 100, minor % 100)
        } else {
            minor.to_string()
        };
        let _ = write!(
            text,
            r#"{comma}{{"id":"t-{transactions:09}","grant":"g-{:07}","kind":"{}","date":"20{}-{:02}-{:02}","amount":{{"amount":"{amount}","currency":"{currency}"}},"form":"cash"}}"#,
            transactions * 17 % grants.max(1),
            ["disbursed", "received", "disbursed", "recorded", "refunded"][transactions % 5],
            19 + transactions % 5,
            1 + transactions % 12,
            1 + transactions % 28,
        );
        transactions += 1;
    }
    text.push_str(concat!(
        r#"],"balances":[],"commitments":[],"rates":[],"filings":[],"people":[],"#,
        r#""published_figures":[]}"#,
        "\n"
    ));
    text
}
