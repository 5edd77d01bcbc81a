//! Keyed lists. Each row has a key: when the list changes, a row whose key is still there keeps its elements, and with
//! them the focus and the listeners; only new rows are built, and only rows out of order are moved.

use super::Node;
use leptos::prelude::Owner;
use std::collections::HashMap;

/// Computes how a list whose rows have these keys becomes the list as it is now.
pub type Patches = Box<dyn FnMut(&[&str]) -> Patch + Send>;

/// The difference between two states of a keyed list. The rows at its start and its end that are the same are only
/// counted, so a list of thousands that grows by a page costs a page.
#[derive(Default)]
pub struct Patch {
    /// How many rows at the start stay as they are.
    start: usize,
    /// How many rows at the end stay as they are.
    end: usize,
    /// The rows between them.
    rows: Vec<(String, Change)>,
}

/// What happens to a row.
enum Change {
    /// It is shown already and has not changed.
    Keep(Origin),
    /// It is shown already with other content.
    Update(Origin, View),
    /// It is new.
    Build(View),
}

/// A node, and the owner of the signals that were made for it.
struct View {
    node: Node,
    owner: Owner,
}

/// Where a row was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Origin {
    /// Its index among the rows before.
    index: usize,
    /// Whether it is in order with the other rows that stay, so that it need not be moved.
    stays: bool,
}

/// A list of rows that follows its items. `items` is called whenever the signals change that it reads, and lends the
/// items once to the function that it is given. `view` draws an item: when it is new, and again when an item of the same
/// key is no longer equal to it. Signals that `view` reads are not followed, unless in a closure within the row.
///
/// A row has an owner of its own, so the signals that are made in it live as long as the row does.
pub fn each<T: Clone + PartialEq + Send + 'static>(
    mut items: impl FnMut(&mut dyn FnMut(&[T])) + Send + 'static,
    key: fn(&T) -> &str,
    view: impl Fn(&T) -> Node + Send + 'static,
) -> Node {
    let owner = Owner::current().unwrap_or_default();
    let mut before: Vec<T> = Vec::new();
    Node::Keyed(Box::new(move |keys| {
        // Rows that another list has left: they share the keys, but nothing is known of their items.
        if before.len() != keys.len() {
            before.clear();
        }
        let mut patch = Patch::default();
        items(&mut |after| {
            let (start, end) = same_ends(&before, after);
            let changed = &after[start..after.len() - end];
            let changed_keys: Vec<&str> = changed.iter().map(key).collect();
            let origins = origins(&keys[start..keys.len() - end], &changed_keys);
            let row = |(item, origin): (&T, Option<Origin>)| {
                let is_same = |origin: Origin| before.get(start + origin.index) == Some(item);
                let change = match origin {
                    Some(origin) if is_same(origin) => Change::Keep(origin),
                    Some(origin) => Change::Update(origin, View::under(&owner, &|| view(item))),
                    None => Change::Build(View::under(&owner, &|| view(item))),
                };
                (key(item).to_owned(), change)
            };
            patch = Patch { start, end, rows: changed.iter().zip(origins).map(row).collect() };
            before.splice(start..before.len() - end, changed.iter().cloned());
        });
        patch
    }))
}

/// How many items at the start, and how many of the others at the end, are the same in both lists.
fn same_ends<T: PartialEq>(before: &[T], after: &[T]) -> (usize, usize) {
    let start = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    let ends = before[start..].iter().rev().zip(after[start..].iter().rev());
    (start, ends.take_while(|(old, new)| old == new).count())
}

/// Where the rows with the keys `after` are among those with the keys `before`; `None` for a new row. As many rows as
/// possible stay where they are, since an element that is moved loses the focus and loads its frames again.
fn origins(before: &[&str], after: &[&str]) -> Vec<Option<Origin>> {
    let mut known: HashMap<&str, usize> = before.iter().copied().zip(0..).collect();
    // Taken out, so that a row which repeats a key is a row of its own.
    let places: Vec<Option<usize>> = after.iter().map(|key| known.remove(key)).collect();
    let kept: Vec<usize> = places.iter().copied().flatten().collect();
    let mut stays = in_order(&kept).into_iter();
    places.into_iter().map(|place| place.and_then(|index| stays.next().map(|stays| Origin { index, stays }))).collect()
}

/// Which of some numbers, no two the same, belong to the longest increasing subsequence (by patience sorting).
fn in_order(numbers: &[usize]) -> Vec<bool> {
    // Of the subsequences of each length, the one with the least last number: where that number is.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let shorter = ends.partition_point(|end| numbers[*end] < *number);
        previous.push(shorter.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(shorter) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut is_in = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        is_in[at] = true;
        next = previous[at];
    }
    is_in
}

