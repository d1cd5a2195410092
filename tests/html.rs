//! The page that the example `national_report` writes: read again token by token, as a browser reads
//! it, beside the JSON of the same run; and shown by a browser, where there is one.
#![cfg(feature = "json")]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use serde_json::Value;

#[path = "support/example.rs"]
mod example;

use example::{printed, printed_by_hand, scratch};

/// An element of a page, in the order in which they begin.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    /// Its place in the list of the element that it stands in.
    parent: Option<usize>,
    /// The text in it, and in all below it.
    text: String,
}

/// A page that is well-formed: each element ends, none overlaps another.
#[derive(Default)]
struct Page {
    elements: RefCell<Vec<Element>>,
    open: RefCell<Vec<usize>>,
}

/// The elements that never end.
const VOID: [&str; 3] = ["meta", "br", "link"];

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let (mut elements, mut open) = (self.elements.borrow_mut(), self.open.borrow_mut());
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let name = tag.name.to_string();
                let attributes = tag.attrs.iter();
                let attributes =
                    attributes.map(|a| (a.name.local.to_string(), a.value.to_string()));
                elements.push(Element {
                    name: name.clone(),
                    attributes: attributes.collect(),
                    parent: open.last().copied(),
                    text: String::new(),
                });
                if !VOID.contains(&name.as_str()) {
                    open.push(elements.len() - 1);
                }
            }
            Token::TagToken(tag) => {
                let ended = open.pop().map(|at| elements[at].name.clone());
                assert_eq!(ended.as_deref(), Some(&*tag.name), "line {line}");
            }
            Token::CharacterTokens(text) => {
                for at in open.iter() {
                    elements[*at].text.push_str(&text);
                }
            }
            Token::ParseError(error) => panic!("line {line}: {error}"),
            Token::NullCharacterToken => panic!("line {line}: NUL"),
            Token::DoctypeToken(_) | Token::CommentToken(_) | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    fn read(text: &str) -> Self {
        let tokenizer = Tokenizer::new(Self::default(), Default::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(text));
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        assert!(tokenizer.sink.open.borrow().is_empty());
        tokenizer.sink
    }

    /// Finds the elements of a name below one, or all.
    fn all(&self, below: Option<usize>, name: &str) -> Vec<usize> {
        let elements = self.elements.borrow();
        let is_below = |at: usize| {
            let mut up = Some(at);
            while let Some(at) = up {
                if Some(at) == below {
                    return true;
                }
                up = elements[at].parent;
            }
            below.is_none()
        };
        let named = (0..elements.len()).filter(|at| elements[*at].name == name);
        named.filter(|at| is_below(*at)).collect()
    }

    fn attribute(&self, at: usize, name: &str) -> Option<String> {
        self.elements.borrow()[at].attributes.get(name).cloned()
    }

    fn text(&self, at: usize) -> String {
        self.elements.borrow()[at].text.clone()
    }

    fn by_id(&self, name: &str, id: &str) -> usize {
        let all = self.all(None, name);
        let found = all
            .into_iter()
            .find(|at| self.attribute(*at, "id").as_deref() == Some(id));
        found.unwrap_or_else(|| panic!("no {name} `{id}`"))
    }
}

/// The page of the nation in 2023, in English, and the JSON of the same run.
fn nation() -> &'static (PathBuf, String, Value) {
    static NATION: OnceLock<(PathBuf, String, Value)> = OnceLock::new();
    NATION.get_or_init(|| {
        let file = scratch("nation-2023.html");
        let name = file.display().to_string();
        let json = printed(&["--year", "2023", "--lang", "en", "--json", "--html", &name]);
        let page = fs::read_to_string(&file).unwrap();
        (file, page, serde_json::from_str(&json).unwrap())
    })
}

/// A number of the JSON as the page writes it: `1,234.50`.
fn grouped(plain: &str) -> String {
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain), |rest| ("-", rest));
    let (whole, rest) = digits
        .split_once('.')
        .map_or((digits, ""), |(whole, rest)| (whole, rest));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{out}{point}{rest}")
}

