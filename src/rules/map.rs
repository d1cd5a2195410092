//! Maps and sets by id, as every rule asks them.

pub(super) use foldhash::quality::RandomState;

/// A map (bảng tra), seeded anew in every process, so that who chooses the ids does not know where they
/// fall.
pub(super) type Map<K, V> = std::collections::HashMap<K, V, RandomState>;

/// A set, seeded likewise.
pub(super) type Set<K> = std::collections::HashSet<K, RandomState>;
