//! Whose figure it is: the place's own, or that of a government above it or of a town in it.

use super::comparable::comparable;
use crate::lexicon::language::{Role, VERBS, Verb};
use crate::lexicon::levels::{LEVELS, Level, Told};
use crate::pairing::Setting;
use crate::passage::{Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, closes_with, holds, opens_with};

/// The level that a stretch opens with.
fn opens(words: &[char], place: Option<&str>) -> Option<Level> {
    // 全国12315平台: the name of what takes the complaints.
    let named = |len: usize| words.get(len).is_some_and(char::is_ascii_digit);
    let word = LEVELS.at(words, 0).filter(|(len, _)| !named(*len)).map(|(_, word)| word.level);
    word.or_else(|| Level::of_place(place.filter(|place| opens_with(words, place))?))
}

/// The level that a figure is told of: by the last such word before it in its sentence that opens a clause, but for the time it tells of.
fn of_figure(passage: &Passage, figure: &Figure, place: Option<&str>) -> Option<Level> {
    passage.back_from(figure.clause).find_map(|clause| {
        let end = clause.span.end.min(figure.quantity.core.start);
        let words = passage.text.folded(Chars::new(clause.span.start, end.max(clause.span.start)));
        // 承办全国青年锦标赛 names no level.
        let mut at = 0;
        while let Some(len) = opening(&words[at..]) {
            at += len;
        }
        let first = place.and_then(|place| place.chars().next());
        let may = |at: usize| matches!(words[at], '全' | '我' | '本') || Some(words[at]) == first;
        let county = |at: usize| {
            Some(at)
                .filter(|at| may(*at))
                .and_then(|at| opens(&words[at..], place))
                .filter(|level| *level == Level::County)
        };
        opens(&words[at..], place).or_else(|| (at..words.len()).rev().find_map(county))
    })
}

/// The length of the words of time, or of where a figure is from, that open a clause.
fn opening(words: &[char]) -> Option<usize> {
    const WORDS: [&str; 14] = [
        "前三季度",
        "一季度",
        "上半年",
        "下半年",
        "三季度",
        "四季度",
        "全年",
        "今年",
        "本年",
        "年末",
        "其中",
        "初步核算",
        "截至",
        "目前",
    ];
    let word = WORDS.iter().find(|word| opens_with(words, word)).map(|word| word.chars().count());
    let mark = |c: &char| {
        c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '底' | '末' | '至' | '-' | '—' | ',' | '，' | ':' | ' ')
    };
    word.or_else(|| words.first().filter(|c| mark(c)).map(|_| 1))
}

/// The level of the ledger: that of its place, or the lowest that the cell calls its own.
fn own_level(passage: &Passage, setting: Setting) -> Option<Level> {
    match (setting.place.and_then(Level::of_place).or(setting.level), passage.levels().lowest()) {
        // 全市 of a city that is a county is its own.
        (Some(place), Some(lowest)) => Some(place.min(lowest)),
        (place, lowest) => place.or(lowest),
    }
}

/// 全市普及率93%，我县90%: a figure of a higher government than the ledger's own, where the promise does not speak of it.
pub(super) fn is_of_higher(target: &Target, passage: &Passage, figure: &Figure, setting: Setting) -> bool {
    if is_of_other_place(target, passage, figure, setting)
        || is_of_neighbour(target, passage, figure)
        || is_of_higher_office(target, passage, figure)
    {
        return true;
    }
    let Some(level) = of_figure(passage, figure, setting.place) else { return false };
    let asked = Told::of(&target.words);
    let promised = asked.names(level);
    // 全县 in the promise tells whose figure is asked for, as well.
    let asked = asked.lowest();
    let above = own_level(passage, setting).or(asked).into_iter().chain(asked).any(|own| own < level);
    // 省下达的任务 is one's own.
    let province = target.names("省") && !["省下达", "省定", "省里"].iter().any(|word| target.names(word));
    let named = level == Level::Province && province || target.names("全国");
    (above || is_no_ledgers(passage, level, setting)) && !promised && !named
}

/// 全国培训12万名, 全省5200名 in a ledger that does not say whose it is: few are a whole province's, and none the state's.
fn is_no_ledgers(passage: &Passage, level: Level, setting: Setting) -> bool {
    match level {
        Level::State => true,
        Level::Province => {
            setting.place.is_none() && setting.level != Some(level) && !passage.levels().is_own(Some(level))
        }
        Level::City | Level::County => false,
    }
}

/// 邻县430名, 周边县区: what is told of the neighbours.
fn is_of_neighbour(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let told = passage.clauses.get(figure.clause).is_some_and(|own| {
        let words = passage.text.folded(Chars::new(own.span.start, figure.quantity.core.start.max(own.span.start)));
        NEIGHBOURS.iter().any(|word| opens_with(words, word))
    });
    told && !NEIGHBOURS.iter().any(|word| target.names(word))
}

/// What neighbours are called.
const NEIGHBOURS: [&str; 10] =
    ["邻县", "邻市", "邻区", "邻省", "相邻县", "相邻市", "周边县", "周边市", "兄弟县", "兄弟市"];

