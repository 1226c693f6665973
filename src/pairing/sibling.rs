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

/// Whether two long names measure alike and begin with things that have hardly anything in common: 医疗器械不良事件报告数 and 药品不良反应报告数.
pub fn are_of_two_things(one: &Noun, other: &Noun) -> bool {
    let (one, two) = (own(&one.canonical()), own(&other.canonical()));
    let end = one.iter().rev().zip(two.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - end], &two[..two.len() - end]);
    let least = one.len().min(other.len());
    let pairs = one.windows(2).filter(|pair| other.windows(2).any(|own| own == *pair)).count();
    let chars = one.iter().filter(|c| other.contains(c)).count();
    let measured = matches!(two.last(), Some('率' | '数' | '额' | '例' | '度' | '重'));
    measured && end >= LONGEST && least >= LONGEST && pairs * 4 < least && chars * 5 <= least * 2
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
    let (one, other) = (contrasts(one), contrasts(other));
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

/// The groups of the words that are printed side by side with others, each with its place in the group.
pub fn contrasts(words: &[char]) -> Vec<&'static str> {
    let found = CONTRASTS.find(words).flat_map(|(_, _, told)| told.split(' '));
    found.filter(|contrast| *contrast != "-").collect()
}

/// Whether two names begin alike and go on with words that have nothing in common: 农村文化广场 and 农村垃圾收集点, which share no more than their
/// first word. 城市书房 and 城市项目 may be one: the second goes on with a word for anything.
pub fn are_of_two_kinds(one: &Noun, other: &Noun) -> bool {
    let (one, other) = (own(&one.canonical()), own(&other.canonical()));
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let says = |words: &[char], least: usize| {
        let at =
            |at: usize| ANYTHING.iter().find(|word| opens_with(&words[at..], word)).map(|word| word.chars().count());
        let (mut place, mut told) = (0, 0);
        while place < words.len() {
            let general = at(place);
            told += usize::from(general.is_none());
            place += general.unwrap_or(1);
        }
        told >= least && !is_work(words)
    };
    // 省级卫生乡镇 and 省级卫生村: behind a long beginning one character tells.
    let least = |words: &[char]| if start >= LONGEST && words.len() >= END { 1 } else { END };
    let both = says(one, least(other)) && says(other, least(one));
    start >= END && both && !one.iter().any(|c| other.contains(c))
}

/// Words for anything that a name may go on to tell of.
const ANYTHING: [&str; 30] = [
    "项目", "工程", "任务", "工作", "设施", "场所", "点位", "面积", "里程", "长度", "数量", "人数", "规模", "总量",
    "总数", "改造", "建设", "治理", "整治", "提升", "服务", "机构", "企业", "单位", "主体", "务工", "就业", "时间",
    "时限", "流程",
];

/// What a rate is a rate of: two names of rates tell of two things where each has a word for it that the other has not.
pub fn are_two_rates(one: &Noun, other: &Noun) -> bool {
    let (one, other) = (one.canonical(), other.canonical());
    let work = |words: &[char]| match words {
        [.., first, second, '率'] => Some([*first, *second]),
        _ => None,
    };
    let Some((own, told)) = work(&one).zip(work(&other)) else { return false };
    let holds = |words: &[char], work: [char; 2]| words.windows(2).any(|pair| pair == work);
    let alike = |group: &&[[char; 2]]| group.contains(&own) && group.contains(&told);
    !own.iter().any(|c| told.contains(c)) && !holds(&one, told) && !holds(&other, own) && !RATES.iter().any(alike)
}

/// Words for one and the same rate, or that go with any other.
const RATES: [&[[char; 2]]; 4] = [
    &[['处', '理'], ['治', '理'], ['处', '置'], ['管', '控'], ['整', '治']],
    &[['覆', '盖'], ['普', '及'], ['通', '达'], ['参', '保'], ['签', '约'], ['入', '户'], ['接', '入'], ['建', '成']],
    &[['合', '格'], ['达', '标'], ['优', '良'], ['通', '过']],
    &[['完', '成'], ['办', '结'], ['整', '改'], ['化', '解'], ['落', '实'], ['达', '标'], ['销', '号'], ['交', '付']],
];

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
        assert!(contrasted("基本医疗保险参保率", "基本养老保险参保率"), "of two groups one is shared");
        assert!(contrasted("家庭医生签约率", "重点人群家庭医生签约率") && contrasted("全人群签约率", "重点人群签约率"));
    }

    #[test]
    fn names_that_only_begin_alike_are_of_two_kinds() {
        let noun = |words: &str| Noun::of(&words.chars().collect::<Vec<char>>());
        let apart = |one: &str, other: &str| are_of_two_kinds(&noun(one), &noun(other));
        assert!(apart("农村文化广场", "农村垃圾收集点") && apart("城市书房", "城市驿站"));
        assert!(!apart("农村公路", "农村道路") && !apart("城市书房", "城市书房项目") && !apart("农村危房", "危房"));
    }

    #[test]
    fn a_rate_is_of_the_work_that_it_names() {
        let noun = |words: &str| Noun::of(&words.chars().collect::<Vec<char>>());
        let apart = |one: &str, other: &str| are_two_rates(&noun(one), &noun(other));
        assert!(apart("电子社保卡签发率", "电子社保卡激活率") && apart("垃圾资源化利用率", "垃圾无害化处理率"));
        assert!(!apart("污水处理率", "污水治理率") && !apart("医生签约率", "签约服务覆盖率"));
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
