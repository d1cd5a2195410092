//! The conventions of the submission format: references, shares, codes, unknown fields.

use crate::catalog::province;
use crate::code::clip;
use crate::finding::Message;
use crate::path::Trail;
use crate::record::{Grant, RecordKind, Share};
use crate::rules::case::Case;
use crate::rules::checked::Reason;
use crate::rules::walk::{DatedCode, Walk};

/// REFERENCE-001.
pub(super) fn references<'a>(record: &'a dyn Walk, case: &mut Case<'a>) {
    if case.is_led() {
        return;
    }
    let (context, own) = (case.context(), case.its_grant());
    record.references(&mut |at, reference| {
        let is_own = |grant: &Grant| grant.id().as_str() == reference.id;
        let leads = |kind: &RecordKind| match kind {
            RecordKind::Grant if own.is_some_and(is_own) => true,
            RecordKind::Donor => case.donor(reference.id).is_some(),
            RecordKind::Party => case.party(reference.id).is_some(),
            kind => context.has(*kind, reference.id),
        };
        if reference.to.iter().any(leads) {
            return;
        }
        let lists: Vec<_> = reference.to.iter().map(|kind| kind.list()).collect();
        let lists = lists.join(", ");
        let is_aside = |kind: &RecordKind| context.is_set_aside(*kind, reference.id);
        let message = if reference.is_personal {
            Message::new(
                format!("không dẫn đến bản ghi nào của {lists}"),
                format!("leads to no record of {lists}"),
            )
        } else if reference.to.iter().any(is_aside) {
            Message::new(
                format!(
                    "`{}` của {lists} không đọc được và đã được để riêng",
                    reference.id
                ),
                format!(
                    "`{}` of {lists} could not be read and was set aside",
                    reference.id
                ),
            )
        } else {
            Message::new(
                format!("`{}` không dẫn đến bản ghi nào của {lists}", reference.id),
                format!("`{}` leads to no record of {lists}", reference.id),
            )
        };
        case.report_format(at, message);
    });
}

/// SHARE-001.
pub(super) fn shares<'a>(grant: &'a Grant, case: &mut Case<'a>) {
    let root = Trail::Root;
    whole(
        &root.key("donors"),
        grant.donors(),
        |part| part.share(),
        case,
    );
    whole(
        &root.key("provinces"),
        grant.provinces(),
        |part| part.share(),
        case,
    );
    whole(
        &root.key("sectors"),
        grant.sectors(),
        |part| part.share(),
        case,
    );
    let list = root.key("amendments");
    for (place, amendment) in grant.amendments().iter().enumerate() {
        let at = list.index(place);
        whole(
            &at.key("donors"),
            amendment.donors(),
            |part| part.share(),
            case,
        );
        whole(
            &at.key("provinces"),
            amendment.provinces(),
            |part| part.share(),
            case,
        );
        whole(
            &at.key("sectors"),
            amendment.sectors(),
            |part| part.share(),
            case,
        );
    }
}

/// Reports shares that do not make a whole; parts without any share say nothing wrong.
fn whole<T>(at: &Trail<'_>, parts: &[T], share: impl Fn(&T) -> Option<Share>, case: &mut Case<'_>) {
    let (mut given, mut sum) = (0usize, 0u64);
    for share in parts.iter().filter_map(share) {
        given = given.saturating_add(1);
        sum = sum.saturating_add(u64::from(share.parts()));
    }
    if given == 0 {
        return;
    }
    let without = parts.len().saturating_sub(given);
    if without == 0 && sum == u64::from(Share::WHOLE) {
        return;
    }
    let percent = rust_decimal::Decimal::from_i128_with_scale(i128::from(sum), 4).normalize();
    let message = if without == 0 {
        Message::new(
            format!("các tỷ lệ cộng lại là {percent} %, không phải 100 %"),
            format!("the shares add up to {percent} %, not 100 %"),
        )
    } else {
        Message::new(
            format!("{without} phần không có tỷ lệ; các tỷ lệ khác cộng lại là {percent} %"),
            format!("{without} without a share; the others add up to {percent} %"),
        )
    };
    case.report_format(at, message);
}

