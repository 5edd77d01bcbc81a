//! Keyed lists. When a list changes, a row whose key is still present keeps its elements, and with them focus and
//! listeners. Only new rows are built, and only rows out of order are moved.

use super::Node;
use leptos::prelude::Owner;
use std::collections::HashMap;

/// Computes the patch from a list whose rows have these keys to the current list.
pub type Patches = Box<dyn FnMut(&[&str]) -> Patch + Send>;

/// The difference between two states of a keyed list. Unchanged rows at the start and the end are only counted, so adding
/// a page to a list of thousands of rows costs one page.
#[derive(Default)]
pub struct Patch {
    /// Number of unchanged rows at the start.
    start: usize,
    /// Number of unchanged rows at the end.
    end: usize,
    /// The rows between them.
    rows: Vec<(String, Change)>,
}

/// The change to a row.
enum Change {
    /// Already rendered and unchanged.
    Keep(Origin),
    /// Already rendered, with other content.
    Update(Origin, View),
    /// New.
    Build(View),
}

/// A node and the reactive owner of its signals.
struct View {
    node: Node,
    owner: Owner,
}

/// The previous position of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Origin {
    /// The row's previous index.
    index: usize,
    /// Whether the row is in order with the other rows that stay and needn't be moved.
    stays: bool,
}

/// Renders a keyed list. `items` is called again whenever a signal changes that it reads; it lends the items, once, to the
/// function it is given. `view` renders an item when it is new, and again when the item of its key has changed. Signals
/// read by `view` itself aren't tracked, only those read in closures within the row.
///
/// Each row has its own reactive owner, so signals created in a row live as long as the row.
pub fn each<T: Clone + PartialEq + Send + 'static>(
    mut items: impl FnMut(&mut dyn FnMut(&[T])) + Send + 'static,
    key: fn(&T) -> &str,
    view: impl Fn(&T) -> Node + Send + 'static,
) -> Node {
    let owner = Owner::current().unwrap_or_default();
    let mut before: Vec<T> = Vec::new();
    Node::Keyed(Box::new(move |keys| {
        // The rows belong to another list: the keys may match, but their items are unknown.
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

/// The lengths of the common prefix and of the common suffix of the rest.
fn same_ends<T: PartialEq>(before: &[T], after: &[T]) -> (usize, usize) {
    let start = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    let ends = before[start..].iter().rev().zip(after[start..].iter().rev());
    (start, ends.take_while(|(old, new)| old == new).count())
}

/// The previous position of each row in `after`, by key; `None` for a new row. As many rows as possible stay, because a
/// moved element loses focus and reloads its frames.
fn origins(before: &[&str], after: &[&str]) -> Vec<Option<Origin>> {
    let mut known: HashMap<&str, usize> = before.iter().copied().zip(0..).collect();
    // Removed once matched, so a repeated key counts as a new row.
    let places: Vec<Option<usize>> = after.iter().map(|key| known.remove(key)).collect();
    let kept: Vec<usize> = places.iter().copied().flatten().collect();
    let mut stays = in_order(&kept).into_iter();
    places.into_iter().map(|place| place.and_then(|index| stays.next().map(|stays| Origin { index, stays }))).collect()
}

/// Marks the members of the longest increasing subsequence of distinct numbers (patience sorting).
fn in_order(numbers: &[usize]) -> Vec<bool> {
    // For each length, the index of the smallest last number of an increasing subsequence of that length.
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
    /// The nodes to build or rebuild; all nodes of the list if nothing is rendered yet.
    pub fn into_nodes(self) -> impl Iterator<Item = Node> {
        self.rows.into_iter().filter_map(|(_, change)| match change {
            Change::Keep(_) => None,
            Change::Update(_, view) | Change::Build(view) => Some(view.node),
        })
    }
}

/// Applies patches to a document.
pub trait Renderer {
    /// The rendered state of a node.
    type Rendered;

    /// Renders a node without mounting it.
    fn build(&mut self, node: Node) -> Self::Rendered;

    /// Patches a rendered node to match another.
    fn rebuild(&mut self, node: Node, shown: &mut Self::Rendered);

    /// Mounts a row before another, or at the end of the list.
    fn insert(&mut self, shown: &mut Self::Rendered, next: Option<&Self::Rendered>);

    /// Unmounts a row.
    fn remove(&mut self, shown: Self::Rendered);
}

/// The rows of a rendered list.
pub struct Rows<S>(Vec<Row<S>>);

/// A row. Fields are dropped in order: the rendered node before the signals that it tracks.
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
    /// The rendered rows in order.
    pub fn iter(&self) -> impl Iterator<Item = &S> {
        self.0.iter().map(|row| &row.shown)
    }

    /// The rendered rows in order, mutable.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut S> {
        self.0.iter_mut().map(|row| &mut row.shown)
    }

    /// Updates the rows to the current state of the list.
    pub fn update(&mut self, patches: &mut Patches, renderer: &mut impl Renderer<Rendered = S>) {
        let keys: Vec<&str> = self.0.iter().map(|row| row.key.as_str()).collect();
        let patch = patches(&keys);
        self.apply(patch, renderer);
    }

    fn apply(&mut self, patch: Patch, renderer: &mut impl Renderer<Rendered = S>) {
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
        // Backwards, so that each row is inserted before a row that is already in place.
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
    /// The row with its new content: patched if it was rendered, else built.
    fn changed(
        key: String,
        old: Option<Self>,
        view: Option<View>,
        renderer: &mut impl Renderer<Rendered = S>,
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

    /// A fake document that records, for each row in order, the number of its build and its HTML, and counts operations.
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

    /// The number of each kind of operation.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Done {
        pub(crate) built: usize,
        pub(crate) rebuilt: usize,
        pub(crate) moved: usize,
        pub(crate) removed: usize,
    }

    impl Sheet {
        /// Renders the current state of a keyed list, and returns the operations that took.
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
        type Rendered = (usize, String);

        fn build(&mut self, node: Node) -> Self::Rendered {
            static BUILDS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
            self.done.built += 1;
            (BUILDS.fetch_add(1, std::sync::atomic::Ordering::SeqCst), node.to_html())
        }

        fn rebuild(&mut self, node: Node, shown: &mut Self::Rendered) {
            self.done.rebuilt += 1;
            shown.1 = node.to_html();
        }

        fn insert(&mut self, shown: &mut Self::Rendered, next: Option<&Self::Rendered>) {
            let length = self.order.len();
            self.order.retain(|build| *build != shown.0);
            self.done.moved += length - self.order.len();
            let at = next.map_or(self.order.len(), |next| self.order.iter().position(|it| *it == next.0).unwrap());
            self.order.insert(at, shown.0);
        }

        fn remove(&mut self, shown: Self::Rendered) {
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

    /// The operations to change one list into another.
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
        // The second list may render its rows differently, so equal items are rendered again too.
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
        // As in an effect, which cleans up what its previous run created.
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
