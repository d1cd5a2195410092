//! What the public types promise beyond their methods: threads, comparing, showing, erring.
//!
//! It fails to compile when a promise is taken back.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;

use vientro::record::{
    AccountBalance, Certificate, Commitment, Donor, DonorDraft, Filing, Grant, GrantDraft, Party,
    Person, PublishedFigure, RateRecord, ShapeError, Share, Submission, Transaction,
    TransactionDraft,
};
use vientro::{
    Citation, Code, Country, CountryCode, Currency, Date, Explain, Instrument, Lang, Money, Period,
    Province, ProvinceCode, Region, Registry, Rounding, Sector, Stated, Status, Text, Totals,
    Window,
};

fn shared<T: Send + Sync + Debug + 'static>() {}
fn value<T: Copy + Ord + Hash + Debug + Send + Sync + 'static>() {}
fn code<T: Copy + Eq + Debug + Send + Sync + 'static>() {}
fn compared<T: Clone + Eq + Debug + Send + Sync>() {}
fn error<T: Error + Explain + Display + Clone + PartialEq + Send + Sync + 'static>() {}

#[test]
fn promises_hold() {
    value::<Date>();
    value::<Period>();
    value::<Window>();
    value::<Currency>();
    value::<Share>();
    value::<ProvinceCode>();
    value::<Lang>();
    value::<Status>();
    value::<Code>();
    // Money is not ordered: two currencies have no order.
    code::<Money>();
    code::<Rounding>();
    code::<Region>();
    code::<Sector>();
    code::<CountryCode>();

    compared::<Text>();
    compared::<Totals>();
    compared::<Stated>();
    compared::<Citation>();
    compared::<Registry>();
    compared::<Submission>();
    compared::<Donor>();
    compared::<Party>();
    compared::<Certificate>();
    compared::<Grant>();
    compared::<Transaction>();
    compared::<AccountBalance>();
    compared::<Commitment>();
    compared::<RateRecord>();
    compared::<Filing>();
    compared::<Person>();
    compared::<PublishedFigure>();
    compared::<DonorDraft<'_>>();
    compared::<GrantDraft<'_>>();
    compared::<TransactionDraft<'_>>();

    shared::<Country>();
    shared::<Province>();
    shared::<Instrument>();
    shared::<vientro::registry::RegistryBuilder>();
    shared::<vientro::report::Overview>();

    error::<ShapeError>();
    error::<vientro::text::TextError>();
    error::<vientro::date::DateError>();
    error::<vientro::date::PeriodError>();
    error::<vientro::date::WindowError>();
    error::<vientro::date::WorkingError>();
    error::<vientro::money::MoneyError>();
    error::<vientro::money::number::NumberError>();
    error::<vientro::law::LawError>();
    error::<vientro::duties::DutyError>();
    compared::<vientro::duties::Obligations>();
    compared::<vientro::duties::DutyOptions>();
    value::<vientro::duties::State>();
    error::<vientro::report::ReportError>();
}

#[test]
fn an_amount_is_two_words_and_a_date_half_of_one() {
    assert_eq!(size_of::<Money>(), 16);
    assert_eq!(size_of::<Date>(), 4);
    assert_eq!(size_of::<Option<Date>>(), 4);
    assert_eq!(size_of::<Currency>(), 2);
}

/// Nothing stands in for a missing date, amount or code.
#[test]
fn domain_types_have_no_default() {
    // A trait method wins over a blanket one only where the trait is implemented.
    trait NoDefault {
        const HAS_DEFAULT: bool = false;
    }
    impl<T> NoDefault for T {}
    struct Probe<T>(std::marker::PhantomData<T>);
    impl<T: Default> Probe<T> {
        const HAS_DEFAULT: bool = true;
    }
    const { assert!(Probe::<u8>::HAS_DEFAULT) };
    for has_default in [
        Probe::<Money>::HAS_DEFAULT,
        Probe::<Date>::HAS_DEFAULT,
        Probe::<Period>::HAS_DEFAULT,
        Probe::<Window>::HAS_DEFAULT,
        Probe::<Currency>::HAS_DEFAULT,
        Probe::<Rounding>::HAS_DEFAULT,
        Probe::<Totals>::HAS_DEFAULT,
        Probe::<Grant>::HAS_DEFAULT,
    ] {
        assert!(!has_default);
    }
    let _ = Probe::<u8>(std::marker::PhantomData);
}
