//! What is asked of the records: a value, so that it can be kept, sent and asked again.

use std::num::NonZeroUsize;

use crate::catalog::province::Map;
use crate::code::{Code, Explain, Status};
use crate::date::{Date, Window};
use crate::lang::Lang;
use crate::money::{Currency, MaxAge, MoneyError, RateKind, RateTerms, Rounding, Through};
use crate::statistics::attribution::Division;
use crate::statistics::key::KeyPart;
use crate::statistics::names::{Count, Dimension, Measure};

/// The currency that amounts are converted to, and by which rates (đồng tiền báo cáo).
///
/// Each amount is converted once, on its own day, before it is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// The currency.
    pub currency: Currency,
    /// The kind of rate.
    pub kind: RateKind,
    /// How far back a rate may have ended.
    pub max_age: MaxAge,
    /// Through which currency, if there is no rate between the two.
    pub through: Through,
    /// How the result is rounded.
    pub rounding: Rounding,
}

impl Reporting {
    /// Asks for a currency as State accounting converts: the accounting rate valid on the day,
    /// through đồng where needed, half away from zero.
    ///
    /// # Legal basis
    /// * Law 83/2015/QH13, Article 13(1): at the accounting rate, at the time the item arises.
    pub const fn accounting(currency: Currency) -> Self {
        Self {
            currency,
            kind: RateKind::Accounting,
            max_age: MaxAge::ValidOnDay,
            through: Through::Currency(Currency::VND),
            rounding: Rounding::HalfAwayFromZero,
        }
    }

    pub(super) const fn terms(&self, day: Date) -> RateTerms {
        RateTerms {
            kind: self.kind,
            day,
            max_age: self.max_age,
            through: self.through,
        }
    }
}

/// A window, and the day on which what runs or is valid in it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The window.
    pub window: Window,
    /// The day.
    pub day: Date,
}

impl Slot {
    /// Asks on the window's last day.
    pub const fn at_the_end_of(window: Window) -> Self {
        Self {
            window,
            day: window.last(),
        }
    }
}

impl Slot {
    /// Where events lie whose day nobody knows: on no day that a record can name in earnest.
    pub fn undated() -> Option<Self> {
        let window = Window::span(FIRST_DAY, FIRST_DAY).ok()?;
        Some(Self::at_the_end_of(window))
    }
}

/// The first day that there is; what has no day lies on it.
pub(super) const FIRST_DAY: Date = Date::literal::<19000101>();

/// What facts are made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsQuery {
    /// The windows of which snapshots are taken.
    pub slots: Vec<Slot>,
    /// The currency that amounts are converted to; `None` keeps the original ones.
    pub reporting: Option<Reporting>,
    /// What to do with money that no shares divide.
    pub division: Division,
    /// What is measured; nothing else is there to be asked of the facts.
    pub measures: Vec<Measure>,
}

impl FactsQuery {
    /// Asks for every measure of some windows, in original currencies, undivided where no shares are.
    pub fn of(slots: Vec<Slot>) -> Self {
        Self {
            slots,
            reporting: None,
            division: Division::Undivided,
            measures: Measure::ALL.to_vec(),
        }
    }
}

/// Only facts with one of these values (điều kiện lọc); all of one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The dimension.
    pub dimension: Dimension,
    /// The values that pass. A province is one of the query's map.
    pub values: Vec<KeyPart>,
}

impl Filter {
    /// Lets one value pass.
    pub fn only(value: KeyPart) -> Self {
        Self {
            dimension: value.dimension(),
            values: vec![value],
        }
    }
}

/// What a cube is asked for (truy vấn thống kê).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CubeQuery {
    /// What is measured.
    pub measure: Measure,
    /// The dimensions of the cube, in the order of its keys.
    pub by: Vec<Dimension>,
    /// What passes; all filters must agree.
    pub filters: Vec<Filter>,
    /// The windows, with the day for snapshots; none takes events of all time.
    pub slots: Vec<Slot>,
    /// The map that provinces are shown on; `None` leaves each where its record puts it.
    pub map: Option<Map>,
    /// What cells count.
    pub counts: Vec<Count>,
    /// The currency that amounts are converted to; `None` keeps the original ones.
    pub reporting: Option<Reporting>,
    /// What to do with money that no shares divide.
    pub division: Division,
}