/// 省卫健委培训4100名，我县选派86名: what a higher office did, where the ledger's own share of it is told behind.
fn is_of_higher_office(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let opening = |index: usize| {
        let own = passage.clauses.get(index).map_or(Chars::default(), |own| own.span);
        passage.text.folded(own)
    };
    let high = |words: &[char]| matches!(words, ['省' | '市' | '州', ..] | ['国', '家', ..] | ['中', '央', ..]);
    // 省级示范社5家 is a name.
    let office = |words: &[char]| high(words) && !matches!(words, [_, '级', ..] | [_, _, '级', ..]);
    let ours = |next: &Figure| LEVELS.at(opening(next.clause), 0).is_some_and(|(_, word)| word.own);
    let sentence = passage.sentence_of(figure);
    let mut later = passage.behind(figure).iter().take_while(|next| passage.sentence_of(next) == sentence);
    office(opening(figure.clause))
        && !figure.has(Role::Part)
        && later.any(|next| next.clause > figure.clause && ours(next) && comparable(target, next))
}

/// 大连市投入强度为3.02%，我市数据尚未反馈: the figure of a place of another name, where the cell speaks of its own as well.
fn is_of_other_place(target: &Target, passage: &Passage, figure: &Figure, setting: Setting) -> bool {
    let Some(place) = setting.place else { return false };
    let Some(own) = passage.clauses.get(figure.clause) else { return false };
    let words = passage.text.folded(Chars::new(own.span.start, figure.quantity.core.start.max(own.span.start)));
    let named = (2..=LONGEST_PLACE).find(|&at| words.get(at).is_some_and(|c| matches!(c, '省' | '市' | '州')));
    // 南通全市新增312家
    let whole = |at: &usize| {
        words.get(*at) == Some(&'全') && words.get(at + 1).is_some_and(|c| matches!(c, '省' | '市' | '州'))
    };
    let named = named.or_else(|| (2..=LONGEST_PLACE).find(whole).map(|at| at - 1));
    let name = named.map(|end| &words[..=end]).filter(|name| name.iter().all(|c| crate::text::is_han(*c)));
    name.is_some_and(|name| {
        let name: String = name.iter().collect();
        let own_too = passage.levels().is_own(None);
        // 其中我市新增71家
        let ours = name.starts_with(['全', '我', '本', '城']) || name.contains('我') || name.contains("其中");
        // 认定省级, 建成城市书房 are no places.
        let word = VERBS.at(words, 0).is_some_and(|(len, verb)| *verb != Verb::Noun && len > 1)
            || words.get(named.unwrap_or_default() + 1) == Some(&'级')
            || name.ends_with("城市");
        own_too && !place.contains(&name) && !target.names(&name) && !ours && !word
    })
}

/// 石家庄市 is no longer before its last character.
const LONGEST_PLACE: usize = 3;

/// 其中我县58家 of 全市900家: a part of another whole, and all of the ledger's own.
pub(super) fn is_own_part(passage: &Passage, figure: &Figure, setting: Setting) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let Some(at) = (0..words.len()).rev().find(|&at| opens_with(&words[at..], "其中")) else { return false };
    let rest = &words[at + 2..];
    LEVELS.at(rest, 0).is_some_and(|(_, word)| word.own) || setting.place.is_some_and(|place| opens_with(rest, place))
}

/// 龙泉镇新建21公里，其他乡镇57公里: one town's figure beside what is told of others.
pub(super) fn is_of_town(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(own) = passage.clauses.get(figure.clause) else { return false };
    let words = passage.text.folded(Chars::new(own.span.start, figure.quantity.core.start));
    let ends = |at: &usize| {
        let zone = ZONES.iter().find(|zone| opens_with(&words[*at..], zone)).map(|zone| zone.chars().count());
        zone.or_else(|| matches!(words[*at], '镇' | '乡').then_some(1)).map(|len| at + len - 1)
    };
    let end = (0..words.len().min(LONGEST_TOWN)).find_map(|at| ends(&at));
    let Some(end) = end.filter(|end| *end > 0 && words.get(end + 1) != Some(&'村')) else { return false };
    let town: String = words[..=end].iter().collect();
    // 边雄乡、甲措雄乡等地的6个: in several towns
    if crate::text::holds_any(words, &["等地", "等乡", "等镇", "等街道"]) {
        return false;
    }
    let all = passage.text.folded(passage.text.all());
    let others = ["其他乡镇", "其余乡镇", "其它乡镇", "全县", "全区", "全市", "全旗"];
    // 城镇, 城乡, 送戏下乡 are no names.
    let name =
        words[..end].last().is_some_and(|c| !matches!(c, '城' | '集' | '下' | '家' | '返' | '入' | '回' | '建' | '村'));
    let any = words.first().is_some_and(|c| matches!(c, '全' | '各' | '每' | '其' | '所' | '个'));
    let name = name && !any && words[..end].iter().all(|c| crate::text::is_han(*c));
    let kind = !name || VERBS.at(words, 0).is_some_and(|(_, verb)| *verb != Verb::Noun);
    let beside = !kind && others.iter().any(|word| holds(all, word)) && !closes_with(&words[..=end], "乡镇");
    beside && !target.names(&town) && comparable(target, figure)
}

/// Parts of a place that are no towns.
const ZONES: [&str; 6] = ["经开区", "高新区", "开发区", "园区", "新区", "街道"];

/// No town's name is longer.
const LONGEST_TOWN: usize = 5;
