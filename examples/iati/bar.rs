//! A bar on the terminal's standard error, once something takes longer than a moment.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

pub struct Bar {
    since: Instant,
    bar: Option<ProgressBar>,
}

impl Bar {
    const MOMENT: Duration = Duration::from_secs(1);

    #[expect(
        clippy::disallowed_methods,
        reason = "the clock tells how long reading takes, and nothing that is reported"
    )]
    pub fn new() -> Self {
        Self {
            since: Instant::now(),
            bar: None,
        }
    }

    /// Shows how much is done of how much.
    pub fn show(&mut self, done: u64, whole: u64) -> ControlFlow<()> {
        if self.bar.is_none() && self.since.elapsed() > Self::MOMENT {
            // Drawn to standard error, and only if that is a terminal.
            let style = ProgressStyle::with_template("{bar:40} {percent}% {eta}");
            let bar = ProgressBar::new(whole);
            self.bar = Some(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(done);
        }
        ControlFlow::Continue(())
    }

    pub fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