impl CubeQuery {
    /// Asks for a measure as a whole, of all time, in original currencies; counts nothing.
    pub const fn of(measure: Measure) -> Self {
        Self {
            measure,
            by: Vec::new(),
            filters: Vec::new(),
            slots: Vec::new(),
            map: None,
            counts: Vec::new(),
            reporting: None,
            division: Division::Undivided,
        }
    }

    /// Returns what facts are needed to answer it.
    pub fn facts(&self) -> FactsQuery {
        FactsQuery {
            slots: self.slots.clone(),
            reporting: self.reporting,
            division: self.division,
            measures: vec![self.measure],
        }
    }

    /// Tells whether nothing contradicts itself in it.
    ///
    /// # Errors
    /// * [`StatisticsError::Repeated`] if a dimension stands twice, or a window of the dimension.
    /// * [`StatisticsError::Filter`] if a filter's value is of another dimension.
    /// * [`StatisticsError::NoWindows`] if windows are a dimension or a filter, or a snapshot is
    ///   asked for, and there are none.
    /// * [`StatisticsError::WindowsOverlap`] if windows overlap, or snapshots would be added, and
    ///   windows are no dimension.
    pub fn check(&self) -> Result<(), StatisticsError> {
        for (at, dimension) in self.by.iter().enumerate() {
            if self.by.iter().take(at).any(|before| before == dimension) {
                return Err(StatisticsError::Repeated {
                    dimension: dimension.id(),
                });
            }
        }
        for filter in &self.filters {
            let stray = |value: &&KeyPart| value.dimension() != filter.dimension;
            if let Some(value) = filter.values.iter().find(stray) {
                return Err(StatisticsError::Filter {
                    dimension: filter.dimension.id(),
                    value: value.code(),
                });
            }
        }
        if self.slots.len() > MOST_WINDOWS {
            return Err(StatisticsError::TooMany {
                what: "windows",
                most: MOST_WINDOWS_TOLD,
            });
        }
        let is_by_window = self.by.contains(&Dimension::Window);
        let is_of_window = |filter: &Filter| filter.dimension == Dimension::Window;
        let needs_windows =
            is_by_window || self.measure.is_snapshot() || self.filters.iter().any(is_of_window);
        if self.slots.is_empty() && needs_windows {
            return Err(StatisticsError::NoWindows);
        }
        let pairs = || {
            let slots = self.slots.iter().enumerate();
            slots.flat_map(|(at, one)| self.slots.iter().take(at).map(move |other| (one, other)))
        };
        if is_by_window {
            // One cell would hold the same things twice.
            if pairs().any(|(one, other)| one.window == other.window) {
                return Err(StatisticsError::Repeated {
                    dimension: Dimension::Window.id(),
                });
            }
        } else {
            let is_many = self.slots.len() > 1;
            let overlap = pairs().any(|(one, other)| one.window.overlaps(&other.window));
            if overlap || (is_many && self.measure.is_snapshot()) {
                return Err(StatisticsError::WindowsOverlap);
            }
        }
        Ok(())
    }
}

/// The most windows of a query: the months of eighty years. Each that overlaps others has room for its
/// days while records are gone through.
const MOST_WINDOWS: usize = 1000;
const MOST_WINDOWS_TOLD: u64 = 1000;

/// How many threads may work on a query (số luồng xử lý), the caller's own included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threads(NonZeroUsize);

impl Threads {
    /// The caller's own, and no other.
    pub const ONE: Self = Self(NonZeroUsize::MIN);

    /// Allows this many; `None` for zero.
    pub const fn new(count: usize) -> Option<Self> {
        match NonZeroUsize::new(count) {
            Some(count) => Some(Self(count)),
            None => None,
        }
    }

