//! What a grant is worth: money by origin, manager and kind, and goods.
//!
//! Every part is a list with one amount per currency: co-donors give in their own.

use crate::money::Money;
use crate::record::shape::{codes, shape};
use crate::record::value::Quantity;
use crate::text::Text;

codes! {
    /// The condition of goods (tình trạng hàng hóa).
    pub enum GoodsCondition {
        /// New (mới).
        New = "new", "mới", "new";
        /// Used (đã qua sử dụng).
        Used = "used", "đã qua sử dụng", "used";
    }
}

shape! {
    /// A line of the goods list (danh mục hàng hóa).
    part Goods, GoodsDraft {
        /// What it is.
        one description: Text,
        /// How many units.
        copy quantity: Quantity,
        /// The unit.
        one unit: Text,
        /// The value of the whole line.
        copy value: Money,
        /// New or used.
        copy condition: GoodsCondition,
    }
}

shape! {
    /// The funding of a grant (vốn của khoản viện trợ), Decree 80/2020/NĐ-CP Article 11(1)(đ).
    ///
    /// total = grant + counterpart; grant = recipient-managed + donor-managed = cash + in kind.
    /// Whether the sums add up is a question for the rules.
    part Funding, FundingDraft {
        /// The total.
        many total: Money,
        /// The grant part (vốn viện trợ).
        many grant: Money,
        /// The counterpart funds (vốn đối ứng).
        many counterpart: Money,
        /// The part of the grant that the recipient manages.
        many recipient_managed: Money,
        /// The part of the grant that the donor manages.
        many donor_managed: Money,
        /// The part of the grant in money.
        many cash: Money,
        /// The part of the grant in kind.
        many in_kind: Money,
        /// The goods list.
        many goods: Goods,
    }
}
