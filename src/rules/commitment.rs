//! What is asked of a commitment: who promises what, and when.

use crate::finding::Message;
use crate::path::Trail;
use crate::record::Commitment;
use crate::rules::case::Case;

/// COMMITMENT-001.
pub(super) fn essentials<'a>(commitment: &'a Commitment, case: &mut Case<'a>) {
    for (field, is_missing) in [
        ("donor", commitment.donor().is_none()),
        ("date", commitment.date().is_none()),
        ("amount", commitment.amount().is_none()),
    ] {
        if is_missing {
            case.report_missing(None, field);
        }
    }
}

/// COMMITMENT-002.
pub(super) fn positive<'a>(commitment: &'a Commitment, case: &mut Case<'a>) {
    let amount = commitment.amount();
    if let Some(amount) = amount.filter(|amount| amount.is_negative()) {
        case.report_format(
            &Trail::Root.key("amount"),
            Message::new(
                format!("số tiền cam kết {amount} mang dấu âm"),
                format!("a commitment of {amount}, less than nothing"),
            ),
        );
    }
}