    /// Returns how many.
    pub const fn get(self) -> usize {
        self.0.get()
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StatisticsError {
    /// A sum does not fit.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A dimension stands twice, or a window among those that are one.
    #[error("the dimension `{dimension}` stands twice")]
    Repeated {
        /// The dimension.
        dimension: &'static str,
    },
    /// A filter's value is of another dimension.
    #[error("`{value}` is no value of the dimension `{dimension}`")]
    Filter {
        /// The dimension.
        dimension: &'static str,
        /// The value.
        value: String,
    },
    /// There are no windows.
    #[error("the query names no window")]
    NoWindows,
    /// What would be added belongs to two windows, or is no sum.
    #[error("windows overlap or are snapshots: they are not added, make the window a dimension")]
    WindowsOverlap,
    /// The facts were made for other windows, measures or currencies.
    #[error("the facts were not made for this: {what}")]
    OtherFacts {
        /// What differs.
        what: &'static str,
    },
    /// More cells than can be told apart.
    #[error("the cube has more cells than can be numbered")]
    TooManyCells,
    /// More of something than can be numbered.
    #[error("there are more than {most} {what}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there may be.
        most: u64,
    },
    /// A number that the builder of facts has not given out.
    #[error("the builder gave no {what} this number")]
    NotGiven {
        /// Of what.
        what: &'static str,
    },
    /// Two cubes do not answer the same query.
    #[error("the cubes answer different queries")]
    OtherQuery,
    /// A key of other dimensions than the cube's.
    #[error("the key `{key}` does not fit the cube")]
    OtherKey {
        /// The key.
        key: String,
    },
    /// A cell is asked for its records, and there are none.
    #[error("no records are at hand: the cube was not made here")]
    NoRecords,
    /// Bytes that are no cube.
    #[error("these bytes are no cube: {reason}")]
    Bytes {
        /// What is wrong with them.
        reason: &'static str,
    },
}

impl Explain for StatisticsError {
    fn code(&self) -> Code {
        match self {
            Self::Money(error) => error.code(),
            Self::Repeated { .. } => Code::new(Status::Value, "statistics.repeated_dimension"),
            Self::Filter { .. } => Code::new(Status::Value, "statistics.filter"),
            Self::NoWindows => Code::new(Status::Value, "statistics.no_windows"),
            Self::WindowsOverlap => Code::new(Status::Value, "statistics.windows_overlap"),
            Self::OtherFacts { .. } => Code::new(Status::Value, "statistics.other_facts"),
            Self::TooManyCells => Code::new(Status::Range, "statistics.too_many_cells"),
            Self::TooMany { .. } => Code::new(Status::Range, "statistics.too_many"),
            Self::NotGiven { .. } => Code::new(Status::Value, "statistics.not_given"),
            Self::OtherQuery => Code::new(Status::Value, "statistics.other_query"),
            Self::OtherKey { .. } => Code::new(Status::Value, "statistics.other_key"),
            Self::NoRecords => Code::new(Status::Value, "statistics.no_records"),
            Self::Bytes { .. } => Code::new(Status::Invalid, "statistics.bytes"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Money(error), _) => error.message(lang),
            (_, Lang::En) => self.to_string(),
            (Self::Repeated { dimension }, Lang::Vi) => {
                format!("chiều `{dimension}` xuất hiện hai lần")
            }
            (Self::Filter { dimension, value }, Lang::Vi) => {
                format!("`{value}` không phải giá trị của chiều `{dimension}`")
            }
            (Self::NoWindows, Lang::Vi) => "truy vấn không nêu kỳ nào".to_owned(),
            (Self::WindowsOverlap, Lang::Vi) => {
                "các kỳ chồng lên nhau hoặc là số liệu tại thời điểm: không cộng được, hãy tách theo kỳ"
                    .to_owned()
            }
            (Self::OtherFacts { what }, Lang::Vi) => {
                format!("dữ liệu thống kê không được lập cho yêu cầu này: {what}")
            }
            (Self::TooManyCells, Lang::Vi) => "số ô vượt quá mức đánh số được".to_owned(),
            (Self::TooMany { what, most }, Lang::Vi) => format!("có hơn {most} {what}"),
            (Self::NotGiven { what }, Lang::Vi) => {
                format!("bộ lập dữ liệu chưa cấp số này cho {what}")
            }
            (Self::OtherQuery, Lang::Vi) => "hai bảng trả lời hai truy vấn khác nhau".to_owned(),
            (Self::OtherKey { key }, Lang::Vi) => format!("khóa `{key}` không thuộc bảng này"),
            (Self::NoRecords, Lang::Vi) => {
                "không có bản ghi: bảng này không được lập tại đây".to_owned()
            }
            (Self::Bytes { reason }, Lang::Vi) => {
                format!("chuỗi byte này không phải bảng thống kê: {reason}")
            }
        }
    }
}
