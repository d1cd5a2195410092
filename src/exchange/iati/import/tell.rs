//! What reading tells beside the records: findings, each with its place.

use super::read::State;
use crate::code::{Code, Status, clip};
use crate::exchange::iati::finding::shown;
use crate::exchange::iati::item::Element;
use crate::exchange::iati::schema::walk::IatiFile;
use crate::finding::{Message, Problem, Severity};
use crate::lang::Lang;
use crate::path::Trail;
use crate::record::draft::Object;
use crate::record::{Donor, Grant, RecordKind};

impl State<'_> {
    pub(super) fn set_aside(&mut self, element: Element<'_>, problem: &Problem) {
        let path = || self.path(element);
        let message = || {
            let vi = problem.message(Lang::Vi);
            let en = problem.message(Lang::En);
            Message::new(
                format!("để riêng bản ghi: {vi}"),
                format!("the record is set aside: {en}"),
            )
        };
        let (rule, path) = (problem.code().id(), path());
        let findings = &mut self.findings;
        findings.add(rule, Severity::Error, element.place(), || path, message);
    }

    fn path(&self, element: Element<'_>) -> String {
        let (root, number) = match self.kind {
            Some(IatiFile::Activities) => ("iati-activities", self.items),
            Some(IatiFile::Organisations) => ("iati-organisations", self.items),
            Some(IatiFile::Record) | None => ("", 0),
        };
        let path = element.path();
        let below = path.get(1..).and_then(|path| path.split_once('/'));
        let first = path.get(1..).unwrap_or_default();
        match below {
            Some((item, below)) => format!("/{root}/{item}[{number}]/{below}"),
            None => format!("/{root}/{first}[{number}]"),
        }
    }

    fn say(
        &mut self,
        rule: &'static str,
        severity: Severity,
        element: Element<'_>,
        message: impl FnOnce() -> Message,
    ) {
        // A path costs more than the rest: it is written only if somebody will read it.
        let path = if self.findings.is_full() {
            String::new()
        } else {
            self.path(element)
        };
        let findings = &mut self.findings;
        findings.add(rule, severity, element.place(), || path, message);
    }

    pub(super) fn bad_extension(&mut self, element: Element<'_>) {
        self.say("iati.extension", Severity::Error, element, || {
            Message::new(
                "không đọc được phần mở rộng này: bỏ qua",
                "this extension cannot be read: it is passed over",
            )
        });
    }

    pub(super) fn passed_over(&mut self, element: Element<'_>) {
        let name = clip(element.name());
        self.say("iati.passed_over", Severity::Warning, element, || {
            Message::new(
                format!("không có bản ghi nào ứng với `{name}`: bỏ qua"),
                format!("no record stands for `{name}`: it is passed over"),
            )
        });
    }

    /// Sets aside an activity of which only the beginning was held.
    pub(super) fn too_large(&mut self, element: Element<'_>) {
        self.items = self.items.saturating_add(1);
        let message = Message::new("quá lớn để đọc", "too large to be read");
        let code = Code::new(Status::Range, "iati.too_large");
        let problem = Problem::new(&Trail::Root, code, message);
        self.set_aside(element, &problem);
        self.outcome.set_aside = self.outcome.set_aside.saturating_add(1);
        let source = self.given();
        let (kind, place) = match self.kind {
            Some(IatiFile::Organisations) => (RecordKind::Donor, self.place::<Donor>(element)),
            Some(IatiFile::Activities | IatiFile::Record) | None => {
                (RecordKind::Grant, self.place::<Grant>(element))
            }
        };
        self.builder
            .set_aside(source, kind, place, None, "{}", vec![problem]);
    }

    /// Names what a grant has and the activity does not tell.
    pub(super) fn says_too_little(&mut self, element: Element<'_>, grant: &dyn Object<'_>) {
        let mut missing = Vec::new();
        grant.visit(&mut |name, node| {
            if WANTED.contains(&name) && node.is_absent() {
                missing.push(name);
            }
        });
        if missing.is_empty() {
            return;
        }
        let missing = missing.join("`, `");
        self.say("iati.too_little", Severity::Warning, element, || {
            Message::new(
                format!("hoạt động không cho biết `{missing}` của khoản viện trợ"),
                format!("the activity does not tell `{missing}` of the grant"),
            )
        });
    }

    pub(super) fn keeps(&mut self, element: Element<'_>, kept: &[&str]) {
        if kept.is_empty() {
            return;
        }
        let kept = shown(&kept.join(", "));
        self.say("iati.kept", Severity::Info, element, || {
            Message::new(
                format!("giữ nguyên trong trường `iati`, vì bản ghi không có trường: {kept}"),
                format!("kept as it stands in the field `iati`, for want of a field: {kept}"),
            )
        });
    }
}

/// What every grant should tell.
const WANTED: [&str; 11] = [
    "titles",
    "mode",
    "donors",
    "recipient",
    "owner",
    "managing_agency",
    "provinces",
    "sectors",
    "decision",
    "planned",
    "funding",
];
