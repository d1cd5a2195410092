//! The law as data, checked: a table of rules, and the engine that runs it over a registry.
//!
//! A rule says what it asks, of which records, on which provisions; the date of its governing event
//! picks the provision. A finding never refuses a record: it tells.
//!
//! I1. A rule's id is permanent: never reused, never given another meaning.
//! I2. What rests on a provision that is not verified is a warning at most.
//! I3. A rule that could not be applied to a record is listed, with the reason.
//! I4. The same records and options give the same result, in whatever order they came.
//! I5. No message of a rule of the library holds personal data.

mod balance;
mod case;
mod certificate;
mod checked;
mod circle;
mod commitment;
mod context;
mod coverage;
mod days_off;
mod donor;
mod figure;
mod filing;
mod flow;
mod format;
mod givers;
mod grant;
mod grants;
mod host;
mod ledger;
mod lifecycle;
mod map;
mod near;
mod options;
mod parameter;
mod party;
mod person;
mod rate;
mod registration;
mod rule;
mod run;
mod shared;
mod spending;
mod table;
mod transaction;
mod walk;

pub use checked::{Checked, HostRuleSummary, NotApplied, Reason, Stamp};
pub use host::{AnyRecord, HostCase, HostRule, HostRuleId};
pub use options::{CheckOptions, RulesError};
pub use parameter::{Limit, Parameter};
pub use rule::{Event, Rule, RuleStatus};
pub use table::RULES;

use context::Context;
use run::Run;

use crate::catalog;
use crate::duties;
use crate::registry::Registry;

/// The version of the table of rules: year and number within it.
pub const VERSION: &str = duties::VERSION;

/// Checks every record that counts against every rule (kiểm tra).
///
/// The time it takes grows with the number of records.
///
/// # Example
/// ```
/// use vientro::exchange::json;
/// use vientro::rules::{self, CheckOptions};
/// use vientro::{Date, Lang, Registry};
/// let file = r#"{"format":"vientro-submission","version":1,
///   "submission":{"id":"S1","submitter":"ppc-lang-son","sequence":1},
///   "transactions":[{"id":"T1","grant":"G1"}]}"#;
/// let mut builder = Registry::builder();
/// json::read(&mut builder, "s1.json", file.as_bytes());
/// let checked = rules::check(&builder.finish(), &CheckOptions::on(Date::new(2023, 12, 31)?));
/// let finding = &checked.findings[0];
/// assert_eq!((&*finding.rule, &*finding.record), ("REFERENCE-001", "transactions/T1"));
/// assert_eq!(finding.message.get(Lang::En), "`G1` leads to no record of grants");
/// # Ok::<(), vientro::date::DateError>(())
/// ```
pub fn check(registry: &Registry, options: &CheckOptions) -> Checked {
    check_all(registry, options, &[])
}

/// Checks every record that counts against every rule, and against the rules of the host.
///
/// What the host's rules find stands among the other findings. [`HostRule`] has an example.
///
/// # Errors
/// * [`RulesError::HostIdTwice`] if two rules of the host have the same id.
pub fn check_with(
    registry: &Registry,
    options: &CheckOptions,
    host: &[&dyn HostRule],
) -> Result<Checked, RulesError> {
    let mut host = host.to_vec();
    crate::order::sort_by(&mut host, |a, b| a.id().cmp(b.id()));
    let twice = host.iter().zip(host.iter().skip(1));
    if let Some((rule, _)) = twice.into_iter().find(|(a, b)| a.id() == b.id()) {
        return Err(RulesError::HostIdTwice {
            text: rule.id().to_string(),
        });
    }
    Ok(check_all(registry, options, &host))
}

fn check_all(registry: &Registry, options: &CheckOptions, host: &[&dyn HostRule]) -> Checked {
    let mut context = Context::new(registry, options);
    let mut run = Run::default();
    run.apply(&mut context, RULES);
    for rule in host {
        run.apply_host(&context, *rule);
    }
    let (findings, not_applied) = run.finish();
    Checked {
        findings,
        not_applied,
        stamp: Stamp {
            rules: VERSION,
            catalogues: catalog::VERSION,
            library: env!("CARGO_PKG_VERSION"),
            as_of: options.as_of(),
            switched_off: options.switched_off().collect(),
            severities: options.severities().collect(),
            host_rules: host.iter().map(|rule| HostRuleSummary::of(*rule)).collect(),
        },
    }
}

/// Finds the rule of an id.
///
/// # Errors
/// * [`RulesError::UnknownRule`] if the table has none.
pub fn find(id: &str) -> Result<&'static Rule, RulesError> {
    RULES
        .iter()
        .find(|rule| rule.id() == id)
        .ok_or_else(|| RulesError::UnknownRule {
            text: crate::code::clip(id),
        })
}

/// Writes the whole table as text, one rule after the other, for the review of what changed.
pub fn table_text() -> String {
    RULES.iter().map(Rule::text).collect()
}
