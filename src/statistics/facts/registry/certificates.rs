//! Certificates: who is registered, newly registered, suspended, or perhaps registered.

use super::*;

impl<'a> Reader<'a> {
    /// Counts who is registered, newly, suspended, or perhaps.
    pub(super) fn certificates(&mut self) -> Result<(), StatisticsError> {
        let registry = self.registry;
        let mut first: BTreeMap<u32, (Date, &'a Certificate, u32)> = BTreeMap::new();
        let mut records = Vec::new();
        for certificate in registry.records::<Certificate>() {
            let Some(holder) = certificate.holder() else {
                continue;
            };
            let record = self
                .builder
                .record(RecordKind::Certificate, certificate.id().as_str())?;
            let holder = self.donor(Some(holder))?;
            records.push((holder, certificate, record));
            if let Some(issued) = certificate.issued_on() {
                let earliest = first.entry(holder).or_insert((issued, certificate, record));
                if issued < earliest.0 {
                    *earliest = (issued, certificate, record);
                }
            }
        }
        if self.wants(Measure::NewlyRegistered) {
            for (holder, (issued, certificate, record)) in first {
                let when = Occurrence::On(issued);
                let held = (holder, certificate, record);
                self.certificate(Measure::NewlyRegistered, when, issued, held)?;
            }
        }
        for (slot, asked) in self.slots.clone() {
            let asked_for = [
                Measure::Registered,
                Measure::Suspended,
                Measure::PerhapsRegistered,
            ];
            if !asked_for.into_iter().any(|measure| self.wants(measure)) {
                break;
            }
            let when = Occurrence::InSlot(slot);
            let mut free: HashSet<u32> = HashSet::new();
            let mut held = Vec::new();
            for (holder, certificate, record) in &records {
                let status = certificate.status_on(asked.day);
                if status.is_registered() {
                    held.push((*holder, *certificate, *record));
                }
                if status == CertificateStatus::Valid {
                    free.insert(*holder);
                }
                if status == CertificateStatus::CannotTell && self.wants(Measure::PerhapsRegistered)
                {
                    let held = (*holder, *certificate, *record);
                    self.certificate(Measure::PerhapsRegistered, when, asked.day, held)?;
                }
            }
            for one in held {
                if self.wants(Measure::Registered) {
                    self.certificate(Measure::Registered, when, asked.day, one)?;
                }
                if self.wants(Measure::Suspended) && !free.contains(&one.0) {
                    self.certificate(Measure::Suspended, when, asked.day, one)?;
                }
            }
        }
        Ok(())
    }

    /// Counts the holder of a certificate where, and in what, it may work.
    fn certificate(
        &mut self,
        measure: Measure,
        when: Occurrence,
        day: Date,
        (holder, certificate, record): (u32, &'a Certificate, u32),
    ) -> Result<(), StatisticsError> {
        let mut places: BTreeSet<Place> = BTreeSet::new();
        for territory in certificate.provinces() {
            match territory {
                Territory::Nation => {
                    places.extend(province::on(day).iter().map(|unit| Place::Unit(unit.id())));
                }
                Territory::Province(code) => {
                    let named = certificate.issued_on();
                    let unit = named.and_then(|named| province::at(*code, named));
                    let unit = unit.or_else(|| province::at(*code, day));
                    places.insert(
                        unit.map_or(Place::NotOnDate(*code), |unit| Place::Unit(unit.id())),
                    );
                }
            }
        }
        if places.is_empty() {
            places.insert(Place::Unknown);
        }
        let mut sectors: BTreeSet<SectorPart> = BTreeSet::new();
        sectors.extend(
            certificate
                .sectors()
                .iter()
                .copied()
                .map(SectorPart::Sector),
        );
        if sectors.is_empty() {
            sectors.insert(SectorPart::Unknown);
        }
        let is_in_doubt = self.holds_doubts
            && self
                .registry
                .is_in_doubt::<Certificate>(certificate.id().as_str());
        let marks: &[Mark] = if is_in_doubt { &[Mark::InDoubt] } else { &[] };
        let leaves = Leaves {
            measure,
            when,
            grant: 0,
            record,
            form: None,
        };
        for place in places {
            for sector in &sectors {
                let spot = self.builder.spot(place, *sector, holder)?;
                let marks = self.doubted(spot, marks);
                self.builder.count(&leaves, spot, &marks)?;
            }
        }
        Ok(())
    }
}
