//! Sorting, compiled once: the standard library's sorts are compiled anew for every type.

use std::cmp::Ordering;

/// The numbers below `count` in the order that `compare` gives them; equal ones stay as they are. By merging, from the bottom up.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for block in sorted.chunks(2 * width) {
            let (mut left, mut right) = block.split_at(width.min(block.len()));
            while let (Some(a), Some(b)) = (left.first(), right.first()) {
                let side = if compare(*a, *b) == Ordering::Greater { &mut right } else { &mut left };
                merged.extend(side.split_off_first().copied());
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        sorted = merged;
        width *= 2;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_length_the_order_is_that_of_the_standard_library() {
        for count in 0..70_usize {
            let values: Vec<usize> = (0..count).map(|place| place * 7919 % 13).collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|place| values[*place]);
            assert_eq!(order(count, &|a, b| values[a].cmp(&values[b])), expected);
        }
    }
}