/// What a cell of the JSON is on the page; `None` if it is no plain number there.
fn told(cell: &Value, column: &str) -> Option<String> {
    if let Some(count) = cell["count"].as_i64() {
        let number = grouped(&count.to_string());
        return Some(if count == 0 { "-".to_owned() } else { number });
    }
    let amounts = cell["amounts"].as_array()?;
    if amounts.is_empty() {
        return Some("-".to_owned());
    }
    let amount = |one: &Value| {
        let (amount, currency) = (
            one["amount"].as_str().unwrap(),
            one["currency"].as_str().unwrap(),
        );
        match (currency, column) {
            ("USD", column) if column != "original" => grouped(amount),
            _ => format!("{} {currency}", grouped(amount)),
        }
    };
    Some(amounts.iter().map(amount).collect())
}

#[test]
fn the_page_needs_nothing_else() {
    let (_, text, _) = nation();
    assert!(text.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    let page = Page::read(text);
    for name in ["script", "link", "img", "iframe", "object", "embed", "form"] {
        assert!(page.all(None, name).is_empty(), "{name}");
    }
    for (at, element) in page.elements.borrow().iter().enumerate() {
        for (name, value) in &element.attributes {
            assert!(!name.starts_with("on") && name != "src", "{at}: {name}");
            assert!(name != "href" || value.starts_with('#'), "{value}");
            assert!(!value.contains("url("), "{value}");
        }
    }
    let style = page.all(None, "style");
    let style = page.text(style[0]);
    assert!(
        !style.contains("url(") && !style.contains("@import"),
        "{style}"
    );
    assert!(style.contains("@media print"));
    assert!(text.contains("width=device-width, initial-scale=1"));
    // Every link of the contents leads somewhere.
    let elements = page.elements.borrow();
    let ids: Vec<&String> = elements
        .iter()
        .filter_map(|one| one.attributes.get("id"))
        .collect();
    for link in elements.iter().filter_map(|one| one.attributes.get("href")) {
        let id = link.strip_prefix('#').unwrap().to_owned();
        assert_eq!(ids.iter().filter(|one| ***one == id).count(), 1, "{link}");
    }
}

#[test]
fn every_table_is_there_with_the_numbers_of_the_json() {
    let (_, text, json) = nation();
    let page = Page::read(text);
    let mut compared = 0;
    for report in ["series", "yearly"] {
        for table in json[report]["tables"].as_array().unwrap() {
            let id = format!("{report}-{}", table["id"].as_str().unwrap());
            let drawn = page.by_id("table", &id);
            let columns = table["columns"].as_array().unwrap();
            let heads = page.all(Some(page.all(Some(drawn), "thead")[0]), "th");
            assert_eq!(heads.len(), columns.len() + 1, "{id}");
            let rows = page.all(Some(drawn), "tr");
            let total = table.get("total").filter(|total| total.is_object());
            let mut seen = 0;
            for row in table["rows"].as_array().unwrap().iter().chain(total) {
                let code = row["code"].as_str().unwrap();
                let label = row["label"]["en"].as_str().unwrap().to_lowercase();
                let wanted = if code.contains('/') {
                    label
                } else {
                    format!("{label} {code}").to_lowercase()
                };
                let of_row = |at: &&usize| {
                    let head = page.all(Some(**at), "th");
                    page.text(head[0]).to_lowercase() == wanted
                };
                // A long table shows its first rows.
                let Some(row_at) = rows.iter().find(of_row) else {
                    assert!(
                        ["yearly-donors", "yearly-agencies", "yearly-countries"]
                            .contains(&id.as_str()),
                        "{id}: {wanted}"
                    );
                    continue;
                };
                seen += 1;
                let cells = page.all(Some(*row_at), "td");
                let figures = row["cells"].as_array().unwrap();
                assert_eq!(cells.len(), figures.len(), "{id}/{code}");
                for ((cell, figure), column) in cells.iter().zip(figures).zip(columns) {
                    let column = column["id"].as_str().unwrap();
                    if let Some(wanted) = told(figure, column) {
                        let shown = page.text(*cell);
                        let shown = shown.trim_start_matches(['*', '†']);
                        assert_eq!(shown, wanted, "{id}/{code}/{column}");
                        compared += 1;
                    }
                }
            }
            assert!(
                seen >= rows.len() - 1,
                "{id}: {seen} of {} rows",
                rows.len()
            );
        }
    }
    assert!(compared > 500, "{compared}");
}

#[test]
fn charts_tell_the_years_the_regions_and_the_63_provinces() {
    let (_, text, _) = nation();
    let page = Page::read(text);
    assert_eq!(page.all(None, "svg").len(), 3);
    for id in [
        "chart-years",
        "chart-provinces",
        "chart-regions",
        "chart-sectors",
    ] {
        let figure = page.by_id("figure", id);
        assert_eq!(page.all(Some(figure), "figcaption").len(), 1, "{id}");
    }
    let years = page.by_id("figure", "chart-years");
    let text = page.text(years);
    assert!(text.contains("2023") && text.contains("228.7"), "{text}");
    // The published figures stand there as marks, each with a line below.
    let marks = page.all(Some(years), "g").len();
    assert!(marks >= 3, "{marks}");
    assert_eq!(page.all(Some(years), "li").len(), marks);
    let tiles = page.all(Some(page.by_id("figure", "chart-provinces")), "ul")[0];
    let tiles = page.all(Some(tiles), "li");
    assert_eq!(tiles.len(), 63);
    let mut places: Vec<_> = tiles
        .iter()
        .map(|at| page.attribute(*at, "style"))
        .collect();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), 63, "two provinces in one place");
}

