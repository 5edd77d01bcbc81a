//! Putting things in order, once: the standard library's sort is made anew for every type that is sorted, each for
//! more than a kilobyte of the reader's.

/// The items by a rank, least first; items of one rank stay as they were.
pub fn by_rank<T>(items: Vec<T>, rank: impl Fn(&T) -> i64) -> Vec<T> {
    let ranks: Vec<(i64, usize)> = items.iter().map(rank).zip(0..).collect();
    let mut slots: Vec<Option<T>> = items.into_iter().map(Some).collect();
    sorted(ranks).into_iter().filter_map(|(_, place)| slots.get_mut(place)?.take()).collect()
}

#[inline(never)]
fn sorted(mut ranks: Vec<(i64, usize)>) -> Vec<(i64, usize)> {
    ranks.sort_unstable();
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd')];
        assert_eq!(by_rank(items, |item| item.0), [(0, 'd'), (1, 'b'), (2, 'a'), (2, 'c')]);
    }
}
