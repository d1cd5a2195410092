//! Long work that tells how far it is, and that may be stopped.
//!
//! I1. Work that was stopped leaves nothing behind: whoever is told [`Stopped`] has what it had.

use std::ops::ControlFlow;

use crate::code::{Code, Explain, Status};
use crate::lang::Lang;

/// Is told how much of a work is done, of how much, and may break it off.
///
/// Told first that nothing is done and last that all is, on the thread that asked for the work, and
/// every few milliseconds in between; what is done never shrinks, the whole never changes.
pub type Progress<'p> = &'p mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// The caller broke the work off; nothing of it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the caller stopped the work; nothing of it stays")]
pub struct Stopped;

impl Explain for Stopped {
    fn code(&self) -> Code {
        Code::new(Status::Stopped, "exchange.stopped")
    }

    fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => "bên gọi đã dừng công việc; không giữ lại gì của công việc này".to_owned(),
            Lang::En => self.to_string(),
        }
    }
}

/// Tells somebody how far a work is, not more often than is sensible.
#[cfg(feature = "json")]
pub(super) struct Watch<'p> {
    progress: Option<Progress<'p>>,
    whole: u64,
    step: u64,
    /// What must be done before something is told again.
    next: u64,
    /// What was done before the part of the work under way.
    before: u64,
    is_stopped: bool,
}

#[cfg(feature = "json")]
impl<'p> Watch<'p> {
    /// Watches a work for somebody.
    pub(super) fn of(progress: Progress<'p>) -> Self {
        Self {
            progress: Some(progress),
            ..Self::of_nobody()
        }
    }

    /// Watches a work for nobody: it is never stopped.
    pub(super) const fn of_nobody() -> Self {
        Self {
            progress: None,
            whole: 0,
            step: u64::MAX,
            next: u64::MAX,
            before: 0,
            is_stopped: false,
        }
    }

    /// Begins a work of this size, of which every `step` is told.
    pub(super) fn begin(&mut self, whole: u64, step: u64) -> Result<(), Stopped> {
        self.whole = whole;
        self.step = step;
        self.next = step;
        self.tell(0)
    }

    /// Counts what comes from now on behind what was done so far.
    #[cfg(feature = "xlsx")]
    pub(super) const fn shift(&mut self, done: u64) {
        self.before = done;
    }

    /// Tells that this much is done, if that is worth telling.
    pub(super) fn at(&mut self, done: u64) -> Result<(), Stopped> {
        let done = done.saturating_add(self.before);
        if done < self.next {
            return Ok(());
        }
        self.next = done.saturating_add(self.step);
        self.tell(done)
    }

    /// Tells that all is done.
    pub(super) fn end(&mut self) -> Result<(), Stopped> {
        self.tell(self.whole)
    }

    fn tell(&mut self, done: u64) -> Result<(), Stopped> {
        let flow = self.progress.as_mut().map(|tell| tell(done, self.whole));
        if flow.is_some_and(|flow| flow.is_break()) {
            self.is_stopped = true;
        }
        if self.is_stopped {
            Err(Stopped)
        } else {
            Ok(())
        }
    }

    /// Tells whether the work was stopped.
    #[cfg(feature = "json")]
    pub(super) const fn is_stopped(&self) -> bool {
        self.is_stopped
    }
}