impl View {
    fn under(parent: &Owner, view: &dyn Fn() -> Node) -> Self {
        let owner = parent.child();
        let node = owner.with(view);
        Self { node, owner }
    }
}

impl Patch {
    /// The nodes that are built or rebuilt: all of the list's, when nothing is shown yet.
    pub fn into_nodes(self) -> impl Iterator<Item = Node> {
        self.rows.into_iter().filter_map(|(_, change)| match change {
            Change::Keep(_) => None,
            Change::Update(_, view) | Change::Build(view) => Some(view.node),
        })
    }
}

/// What a patch is carried out by.
pub trait Renderer {
    /// A node that is shown.
    type Shown;

    /// Makes what shows a node, not yet in any place.
    fn build(&mut self, node: Node) -> Self::Shown;

    /// Makes what is shown into another node.
    fn rebuild(&mut self, node: Node, shown: &mut Self::Shown);

    /// Puts a row before another, or at the end of the list.
    fn insert(&mut self, shown: &mut Self::Shown, next: Option<&Self::Shown>);

    /// Takes a row away.
    fn remove(&mut self, shown: Self::Shown);
}

/// The rows of a list that is shown.
pub struct Rows<S>(Vec<Row<S>>);

/// A row: what shows it goes before the signals that it follows.
struct Row<S> {
    key: String,
    shown: S,
    owner: Owner,
}

impl<S> Default for Rows<S> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<S> Rows<S> {
    /// What shows each row, in order.
    pub fn iter(&self) -> impl Iterator<Item = &S> {
        self.0.iter().map(|row| &row.shown)
    }

    /// The same, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut S> {
        self.0.iter_mut().map(|row| &mut row.shown)
    }

    /// Brings the rows to the present state of their list.
    pub fn update(&mut self, patches: &mut Patches, renderer: &mut impl Renderer<Shown = S>) {
        let keys: Vec<&str> = self.0.iter().map(|row| row.key.as_str()).collect();
        let patch = patches(&keys);
        self.apply(patch, renderer);
    }

    fn apply(&mut self, patch: Patch, renderer: &mut impl Renderer<Shown = S>) {
        let Patch { start, end, rows } = patch;
        let mut olds: Vec<Option<Row<S>>> = self.0.drain(start..self.0.len() - end).map(Some).collect();
        let changed = rows.into_iter().filter_map(|(key, change)| {
            let (origin, view) = match change {
                Change::Keep(origin) => (Some(origin), None),
                Change::Update(origin, view) => (Some(origin), Some(view)),
                Change::Build(view) => (None, Some(view)),
            };
            let old = origin.and_then(|origin| olds[origin.index].take());
            let stays = origin.is_some_and(|origin| origin.stays);
            Some((Row::changed(key, old, view, renderer)?, stays))
        });
        let (mut changed, stays): (Vec<Row<S>>, Vec<bool>) = changed.unzip();
        olds.into_iter().flatten().for_each(|gone| renderer.remove(gone.shown));
        // From behind, so that what follows a row is in its place before the row is.
        let mut next = self.0.get(start).map(|row| &row.shown);
        for (row, stays) in changed.iter_mut().zip(stays).rev() {
            if !stays {
                renderer.insert(&mut row.shown, next);
            }
            next = Some(&row.shown);
        }
        self.0.splice(start..start, changed);
    }
}

