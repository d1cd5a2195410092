//! Donors and Vietnamese bodies as organisations of an organisation file.

use super::activity::{Keep, Writer};
use super::element::{Part, arrange, put_kept};
use super::read_back::item;
use crate::exchange::iati::extension::{DONOR, Overlay, PARTY, diff};
use crate::exchange::iati::import::{Context, donor, party};
use crate::exchange::iati::item::{Element, attribute};
use crate::exchange::iati::kept::Kept;
use crate::exchange::iati::schema::walk::IatiFile;
use crate::record::{Donor, Names, Party, Record, UnknownField};
use crate::registry::Entry;

const ATTRIBUTES: [&str; 3] = ["last-updated-datetime", "xml:lang", "default-currency"];

impl Writer<'_> {
    /// Writes a donor.
    pub(super) fn donor(&self, entry: &Entry<Donor>) -> String {
        let record = entry.record();
        let home = record.home_registry_id().map(|home| home.as_str());
        let about = About {
            identifier: home.unwrap_or(record.id().as_str()),
            names: record.names(),
            unknown: record.unknown_fields(),
        };
        self.organisation(entry, &about, DONOR, |element, context| {
            diff(&donor(element, context).draft, &record.draft())
        })
    }

    /// Writes a Vietnamese body.
    pub(super) fn party(&self, entry: &Entry<Party>) -> String {
        let record = entry.record();
        let about = About {
            identifier: record.id().as_str(),
            names: record.names(),
            unknown: record.unknown_fields(),
        };
        self.organisation(entry, &about, PARTY, |element, context| {
            diff(&party(element, context).draft, &record.draft())
        })
    }

    fn organisation<R: Record>(
        &self,
        entry: &Entry<R>,
        about: &About<'_>,
        name: &str,
        overlay: impl Fn(Element<'_>, &Context<'_>) -> Overlay,
    ) -> String {
        let write = |keep: Keep| {
            let kept = keep.of(about.unknown);
            let mut parts = self.organisation_parts(entry, about);
            if let Some(kept) = &kept {
                put_kept(kept, &mut parts);
            }
            arrange(IatiFile::Organisations, &mut parts);
            let mut out = open(kept.as_ref());
            out.push('\n');
            for part in &parts {
                part.write(&mut out);
                out.push('\n');
            }
            let item = item(&format!("{out}</iati-organisation>"));
            if let Some(element) = item.root() {
                let context = Context::of(element, about.identifier);
                overlay(element, &context).write(name, &mut out);
            }
            self.head(entry.source_index(), &mut out);
            out += "\n</iati-organisation>\n";
            out
        };
        let xml = write(Keep::All);
        let keeps = Kept::of(about.unknown).is_some();
        if keeps && !super::is_valid(IatiFile::Organisations, &xml) {
            return write(Keep::Nothing);
        }
        xml
    }

    fn organisation_parts<R>(&self, entry: &Entry<R>, about: &About<'_>) -> Vec<Part> {
        let identifier = Part::new("organisation-identifier", &[]).text(about.identifier);
        let name = Part::new("name", &[]).names(about.names, about.identifier);
        vec![identifier, name, self.reporter(entry).part]
    }
}

/// What stands in the elements of an organisation.
struct About<'a> {
    identifier: &'a str,
    names: Option<&'a Names>,
    unknown: &'a [UnknownField],
}

fn open(kept: Option<&Kept>) -> String {
    let mut out = String::from("<iati-organisation");
    match kept {
        Some(kept) => {
            for (name, value) in &kept.attributes {
                if ATTRIBUTES.contains(&name.as_str()) {
                    attribute(name, value, &mut out);
                }
            }
        }
        None => attribute("xml:lang", "vi", &mut out),
    }
    out.push('>');
    out
}
