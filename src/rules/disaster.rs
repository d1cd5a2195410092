//! How soon after a disaster a grant was approved and carried out: that picks its decree.

pub(super) use crate::record::{AfterDisaster, MONTHS_OF_RECOVERY, MONTHS_OF_RELIEF};
