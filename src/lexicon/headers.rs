//! Words of column heads and of labels before cells: `data/headers.tsv`.

use super::marks::MARKS;
use super::{Words, rows};
use crate::terms::Kind;
use std::sync::LazyLock;

/// What a column or a labelled cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The serial.
    Number,
    /// A category over several rows.
    Section,
    /// The name of the task.
    Name,
    /// What is promised.
    Commitment,
    /// The measurable target.
    Target,
    /// What became of it.
    Completion,
    /// The completion rate, or a verdict in a word.
    Rate,
    /// Who answers for it.
    Owner,
    /// Remarks.
    Remark,
    /// The unit of the figures in the row.
    Unit,
    /// By how much more it is than a year ago.
    Growth,
    /// What it was a year ago.
    Past,
}

impl Column {
    fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "number" => Self::Number,
            "section" => Self::Section,
            "name" => Self::Name,
            "commitment" => Self::Commitment,
            "target" => Self::Target,
            "completion" => Self::Completion,
            "rate" => Self::Rate,
            "owner" => Self::Owner,
            "remark" => Self::Remark,
            "unit" => Self::Unit,
            "growth" => Self::Growth,
            "past" => Self::Past,
            _ => return None,
        })
    }
}

/// The words of heads and labels.
pub static HEADERS: LazyLock<Words<Column>> = LazyLock::new(|| {
    Words::new(
        rows(include_str!("../../data/headers.tsv"))
            .filter_map(|row| Some(((*row.first()?).to_owned(), Column::from_id(row.get(1)?)?))),
    )
});

/// Words of the page around a ledger: `data/furniture.tsv`.
pub static FURNITURE: LazyLock<Words<()>> = LazyLock::new(|| {
    Words::new(rows(include_str!("../../data/furniture.tsv")).filter_map(|row| Some(((*row.first()?).to_owned(), ()))))
});

/// The longest head word.
pub const LONGEST_HEAD: usize = 16;

/// What a head says that its column holds: the whole of it is a head word, or it ends in one (上半年进展情况), or it
/// begins with one (完成情况（截至6月底）). `head` is folded; no more of it is taken than a head can have.
pub fn column(head: impl IntoIterator<Item = char>) -> Option<Column> {
    let mut words = head.into_iter().filter(|c| !c.is_whitespace() && *c != ':');
    let (mut base, mut len) = (['\0'; LONGEST_HEAD], 0);
    let mut percent = false;
    for c in words.by_ref() {
        if c == '(' {
            break;
        }
        if c == '%' {
            percent = true;
            continue;
        }
        if len == LONGEST_HEAD || matches!(c, '。' | ',' | '，' | ';') {
            return None;
        }
        base[len] = c;
        len += 1;
    }
    percent |= len > 0 && words.next() == Some('%');
    // 完成目标（%）: how much of the target is done.
    let share = matches!(
        base[..len],
        ['完', '成', .., '目', '标'] | ['完', '成', .., '任', '务'] | ['完', '成', .., '计', '划']
    );
    if percent && share {
        return Some(Column::Rate);
    }
    named(&base[..len])
}

fn named(whole: &[char]) -> Option<Column> {
    let base = whole;
    let (base, dated) = match period(base) {
        0 => (base, false),
        len => (&base[len..], true),
    };
    if dated && base.is_empty() {
        // 一季度, 1-6月: what was done by then.
        return Some(Column::Completion);
    }
    // 固定资产投资 is an indicator, not a remark on one; 地区生产总值增长 is one too.
    let far = |at: usize, column: Column| match column {
        Column::Remark | Column::Past => at > 2 && base[at - 1] != '的',
        Column::Growth => at > 0,
        // 网上办理 is a kind of work, and so is 资金执行.
        Column::Completion if matches!(base[at..], ['办', '理'] | ['执', '行']) => at > 0,
        _ => false,
    };
    let ends = base.last().is_some_and(|last| HEADERS.lasts().may_hold(*last));
    let suffix = (0..base.len()).filter(|_| ends).find_map(|at| {
        let whole = HEADERS.all_at(base, at).find(|(len, _)| at + len == base.len());
        whole.map(|(_, column)| *column).filter(|column| !far(at, *column))
    });
    // 任务一 is a number of its own, not a head.
    let counts = |tail: &[char]| tail.iter().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c));
    let prefix = || HEADERS.at(base, 0).filter(|(len, _)| len + 2 >= base.len() && !counts(&base[*len..]));
    // 今年确定的任务 speaks of tasks and is no head over them; 存在的问题 is one.
    let speaks = |column: Column| base.contains(&'的') && column != Column::Remark;
    // 2023年重点任务表 is a title; 2023年完成 is a head.
    let yearly = dated && whole.len() > base.len() && whole.iter().take(4).all(char::is_ascii_digit);
    if yearly {
        return suffix.filter(|column| matches!(column, Column::Completion | Column::Target));
    }
    suffix.or_else(|| prefix().map(|(_, column)| *column)).filter(|column| !speaks(*column))
}

/// Whether a head or label begins with a period: 一季度进展, 1-6月. `head` is folded.
pub fn is_dated(head: &[char]) -> bool {
    let clean: Vec<char> = head.iter().copied().filter(|c| !c.is_whitespace()).collect();
    period(&clean) > 0
}

/// The length of the period that a head begins with (一季度, 1-9月, 截至6月底, 上半年), if a head word was not found there.
fn period(head: &[char]) -> usize {
    let rest = match head {
        ['截', '至' | '止', rest @ ..] => rest,
        _ => head,
    };
    // 上半年 names the schools' half-years as well, so that it is no date among the marks.
    let dates = |(len, kind): &(usize, &Kind)| **kind == Kind::Date || rest[..*len].ends_with(&['半', '年']);
    let named = MARKS.all_at(rest, 0).find(dates).map(|(len, _)| len);
    let numeral = |c: &&char| c.is_ascii_digit() || "一二三四五六七八九十-—~至".contains(**c);
    let month = || {
        let digits = rest.iter().take_while(numeral).count();
        (digits > 0 && rest.get(digits) == Some(&'月')).then_some(digits + 1)
    };
    let year = || {
        let year = rest.len() > 4 && rest[..4].iter().all(char::is_ascii_digit) && rest[4] == '年';
        year.then(|| 5 + usize::from(rest.get(5) == Some(&'度')))
    };
    let opens = |word: &&&str| word.chars().eq(rest.iter().copied().take(word.chars().count()));
    let whole = || ["全年度", "全年", "年末", "年底"].iter().find(opens).map(|word| word.chars().count());
    let Some(len) = named.or_else(month).or_else(year).or_else(whole) else { return 0 };
    head.len() - rest.len() + len + usize::from(matches!(rest.get(len), Some('底' | '末' | '份')))
}