impl<S> Row<S> {
    /// A row that was shown, or is built now, with its present content.
    fn changed(
        key: String,
        old: Option<Self>,
        view: Option<View>,
        renderer: &mut impl Renderer<Shown = S>,
    ) -> Option<Self> {
        match (old, view) {
            (Some(mut row), Some(View { node, owner })) => {
                owner.with(|| renderer.rebuild(node, &mut row.shown));
                row.owner = owner;
                Some(row)
            }
            (None, Some(View { node, owner })) => {
                let shown = owner.with(|| renderer.build(node));
                Some(Self { key, shown, owner })
            }
            (kept, None) => kept,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::node::IntoNode;
    use leptos::prelude::{ArcRwSignal, GetUntracked, RwSignal, Set, With};
    use proptest::prelude::*;
    use std::sync::{Arc, Mutex};

    /// A document of rows: what is shown, in order, each by the number of its build and its HTML; and what was done.
    #[derive(Default)]
    pub(crate) struct Sheet {
        rows: Rows<(usize, String)>,
        document: Document,
    }

    #[derive(Default)]
    struct Document {
        order: Vec<usize>,
        done: Done,
    }

    /// How often each was done.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Done {
        pub(crate) built: usize,
        pub(crate) rebuilt: usize,
        pub(crate) moved: usize,
        pub(crate) removed: usize,
    }

    impl Sheet {
        /// Shows the present state of a keyed list; tells what had to be done.
        pub(crate) fn draw(&mut self, list: &mut Node) -> Done {
            let Node::Keyed(patches) = list else { panic!("a keyed list") };
            self.document.done = Done::default();
            self.rows.update(patches, &mut self.document);
            let order: Vec<usize> = self.rows.iter().map(|(build, _)| *build).collect();
            assert_eq!(self.document.order, order, "the document is in the order of the rows");
            self.document.done
        }

        /// The HTML of the rows.
        pub(crate) fn html(&self) -> Vec<String> {
            self.rows.iter().map(|(_, html)| html.clone()).collect()
        }

        fn builds(&self) -> Vec<(String, usize)> {
            self.rows.iter().map(|(build, html)| (html.clone(), *build)).collect()
        }
    }

    impl Renderer for Document {
        type Shown = (usize, String);

        fn build(&mut self, node: Node) -> Self::Shown {
            static BUILDS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
            self.done.built += 1;
            (BUILDS.fetch_add(1, std::sync::atomic::Ordering::SeqCst), node.to_html())
        }

        fn rebuild(&mut self, node: Node, shown: &mut Self::Shown) {
            self.done.rebuilt += 1;
            shown.1 = node.to_html();
        }

        fn insert(&mut self, shown: &mut Self::Shown, next: Option<&Self::Shown>) {
            let length = self.order.len();
            self.order.retain(|build| *build != shown.0);
            self.done.moved += length - self.order.len();
            let at = next.map_or(self.order.len(), |next| self.order.iter().position(|it| *it == next.0).unwrap());
            self.order.insert(at, shown.0);
        }

        fn remove(&mut self, shown: Self::Shown) {
            self.done.removed += 1;
            self.order.retain(|build| *build != shown.0);
        }
    }

    type Items = Arc<Mutex<Vec<(String, u8)>>>;

    fn item(key: &str, value: u8) -> (String, u8) {
        (key.to_owned(), value)
    }

    fn items(keys: &[&str]) -> Vec<(String, u8)> {
        keys.iter().map(|key| item(key, 0)).collect()
    }

    fn list(items: &Items) -> Node {
        let items = items.clone();
        each(
            move |draw| draw(&items.lock().unwrap()),
            |item: &(String, u8)| item.0.as_str(),
            |(key, value)| [key, "=", &value.to_string()].concat().into_node(),
        )
    }

    /// What is done when one list becomes another.
    fn done(before: &[&str], after: &[&str]) -> Done {
        let shared = Items::new(Mutex::new(items(before)));
        let (mut sheet, mut list) = (Sheet::default(), list(&shared));
        sheet.draw(&mut list);
        *shared.lock().unwrap() = items(after);
        sheet.draw(&mut list)
    }

    #[test]
    fn a_list_that_grows_builds_what_is_new_and_touches_nothing_else() {
        assert_eq!(done(&["a", "b"], &["a", "b", "c", "d"]), Done { built: 2, ..Done::default() });
        assert_eq!(done(&["a", "b"], &["c", "a", "b"]), Done { built: 1, ..Done::default() });
        assert_eq!(done(&["a", "b"], &["a", "c", "b"]), Done { built: 1, ..Done::default() });
    }

    #[test]
    fn a_row_that_goes_from_the_end_to_the_start_is_the_only_one_moved() {
        assert_eq!(done(&["a", "b", "c", "d"], &["d", "a", "b", "c"]), Done { moved: 1, ..Done::default() });
        assert_eq!(done(&["a", "b", "c", "d"], &["b", "c", "d", "a"]), Done { moved: 1, ..Done::default() });
    }

    #[test]
    fn only_a_row_whose_item_changed_is_drawn_again() {
        let shared = Items::new(Mutex::new(items(&["a", "b", "c"])));
        let (mut sheet, mut list) = (Sheet::default(), list(&shared));
        sheet.draw(&mut list);
        shared.lock().unwrap()[1].1 = 7;
        assert_eq!(sheet.draw(&mut list), Done { rebuilt: 1, ..Done::default() });
        assert_eq!(sheet.html(), ["a=0", "b=7", "c=0"]);
        assert_eq!(sheet.draw(&mut list), Done::default());
    }

    #[test]
    fn a_list_in_place_of_another_keeps_the_rows_of_the_same_key() {
        let (one, other) = (Items::new(Mutex::new(items(&["a", "b"]))), Items::new(Mutex::new(items(&["b", "c"]))));
        let mut sheet = Sheet::default();
        sheet.draw(&mut list(&one));
        // The second may draw its rows otherwise, so they are drawn again even where the items are equal.
        assert_eq!(sheet.draw(&mut list(&other)), Done { built: 1, rebuilt: 1, removed: 1, moved: 0 });
        assert_eq!(sheet.html(), ["b=0", "c=0"]);
    }

    #[test]
    fn a_key_that_is_repeated_has_a_row_for_each() {
        assert_eq!(done(&["a"], &["a", "a"]).built, 1);
        assert_eq!(done(&["a", "a", "b"], &["b", "a"]).removed, 1);
    }

    #[test]
    fn a_list_as_html_has_each_row() {
        let shared = Items::new(Mutex::new(items(&["a", "b"])));
        assert_eq!(list(&shared).to_html(), "a=0b=0");
    }

    #[test]
    fn the_signals_of_a_row_live_as_long_as_the_row() {
        let root = Owner::new();
        let keys = ArcRwSignal::new(items(&["a", "b"]));
        let made: Arc<Mutex<Vec<RwSignal<u8>>>> = Arc::default();
        let mut list = root.with(|| {
            let (keys, made) = (keys.clone(), made.clone());
            each(
                move |draw| keys.with(|items| draw(items)),
                |item: &(String, u8)| item.0.as_str(),
                move |(_, value)| {
                    made.lock().unwrap().push(RwSignal::new(*value));
                    Node::Nothing
                },
            )
        });
        let mut sheet = Sheet::default();
        // As in an effect, which cleans up what its last run has made.
        let effect = root.child();
        effect.with_cleanup(|| sheet.draw(&mut list));
        keys.set(items(&["b", "c"]));
        effect.with_cleanup(|| sheet.draw(&mut list));
        let alive: Vec<bool> = made.lock().unwrap().iter().map(|signal| signal.try_get_untracked().is_some()).collect();
        assert_eq!(alive, [false, true, true]);
    }

    /// The length of the longest increasing subsequence, by trying each end.
    fn longest_increase(numbers: &[usize]) -> usize {
        let mut lengths: Vec<usize> = Vec::new();
        for (at, number) in numbers.iter().enumerate() {
            let best = (0..at).filter(|before| numbers[*before] < *number).map(|before| lengths[before]).max();
            lengths.push(best.unwrap_or(0) + 1);
        }
        lengths.into_iter().max().unwrap_or(0)
    }

    fn some_keys() -> impl Strategy<Value = Vec<String>> {
        Just(('a'..='p').map(String::from).collect::<Vec<_>>())
            .prop_shuffle()
            .prop_flat_map(|keys| (0..=keys.len()).prop_map(move |length| keys[..length].to_vec()))
    }

    proptest! {
        #[test]
        fn rows_come_into_their_order_with_the_fewest_moves_and_what_is_kept_is_not_built_again(
            (before, after) in (some_keys(), some_keys())
        ) {
            let with_values = |keys: &[String], value| keys.iter().map(|key| item(key, value)).collect::<Vec<_>>();
            let shared = Items::new(Mutex::new(with_values(&before, 0)));
            let (mut sheet, mut list) = (Sheet::default(), list(&shared));
            sheet.draw(&mut list);
            let builds = sheet.builds();
            *shared.lock().unwrap() = with_values(&after, 0);
            let done = sheet.draw(&mut list);
            let expected: Vec<String> = after.iter().map(|key| [key, "=0"].concat()).collect();
            prop_assert_eq!(sheet.html(), expected);
            let kept: Vec<usize> = after.iter().filter_map(|key| before.iter().position(|old| old == key)).collect();
            for row in builds.iter().filter(|row| after.iter().any(|key| row.0.starts_with(key.as_str()))) {
                prop_assert!(sheet.builds().contains(row));
            }
            prop_assert_eq!(done, Done {
                built: after.len() - kept.len(),
                rebuilt: 0,
                moved: kept.len() - longest_increase(&kept),
                removed: before.len() - kept.len(),
            });
        }

        #[test]
        fn lists_with_repeated_keys_come_into_their_order_too(
            before in proptest::collection::vec(("[ab]", 0..2_u8), 0..8),
            after in proptest::collection::vec(("[ab]", 0..2_u8), 0..8),
        ) {
            let shared = Items::new(Mutex::new(before));
            let (mut sheet, mut list) = (Sheet::default(), list(&shared));
            sheet.draw(&mut list);
            *shared.lock().unwrap() = after.clone();
            sheet.draw(&mut list);
            let expected: Vec<String> = after.iter().map(|(key, value)| format!("{key}={value}")).collect();
            prop_assert_eq!(sheet.html(), expected);
        }
    }
}