/// CODE-001. Countries are known on every date: the catalogue has no terms for them.
pub(super) fn codes<'a>(record: &'a dyn Walk, case: &mut Case<'a>) {
    record.codes(&mut |at, code, day| {
        let Some(day) = day else {
            case.not_applied(Reason::GoverningDateUnknown);
            return;
        };
        let message = match code {
            DatedCode::Province(code) => {
                // The catalogue does not speak of the days before it.
                if day < province::FIRST_DAY || province::at(code, day).is_some() {
                    return;
                }
                Message::new(
                    format!(
                        "không có tỉnh nào mang mã `{code}` vào ngày {}",
                        day.to_vi()
                    ),
                    format!("no province has the code `{code}` on {day}"),
                )
            }
            DatedCode::Currency(currency) => {
                if !currency.is_withdrawn_before(day) {
                    return;
                }
                Message::new(
                    format!(
                        "loại tiền `{currency}` đã bị bãi bỏ trước ngày {}",
                        day.to_vi()
                    ),
                    format!("the currency `{currency}` was withdrawn before {day}"),
                )
            }
        };
        case.report_format(at, message);
    });
}

/// FIELD-001. Only the name is told: nobody knows whether the value is personal.
pub(super) fn unknown_fields<'a>(record: &'a dyn Walk, case: &mut Case<'a>) {
    record.unknown(&mut |at, field| {
        let name = clip(field.name);
        let message = match nearest(field.name, &field.known) {
            Some(known) => Message::new(
                format!("định dạng không có trường `{name}`; có phải là `{known}`?"),
                format!("the format has no field `{name}`; is it `{known}`?"),
            ),
            None => Message::new(
                format!("định dạng không có trường `{name}`"),
                format!("the format has no field `{name}`"),
            ),
        };
        case.report_format(at, message);
    });
}

/// The known name that is at most two letters, and less than half of it, away from a name.
fn nearest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let close = |known: &&'static str| {
        let letters = known.chars().count();
        // A name of another length by more than two cannot be close.
        let is_alike = name.chars().count().abs_diff(letters) <= 2;
        let away = is_alike.then(|| distance(name, known))?;
        (away <= 2 && away.saturating_mul(2) < letters).then_some((away, *known))
    };
    known.iter().filter_map(close).min().map(|(_, known)| known)
}

/// How many letters have to be put in, taken out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for x in a.chars() {
        let mut diagonal = row.first().copied().unwrap_or(0);
        let mut left = diagonal.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (above, y) in row.iter_mut().skip(1).zip(b.chars()) {
            let changed = diagonal.saturating_add(usize::from(x != y));
            diagonal = *above;
            left = changed
                .min(above.saturating_add(1))
                .min(left.saturating_add(1));
            *above = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_letters() {
        for (a, b, letters) in [
            ("", "", 0),
            ("owner", "owner", 0),
            ("ower", "owner", 1),
            ("onwer", "owner", 2),
            ("ngày", "ngay", 1),
            ("kitten", "sitting", 3),
            ("", "abc", 3),
        ] {
            assert_eq!(distance(a, b), letters, "{a} {b}");
            assert_eq!(distance(b, a), letters, "{b} {a}");
        }
    }

    #[test]
    fn only_a_close_name_is_suggested() {
        let known = ["id", "kind", "date", "amount", "account"];
        assert_eq!(nearest("ammount", &known), Some("amount"));
        assert_eq!(nearest("Kind", &known), Some("kind"));
        assert_eq!(nearest("note", &known), None);
        assert_eq!(nearest("is", &known), None);
        assert_eq!(nearest(&"amount".repeat(1000), &known), None);
    }
}
