//! The C object `vientro_rules`: the table of rules, immutable.

use std::ffi::{CString, c_char};
use std::ptr;

use super::contain::guard_or;
use super::date::PeriodOut;
use super::error::vientro_error;
use super::failure::Failure;
use super::guard::guard;
use super::lang::lang;
use super::pointer::{Out, count, element, object, tell, text};
use super::provision::{OutProvision, Provision};
use super::share::{hand_over, release, retain};
use super::status::vientro_status;
use super::text::{Both, c_text};
use super::told::number;
use crate::code::clip;
use crate::lang::Label;
use crate::rules::{Limit, Parameter, RULES, Rule, RulesError};

/// The rules of the law that a check applies.
///
/// Immutable: any number of threads may read it. Counted: it lives until it was freed as often as
/// it was made and retained. Since 0.1.
#[derive(Debug)]
pub struct vientro_rules(Vec<Row>);

/// A rule as C reads it.
#[derive(Debug)]
struct Row {
    id: CString,
    severity: u32,
    status: CString,
    event: CString,
    subject: CString,
    title: Both,
    description: Both,
    why: Both,
    event_label: Both,
    subject_label: Both,
    lists: Vec<CString>,
    fields: Vec<Field>,
    parameters: Vec<Number>,
    provisions: Vec<Provision>,
}

#[derive(Debug)]
struct Field {
    name: CString,
    label: Both,
}

/// A parameter as C reads it.
#[derive(Debug)]
struct Number {
    id: CString,
    label: Both,
    unit: CString,
    number: i64,
    currency: u32,
    text: Both,
}

impl Number {
    fn of(parameter: &Parameter) -> Self {
        let (label, limit) = (parameter.label(), parameter.limit());
        let (number, currency) = match limit {
            Limit::Days(n)
            | Limit::WorkingDays(n)
            | Limit::Months(n)
            | Limit::Years(n)
            | Limit::Count(n) => (n.into(), 0),
            Limit::DayOfMonth(day) => (day.into(), 0),
            // As it is read: 115 is 15 January.
            Limit::DayOfYear(on) => {
                let month = i64::from(on.month).saturating_mul(100);
                (month.saturating_add(on.day.into()), 0)
            }
            Limit::Amount { minor, currency } => (minor, currency.numeric().into()),
        };
        Self {
            id: c_text(parameter.id()),
            label: Both::new(|lang| label.get(lang).to_owned()),
            unit: c_text(limit.unit()),
            number,
            currency,
            text: Both::new(|lang| limit.text(lang)),
        }
    }
}

impl Row {
    fn of(rule: &Rule) -> Self {
        let (event, subject) = (rule.event(), rule.subject());
        let words = |label: Label| Both::new(|lang| label.get(lang).to_owned());
        Self {
            id: c_text(rule.id()),
            severity: number(rule.severity()),
            status: c_text(rule.status().id()),
            event: c_text(event.id()),
            subject: c_text(subject.map(|one| one.id()).unwrap_or_default()),
            title: words(rule.title()),
            description: words(rule.description()),
            why: words(rule.why()),
            event_label: Both::new(|lang| event.label(lang).to_owned()),
            subject_label: Both::new(|lang| {
                let label = subject.map(|one| one.label(lang));
                label.unwrap_or_default().to_owned()
            }),
            lists: rule
                .reads()
                .iter()
                .map(|kind| c_text(kind.list()))
                .collect(),
            fields: rule
                .fields()
                .map(|(name, label)| Field {
                    name: c_text(name),
                    label: words(label),
                })
                .collect(),
            parameters: rule.parameters().iter().map(Number::of).collect(),
            provisions: rule.bases().iter().map(Provision::of).collect(),
        }
    }
}

impl vientro_rules {
    fn row(&self, rule: u64) -> Result<&Row, Failure> {
        element(&self.0, rule, "rule")
    }
}

/// # Safety
/// `rules` is NULL or a live table of rules.
unsafe fn guarded_count(
    rules: *const vientro_rules,
    rule: u64,
    what: impl FnOnce(&Row) -> usize,
) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        let row = rules.as_ref().and_then(|rules| rules.row(rule).ok());
        row.map_or(0, |row| count(what(row)))
    })
}

