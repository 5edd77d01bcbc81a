//! Sorting and finding duplicates. The standard library's sort is compiled anew for every type, each for more than a
//! kilobyte of the download; this module compiles one sort for all.

/// Sorts items by a rank, lowest first. The sort is stable.
pub fn by_rank<T>(items: Vec<T>, rank: impl Fn(&T) -> i64) -> Vec<T> {
    let ranks: Vec<(i64, usize)> = items.iter().map(rank).zip(0..).collect();
    let mut slots: Vec<Option<T>> = items.into_iter().map(Some).collect();
    sorted(ranks).into_iter().filter_map(|(_, place)| slots.get_mut(place)?.take()).collect()
}

/// For each name, whether this is its first occurrence. A set of the standard library would cost half a kilobyte more.
pub fn firsts(names: &[&str]) -> Vec<bool> {
    // FNV-1a: different names mostly have different hashes.
    let hash = |name: &str| {
        name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    };
    let mut out = vec![true; names.len()];
    let ranks = sorted(names.iter().map(|name| hash(name) as i64).zip(0..).collect());
    for run in ranks.chunk_by(|one, other| one.0 == other.0) {
        for (at, (_, place)) in run.iter().enumerate() {
            out[*place] = !run[..at].iter().any(|(_, before)| names[*before] == names[*place]);
        }
    }
    out
}

/// A bottom-up merge sort. The entries are all different, since each contains its index.
#[inline(never)]
fn sorted(mut ranks: Vec<(i64, usize)>) -> Vec<(i64, usize)> {
    let mut run = 1;
    while run < ranks.len() {
        let mut merged = Vec::with_capacity(ranks.len());
        for pair in ranks.chunks(run * 2) {
            let (mut one, mut other) = pair.split_at(run.min(pair.len()));
            while let (Some(a), Some(b)) = (one.first(), other.first()) {
                let side = if a <= b { &mut one } else { &mut other };
                merged.push(side[0]);
                *side = &side[1..];
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        ranks = merged;
        run *= 2;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_sort(mut items: Vec<i8>) {
            let ours = by_rank(items.clone(), |item| i64::from(*item));
            items.sort();
            proptest::prop_assert_eq!(ours, items);
        }
    }

    proptest::proptest! {
        #[test]
        fn only_the_first_occurrence_of_a_name_counts_as_first(names in proptest::collection::vec("[ab]{0,3}", 0..40)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let mut seen = std::collections::HashSet::new();
            let expected: Vec<bool> = names.iter().map(|name| seen.insert(*name)).collect();
            proptest::prop_assert_eq!(firsts(&names), expected);
        }
    }

    #[test]
    fn items_of_equal_rank_keep_their_order() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd')];
        assert_eq!(by_rank(items, |item| item.0), [(0, 'd'), (1, 'b'), (2, 'a'), (2, 'c')]);
    }
}
