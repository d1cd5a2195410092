//! Maps and sets by id, as every rule asks them.

use foldhash::quality::RandomState;

/// A map (bảng tra), seeded anew in every process: who chooses the ids cannot make it slow.
pub(super) type Map<K, V> = std::collections::HashMap<K, V, RandomState>;

/// A set, seeded likewise.
pub(super) type Set<K> = std::collections::HashSet<K, RandomState>;