/// Makes the table of rules; it is the same each time.
///
/// out: receives the table, which the caller frees; NULL on failure.
///
/// Fails only as every call can. Any thread. Since 0.1.
///
/// # Safety
/// `out` points at a pointer; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_new(
    out: *mut *mut vientro_rules,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let out = unsafe { Out::new(out, "out", ptr::null_mut()) }?;
        out.set(hand_over(vientro_rules(
            RULES.iter().map(Row::of).collect(),
        )));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many rules there are; 0 for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_count(rules: *const vientro_rules) -> u64 {
    // SAFETY: the caller's word.
    guard_or(0, || unsafe {
        rules.as_ref().map_or(0, |rules| count(rules.0.len()))
    })
}

/// Finds a rule by its permanent id.
///
/// rules: the table.
/// id, id_length: the id, "GRANT-014"; length in bytes or VIENTRO_NUL.
/// rule: receives its position, which another version of the library may change.
///
/// VIENTRO_E_VALUE: no such rule. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules, `id` points at as many bytes as its length says, `rule`
/// at a number; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_find(
    rules: *const vientro_rules,
    id: *const c_char,
    id_length: u64,
    rule: *mut u64,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (rule, rules, id) = unsafe {
            (
                Out::new(rule, "rule", 0)?,
                object(rules, "rules")?,
                text(id, id_length, "id")?,
            )
        };
        let found = rules
            .0
            .iter()
            .position(|row| row.id.as_bytes() == id.as_bytes());
        let unknown = || Failure::of("id", RulesError::UnknownRule { text: clip(id) });
        rule.set(count(found.ok_or_else(unknown)?));
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells what a rule is.
///
/// rules: the table.
/// rule: its position, from 0 to below vientro_rules_count; rules stand by kind of record and number.
/// id: receives the permanent id, "GRANT-014".
/// severity: receives a VIENTRO_SEVERITY_ number: how grave its findings are where the provision is
///   verified; else they are VIENTRO_SEVERITY_WARNING at most.
/// status: receives "stable", "preview" (on trial, findings are warnings at most) or "retired".
/// event: receives the permanent id of the event whose date picks the provision, "approval".
/// subject: receives the permanent id of the subject of law, "grant_aid"; "" for a convention of the
///   submission format.
/// Each of the five may be NULL; text belongs to the table. More ids may come.
///
/// VIENTRO_E_RANGE: no such rule. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules, `id`, `severity`, `status`, `event` and `subject` are NULL
/// or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_rule(
    rules: *const vientro_rules,
    rule: u64,
    id: *mut *const c_char,
    severity: *mut u32,
    status: *mut *const c_char,
    event: *mut *const c_char,
    subject: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (id, severity, status, event, subject, rules) = unsafe {
            (
                Out::optional(id, ptr::null()),
                Out::optional(severity, 0),
                Out::optional(status, ptr::null()),
                Out::optional(event, ptr::null()),
                Out::optional(subject, ptr::null()),
                object(rules, "rules")?,
            )
        };
        let row = rules.row(rule)?;
        if let Some(out) = severity {
            out.set(row.severity);
        }
        for (out, text) in [
            (id, &row.id),
            (status, &row.status),
            (event, &row.event),
            (subject, &row.subject),
        ] {
            if let Some(out) = out {
                out.set(text.as_ptr());
            }
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells a rule in words.
///
/// rules, rule: the table, and the position of the rule.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// title: receives the title, which names the fault.
/// description: receives what the rule asks.
/// event: receives what the event is called whose date picks the provision.
/// subject: receives what the subject of law is called; "" for a convention of the submission format.
/// Each of the four may be NULL; text belongs to the table.
///
/// VIENTRO_E_RANGE: no such rule. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules, `title`, `description`, `event` and `subject` are NULL or
/// can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_words(
    rules: *const vientro_rules,
    rule: u64,
    lang: u32,
    title: *mut *const c_char,
    description: *mut *const c_char,
    event: *mut *const c_char,
    subject: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (title, description, event, subject, rules) = unsafe {
            (
                Out::optional(title, ptr::null()),
                Out::optional(description, ptr::null()),
                Out::optional(event, ptr::null()),
                Out::optional(subject, ptr::null()),
                object(rules, "rules")?,
            )
        };
        let (row, lang) = (rules.row(rule)?, self::lang(lang)?);
        for (out, text) in [
            (title, &row.title),
            (description, &row.description),
            (event, &row.event_label),
            (subject, &row.subject_label),
        ] {
            if let Some(out) = out {
                out.set(text.get(lang).as_ptr());
            }
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Tells why a rule asks what it asks.
///
/// rules, rule: the table, and the position of the rule.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN.
/// why: receives a sentence without a full stop: why the law or the format asks, or what comes of it
///   where it is not so; it belongs to the table.
///
/// VIENTRO_E_RANGE: no such rule. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules, `why` points at a pointer; `err` is NULL or a place for an
/// error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_why(
    rules: *const vientro_rules,
    rule: u64,
    lang: u32,
    why: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (why, rules) = unsafe {
            let why = Out::new(why, "why", ptr::null())?;
            (why, object(rules, "rules")?)
        };
        why.set(rules.row(rule)?.why.get(self::lang(lang)?).as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many numbers a rule holds records to, for many none; 0 for NULL or no such rule. Any
/// thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_parameter_count(
    rules: *const vientro_rules,
    rule: u64,
) -> u64 {
    // SAFETY: the caller's word.
    unsafe { guarded_count(rules, rule, |row| row.parameters.len()) }
}

/// Tells a number that a rule holds records to.
///
/// rules, rule: the table, and the position of the rule.
/// parameter: its position, from 0 to below vientro_rules_parameter_count.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the label and the text.
/// id: receives its permanent id within the rule, "appraisal".
/// label: receives what it is for.
/// unit: receives "days", "working_days", "months", "years", "count", "day_of_month", "day_of_year" or
///   "amount"; more may come.
/// number: receives the number: of an amount in minor units, of a day of the year the month times 100
///   and the day, 115 for 15 January.
/// currency: receives the ISO 4217 number of the currency of an amount; else 0.
/// value: receives the number with its unit in words, "20 days".
/// Each of the six may be NULL; text belongs to the table.
///
/// VIENTRO_E_RANGE: no such rule or parameter. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules, `id`, `label`, `unit`, `number`, `currency` and `value` are
/// NULL or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_parameter(
    rules: *const vientro_rules,
    rule: u64,
    parameter: u64,
    lang: u32,
    id: *mut *const c_char,
    label: *mut *const c_char,
    unit: *mut *const c_char,
    number: *mut i64,
    currency: *mut u32,
    value: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (id, label, unit, number, currency, value, rules) = unsafe {
            (
                Out::optional(id, ptr::null()),
                Out::optional(label, ptr::null()),
                Out::optional(unit, ptr::null()),
                Out::optional(number, 0),
                Out::optional(currency, 0),
                Out::optional(value, ptr::null()),
                object(rules, "rules")?,
            )
        };
        let one = element(&rules.row(rule)?.parameters, parameter, "parameter")?;
        let lang = self::lang(lang)?;
        tell(number, one.number);
        tell(currency, one.currency);
        for (out, text) in [
            (id, &one.id),
            (label, one.label.get(lang)),
            (unit, &one.unit),
            (value, one.text.get(lang)),
        ] {
            tell(out, text.as_ptr());
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many lists of records a rule reads; 0 for NULL or no such rule. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_list_count(rules: *const vientro_rules, rule: u64) -> u64 {
    // SAFETY: the caller's word.
    unsafe { guarded_count(rules, rule, |row| row.lists.len()) }
}

/// Tells a list of records that a rule reads.
///
/// rules, rule: the table, and the position of the rule.
/// list: the position of the list, from 0 to below vientro_rules_list_count; the first is that of the
///   records which the rule checks, unless it asks the same of every record.
/// name: receives the name of the list, "grants"; it belongs to the table.
///
/// VIENTRO_E_RANGE: no such rule or list. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules, `name` points at a pointer; `err` is NULL or a place for
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_list(
    rules: *const vientro_rules,
    rule: u64,
    list: u64,
    name: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (name, rules) = unsafe {
            let name = Out::new(name, "name", ptr::null())?;
            (name, object(rules, "rules")?)
        };
        name.set(element(&rules.row(rule)?.lists, list, "list")?.as_ptr());
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns how many fields the findings of a rule point at, 0 if it may be any; 0 for NULL or no such
/// rule. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_field_count(rules: *const vientro_rules, rule: u64) -> u64 {
    // SAFETY: the caller's word.
    unsafe { guarded_count(rules, rule, |row| row.fields.len()) }
}

/// Tells a field that the findings of a rule point at.
///
/// rules, rule: the table, and the position of the rule.
/// field: the position of the field, from 0 to below vientro_rules_field_count.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the label.
/// name: receives the name in the submission format, "owner".
/// label: receives what it is called.
/// Both may be NULL; text belongs to the table.
///
/// VIENTRO_E_RANGE: no such rule or field. VIENTRO_E_VALUE: no such language. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules, `name` and `label` are NULL or can be written; `err` is
/// NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_field(
    rules: *const vientro_rules,
    rule: u64,
    field: u64,
    lang: u32,
    name: *mut *const c_char,
    label: *mut *const c_char,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (name, label, rules) = unsafe {
            (
                Out::optional(name, ptr::null()),
                Out::optional(label, ptr::null()),
                object(rules, "rules")?,
            )
        };
        let field = element(&rules.row(rule)?.fields, field, "field")?;
        let its_label = field.label.get(self::lang(lang)?);
        for (out, text) in [(name, &field.name), (label, its_label)] {
            if let Some(out) = out {
                out.set(text.as_ptr());
            }
        }
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Returns on how many provisions a rule rests, those of successive laws included; 0 for a convention
/// of the submission format, for NULL and for no such rule. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_provision_count(
    rules: *const vientro_rules,
    rule: u64,
) -> u64 {
    // SAFETY: the caller's word.
    unsafe { guarded_count(rules, rule, |row| row.provisions.len()) }
}

/// Tells a provision that a rule rests on.
///
/// rules, rule: the table, and the position of the rule.
/// provision: its position, from 0 to below vientro_rules_provision_count; of each text of law the
///   main one comes first.
/// lang: VIENTRO_LANG_VI or VIENTRO_LANG_EN, for the citation.
/// citation: receives the provision, "Decree 80/2020/ND-CP, Article 14(1)".
/// evidence: receives how well it is known: "text" (read in full), "secondary", "derived" or "memory";
///   more may come.
/// verified: receives 1 if it was read in the full text of the law, else 0: whatever is shown to
///   people has to say so.
/// from, until: receive the first and the last day on which it is in force, in days since 1970-01-01;
///   0 where that is open.
/// open: receives VIENTRO_OPEN_ marks, added up: where a day is not known, or there is none.
/// Each of the six may be NULL; text belongs to the table.
///
/// VIENTRO_E_RANGE: no such rule or provision. VIENTRO_E_VALUE: no such language. Any thread.
/// Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules, `citation`, `evidence`, `verified`, `from`, `until`
/// and `open` are NULL or can be written; `err` is NULL or a place for an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_provision(
    rules: *const vientro_rules,
    rule: u64,
    provision: u64,
    lang: u32,
    citation: *mut *const c_char,
    evidence: *mut *const c_char,
    verified: *mut u32,
    from: *mut i32,
    until: *mut i32,
    open: *mut u32,
    err: *mut *mut vientro_error,
) -> vientro_status {
    let body = || {
        // SAFETY: the caller's word.
        let (out, rules) = unsafe {
            let in_force = PeriodOut::new(from, until, open);
            let out = OutProvision::new(citation, evidence, verified, in_force);
            (out, object(rules, "rules")?)
        };
        let provision = element(&rules.row(rule)?.provisions, provision, "provision")?;
        out.set(provision, self::lang(lang)?);
        Ok(())
    };
    // SAFETY: the caller's word.
    unsafe { guard(err, body) }
}

/// Takes a further share of the table of rules, for another owner; it is freed once more for it.
///
/// Returns the same pointer; NULL for NULL. Any thread. Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_retain(rules: *const vientro_rules) -> *mut vientro_rules {
    // SAFETY: the caller's word: it came from `hand_over` and a share of it is still held.
    guard_or((), || unsafe { retain(rules) });
    rules.cast_mut()
}

/// Gives back a share of the table of rules, and frees it with the last one; NULL is fine. Any thread.
/// Since 0.1.
///
/// # Safety
/// `rules` is NULL or a live table of rules, of which this share is not used from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vientro_rules_free(rules: *mut vientro_rules) {
    // SAFETY: the caller's word: it came from `hand_over` and this share is still held.
    guard_or((), || unsafe { release(rules) });
}
