//! Which way grades are counted: `data/grades.tsv`.

use super::{Words, rows};
use std::sync::LazyLock;

/// Which grade of a kind is the higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 三级医院 are above 二级医院.
    Up,
    /// 一级古树 are above 二级古树.
    Down,
}

/// What is graded by 级, with its order. Of what is not among them the text does not say which grade is higher.
pub static GRADES: LazyLock<Words<Order>> = LazyLock::new(|| {
    let order = |id: &str| match id {
        "up" => Some(Order::Up),
        "down" => Some(Order::Down),
        _ => None,
    };
    let known = rows(include_str!("../../data/grades.tsv"));
    Words::new(known.filter_map(|row| Some(((*row.first()?).to_owned(), order(row.get(1)?)?))))
});
