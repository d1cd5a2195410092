use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::code::Explain;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn code(text: &str) -> ProvinceCode {
    ProvinceCode::parse(text).unwrap()
}

fn vi(code_text: &str, date: &str) -> Option<&'static str> {
    at(code(code_text), day(date)).map(|unit| unit.name(Lang::Vi))
}

fn csv(text: &'static str) -> Vec<BTreeMap<&'static str, &'static str>> {
    let mut lines = text.lines();
    let head: Vec<_> = lines.next().unwrap().split(',').collect();
    lines
        .map(|line| {
            let cells: Vec<_> = line.split(',').collect();
            assert_eq!(cells.len(), head.len(), "{line}");
            head.iter().copied().zip(cells).collect()
        })
        .collect()
}

#[test]
fn the_table_is_the_short_file() {
    let rows = csv(include_str!("../../../tests/data/catalog/provinces.csv"));
    assert_eq!(rows.len(), 63);
    for row in rows {
        let old = at(code(row["old_code"]), day("2025-06-30")).unwrap();
        assert_eq!(old.name(Lang::Vi), row["old_name_vi"]);
        let new: Vec<_> = old.heirs().collect();
        assert_eq!(new.len(), 1, "every old unit has exactly one new one");
        assert_eq!(new[0].code().as_str(), row["new_code"]);
        assert_eq!(new[0].name(Lang::Vi), row["new_name_vi"]);
        assert_eq!(new[0].kind().label(Lang::Vi), row["type"]);
    }
}

#[test]
fn the_table_is_the_long_file() {
    let rows = csv(include_str!(
        "../../../tests/data/catalog/provinces_extended.csv"
    ));
    assert_eq!(rows.len(), 63);
    for row in rows {
        let old = at(code(row["old_code"]), day("2025-06-30")).unwrap();
        assert_eq!(old.name(Lang::En), row["old_name_ascii"]);
        assert_eq!(old.kind().label(Lang::Vi), row["old_type_20250630"]);
        let fate = match old.fate().unwrap() {
            Fate::Unchanged => "unchanged",
            Fate::ContinuesName => "continues_name",
            Fate::Absorbed => "absorbed",
            Fate::Split => "split",
        };
        assert_eq!(fate, row["fate"]);
        let clause = old
            .merger_clause()
            .map(|c| c.to_string())
            .unwrap_or_default();
        assert_eq!(clause, row["res202_art1_clause"]);
        for (date, kind) in [
            ("2025-07-01", "new_type_20250701"),
            ("2026-04-29", "new_type_20250701"),
            ("2026-04-30", "new_type_20260430"),
        ] {
            let new = at(code(row["new_code"]), day(date)).unwrap();
            assert_eq!(new.name(Lang::Vi), row["new_name_vi"]);
            assert_eq!(new.name(Lang::En), row["new_name_ascii"]);
            assert_eq!(new.kind().label(Lang::Vi), row[kind], "{date}");
        }
        let new = old.heirs().next().unwrap();
        assert_eq!(old.code() == new.code(), row["same_code"] == "yes");
        let reused = at(old.code(), day("2025-07-01"))
            .is_some_and(|unit| unit.name(Lang::Vi) != old.name(Lang::Vi));
        assert_eq!(reused, row["old_code_reused_by_other_name"] == "yes");
    }
}

#[test]
fn provinces_and_cities_on_each_side_of_each_change() {
    for (date, provinces, cities) in [
        ("1996-12-31", 0, 0),
        ("1997-01-01", 57, 4),
        ("2003-12-31", 57, 4),
        ("2004-01-01", 59, 5),
        ("2008-07-31", 59, 5),
        ("2008-08-01", 58, 5),
        ("2024-12-31", 58, 5),
        ("2025-01-01", 57, 6),
        ("2025-06-30", 57, 6),
        ("2025-07-01", 28, 6),
        ("2026-04-29", 28, 6),
        ("2026-04-30", 27, 7),
        ("2200-12-31", 27, 7),
    ] {
        let units = on(day(date));
        let of = |kind| units.iter().filter(|unit| unit.kind() == kind).count();
        assert_eq!(
            (of(ProvinceKind::Province), of(ProvinceKind::City)),
            (provinces, cities),
            "{date}"
        );
        let codes: BTreeSet<_> = units.iter().map(|unit| unit.code()).collect();
        assert_eq!(codes.len(), units.len(), "one unit per code on {date}");
        assert!(units.is_sorted_by_key(|unit| unit.code()));
    }
}

