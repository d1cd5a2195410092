//! A rule: its id, its words, the provisions that it rests on, and the check that it runs.

use std::fmt;

use crate::finding::Severity;
use crate::lang::{Label, Lang};
use crate::law::{Basis, Subject};
use crate::record::{
    AccountBalance, Certificate, Commitment, Donor, Filing, Grant, Party, Person, PublishedFigure,
    RateRecord, RecordKind, Transaction, label,
};
use crate::rules::case::Case;
use crate::rules::parameter::Parameter;
use crate::rules::walk::Walk;

/// How settled a rule is (trạng thái quy tắc).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RuleStatus {
    /// In use (ổn định).
    Stable,
    /// On trial: it is applied, and finds warnings at most (thử nghiệm).
    Preview,
    /// No longer applied; its id stays taken (đã bỏ).
    Retired,
}

impl RuleStatus {
    /// Returns the permanent id: `stable`, `preview` or `retired`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Preview => "preview",
            Self::Retired => "retired",
        }
    }
}

/// The event whose date picks the provision (sự kiện làm căn cứ áp dụng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Event {
    /// A dossier is submitted, or completed.
    Dossier,
    /// A grant is approved.
    Approval,
    /// A grant is amended.
    Amendment,
    /// The day by which an approved grant has to start.
    StartDue,
    /// The day by which a completion report is due.
    CompletionDue,
    /// A certificate is issued or renewed.
    CertificateIssue,
    /// The day on which the time without activity is over.
    InactivityEnd,
    /// A transaction, or a day on which a grant runs.
    Activity,
    /// A period of an account closes.
    BalanceDate,
    /// A reporting window ends.
    WindowEnd,
    /// An exchange rate begins to apply.
    RateDay,
    /// None: a convention of the submission format.
    Format,
}

impl Event {
    /// Returns the permanent id, `approval` for example.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Dossier => "dossier",
            Self::Approval => "approval",
            Self::Amendment => "amendment",
            Self::StartDue => "start_due",
            Self::CompletionDue => "completion_due",
            Self::CertificateIssue => "certificate_issue",
            Self::InactivityEnd => "inactivity_end",
            Self::Activity => "activity",
            Self::BalanceDate => "balance_date",
            Self::WindowEnd => "window_end",
            Self::RateDay => "rate_day",
            Self::Format => "format",
        }
    }

    /// Returns the label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Dossier => Label::new("nộp hồ sơ", "dossier"),
            Self::Approval => Label::new("phê duyệt", "approval"),
            Self::Amendment => Label::new("điều chỉnh, sửa đổi, bổ sung", "amendment"),
            Self::StartDue => Label::new("hết hạn bắt đầu thực hiện", "start due"),
            Self::CompletionDue => Label::new("hết hạn báo cáo kết thúc", "completion report due"),
            Self::CertificateIssue => Label::new(
                "cấp, gia hạn giấy đăng ký",
                "issue or renewal of a certificate",
            ),
            Self::InactivityEnd => Label::new(
                "hết thời gian không hoạt động",
                "end of the time without activity",
            ),
            Self::Activity => Label::new("hoạt động, giao dịch", "activity, transaction"),
            Self::BalanceDate => Label::new("ngày khóa kỳ của tài khoản", "balance date"),
            Self::WindowEnd => Label::new("kết thúc kỳ báo cáo", "end of the reporting window"),
            Self::RateDay => Label::new("ngày áp dụng tỷ giá", "first day of a rate"),
            Self::Format => Label::new("quy ước của định dạng", "convention of the format"),
        }
        .get(lang)
    }
}