#[test]
fn what_records_say_is_text_and_nothing_else() {
    let file = scratch("hostile.json");
    let page_file = scratch("hostile.html");
    let name = r#"<script>alert(1)</script><img src=x onerror=alert(2)> & "Co" 'é'"#;
    let record = serde_json::json!({"format": "vientro-submission", "version": 1,
        "submission": {"id": "<b>", "submitter": "ppc-lang-son", "sequence": 1, "as_of": "2023-12-31"},
        "donors": [{"id": "d<1>", "kind": "foreign_ngo", "country": "FR", "names": {"original": name}}],
        "grants": [{"id": "g&<i>", "titles": {"vi": name, "en": name}, "mode": "project",
            "donors": [{"donor": "d<1>", "role": "lead"}], "provinces": [{"province": "20"}],
            "decision": {"number": name, "date": "2023-02-01"},
            "funding": {"grant": [{"amount": "100.00", "currency": "USD"}]}},
            {"id": "</style><script>", "decision": {"date": "<i>"}}]});
    fs::write(&file, record.to_string()).unwrap();
    let (file, page_name) = (file.display().to_string(), page_file.display().to_string());
    for lang in ["vi", "en"] {
        printed(&["--lang", lang, "--html", &page_name, &file]);
        let text = fs::read_to_string(&page_file).unwrap();
        let page = Page::read(&text);
        for name in ["script", "img", "i"] {
            assert!(page.all(None, name).is_empty(), "{name}");
        }
        assert!(text.contains("&lt;/style&gt;&lt;script&gt;"), "{text}");
    }
}

#[test]
fn a_page_by_hand_is_in_vietnamese_and_well_formed() {
    let file = scratch("by-hand.html");
    let name = file.display().to_string();
    let arguments = [
        "--year",
        "2019",
        "--cash",
        "--compare",
        "2019",
        "2018",
        "--programme",
        "national_2019_2025",
        "--currency",
        "none",
        "--all",
    ];
    printed_by_hand(&[&arguments[..], &["--html", &name]].concat());
    let text = fs::read_to_string(&file).unwrap();
    let page = Page::read(&text);
    assert!(text.starts_with("<!DOCTYPE html><html lang=\"vi\">"));
    for id in [
        "series-aid",
        "yearly-donors",
        "comparison-comparison",
        "programme-years",
        "cash-table",
        "not-applied",
    ] {
        page.by_id("table", id);
    }
}

/// The browsers that can be asked, by name.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Finds a browser on the path.
fn browser() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let files = BROWSERS
        .iter()
        .flat_map(|name| places.iter().map(move |place| place.join(name)));
    files.into_iter().find(|file| file.is_file())
}

/// Asks a browser for something of a page.
fn ask(browser: &Path, profile: &str, arguments: &[String], page: &Path) -> Vec<u8> {
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
        ])
        .arg(format!("--user-data-dir={}", scratch(profile).display()))
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    output.stdout
}