#[test]
fn at_most_one_unit_per_code_on_every_day() {
    let rows: Vec<_> = all().collect();
    for (i, a) in rows.iter().enumerate() {
        for b in rows.iter().skip(i + 1) {
            assert!(
                a.code() != b.code() || !a.term().overlaps(&b.term()),
                "{a:?} and {b:?}"
            );
        }
    }
}

#[test]
fn every_ended_term_has_heirs_the_next_day() {
    for unit in all() {
        let heirs = unit.heirs().count();
        match unit.fate() {
            None => assert!(unit.term().until().is_none() && heirs == 0),
            Some(Fate::Split) => assert_eq!(heirs, 2),
            Some(Fate::Unchanged | Fate::ContinuesName | Fate::Absorbed) => assert_eq!(heirs, 1),
        }
        if unit.term().from() != Some(FIRST_DAY) {
            assert!(
                unit.ancestors().next().is_some(),
                "{unit:?} came from nothing"
            );
        }
    }
}

#[test]
fn tables_are_sorted_and_maps_are_whole() {
    assert!(table::OLD.is_sorted_by_key(|u| u.code()));
    assert!(table::EARLIER.is_sorted_by_key(|u| u.code()));
    assert!(table::NEW.is_sorted_by_key(|u| (u.code(), u.term().from())));
    assert_eq!(Map::Old63.units().count(), 63);
    assert_eq!(Map::New34.units().count(), 34);
    assert_eq!(Map::on(day("2025-06-30")), Map::Old63);
    assert_eq!(Map::on(day("2025-07-01")), Map::New34);
    for unit in all() {
        let (from, until) = (unit.term().from().unwrap(), unit.term().until());
        assert_eq!(Map::on(from), unit.map());
        assert!(until.is_none_or(|until| Map::on(until) == unit.map()));
        assert!(
            !unit.evidence().is_verified(),
            "no resolution was read in full"
        );
    }
}

#[test]
fn seven_codes_changed_their_unit() {
    let changed: Vec<_> = changed_codes()
        .map(|(old, new)| {
            (
                old.code().to_string(),
                old.name(Lang::En),
                new.name(Lang::En),
            )
        })
        .collect();
    let expected = [
        ("15", "Yen Bai", "Lao Cai"),
        ("24", "Bac Giang", "Bac Ninh"),
        ("44", "Quang Binh", "Quang Tri"),
        ("52", "Binh Dinh", "Gia Lai"),
        ("80", "Long An", "Tay Ninh"),
        ("82", "Tien Giang", "Dong Thap"),
        ("91", "Kien Giang", "An Giang"),
    ];
    assert_eq!(changed, expected.map(|(c, o, n)| (c.to_owned(), o, n)));
    for (text, _, _) in expected {
        let error = undated(code(text)).unwrap_err();
        assert!(matches!(error, ProvinceError::Ambiguous { .. }));
        assert_eq!(error.code().id(), "province.ambiguous");
    }
    assert_eq!(
        undated(code("15")).unwrap_err().to_string(),
        "the code `15` without a date is `Yên Bái` until 2025-06-30, `Lào Cai` after it"
    );
    let clear = all()
        .filter(|unit| undated(unit.code()).is_ok())
        .map(|u| u.code());
    assert_eq!(clear.collect::<BTreeSet<_>>().len(), 64 - 7);
    assert_eq!(undated(code("28")).unwrap().name(Lang::Vi), "Hà Tây");
    assert_eq!(undated(code("46")).unwrap().name(Lang::Vi), "Huế");
}

#[test]
fn seven_names_moved() {
    let moved: Vec<_> = moved_names()
        .map(|(old, new)| {
            (
                old.code().to_string(),
                new.code().to_string(),
                new.name(Lang::En),
            )
        })
        .collect();
    let expected = [
        ("10", "15", "Lao Cai"),
        ("27", "24", "Bac Ninh"),
        ("45", "44", "Quang Tri"),
        ("64", "52", "Gia Lai"),
        ("72", "80", "Tay Ninh"),
        ("87", "82", "Dong Thap"),
        ("89", "91", "An Giang"),
    ];
    assert_eq!(
        moved,
        expected.map(|(o, n, name)| (o.to_owned(), n.to_owned(), name))
    );
}

#[test]
fn codes_that_are_not_two_known_digits() {
    for text in ["", "1", "001", "1a", "１５", " 15", "15 ", "🚩"] {
        assert!(
            matches!(
                ProvinceCode::parse(text),
                Err(ProvinceError::CodeForm { .. })
            ),
            "{text}"
        );
    }
    for text in ["00", "03", "99", "13"] {
        assert!(matches!(
            ProvinceCode::parse(text),
            Err(ProvinceError::UnknownCode { .. })
        ));
    }
    assert_eq!(vi("28", "2008-07-31"), Some("Hà Tây"));
    assert_eq!(vi("28", "2008-08-01"), None);
    assert_eq!(vi("10", "2025-07-01"), None);
}

