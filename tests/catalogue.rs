//! The tables of the crate, printed: the diff of the snapshot is their review.
//!
//! An entry that changes wants another `catalog::VERSION`; an id that goes breaks a promise.

use std::fmt::Write;

use vientro::catalog::{Sector, VERSION, agency, country, national_programme, province};
use vientro::law::Evidence;
use vientro::{Instrument, Lang};

/// The tables, one entry on a line, fields between bars.
fn tables() -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    let known = Evidence::id;
    writeln!(out, "catalogue {VERSION}")?;
    writeln!(out, "\nprovinces")?;
    for unit in province::all() {
        let heirs: Vec<String> = unit.heirs().map(|heir| heir.id().to_string()).collect();
        let (id, title, term) = (unit.id(), unit.title(Lang::Vi), unit.term());
        let (heirs, evidence) = (heirs.join(" "), known(unit.evidence()));
        writeln!(out, "{id} | {title} | {term} | {heirs} | {evidence}")?;
    }
    writeln!(out, "\ncountries")?;
    for country in country::all() {
        let [vi, en] = Lang::ALL.map(|lang| country.name(lang));
        writeln!(
            out,
            "{} | {vi} | {en} | {}",
            country.code(),
            country.region().id()
        )?;
    }
    writeln!(out, "\nsectors")?;
    for sector in Sector::ALL {
        let purposes: Vec<&str> = sector.dac_prefixes().collect();
        let [vi, en] = Lang::ALL.map(|lang| sector.label(lang));
        writeln!(
            out,
            "{} | {vi} | {en} | {}",
            sector.id(),
            purposes.join(" ")
        )?;
    }
    writeln!(out, "\nagencies")?;
    for body in agency::all() {
        let next = body.successor().map_or("", |next| next.id());
        let [vi, en] = Lang::ALL.map(|lang| body.name(lang));
        let (id, term, evidence) = (body.id(), body.term(), known(body.evidence()));
        writeln!(out, "{id} | {vi} | {en} | {term} | {next} | {evidence}")?;
    }
    writeln!(out, "\nprogrammes")?;
    for programme in national_programme::all() {
        let printed = programme.published_terms().iter().map(|term| term.years());
        let printed: Vec<String> = printed.map(|(a, b)| format!("{a}-{b}")).collect();
        let (id, decision, term) = (programme.id(), programme.decision().id(), programme.term());
        let evidence = known(programme.evidence());
        writeln!(
            out,
            "{id} | {decision} | {term} | {} | {evidence}",
            printed.join(" ")
        )?;
    }
    writeln!(out, "\ninstruments")?;
    for text in Instrument::all() {
        let (name, in_force) = (text.name(Lang::Vi), text.in_force());
        let (first, last) = (known(text.first_day()), known(text.last_day()));
        let next = text.replaced_by().map_or("", Instrument::id);
        let evidence = known(text.evidence());
        writeln!(
            out,
            "{name} | {in_force} | {first} {last} | {next} | {:?} {evidence}",
            text.text()
        )?;
    }
    Ok(out)
}

#[test]
fn tables_are_those_that_were_reviewed() {
    insta::assert_snapshot!("catalogue", tables().unwrap());
}
