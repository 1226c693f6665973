//! Names that are alike but for one word: 城镇登记失业率 and 城镇调查失业率, 雨水管网 and 污水管网. What is told of the one tells nothing of the other.

use crate::lexicon::language::{CONTRASTS, STOPWORDS, VERBS, Verb};
use crate::passage::noun::Noun;
use crate::text::opens_with;

/// Names with a shorter common end are not of one kind, unless they begin alike as well.
const END: usize = 2;
/// A word that tells two names apart is no longer.
const LONGEST: usize = 4;

/// Whether two names end alike, and have in one and the same place before that words of their own that have nothing in common.
pub fn are_siblings(one: &Noun, other: &Noun) -> bool {
    if !one.may_share(other) {
        return false;
    }
    let (one, other) = (one.canonical(), other.canonical());
    if one.last() != other.last() {
        return false;
    }
    // 规上工业增加值 leaves out characters of 规模以上工业增加值, and has none of its own.
    if is_within(&one, &other) || is_within(&other, &one) {
        return false;
    }
    let (one, other) = (own(&one), own(&other));
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    // 治理率 and 处理率: the word that differs may go on with a common character.
    let works = |words: &[char]| {
        let last = words.len() - end;
        (last..words.len().min(last + 2)).any(|to| is_work(&words[start..to]))
    };
    if works(&one) && works(&other) {
        return false;
    }
    let (one, other) = (&one[start..one.len() - end], &other[start..other.len() - end]);
    let short = |words: &[char]| (1..=LONGEST).contains(&words.len());
    let alike = end >= END || end > 0 && start >= END;
    // 城镇 and 城市 share their first character.
    let part = if start > 0 { one.len() == 1 || other.len() == 1 } else { (one.len() == 1) != (other.len() == 1) };
    alike && !part && short(one) && short(other) && !is_work(one) && !is_work(other) && !overlap(one, other)
}

/// Whether words share more than a character that many have: 城镇 and 城市 do, 重点人群 and 常住人口 do not.
fn overlap(one: &[char], other: &[char]) -> bool {
    let long = one.len() >= LONGEST && other.len() >= LONGEST;
    let pairs = || one.windows(2).any(|pair| other.windows(2).any(|own| own == pair));
    let shared = one.iter().filter(|c| other.contains(c)).count();
    shared > usize::from(long) || long && pairs()
}

/// What words have that make any name one of a part.
const PART: &str = "part";

/// Whether the characters of one name stand in another in the same order.
fn is_within(one: &[char], other: &[char]) -> bool {
    let mut rest = other.iter();
    one.iter().all(|c| rest.any(|other| other == c))
}

/// Whether two names hold words of one group that are never told for each other: 城市…率 and 农村…率, 国家级 and 省级; or the other one a word
/// that makes it a part of the first. Both are printed words, folded.
pub fn are_contrasted(one: &[char], other: &[char]) -> bool {
    let told = |words: &[char]| -> Vec<&'static str> {
        CONTRASTS.find(words).map(|(_, _, contrast)| *contrast).filter(|contrast| *contrast != "-").collect()
    };
    let (one, other) = (told(one), told(other));
    // 限额以上零售额 is a part of 零售总额.
    if other.iter().any(|found| *found == PART && !one.contains(found)) {
        return true;
    }
    let group = |contrast: &'static str| contrast.split(':').next();
    one.iter().filter(|own| **own != PART).any(|own| {
        let mut same = other.iter().filter(|found| group(found) == group(own)).peekable();
        same.peek().is_some() && same.all(|found| !one.contains(found))
    })
}

/// The words without those that name nothing.
fn own(words: &[char]) -> Vec<char> {
    let mut own = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        if let Some(word) = FILLERS.iter().find(|word| opens_with(&words[at..], word)) {
            at += word.chars().count();
            continue;
        }
        if let Some((len, ())) = STOPWORDS.at(words, at) {
            at += len;
            continue;
        }
        if !matches!(words[at], '的' | '及' | '和' | '与' | '等' | '各' | '总' | '约') {
            own.push(words[at]);
        }
        at += 1;
    }
    own
}

/// Words that say how or of whom, and not of what: 年均浓度 and 平均浓度 are one.
const FILLERS: [&str; 29] = [
    "入户",
    "上门",
    "逐户",
    "以下",
    "以上",
    "千伏",
    "免费",
    "年均",
    "平均",
    "适龄",
    "在校",
    "各类",
    "全部",
    "本级",
    "有效",
    "万人",
    "高标准",
    "标准化",
    "规范化",
    "高质量",
    "高水平",
    "标准",
    "村级",
    "成功",
    "建成",
    "全年",
    "按",
    "开放",
    "实有",
];

/// 治理 and 处理: words for work, either of which may be used.
fn is_work(words: &[char]) -> bool {
    VERBS.at(words, 0).is_some_and(|(len, verb)| len == words.len() && *verb != Verb::Noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn siblings(one: &str, other: &str) -> bool {
        let noun = |words: &str| Noun::of(&words.chars().collect::<Vec<char>>());
        are_siblings(&noun(one), &noun(other))
    }

    #[test]
    fn one_word_tells_two_names_apart() {
        for (one, other) in [
            ("城镇登记失业率", "城镇调查失业率"),
            ("污水管网", "雨水管网"),
            ("户籍人口城镇化率", "常住人口城镇化率"),
            ("风力发电装机", "光伏发电装机"),
            ("城市燃气普及率", "城市供水普及率"),
            ("签约服务重点人群覆盖率", "签约服务常住人口覆盖率"),
        ] {
            assert!(siblings(one, other) && siblings(other, one), "{one} {other}");
        }
    }

    #[test]
    fn words_of_one_group_contrast() {
        let chars = |words: &str| words.chars().collect::<Vec<char>>();
        let contrasted = |one: &str, other: &str| are_contrasted(&chars(one), &chars(other));
        assert!(contrasted("国家级农业龙头企业", "省级农业龙头企业"));
        assert!(contrasted("城市生活污水集中处理率", "农村生活污水治理率"));
        assert!(!contrasted("省级以上龙头企业", "国家级龙头企业"), "the higher level is held by the lower one");
        assert!(contrasted("社会消费品零售额", "限额以上社会消费品零售额"), "a part");
        assert!(!contrasted("中小学学位", "小学学位"), "a part is no contrast");
    }

    #[test]
    fn a_shorter_name_or_another_order_is_no_other_name() {
        for (one, other) in [
            ("规模以上工业增加值", "规上工业增加值"),
            ("城镇污水处理率", "城市污水处理率"),
            ("城镇老旧小区", "老旧小区"),
            ("农村生活污水治理率", "农村生活污水处理率"),
            ("旅游接待人次", "接待游客人次"),
        ] {
            assert!(!siblings(one, other), "{one} {other}");
        }
    }
}
