//! Names of other places: what a clause tells of another house, another side of the town or another work at the same place is not told of the wish.

use super::Wish;
use crate::passage::noun::Noun;

/// 泵站已建成 for 公厕, 体育馆 for 图书馆: a short name that is that of another work.
pub(super) fn is_other_place(wish: &Wish, own: &Noun) -> bool {
    let names = own.folded();
    let Some((last, kind)) = names.split_last() else { return false };
    if !PLACES.contains(*last) || PLACE_WORDS.iter().any(|word| own.closes_with(word)) {
        return false;
    }
    let wished = wish.noun.folded();
    let kept = |c: &char| wished.contains(c);
    !kind.iter().any(kept) && (!kept(last) || kind.len() > 1)
}

/// 北站站前广场 for 南站综合枢纽: the same name with another point of the compass.
pub(super) fn is_across(wished: &Noun, own: &Noun) -> bool {
    const POINTS: [char; 4] = ['东', '西', '南', '北'];
    let tells = |noun: &Noun| noun.chars().any(|c| POINTS.contains(&c));
    if !tells(wished) || !tells(own) {
        return false;
    }
    let city = |words: &[char]| {
        let pair = words.windows(2).find(|pair| pair[0] == '城' && POINTS.contains(&pair[1]));
        pair.map(|pair| pair[1])
    };
    // 城南消防站 for 城北片区消防站
    if let (Some(one), Some(other)) = (city(&wished.folded()), city(&own.folded()))
        && one != other
    {
        return true;
    }
    let (wished, own) = (wished.folded(), own.folded());
    let named = |words: &[char], place: [char; 3]| words.windows(3).any(|other| other == place);
    wished.windows(3).any(|place| {
        let [before, point, after] = [place[0], place[1], place[2]];
        POINTS.contains(&point)
            && PLACES.contains(after)
            && !named(&own, [before, point, after])
            && POINTS.iter().any(|&other| other != point && named(&own, [before, other, after]))
    })
}

/// 南湖湿地观鸟步道 for 南湖湿地科普馆: another work at the same place.
pub(super) fn is_on_same_site(wished: &Noun, own: &Noun) -> bool {
    let kind = |c: &char| PLACES.contains(*c) || matches!(c, '道' | '塔' | '坝');
    let place = |noun: &Noun| -> Vec<char> {
        let words = noun.folded();
        let end = words.iter().rposition(kind).map_or(0, |at| at + 1);
        words[..end].to_vec()
    };
    let (wished, own) = (place(wished), place(own));
    let site = wished.iter().zip(&own).take_while(|(a, b)| a == b).count();
    let head = |words: &[char]| words[words.len().saturating_sub(2)..].to_vec();
    let named = |words: &[char], head: &[char]| words.windows(2).any(|pair| pair == head);
    site >= 2
        && wished.len() >= site + 2
        && own.len() >= site + 2
        && wished.last() != own.last()
        && !named(&own, &head(&wished))
        && !named(&wished, &head(&own))
}

/// 第二人民医院急诊科 for 儿童医院: a house of the same kind by another name.
pub(super) fn is_namesake(wished: &Noun, own: &Noun) -> bool {
    let (wished, own) = (wished.folded(), own.folded());
    let Some(end) = wished.iter().rposition(|c| HOUSES.contains(*c)).filter(|end| *end >= 3) else { return false };
    let kind = &wished[end - 1..=end];
    let name = |words: &[char], at: usize| -> Vec<char> {
        let common = |c: &char| "市县区镇乡省级新建该本此各全的第一二三四五".contains(*c);
        words[at.saturating_sub(LONGEST_OWN)..at].iter().copied().filter(|c| !common(c)).collect()
    };
    let mut places = (0..own.len().saturating_sub(1)).filter(|at| own[*at..*at + 2] == *kind).peekable();
    let wanted = name(&wished, end - 1);
    let other = |at: usize| {
        let named = name(&own, at);
        named.len() >= 2 && !wanted.iter().any(|c| named.contains(c))
    };
    wanted.len() >= 2 && places.peek().is_some() && places.all(other)
}

/// What the names of houses end in.
const HOUSES: &str = "馆校院厂站";

/// No more characters before the word for its kind name a house.
const LONGEST_OWN: usize = 4;

/// 社区发热诊室 for 社区口腔诊室: a place of the same kind at the same address, and another one.
pub(super) fn is_next_door(wished: &Noun, own: &Noun) -> bool {
    let place = |noun: &Noun| -> Vec<char> {
        let words = noun.folded();
        let end = words.iter().rposition(|c| PLACES.contains(*c) || *c == '室').map_or(0, |at| at + 1);
        words[..end].to_vec()
    };
    let (wished, own) = (place(wished), place(own));
    let start = wished.iter().zip(&own).take_while(|(a, b)| a == b).count();
    let rest = wished.len().min(own.len()) - start;
    let end = wished.iter().rev().zip(own.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (wished, own) = (&wished[start..wished.len() - end], &own[start..own.len() - end]);
    start >= 2 && end >= 2 && wished.len() == 2 && own.len() == 2 && !wished.iter().any(|c| own.contains(c))
}

/// What the name of a work ends in.
const PLACES: &str = "馆校院路桥站厂园场库村镇区县河湖港所街仓";

/// What any of several works can be called.
const PLACE_WORDS: [&str; 14] =
    ["学校", "场馆", "院区", "校区", "园区", "厂区", "库区", "道路", "全路", "全桥", "全场", "新馆", "各村", "各县区"];