#[test]
fn names_as_of_a_date() {
    for (name, date, expected) in [
        ("Lạng Sơn", "2020-01-01", "20"),
        ("tỉnh Lạng Sơn", "2026-01-01", "20"),
        ("T. Lạng Sơn", "2026-01-01", "20"),
        ("LANG SON PROVINCE", "2026-01-01", "20"),
        ("Hoà Bình", "2020-01-01", "17"),
        ("Hòa Bình", "2020-01-01", "17"),
        ("Thanh Hoá", "2026-01-01", "38"),
        ("Khánh Hoà", "2026-01-01", "56"),
        ("Bắc Cạn", "2020-01-01", "06"),
        ("Bắc Kạn", "2020-01-01", "06"),
        ("TP.HCM", "2020-01-01", "79"),
        ("TP. HCM", "2026-01-01", "79"),
        ("TPHCM", "2026-01-01", "79"),
        ("T.P. Hồ Chí Minh", "2026-01-01", "79"),
        ("Tp Hồ Chí Minh", "2026-01-01", "79"),
        ("Ho Chi Minh City", "2026-01-01", "79"),
        ("Sài Gòn", "2026-01-01", "79"),
        ("thành phố Hà Nội", "2026-01-01", "01"),
        ("Hanoi", "2026-01-01", "01"),
        ("Đà Nẵng", "2026-01-01", "48"),
        ("Ðà Nẵng", "2026-01-01", "48"),
        ("Bà Rịa-Vũng Tàu", "2020-01-01", "77"),
        ("Bà Rịa – Vũng Tàu", "2020-01-01", "77"),
        ("Bà Rịa Vũng Tàu", "2020-01-01", "77"),
        ("Thừa Thiên Huế", "2024-12-31", "46"),
        ("Thừa Thiên - Huế", "2024-12-31", "46"),
        ("Thừa Thiên Huế", "2025-01-01", "46"),
        ("Huế", "2024-12-31", "46"),
        ("TP. Huế", "2025-01-01", "46"),
        ("Đắc Lắc", "2020-01-01", "66"),
        ("Đăk Lăk", "2020-01-01", "66"),
        ("Daklak", "2020-01-01", "66"),
        ("Yên Bái", "2025-06-30", "15"),
        ("Iên Bái", "2025-06-30", "15"),
        ("Lào Cai", "2025-06-30", "10"),
        ("Lào Cai", "2025-07-01", "15"),
        ("An Giang", "2025-06-30", "89"),
        ("An Giang", "2025-07-01", "91"),
        ("Hà Tây", "2008-07-31", "28"),
        ("tỉnh Đồng Nai", "2026-05-01", "75"),
        ("thành phố Đồng Nai", "2026-04-30", "75"),
        ("La\u{323}ng So\u{31b}n", "2026-01-01", "20"),
    ] {
        let unit = by_name(name, day(date)).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(unit.code().as_str(), expected, "{name} on {date}");
        assert!(unit.term().contains(day(date)));
    }
}

#[test]
fn names_that_do_not_hold() {
    let on = day("2025-07-01");
    assert_eq!(
        by_name("Yên Bái", on),
        Err(ProvinceError::NameNotInForce {
            name: "Yên Bái",
            on,
            code: code("15")
        })
    );
    assert_eq!(
        by_name("TP. Lạng Sơn", on),
        Err(ProvinceError::NotCity {
            name: "Lạng Sơn",
            on
        })
    );
    let eve = day("2026-04-29");
    assert_eq!(
        by_name("Thành phố Đồng Nai", eve),
        Err(ProvinceError::NotCity {
            name: "Đồng Nai",
            on: eve
        })
    );
    for name in ["", "tỉnh", "TP", "T.", "Hà", "Lạng", "Champasak", "15"] {
        assert!(
            matches!(by_name(name, on), Err(ProvinceError::UnknownName { .. })),
            "{name}"
        );
    }
}

#[test]
fn every_name_leads_back_to_its_unit() {
    for unit in all() {
        let first = unit.term().from().unwrap();
        for name in [
            unit.name(Lang::Vi).to_owned(),
            unit.name(Lang::En).to_owned(),
            unit.name(Lang::Vi).to_uppercase(),
            unit.title(Lang::Vi),
            unit.title(Lang::En),
        ] {
            assert_eq!(by_name(&name, first), Ok(unit), "{name} on {first}");
        }
    }
}

