//! The rules on decisions, on the bodies that they name, and on dossiers.

use serde_json::{Value, json};

use crate::support::{alone, rows, said, told_as};

const LEVEL: &str = "/grants/0/decision/level";
const DOCUMENTS: &str = "/grants/0/documents";
const TOO_LITTLE: &str = "the record says too little";

/// A change that moves the approval to a day, with the dossier handed in on it.
fn decided_on(day: &str) -> [(&'static str, Value); 2] {
    [
        ("/grants/0/dossier", Value::Null),
        ("/grants/0/decision/date", json!(day)),
    ]
}

/// A rule of Decree 80/2020 is applied from its first day to its last one, on the day of approval.
fn holds_for_80(rule: &str, changes: &[(&str, Value)]) {
    let on = |day: &str| said(rule, &[changes, &decided_on(day)].concat());
    let not_modelled = |text: &str| (0, vec![(format!("text not modelled: {text}"), 1)]);
    assert_eq!(on("2020-09-16"), not_modelled("93/2009/NĐ-CP"), "{rule}");
    assert_eq!(on("2020-09-17").0, 1, "{rule}");
    assert_eq!(on("2025-12-07").0, 1, "{rule}");
    assert_eq!(on("2025-12-08"), not_modelled("313/2025/NĐ-CP"), "{rule}");
}

#[test]
fn grant_018_date() {
    let date = "/grants/0/decision/date";
    rows(
        "GRANT-018",
        &[
            (&[(date, Value::Null)], &["grants/G1 /decision/date"]),
            (&[], &[]),
            (&[("/grants/0/decision", Value::Null)], &[]),
        ],
    );
}

#[test]
fn grant_019_numbers() {
    let amended = |number: Value| {
        let amendment = json!({"number": number, "date": "2023-04-01", "level": "managing_agency"});
        ("/grants/0/amendments", json!([amendment]))
    };
    alone(
        "GRANT-019",
        &[
            (
                &[("/grants/0/decision/number", Value::Null)],
                &["grants/G1 /decision/number"],
            ),
            (&[amended(Value::Null)], &["grants/G1 /amendments/0/number"]),
            (&[amended(json!("2"))], &[]),
        ],
    );
    told_as(
        &[("/grants/0/decision/number", Value::Null)],
        [
            "info",
            "quyết định phê duyệt",
            "quyết định phê duyệt không có số",
            "the decision has no number",
            "",
        ],
    );
}

#[test]
fn grant_020_level() {
    let missing = [(LEVEL, Value::Null)];
    alone(
        "GRANT-020",
        &[(&missing, &["grants/G1 /decision/level"]), (&[], &[])],
    );
    holds_for_80("GRANT-020", &missing);
    told_as(
        &missing,
        [
            "warning",
            "quyết định phê duyệt",
            "không nêu cấp phê duyệt, nên không rõ việc phê duyệt có đúng thẩm quyền",
            "the level that approved is not told, so nobody can tell whether it was competent",
            "Decree 80/2020/ND-CP, Article 7",
        ],
    );
}

/// A recipient of a kind, with the budget class that fits it.
fn recipient(kind: &str, class: &str) -> [(&'static str, Value); 3] {
    [
        ("/parties/2/kind", json!(kind)),
        ("/parties/2/founded_by", json!("ppc")),
        ("/grants/0/budget_class", json!(class)),
    ]
}

#[test]
fn grant_021_home_affairs() {
    let level = (LEVEL, json!("minister_of_home_affairs"));
    let of = |kind| {
        [
            recipient(kind, "not_budget_revenue").as_slice(),
            std::slice::from_ref(&level),
        ]
        .concat()
    };
    alone(
        "GRANT-021",
        &[
            (std::slice::from_ref(&level), &["grants/G1 /decision/level"]),
            (
                &[("/parties/2/kind", json!("state_agency")), level.clone()],
                &["grants/G1 /decision/level"],
            ),
            (&recipient("social_fund", "not_budget_revenue"), &[]),
        ],
    );
    assert_eq!(said("GRANT-021", &of("social_organization")), (0, vec![]));
    assert_eq!(said("GRANT-021", &of("charity_fund")), (0, vec![]));
    assert_eq!(said("GRANT-021", &of("social_enterprise")), (1, vec![]));
    let unsure = (0, vec![(TOO_LITTLE.to_owned(), 1)]);
    assert_eq!(
        said("GRANT-021", &of("science_technology_organization")),
        unsure
    );
    holds_for_80("GRANT-021", &[level]);
}

#[test]
fn grant_022_association() {
    let level = (LEVEL, json!("association"));
    alone(
        "GRANT-022",
        &[
            (
                &[("/parties/2/kind", json!("state_agency")), level.clone()],
                &["grants/G1 /decision/level"],
            ),
            (
                &[
                    ("/parties/2/kind", json!("socio_political_organization")),
                    level.clone(),
                ],
                &["grants/G1 /decision/level"],
            ),
            // A unit of the association.
            (std::slice::from_ref(&level), &[]),
        ],
    );
    holds_for_80(
        "GRANT-022",
        &[("/parties/2/kind", json!("state_agency")), level],
    );
}

#[test]
fn grant_023_fatherland_front() {
    let level = (LEVEL, json!("fatherland_front"));
    let content = |flag: &str| ("/grants/0/content", json!([flag]));
    alone(
        "GRANT-023",
        &[
            (std::slice::from_ref(&level), &["grants/G1 /decision/level"]),
            (&[level.clone(), content("relief_without_address")], &[]),
        ],
    );
    // The Prime Minister's content is another rule's.
    assert_eq!(
        said("GRANT-023", &[level.clone(), content("defence")]),
        (0, vec![])
    );
    holds_for_80("GRANT-023", &[level]);
}

#[test]
fn grant_024_recipient() {
    let missing = [("/grants/0/recipient", Value::Null)];
    rows(
        "GRANT-024",
        &[(&missing, &["grants/G1 /recipient"]), (&[], &[])],
    );
    holds_for_80("GRANT-024", &missing);
}

#[test]
fn grant_025_is_retired() {
    let kind = |kind: Value| [("/parties/2/kind", kind)];
    // PARTY-001 asks for the kind; what the Prime Minister allowed no record tells.
    for unsure in [
        Value::Null,
        json!("unknown"),
        json!("state_owned_enterprise"),
    ] {
        assert_eq!(said("GRANT-025", &kind(unsure)), (0, vec![]));
    }
}

#[test]
fn grant_026_agency_kind() {
    let kind = |kind: &str| ("/parties/0/kind", json!(kind));
    rows(
        "GRANT-026",
        &[
            (&[kind("charity_fund")], &["grants/G1 /managing_agency"]),
            (
                &[kind("social_enterprise")],
                &["grants/G1 /managing_agency"],
            ),
            (&[kind("socio_political_organization")], &[]),
            (&[kind("social_organization")], &[]),
            // Some are bodies of the Government.
            (&[kind("public_service_unit")], &[]),
            (&[kind("science_technology_organization")], &[]),
        ],
    );
    let unsure = (0, vec![(TOO_LITTLE.to_owned(), 1)]);
    let academy = [kind("science_technology_organization")];
    assert_eq!(said("GRANT-026", &academy), unsure);
    holds_for_80("GRANT-026", &[kind("charity_fund")]);
}

#[test]
fn grant_027_founder() {
    let fund = recipient("social_fund", "not_budget_revenue");
    let founder = |id: &str| ("/parties/2/founded_by", json!(id));
    let other = (
        "/parties/-",
        json!({"id": "other", "kind": "state_agency", "province": "24", "names": {"vi": "Sở Khác"}}),
    );
    let with = |more: &[(&'static str, Value)]| [fund.as_slice(), more].concat();
    alone(
        "GRANT-027",
        &[
            (
                &with(&[founder("other"), other.clone()]),
                &["grants/G1 /managing_agency"],
            ),
            (&with(&[founder("ppc")]), &[]),
            // Of a ministry nobody can tell by its province.
            (&with(&[founder("ministry")]), &[]),
            // A unit of the State is no association.
            (&[founder("other"), other.clone()], &[]),
        ],
    );
    // A merged province and its heir, and two that merged, may be one: their codes have no dates.
    let agency = |code: &str| ("/parties/0/province", json!(code));
    let merged = |code: &str| with(&[founder("other"), other.clone(), agency(code)]);
    for (code, found) in [("24", 0), ("27", 0), ("20", 1), ("15", 1)] {
        assert_eq!(said("GRANT-027", &merged(code)), (found, vec![]), "{code}");
    }
    holds_for_80("GRANT-027", &with(&[founder("other"), other]));
}

/// The papers of the world's dossier, without one kind.
fn without(kind: &str) -> (&'static str, Value) {
    let all = [
        "completion_report",
        "request",
        "donor_consent",
        "programme_document",
    ];
    let papers = all.iter().filter(|paper| **paper != kind);
    let papers = papers.map(|paper| json!({"kind": paper, "date": "2023-11-30"}));
    (DOCUMENTS, papers.collect())
}

#[test]
fn grant_028_request() {
    alone(
        "GRANT-028",
        &[
            (&[without("request")], &["grants/G1 /documents"]),
            (&[without("none")], &[]),
        ],
    );
    holds_for_80("GRANT-028", &[without("request")]);
    told_as(
        &[without("request")],
        [
            "warning",
            "giấy tờ",
            "hồ sơ thiếu văn bản đề nghị phê duyệt",
            "the dossier lacks the request",
            "Decree 80/2020/ND-CP, Article 8(1)(a)",
        ],
    );
    // Until it is complete, papers may follow.
    let open = ("/grants/0/decision", Value::Null);
    let complete = ("/grants/0/dossier/complete_on", Value::Null);
    assert_eq!(said("GRANT-028", &[without("request"), open.clone()]).0, 1);
    assert_eq!(
        said("GRANT-028", &[without("request"), open, complete]),
        (0, vec![])
    );
    // Who names no paper says nothing of the dossier; a list of goods comes with the decision.
    let none = (
        DOCUMENTS,
        json!([{"kind": "decision"}, {"kind": "goods_list"}, {"kind": "completion_report"}]),
    );
    let unsure = (0, vec![(TOO_LITTLE.to_owned(), 1)]);
    for rule in ["GRANT-028", "GRANT-029", "GRANT-030", "GRANT-031"] {
        assert_eq!(said(rule, std::slice::from_ref(&none)), unsure, "{rule}");
    }
}

#[test]
fn grant_029_consent() {
    alone(
        "GRANT-029",
        &[
            (&[without("donor_consent")], &["grants/G1 /documents"]),
            (&[], &[]),
        ],
    );
    holds_for_80("GRANT-029", &[without("donor_consent")]);
}

#[test]
fn grant_030_document() {
    let mode = |mode: &str| ("/grants/0/mode", json!(mode));
    let form = ("/grants/0/non_project_form", json!("training"));
    let paper = (
        "/grants/0/documents/-",
        json!({"kind": "non_project_document"}),
    );
    alone(
        "GRANT-030",
        &[
            (&[without("programme_document")], &["grants/G1 /documents"]),
            (
                &[mode("non_project"), form.clone()],
                &["grants/G1 /documents"],
            ),
            (
                &[
                    mode("project"),
                    without("programme_document"),
                    paper.clone(),
                ],
                &["grants/G1 /documents"],
            ),
            (&[mode("non_project"), form.clone(), paper.clone()], &[]),
            (&[mode("programme")], &[]),
        ],
    );
    // Of no mode, either is right.
    let unknown = ("/grants/0/mode", Value::Null);
    let either = [without("programme_document"), paper, unknown];
    assert_eq!(said("GRANT-030", &either), (0, vec![]));
    let neither = [
        without("programme_document"),
        ("/grants/0/mode", Value::Null),
    ];
    let unsure = (0, vec![(TOO_LITTLE.to_owned(), 1)]);
    assert_eq!(said("GRANT-030", &neither), unsure);
    holds_for_80("GRANT-030", &[mode("non_project")]);
    told_as(
        &[mode("non_project"), form],
        [
            "warning",
            "giấy tờ",
            "hồ sơ thiếu văn kiện khoản viện trợ phi dự án",
            "the dossier lacks the non-project document",
            "Decree 80/2020/ND-CP, Article 8(2)(c)",
        ],
    );
}

#[test]
fn grant_031_legal_personality() {
    let kind = |kind: &str| {
        vec![
            ("/certificates", json!([])),
            ("/donors/0/kind", json!(kind)),
            ("/filings", json!([])),
        ]
    };
    let proof = (
        "/grants/0/documents/-",
        json!({"kind": "legal_personality"}),
    );
    let place: &[&str] = &["grants/G1 /donors/0/donor"];
    rows(
        "GRANT-031",
        &[
            (&kind("company"), place),
            (&kind("foreign_ngo"), place),
            (&kind("foreign_government_body"), &[]),
            (&[kind("individual"), vec![proof]].concat(), &[]),
            // Who holds a certificate is known.
            (&[], &[]),
        ],
    );
    let unsure = (0, vec![(TOO_LITTLE.to_owned(), 1)]);
    assert_eq!(
        said("GRANT-031", &kind("international_organization")),
        unsure
    );
    holds_for_80("GRANT-031", &kind("company"));
}

#[test]
fn grant_032_used_goods() {
    let goods = |condition: &str| {
        let line = json!([{"description": "Xe cứu thương", "condition": condition}]);
        ("/grants/0/funding/goods", line)
    };
    let quality = (
        "/grants/0/documents/-",
        json!({"kind": "quality_certificate"}),
    );
    let non_project = [
        ("/grants/0/mode", json!("non_project")),
        ("/grants/0/non_project_form", json!("goods")),
        ("/grants/0/documents/3/kind", json!("non_project_document")),
        (LEVEL, json!("prime_minister")),
    ];
    let of = |more: &[(&'static str, Value)]| [non_project.as_slice(), more].concat();
    let (mode, level) = (|mode| ("/grants/0/mode", mode), |level| (LEVEL, level));
    alone(
        "GRANT-032",
        &[
            (
                &of(&[goods("used")]),
                &["grants/G1 /funding/goods/0/condition"],
            ),
            (&of(&[goods("used"), quality]), &[]),
            (&of(&[goods("new")]), &[]),
            // What others approve is not asked for one, and neither is a project.
            (&of(&[goods("used"), level(json!("managing_agency"))]), &[]),
            (&[goods("used"), level(json!("prime_minister"))], &[]),
        ],
    );
    holds_for_80("GRANT-032", &of(&[goods("used")]));
    let unsure = (0, vec![(TOO_LITTLE.to_owned(), 1)]);
    for unknown in [
        mode(Value::Null),
        level(Value::Null),
        (DOCUMENTS, json!([{"kind": "completion_report"}])),
    ] {
        assert_eq!(said("GRANT-032", &of(&[goods("used"), unknown])), unsure);
    }
    told_as(
        &of(&[goods("used")]),
        [
            "error",
            "vốn của khoản viện trợ",
            "hàng hóa đã qua sử dụng nhưng hồ sơ không có chứng thư giám định chất lượng",
            "used goods, and the dossier has no quality inspection certificate",
            "Decree 80/2020/ND-CP, Article 8(3)(a)",
        ],
    );
}

#[test]
fn grant_033_translations() {
    let translated = |answer: &str| ("/grants/0/documents/2/translated", json!(answer));
    alone(
        "GRANT-033",
        &[
            (&[translated("no")], &["grants/G1 /documents/2/translated"]),
            (&[translated("not_applicable")], &[]),
            // A report is not of the dossier.
            (&[("/grants/0/documents/0/translated", json!("no"))], &[]),
            // The request and the project document are written here.
            (
                &[
                    ("/grants/0/documents/1/translated", json!("no")),
                    ("/grants/0/documents/3/translated", json!("no")),
                ],
                &[],
            ),
        ],
    );
    let proof = json!({"kind": "legal_personality", "translated": "no"});
    let proof = ("/grants/0/documents/-", proof);
    assert_eq!(said("GRANT-033", &[translated("no"), proof]), (2, vec![]));
    holds_for_80("GRANT-033", &[translated("no")]);
}

#[test]
fn grant_034_dossier_dates() {
    let submitted = |day: &str| ("/grants/0/dossier/submitted_on", json!(day));
    alone(
        "GRANT-034",
        &[
            (
                &[submitted("2022-12-28")],
                &["grants/G1 /dossier/complete_on"],
            ),
            (&[submitted("2022-12-27")], &[]),
        ],
    );
    told_as(
        &[submitted("2022-12-28")],
        [
            "warning",
            "hồ sơ",
            "hồ sơ hợp lệ ngày 27/12/2022, trước khi nộp ngày 28/12/2022",
            "complete on 2022-12-27, before it was submitted on 2022-12-28",
            "",
        ],
    );
}

#[test]
fn grant_035_decided_early() {
    let dossier = "/grants/0/dossier";
    let complete = |day: &str| (dossier, json!({"complete_on": day}));
    alone(
        "GRANT-035",
        &[
            (
                &[complete("2023-01-17")],
                &["grants/G1 /dossier/complete_on"],
            ),
            (
                &[(dossier, json!({"submitted_on": "2023-01-17"}))],
                &["grants/G1 /dossier/submitted_on"],
            ),
            (&[complete("2023-01-16")], &[]),
        ],
    );
    told_as(
        &[complete("2023-01-17")],
        [
            "warning",
            "hồ sơ",
            "quyết định ngày 16/01/2023, trước khi có hồ sơ hợp lệ ngày 17/01/2023",
            "decided on 2023-01-16, before the dossier was there on 2023-01-17",
            "Decree 80/2020/ND-CP, Article 10(6)",
        ],
    );
    let on = |decided: &str| {
        let early = (dossier, json!({"submitted_on": "2026-01-01"}));
        said(
            "GRANT-035",
            &[early, ("/grants/0/decision/date", json!(decided))],
        )
    };
    let not_modelled = |text: &str| (0, vec![(format!("text not modelled: {text}"), 1)]);
    assert_eq!(on("2020-09-16"), not_modelled("93/2009/NĐ-CP"));
    assert_eq!(on("2020-09-17").0, 1);
    assert_eq!(on("2025-12-07").0, 1);
    assert_eq!(on("2025-12-08"), not_modelled("313/2025/NĐ-CP"));
}
