//! What tells another work of the same kind from the one that was promised: its number, its stage, the name in quotes, or one word of its name.

use super::{Wish, stage};
use crate::lexicon::language::{CONTRASTS, STATEMENTS};
use crate::number::numeral;
use crate::pairing::sibling::{are_contrasted, are_siblings};
use crate::passage::noun::Noun;
use crate::text::{holds, holds_any};

/// 新华菜市场 for 和平菜市场, 供水管网 for 供热管网, 解放路 for 人民路: one word of the name is another.
pub(super) fn is_other_name(wish: &Wish, own: &Noun) -> bool {
    // 未发生重大火灾 keeps 不发生重大火灾.
    if wish.lists || wish.headline || wish.reported || wish.avoids {
        return false;
    }
    let (one, other) = (wish.noun.folded(), own.folded());
    // 限上零售 is a part, and none beside it: what contrasts does so either way.
    let contrasted = || are_contrasted(&one, &other) && are_contrasted(&other, &one);
    // 尚未出版 is no name.
    let named = up_to(&one, &other);
    let wished = Noun::of(one.strip_prefix(wish.verb.as_slice()).unwrap_or(&one));
    let sibling = !STATEMENTS.occurs(named) && !are_of_one_kind(&one, named) && are_siblings(&wished, &Noun::of(named));
    sibling || contrasted() || is_other_street(&one, &other) || is_other_house(&one, &other)
}

/// 市区公厕 and 城区公厕: names that open with words for the same kind of place.
fn are_of_one_kind(one: &[char], other: &[char]) -> bool {
    let place = |words| CONTRASTS.at(words, 0).map(|(_, kind)| *kind).filter(|kind| kind.starts_with("place:"));
    place(one).is_some() && place(one) == place(other)
}

/// 光明路小学 of 光明路小学招生 for 朝阳路小学: a name up to what the other one ends in.
fn up_to<'n>(one: &[char], other: &'n [char]) -> &'n [char] {
    let kind = &one[one.len().saturating_sub(2)..];
    let end = other.windows(2).rposition(|pair| pair == kind).map_or(other.len(), |at| at + 2);
    &other[..end]
}

/// 县中医院 for 县人民医院
fn is_other_house(one: &[char], other: &[char]) -> bool {
    let name = |words: &[char]| words.windows(2).position(|pair| pair == ['医', '院']).map(|end| words[..end].to_vec());
    name(one).zip(name(other)).is_some_and(|(one, other)| {
        let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
        let (one, other) = (&one[same..], &other[same..]);
        // 新医院, 该医院: whatever its name is.
        let general = matches!(other, ['新' | '该' | '总' | '老' | '本'] | ['新', '建']);
        !one.is_empty() && !other.is_empty() && !general && !one.iter().any(|c| other.contains(c))
    })
}

/// 解放路 for 人民路: names with one character for their kind, and nothing in common before it.
fn is_other_street(one: &[char], other: &[char]) -> bool {
    let name = |words: &[char]| -> Option<(Vec<char>, char)> {
        let end = words.iter().position(|c| STREETS.contains(*c)).filter(|end| (2..=LONGEST_STREET).contains(end))?;
        let named = !holds_any(&words[..end], &["断头", "主干", "农村", "城区", "背街", "道", "公"]);
        named.then(|| (words[..end].to_vec(), words[end]))
    };
    name(one).zip(name(other)).is_some_and(|((one, kind), (other, same))| {
        kind == same && one.len() == other.len() && !one.iter().any(|c| other.contains(c))
    })
}

const STREETS: &str = "路街桥巷";
const LONGEST_STREET: usize = 3;

/// 第五届花椒节 for 第六届, 一期 for 二期, 3A级 for 4A级, “掌上办事”平台 for “亲清在线”: the clause tells which one it is of, and it is not the promised
/// one; 通往博物馆的公路 is beside it.
pub(super) fn is_other_number(wish: &Wish, words: &[char]) -> bool {
    let differs = |marks: fn(&[char]) -> Vec<Vec<char>>| {
        let (wished, own) = (marks(&wish.words), marks(words));
        !wished.is_empty() && !own.is_empty() && !own.iter().any(|mark| wished.contains(mark))
    };
    let staged = || stage(&wish.words).zip(stage(words)).is_some_and(|(one, other)| one != other);
    let around = |word: &str| holds(words, word) && !holds(&wish.words, word);
    !wish.lists
        && !wish.reported
        && (staged()
            || differs(ordinals)
            || differs(grades)
            || differs(quoted)
            || AROUND.iter().any(|word| around(word)))
}

/// What lies about a work, and is none of it.
const AROUND: [&str; 3] = ["周边道路", "通往", "附近道路"];

/// 第六届, 第二自来水厂, 十五五: the number with the character that it counts.
fn ordinals(words: &[char]) -> Vec<Vec<char>> {
    let numbered = words.windows(3).filter(|mark| mark[0] == '第' && numeral::begins(mark[1]));
    let planned = words.windows(3).filter(|mark| mark[0] == '十' && mark[2] == '五' && numeral::begins(mark[1]));
    let season = |mark: &&[char]| !matches!(mark[2], '季' | '方' | '产');
    numbered.filter(season).chain(planned).map(<[char]>::to_vec).collect()
}

/// 4A级
fn grades(words: &[char]) -> Vec<Vec<char>> {
    words.windows(3).filter(|mark| mark[0].is_ascii_digit() && mark[1..] == ['A', '级']).map(<[char]>::to_vec).collect()
}

/// What stands in quotes.
fn quoted(words: &[char]) -> Vec<Vec<char>> {
    let open = |c: &char| matches!(c, '“' | '"' | '”');
    words.split(open).skip(1).step_by(2).filter(|name| name.len() > 2).map(<[char]>::to_vec).collect()
}