#[test]
fn translation_between_the_maps() {
    use Translated::{MergedInto, NotDivisible, Same};
    let show = |c: &str, date: &str, to| match translate(code(c), day(date), to).unwrap() {
        Same(unit) => format!("= {}", unit.id()),
        MergedInto(unit) => format!("< {}", unit.id()),
        NotDivisible { unit, parts } => {
            let parts: Vec<_> = parts.iter().map(|p| p.code().to_string()).collect();
            format!("{} > {}", unit.id(), parts.join(" "))
        }
    };
    use Map::{New34, Old63};
    for (c, date, to, expected) in [
        ("20", "2020-01-01", New34, "= VN-34-20"),
        ("20", "2020-01-01", Old63, "= VN-63-20"),
        ("20", "2026-01-01", Old63, "= VN-63-20"),
        ("46", "2020-01-01", New34, "= VN-34-46"),
        ("15", "2025-06-30", New34, "< VN-34-15"),
        ("15", "2025-07-01", New34, "= VN-34-15"),
        ("15", "2025-07-01", Old63, "VN-34-15 > 10 15"),
        ("25", "2025-06-30", New34, "< VN-34-25"),
        ("25", "2025-07-01", Old63, "VN-34-25 > 17 25 26"),
        ("75", "2025-07-01", New34, "= VN-34-75"),
        ("75", "2026-05-01", Old63, "VN-34-75 > 70 75"),
        ("28", "2008-07-31", Old63, "< VN-63-01"),
        ("28", "2008-07-31", New34, "< VN-34-01"),
        // From memory: the cuts of 2004.
        ("66", "2003-12-31", Old63, "VN-63-66 > 66 67"),
        ("66", "2003-12-31", New34, "VN-63-66 > 66 68"),
        ("12", "2003-12-31", New34, "VN-63-12 > 11 12"),
        ("92", "2003-12-31", Old63, "VN-63-92 > 92 93"),
        ("92", "2003-12-31", New34, "< VN-34-92"),
    ] {
        assert_eq!(show(c, date, to), expected, "{c} of {date} on {to:?}");
    }
    assert_eq!(
        translate(code("28"), day("2008-08-01"), New34),
        Err(ProvinceError::CodeNotInForce {
            code: code("28"),
            on: day("2008-08-01")
        })
    );
}

#[test]
fn the_maps_hold_each_other_whole() {
    let old_day = day("2025-06-30");
    let new_day = day("2025-07-01");
    let mut unchanged = 0;
    for old in Map::Old63.units() {
        let placed = translate(old.code(), old_day, Map::New34).unwrap();
        assert!(placed.is_divisible() && placed.unit().map() == Map::New34);
        unchanged += usize::from(matches!(placed, Translated::Same(_)));
    }
    assert_eq!(unchanged, 11);
    let mut held = Vec::new();
    for new in Map::New34.units() {
        match translate(new.code(), new_day, Map::Old63).unwrap() {
            Translated::Same(unit) => held.push(unit.code()),
            Translated::MergedInto(unit) => panic!("{unit:?} grew smaller"),
            Translated::NotDivisible { unit, parts } => {
                assert_eq!(unit.id(), new.id());
                assert!(parts.len() > 1);
                held.extend(parts.iter().map(|p| p.code()));
            }
        }
    }
    held.sort_unstable();
    assert_eq!(
        held,
        Map::Old63.units().map(Province::code).collect::<Vec<_>>()
    );
}

#[test]
fn ids_lead_back_to_their_unit() {
    for unit in all() {
        let id = unit.id();
        assert_eq!(UnitId::parse(&id.to_string()), Ok(id));
        assert_eq!(id.unit().unwrap().code(), unit.code());
    }
    assert_eq!(
        all().map(Province::id).collect::<BTreeSet<_>>().len(),
        64 + 34
    );
    for text in [
        "", "15", "VN-15", "VN-64-15", "VN-63-1", "vn-63-15", "VN-34-10",
    ] {
        assert!(UnitId::parse(text).is_err(), "{text}");
    }
}

#[test]
fn errors_speak_both_languages() {
    let on = day("2025-07-01");
    for error in [
        ProvinceCode::parse("x").unwrap_err(),
        ProvinceCode::parse("03").unwrap_err(),
        translate(code("10"), on, Map::Old63).unwrap_err(),
        undated(code("15")).unwrap_err(),
        by_name("Champasak", on).unwrap_err(),
        by_name("Yên Bái", on).unwrap_err(),
        by_name("TP Sơn La", on).unwrap_err(),
    ] {
        let (vi, en) = (error.message(Lang::Vi), error.message(Lang::En));
        assert!(vi != en && !vi.ends_with('.') && !en.ends_with('.'));
        assert!(error.code().id().starts_with("province."));
    }
}
