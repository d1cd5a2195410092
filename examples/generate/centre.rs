//! What ministries, the Fatherland Front and the Prime Minister approve.

use vientro::catalog::province::Map;

use crate::days::{between, day, plus, weekday};
use crate::gift::{Agency, Unit};
use crate::local;
use crate::places::Place;
use crate::plan::{Plan, Span, Target};
use crate::rng::Rng;

/// Returns a ministry as target, for work in two or three provinces.
pub fn in_ministry(rng: &mut Rng, weights: &[(Place, u64)], span: Span) -> Target {
    let (id, vi, en, name, kind) = rng.pick(&[
        (
            "mard",
            "Viện Minh họa Nông thôn",
            "Demonstration Institute for Rural Areas",
            "Bộ Nông nghiệp và Phát triển nông thôn",
            "public_service_unit",
        ),
        (
            "mpi",
            "Trung tâm Minh họa Hợp tác",
            "Demonstration Centre for Cooperation",
            "Bộ Kế hoạch và Đầu tư",
            "public_service_unit",
        ),
        (
            "moha",
            "Quỹ xã hội Minh họa Bốn Phương",
            "Demonstration Social Fund of the Four Directions",
            "Bộ Nội vụ",
            "social_fund",
        ),
    ]);
    let mut places: Vec<String> = Vec::new();
    while places.len() < 2 {
        let place = rng.weighted(weights);
        if local::is_free(place, span) && !local::is_told(place) && !places.contains(&place.code())
        {
            places.push(place.code());
        }
    }
    let shares = rng.pick(&[(60, 40), (50, 50), (75, 25)]);
    Target {
        root: format!("trung-uong/{id}"),
        agency: Agency {
            id: id.to_owned(),
            name: name.to_owned(),
            suffix: match id {
                "mard" => "QĐ-BNN",
                "mpi" => "QĐ-BKHĐT",
                _ => "QĐ-BNV",
            },
            level: match id {
                "moha" => "minister_of_home_affairs",
                _ => "managing_agency",
            },
        },
        places: vec![(places[0].clone(), shares.0), (places[1].clone(), shares.1)],
        unit: Unit {
            id: format!("{id}-unit"),
            kind,
            vi: vi.to_owned(),
            en: en.to_owned(),
            founded_by: id.to_owned(),
            province: Some("01".to_owned()),
        },
        sector: match id {
            "mard" => rng.pick(&["natural_resources_environment", "climate_change"]),
            "mpi" => "socio_economic_development",
            _ => "social_issues",
        },
    }
}

/// Plans relief without an address, approved by the Fatherland Front, and what is drafted of law,
/// approved by the Prime Minister.
pub fn plan(plan: &mut Plan, rng: &mut Rng) {
    let weights: Vec<(Place, u64)> = Place::of(Map::Old63)
        .into_iter()
        .filter(|place| !local::is_told(*place))
        .map(|place| (place, place.weight()))
        .collect();
    // They hold no certificate, so that its sectors need not be asked for.
    let able: Vec<usize> = (plan.donors.iter().enumerate())
        .filter(|(_, donor)| donor.paper.is_none() && donor.years.0 <= 2020 && donor.years.1 > 2024)
        .map(|(place, _)| place)
        .collect();
    for year in 2020..=2024 {
        let decided = weekday(between(rng, day(year, 10, 1), day(year, 10, 20)));
        let from = plus(decided, rng.between(10, 20));
        let until = plus(from, rng.between(90, 150));
        let span = Span {
            decided,
            from,
            until,
        };
        let (first, second) = (rng.weighted(&weights), rng.weighted(&weights));
        let places = if first.code() == second.code() {
            vec![(first.code(), 100)]
        } else {
            vec![(first.code(), 50), (second.code(), 50)]
        };
        let donor = rng.pick(&able);
        let gift = plan.give(rng, donor, span, relief(places.clone()));
        let gift = &mut plan.gifts[gift];
        gift.content = &["relief_without_address"];
        // Long after the disaster: remedial aid, not that of Decree 50/2020.
        gift.disaster = Some(plus(decided, -300));
        let donor = rng.pick(&able);
        let gift = plan.give(rng, donor, span, law(places));
        plan.gifts[gift].content = &["law_drafting"];
    }
}

fn relief(places: Vec<(String, u32)>) -> Target {
    Target {
        root: "trung-uong/vff".to_owned(),
        agency: Agency {
            id: "vff".to_owned(),
            name: "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam".to_owned(),
            suffix: "QĐ-MTTW",
            level: "fatherland_front",
        },
        places,
        unit: Unit {
            id: "vff-unit".to_owned(),
            kind: "socio_political_organization",
            vi: "Ban Cứu trợ Minh họa".to_owned(),
            en: "Demonstration Relief Board".to_owned(),
            founded_by: "vff".to_owned(),
            province: Some("01".to_owned()),
        },
        sector: "emergency_relief",
    }
}

fn law(places: Vec<(String, u32)>) -> Target {
    Target {
        root: "trung-uong/mpi".to_owned(),
        agency: Agency {
            id: "mpi".to_owned(),
            name: "Thủ tướng Chính phủ".to_owned(),
            suffix: "QĐ-TTg",
            level: "prime_minister",
        },
        places,
        unit: Unit {
            id: "mpi-unit".to_owned(),
            kind: "public_service_unit",
            vi: "Trung tâm Minh họa Hợp tác".to_owned(),
            en: "Demonstration Centre for Cooperation".to_owned(),
            founded_by: "mpi".to_owned(),
            province: Some("01".to_owned()),
        },
        sector: "justice_support",
    }
}