/// What a rule does with each record of one kind, or of every kind.
#[derive(Clone, Copy)]
pub(super) enum Check {
    Donor(for<'a> fn(&'a Donor, &mut Case<'a>)),
    Certificate(for<'a> fn(&'a Certificate, &mut Case<'a>)),
    Grant(for<'a> fn(&'a Grant, &mut Case<'a>)),
    Transaction(for<'a> fn(&'a Transaction, &mut Case<'a>)),
    Balance(for<'a> fn(&'a AccountBalance, &mut Case<'a>)),
    Filing(for<'a> fn(&'a Filing, &mut Case<'a>)),
    Party(for<'a> fn(&'a Party, &mut Case<'a>)),
    Commitment(for<'a> fn(&'a Commitment, &mut Case<'a>)),
    Rate(for<'a> fn(&'a RateRecord, &mut Case<'a>)),
    Person(for<'a> fn(&'a Person, &mut Case<'a>)),
    Figure(for<'a> fn(&'a PublishedFigure, &mut Case<'a>)),
    Every(for<'a> fn(&'a dyn Walk, &mut Case<'a>)),
    /// Nothing any more: the rule is retired.
    Nothing,
}

/// A rule (quy tắc kiểm tra).
///
/// # Example
/// ```
/// use vientro::{Lang, rules};
/// let rule = rules::find("GRANT-001")?;
/// assert_eq!(rule.title().get(Lang::En), "Owner not named in the decision");
/// let basis = rule.bases()[0].citation();
/// assert_eq!(basis.text(Lang::En), "Decree 80/2020/ND-CP, Article 14(1)");
/// # Ok::<(), rules::RulesError>(())
/// ```
pub struct Rule {
    id: &'static str,
    severity: Severity,
    status: RuleStatus,
    event: Event,
    reads: &'static [RecordKind],
    subject: Option<Subject>,
    bases: &'static [Basis],
    title: Label,
    description: Label,
    why: Label,
    parameters: &'static [Parameter],
    fields: &'static [(RecordKind, &'static str)],
    check: Check,
}

impl Rule {
    /// Begins a stable rule; its words and provisions follow.
    pub(super) const fn new(
        id: &'static str,
        severity: Severity,
        event: Event,
        check: Check,
    ) -> Self {
        Self {
            id,
            severity,
            status: RuleStatus::Stable,
            event,
            reads: &[],
            subject: None,
            bases: &[],
            title: Label::new("", ""),
            description: Label::new("", ""),
            why: Label::new("", ""),
            parameters: &[],
            fields: &[],
            check,
        }
    }

    /// Puts it on trial, or out of use.
    pub(super) const fn in_status(mut self, status: RuleStatus) -> Self {
        self.status = status;
        self
    }

    /// Gives it the subject of law, and its provisions: of each text the main one first.
    pub(super) const fn under(mut self, subject: Subject, bases: &'static [Basis]) -> Self {
        self.subject = Some(subject);
        self.bases = bases;
        self
    }

    /// Gives it a title in Vietnamese and English.
    pub(super) const fn titled(mut self, vi: &'static str, en: &'static str) -> Self {
        self.title = Label::new(vi, en);
        self
    }

    /// Says in Vietnamese and English what it asks.
    pub(super) const fn asking(mut self, vi: &'static str, en: &'static str) -> Self {
        self.description = Label::new(vi, en);
        self
    }

    /// Says in Vietnamese and English what comes of it: why the law, or the library, asks.
    pub(super) const fn because(mut self, vi: &'static str, en: &'static str) -> Self {
        self.why = Label::new(vi, en);
        self
    }

    /// Gives the numbers that it holds records to.
    pub(super) const fn with(mut self, parameters: &'static [Parameter]) -> Self {
        self.parameters = parameters;
        self
    }

    /// Lists the kinds of records that it reads, and the fields that its findings point at.
    pub(super) const fn reading(
        mut self,
        reads: &'static [RecordKind],
        fields: &'static [(RecordKind, &'static str)],
    ) -> Self {
        self.reads = reads;
        self.fields = fields;
        self
    }

    /// Returns the permanent id.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns how grave its findings are, where the provision is verified.
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns how settled it is.
    pub const fn status(&self) -> RuleStatus {
        self.status
    }

    /// Returns the event whose date picks the provision.
    pub const fn event(&self) -> Event {
        self.event
    }

    /// Returns the kinds of records that it reads; the first one is what it checks, and stands twice
    /// where others of that kind are looked at too.
    pub const fn reads(&self) -> &'static [RecordKind] {
        self.reads
    }

    /// Returns the subject of law; `None` for a convention of the format.
    pub const fn subject(&self) -> Option<Subject> {
        self.subject
    }

    /// Returns the provisions; none for a convention of the format.
    pub const fn bases(&self) -> &'static [Basis] {
        self.bases
    }

    /// Returns the title.
    pub const fn title(&self) -> Label {
        self.title
    }

    /// Returns what it asks.
    pub const fn description(&self) -> Label {
        self.description
    }

    /// Returns why it is asked.
    pub const fn why(&self) -> Label {
        self.why
    }

    /// Returns the numbers that it holds records to; many rules have none.
    pub const fn parameters(&self) -> &'static [Parameter] {
        self.parameters
    }

    /// Returns the fields that its findings point at, with their labels; none means any.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, Label)> {
        self.fields
            .iter()
            .filter_map(|(kind, field)| Some((*field, label::of(*kind, field)?)))
    }

    pub(super) const fn check(&self) -> Check {
        self.check
    }

    /// Returns the severity of a finding that rests on a provision, or on the format's convention,
    /// where the caller asks for one.
    pub(super) fn severity_on(&self, basis: Option<&Basis>, asked: Severity) -> Severity {
        let is_verified = basis.is_none_or(|basis| basis.evidence().is_verified());
        let is_settled = self.status == RuleStatus::Stable;
        if is_verified && is_settled {
            asked
        } else {
            // The graver severity is the smaller one.
            asked.max(Severity::Warning)
        }
    }

    /// Writes the rule out for review.
    pub(super) fn text(&self) -> String {
        let mut lines = vec![format!(
            "{} {} {} on {}",
            self.id,
            self.severity.id(),
            self.status.id(),
            self.event.id()
        )];
        lines.push(format!("vi: {}. {}", self.title.vi, self.description.vi));
        lines.push(format!("en: {}. {}", self.title.en, self.description.en));
        if !self.why.en.is_empty() {
            lines.push(format!("because: {}. | {}.", self.why.vi, self.why.en));
        }
        for parameter in self.parameters {
            let (id, label, limit) = (parameter.id(), parameter.label(), parameter.limit());
            lines.push(format!(
                "parameter: {id} = {}: {} | {}: {}",
                label.vi,
                limit.text(Lang::Vi),
                label.en,
                limit.text(Lang::En)
            ));
        }
        let kinds: Vec<_> = self.reads.iter().map(|kind| kind.list()).collect();
        lines.push(format!("reads: {}", kinds.join(", ")));
        for (name, label) in self.fields() {
            lines.push(format!("field: {name} = {} | {}", label.vi, label.en));
        }
        for basis in self.bases {
            let day = |day: Option<crate::date::Date>| {
                day.map_or_else(|| "…".to_owned(), |day| day.to_string())
            };
            lines.push(format!(
                "basis: {} ({} to {}; {})",
                basis.citation(),
                day(basis.in_force().from()),
                day(basis.in_force().until()),
                basis.evidence().id()
            ));
        }
        if self.bases.is_empty() {
            lines.push("basis: the submission format".to_owned());
        }
        format!("{}\n\n", lines.join("\n"))
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Citation, table};

    #[test]
    fn only_a_verified_provision_of_a_settled_rule_makes_an_error() {
        let read = Basis::new(Citation::new(&table::DECREE_80_2020, 4));
        let unread = Basis::new(Citation::new(&table::DECREE_313_2025, 4));
        let rule = |severity, status| {
            let check = Check::Donor(|_, _| {});
            Rule::new("TEST-001", severity, Event::Format, check).in_status(status)
        };
        let of = |rule: &Rule, basis| rule.severity_on(basis, rule.severity());
        let stable = rule(Severity::Error, RuleStatus::Stable);
        assert_eq!(of(&stable, Some(&read)), Severity::Error);
        assert_eq!(of(&stable, None), Severity::Error);
        assert_eq!(of(&stable, Some(&unread)), Severity::Warning);
        let preview = rule(Severity::Error, RuleStatus::Preview);
        assert_eq!(of(&preview, Some(&read)), Severity::Warning);
        // What is less grave stays so.
        let info = rule(Severity::Info, RuleStatus::Preview);
        assert_eq!(of(&info, Some(&unread)), Severity::Info);
        // Whatever the caller asks for.
        assert_eq!(
            info.severity_on(Some(&unread), Severity::Error),
            Severity::Warning
        );
        assert_eq!(
            stable.severity_on(Some(&read), Severity::Info),
            Severity::Info
        );
    }
}
