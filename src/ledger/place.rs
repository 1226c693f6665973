//! The place that a ledger is of.

use crate::document::{Cell, Document};
use crate::text::{Chars, Text, fold, is_han};
use std::collections::BTreeMap;

/// The place: the title's, else the one that the text names most and that fits the level which the ledger speaks of.
pub fn of(document: &Document, title: Option<&Cell>) -> Option<String> {
    let printed = title.map(|cell| cell.text(document).into_owned()).unwrap_or_default();
    let title = Text::new(printed);
    let folded = title.folded_string(title.all());
    if let Some((start, end)) = in_title(&folded) {
        return Some(title.slice(Chars::new(start, end)).to_owned());
    }
    let level = level(&places(&folded)).or_else(|| level(&places(&document.text)))?;
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for name in names(&document.text, level) {
        *counts.entry(name).or_default() += 1;
    }
    let most = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    most.filter(|(_, count)| *count >= 2).map(|(name, _)| name)
}

/// A word of level, and the text on both sides of it.
struct Place<'t> {
    level: char,
    before: &'t str,
    after: &'t str,
}

const LEVELS: [char; 6] = ['市', '县', '区', '省', '州', '旗'];

fn places(text: &str) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    for (at, c) in text.char_indices() {
        if !matches!(c, '市' | '县' | '縣' | '区' | '區' | '省' | '州' | '旗') {
            continue;
        }
        let level = fold(c);
        if LEVELS.contains(&level) {
            places.push(Place { level, before: &text[..at], after: &text[at + c.len_utf8()..] });
        }
    }
    places
}

/// Which of 市, 区, 县 … the text calls its own: 市政府, 全市, 我市.
fn level(places: &[Place]) -> Option<char> {
    let mut counted = LEVELS.map(|level| (0, level));
    for place in places {
        let Some((count, _)) = counted.iter_mut().find(|(_, level)| *level == place.level) else { continue };
        let mut after = place.after.chars().map(fold);
        let office = matches!((after.next(), after.next()), (Some('政'), Some('府')) | (Some('委'), _));
        let own = matches!(place.before.chars().next_back().map(fold), Some('全' | '我'));
        *count += usize::from(office) + usize::from(own);
    }
    let counted = counted.into_iter().filter(|(count, _)| *count > 0);
    counted.max_by_key(|(count, _)| *count).map(|(_, level)| level)
}

/// Characters that are no part of a place's name.
const NOT_NAMES: &str =
    "全我各本该城省级地辖属都县市区旗州的和与及在对于按从向由为年月日第批以成将是了到内外上下前后等《》";

/// Names of two or three characters before the level, after a boundary.
fn names(text: &str, level: char) -> Vec<String> {
    let printed: &[char] = match level {
        '县' => &['县', '縣'],
        '区' => &['区', '區'],
        _ => &[level],
    };
    let mut found = Vec::new();
    for (at, _) in printed.iter().flat_map(|printed| text.match_indices(*printed)) {
        let (mut before, mut count) = ([' '; 4], 0);
        for (place, c) in before.iter_mut().zip(text[..at].chars().rev()) {
            *place = fold(c);
            count += 1;
        }
        let before = &before[..count];
        for len in [2, 3].into_iter().filter(|len| before.len() >= *len) {
            let ends =
                |c: char| matches!(c, '年' | '月' | '日' | '在' | '对' | '的' | '由' | '为' | '将') || !is_han(c);
            let boundary = before.get(len).is_none_or(|c| ends(*c));
            if boundary && before[..len].iter().all(|c| is_han(*c) && !NOT_NAMES.contains(*c)) {
                let name: String = before[..len].iter().rev().chain([&level]).collect();
                // A line that opens with the name of its government names the place by itself.
                let opens = before.get(len).is_none_or(|c| *c == '\n');
                if opens && text[at..].chars().skip(1).take(4).map(fold).eq("人民政府".chars()) {
                    found.push(name.clone());
                }
                found.push(name);
            }
        }
    }
    found
}

/// The place in a title: from its start, or after 关于, a year or a dash, up to the first word of level. In characters.
pub fn in_title(title: &str) -> Option<(usize, usize)> {
    let chars: Vec<char> = title.chars().collect();
    let begins = |at: usize| {
        at == 0
            || chars.get(at.wrapping_sub(2)..at).is_some_and(|pair| pair == ['关', '于'] || pair == ['年', '度'])
            || matches!(chars.get(at - 1), Some('—' | '-' | '―' | ' ' | ':' | '|' | '｜'))
            || chars.get(at - 1) == Some(&'年') && chars[at] != '度'
    };
    (0..chars.len()).filter(|&at| begins(at)).find_map(|start| {
        let end = name_end(&chars, start)?;
        let name = &chars[start..end];
        // 致全市市民的一封信 speaks to a place.
        if name[0] == '致' {
            return None;
        }
        // 全县, 本市; but 全椒县, 本溪市 and 关岭县 are names.
        let whole = matches!(
            name,
            ['全' | '本', _] | ['关', '于', ..] | ['全' | '本', '市' | '县' | '区' | '省' | '体' | '级' | '地', ..]
        );
        let relative = "我各该".contains(name[0]) || whole || name.len() < 3 && name.last() != Some(&'县');
        // 盐城市2024年, but not 文明城市 or 大城市
        let of_city = matches!(name, [first, '城', '市'] if !"大小新老全各本我".contains(*first))
            && chars.get(end).is_none_or(|c| !is_han(*c) || matches!(c, '市' | '人' | '政' | '二'));
        let of_work = name.windows(2).any(|pair| {
            matches!(pair, ['政', '府'] | ['工', '作'] | ['重', '点'] | ['半', '年'] | ['季', '度'])
                || pair == ['城', '市'] && !of_city
        });
        (!relative && !of_work).then_some((start, end))
    })
}

/// Where the name that begins at `start` ends: after its first word of level that does not begin another word.
fn name_end(chars: &[char], start: usize) -> Option<usize> {
    for at in start..chars.len().min(start + 12) {
        let c = chars[at];
        if !is_han(c) {
            return None;
        }
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        // 市民中心, but 临溪市民政局
        let civil = matches!(chars.get(at + 2), Some('政' | '族' | '宗' | '生' | '营' | '办'));
        let begins_word = c == '市' && (matches!(next, '场' | '级' | '容') || next == '民' && !civil)
            || c == '区' && matches!(next, '域' | '块' | '级')
            || c == '省' && next == '级'
            || c == '州' && at == start + 1;
        let new_area = next == '新' && chars.get(at + 2) == Some(&'区');
        // 槐溪镇2022年, 云岭乡人民政府; but not 乡镇 or 特色小镇
        let town = matches!(c, '镇' | '乡')
            && at >= start + 2
            && !"小大重集城乡".contains(chars[at - 1])
            && (next.is_ascii_digit() || matches!((next, chars.get(at + 2)), ('人', Some('民')) | ('政', Some('府'))));
        if town {
            return Some(at + 1);
        }
        // 和安街道2023年, 城关街道办事处
        let street = matches!((c, next), ('街', '道'))
            && at >= start + 2
            && matches!(chars.get(at + 2), Some('2' | '办' | '1' | '民' | '政' | ' '));
        if street {
            return Some(at + 2);
        }
        if at > start && matches!(c, '市' | '县' | '区' | '省' | '州' | '旗' | '盟') && !begins_word && !new_area
        {
            return Some(at + 1);
        }
    }
    None
}
