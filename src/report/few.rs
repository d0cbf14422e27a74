//! Groups of people by something about them, none so small that somebody could be made out.

/// Fewer people than this are no group.
pub const GROUP_MIN: u64 = 3;

/// A group: what it has in common, and how many it is. None in common: those of every group that was too small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<K> {
    /// What they have in common.
    pub key: Option<K>,
    /// The counts; the first is how many people.
    pub counts: Vec<u64>,
}

/// The groups that may be shown, the largest first, and then those that were too small as one. When those are too few
/// together, whoever subtracts could still make them out: the smallest of the others goes with them. When all are too few,
/// nothing is left.
#[must_use]
pub fn shown<K: Ord>(groups: Vec<(K, Vec<u64>)>) -> Vec<Group<K>> {
    let people = |counts: &Vec<u64>| counts.first().copied().unwrap_or_default();
    let mut groups: Vec<(K, Vec<u64>)> = groups;
    groups.retain(|(_, counts)| people(counts) > 0);
    groups.sort_by(|(a, one), (b, other)| people(other).cmp(&people(one)).then_with(|| a.cmp(b)));
    let mut rest: Vec<u64> = Vec::new();
    while let Some((key, counts)) = groups.pop() {
        let is_small = people(&counts) < GROUP_MIN;
        let is_rest_small = !rest.is_empty() && people(&rest) < GROUP_MIN;
        if !is_small && !is_rest_small {
            groups.push((key, counts));
            break;
        }
        rest.resize(rest.len().max(counts.len()), 0);
        for (sum, count) in rest.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    let mut shown: Vec<Group<K>> = groups
        .into_iter()
        .map(|(key, counts)| Group {
            key: Some(key),
            counts,
        })
        .collect();
    if people(&rest) >= GROUP_MIN {
        shown.push(Group {
            key: None,
            counts: rest,
        });
    }
    shown
}

/// Which counts of a column are not told: those of one or two, and as many others, the smallest first, that no other figure
/// of the column gives them away. Whoever knows the sum is left with two of which they may be, three or more together; all
/// are left out where there are not so many.
#[must_use]
pub fn hidden(counts: &[u64]) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts
        .iter()
        .map(|count| (1..GROUP_MIN).contains(count))
        .collect();
    let mut open: Vec<(usize, u64)> = counts.iter().copied().enumerate().collect();
    open.retain(|(_, count)| !(1..GROUP_MIN).contains(count));
    // Nought goes last: that nobody was there is soon seen elsewhere.
    open.sort_by_key(|(_, count)| if *count == 0 { 0 } else { u64::MAX - count });
    let left_out = |hidden: &[bool]| {
        let those = counts.iter().zip(hidden).filter(|(_, is)| **is);
        (
            those.clone().count(),
            those.map(|(count, _)| count).sum::<u64>(),
        )
    };
    loop {
        let (rows, sum) = left_out(&hidden);
        if rows == 0 || rows > 1 && sum >= GROUP_MIN {
            return hidden;
        }
        let Some(is) = open.pop().and_then(|(place, _)| hidden.get_mut(place)) else {
            return hidden;
        };
        *is = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(groups: &[(&str, u64)], expected: &[(&str, u64)]) {
        let groups = groups.iter().map(|(key, n)| (*key, vec![*n])).collect();
        let shown: Vec<(&str, u64)> = shown(groups)
            .iter()
            .map(|group| (group.key.unwrap_or("others"), group.counts[0]))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn no_count_is_what_the_others_leave_of_the_sum() {
        let check = |counts: &[u64], expected: &[u64]| {
            let hidden = hidden(counts);
            let told: Vec<u64> = counts
                .iter()
                .zip(&hidden)
                .filter(|(_, is)| !**is)
                .map(|(n, _)| *n)
                .collect();
            assert_eq!(told, expected, "{counts:?}");
        };
        check(&[9, 3, 0], &[9, 3, 0]);
        check(&[9, 4, 1], &[9]);
        check(&[9, 2, 1], &[9]);
        check(&[9, 1, 1], &[]);
        check(&[9, 0, 1], &[0]);
        check(&[9, 8, 0, 1], &[9, 0]);
        check(&[1, 0], &[]);
        check(&[2], &[]);
        check(&[], &[]);
    }

    #[test]
    fn no_group_is_under_three_and_none_can_be_subtracted_out() {
        check(&[("a", 9), ("b", 3)], &[("a", 9), ("b", 3)]);
        check(&[("a", 9), ("b", 2), ("c", 1)], &[("a", 9), ("others", 3)]);
        // One alone in a small group: the next goes with it.
        check(&[("a", 9), ("b", 5), ("c", 1)], &[("a", 9), ("others", 6)]);
        check(&[("a", 9), ("c", 1)], &[("others", 10)]);
        check(&[("a", 2)], &[]);
        check(&[("a", 1), ("b", 1)], &[]);
        check(&[("a", 0)], &[]);
        check(&[], &[]);
    }
}