/// Tells the page around it how wide it is, and what reaches out of it.
const MEASURE: &str = "<script>addEventListener('load', () => {
  const wide = document.documentElement.clientWidth;
  const inBox = e => e.closest('.scroll') && !e.matches('.scroll');
  const out = [...document.querySelectorAll('body *')].filter(e => !inBox(e)
    && e.getBoundingClientRect().right > wide + 1);
  const small = [...document.querySelectorAll('p, td, th, li')].filter(e =>
    parseFloat(getComputedStyle(e).fontSize) < 8);
  parent.postMessage(JSON.stringify({wide, scroll: document.documentElement.scrollWidth,
    out: out.map(e => e.tagName + '.' + e.className + '#' + e.id).slice(0, 5),
    small: small.length, tables: document.querySelectorAll('table').length,
    charts: [...document.querySelectorAll('svg')].filter(e => e.getBoundingClientRect().height > 20).length}), '*');
});</script></body>";

/// A page that shows another in a frame of a width, and makes what it hears its title: a window of a
/// browser is never as narrow as a phone.
fn framed(page: &Path, width: i64) -> String {
    format!(
        "<!DOCTYPE html><title>nothing</title><script>addEventListener('message', e => {{
          document.title = e.data; }});</script>
        <iframe style='border:0' width='{width}' height='900' src='file://{}'></iframe>",
        page.display()
    )
}

#[test]
fn a_browser_shows_the_page_on_a_desk_on_a_phone_and_on_paper() {
    let Some(browser) = browser() else {
        // Where the tests must all run, one is installed.
        assert!(std::env::var_os("CI").is_none(), "no browser");
        return;
    };
    let (file, text, _) = nation();
    let tables = Page::read(text).all(None, "table").len();
    let measured = scratch("measured.html");
    fs::write(&measured, text.replace("</body>", MEASURE)).unwrap();
    for width in [1280, 390] {
        let frame = scratch(&format!("frame-{width}.html"));
        fs::write(&frame, framed(&measured, width)).unwrap();
        let dump = [
            "--window-size=1400,1000",
            "--virtual-time-budget=5000",
            "--dump-dom",
        ];
        let shown = ask(&browser, "browser", &dump.map(str::to_owned), &frame);
        let shown = String::from_utf8(shown).unwrap();
        let title = shown.split("<title>").nth(1);
        let title = title
            .and_then(|rest| rest.split("</title>").next())
            .unwrap();
        let found: Value = serde_json::from_str(title).unwrap_or_else(|_| panic!("{title}"));
        assert_eq!(found["wide"], width, "{found}");
        assert!(found["scroll"].as_i64().unwrap() <= width, "{found}");
        assert_eq!(found["out"], serde_json::json!([]), "{found}");
        assert_eq!(found["small"], 0, "{found}");
        assert_eq!(
            (&found["tables"], &found["charts"]),
            (&tables.into(), &3.into()),
            "{found}"
        );

        let picture = scratch(&format!("page-{width}.png"));
        let _ = fs::remove_file(&picture);
        let size = format!("--window-size={width},1000");
        let shot = format!("--screenshot={}", picture.display());
        ask(&browser, "browser", &[size, shot], file);
        let bytes = fs::read(&picture).unwrap();
        // The width stands in the header, after the mark and the name of the first part.
        assert_eq!(bytes.get(1..4), Some(&b"PNG"[..]));
        let stated: [u8; 4] = bytes[16..20].try_into().unwrap();
        assert_eq!(i64::from(u32::from_be_bytes(stated)), width);
    }
    let paper = scratch("page.pdf");
    let _ = fs::remove_file(&paper);
    let print = format!("--print-to-pdf={}", paper.display());
    ask(
        &browser,
        "browser",
        &[print, "--no-pdf-header-footer".to_owned()],
        file,
    );
    let bytes = fs::read(&paper).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    let leaf = b"/Type /Page\n";
    let pages = bytes
        .windows(leaf.len())
        .filter(|part| part == leaf)
        .count();
    assert!((8..=60).contains(&pages), "{pages} pages");
}
