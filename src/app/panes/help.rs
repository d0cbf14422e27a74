//! The help as rows: which keys stand where, in one column or two, so that paging needs no drawing.

use crate::keys::{Action, Focus, Group, Keymap};
use crate::model::mark::MarkKind;

/// Cells from which there are two columns.
const TWO_FROM: u16 = 70;

/// Columns of which one is so many rows longer are uneven.
const UNEVEN_FROM: usize = 16;

/// One row of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HelpRow {
    /// What the actions below belong to.
    Heading(Group),
    /// An action; the first numbered answer stands for all of them.
    Action(Action),
    /// Over the signs that a line of the notes can begin with.
    Marks,
    /// One of them.
    Mark(MarkKind),
}

/// The rows over this focus in a box of so many cells: the groups one under the other, or the first of them beside the
/// rest, so that both columns are about as long.
pub(crate) fn columns(keymap: &Keymap, behind: Focus, cells: u16) -> [Vec<HelpRow>; 2] {
    let groups = groups(keymap, behind);
    let mut left = groups.concat();
    let total = left.len();
    let mut ends = vec![0];
    for group in &groups {
        ends.push(ends.last().unwrap_or(&0) + group.len());
    }
    let apart = |rows: &usize| rows.abs_diff(total - rows);
    let whole = ends.into_iter().min_by_key(apart).unwrap_or_default();
    let in_left = if cells < TWO_FROM {
        total
    } else if apart(&whole) < UNEVEN_FROM {
        whole
    } else {
        // One group is so long that it goes on in the other column.
        total / 2
    };
    let right = left.split_off(in_left);
    [left, right]
}

fn groups(keymap: &Keymap, behind: Focus) -> Vec<Vec<HelpRow>> {
    let here = keymap.here(behind);
    let of_group = |group: &Group| {
        let actions = here.iter().map(|binding| binding.action);
        let actions: Vec<HelpRow> = actions
            .filter(|action| action.group() == *group && action.answer().is_none_or(|n| n == 1))
            .map(HelpRow::Action)
            .collect();
        let heading = std::iter::once(HelpRow::Heading(*group));
        (!actions.is_empty()).then(|| heading.chain(actions).collect())
    };
    let actions = Group::ALL.iter().filter_map(of_group);
    let marks = MarkKind::ALL.map(HelpRow::Mark);
    let marks = (behind == Focus::Notes).then(|| [&[HelpRow::Marks], &marks[..]].concat());
    actions.chain(marks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stands_in_one_of_the_columns() {
        let keymap = Keymap::default();
        for focus in Focus::ALL {
            let [all, none] = columns(&keymap, *focus, TWO_FROM - 1);
            let [left, right] = columns(&keymap, *focus, TWO_FROM);
            assert_eq!(none, []);
            assert_eq!([left.clone(), right.clone()].concat(), all, "{focus:?}");
            assert!(left.len().abs_diff(right.len()) < 16, "{focus:?}");
        }
    }
}
