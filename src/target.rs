//! Targets: the measurable quantities that an item promises.
//!
//! # Method: 读什么 / What is read
//!
//! - 一份台账由若干事项组成；每个事项有承诺，有完成情况。程序找出承诺里可以计量的目标，再到完成情况里找回答它的数字。
//!   / A ledger is a list of items, each with a commitment and with what became of it. The program finds what the commitment promises in
//!   figures, and looks for the figures that answer it.
//!   = 新建幼儿园5所，改造小学3所。 | 新建幼儿园6所，改造小学3所。 | exceeded
//! - 名称里的数字（5G、2号线、十四五）、日期和期限、序数、限定对象的门槛（投资500万元以上的项目）不是目标。
//!   / Digits inside names (5G, line 2), dates and deadlines, ranks, and thresholds that only qualify a noun (projects over 5 million yuan)
//!   are not targets.
//!   = 开工投资500万元以上的项目20个。 | 开工投资500万元以上的项目22个。 | exceeded

use crate::lexicon::language::{CEILINGS, Few, ROLES, Role, VERBS, Verb};
use crate::number::Decimal;
use crate::passage::noun::Noun;
use crate::passage::{Figure, Passage};
use crate::quantity::Unit;
use crate::reading::{Reading, bracketed};
use crate::terms::{Bound, CellName, Comparator, Direction};
use crate::text::{Chars, holds_any, is_han};

mod adjusted;
mod narrative;
pub mod things;
mod threshold;

pub(crate) use narrative::distance::distance;
pub use threshold::{is_old_value, qualifies};

/// A measurable target.
#[derive(Clone, Debug)]
pub struct Target {
    /// The figure that states it.
    pub figure: Figure,
    /// The cell that the figure stands in.
    pub cell: CellName,
    /// What is measured, by its own words or those it shares with its neighbours.
    pub noun: Noun,
    /// Whether its words list several kinds: 中央、省预算内资金.
    pub lists: bool,
    /// Whether it is promised for each of several places or times: 每个乡镇至少1个, 每季度1次.
    pub each: bool,
    /// Whether it says how many there are for each of so many: 每千人6批次, 人均.
    pub per_head: bool,
    /// What is measured, as printed.
    pub indicator: String,
    /// The same, folded for comparing.
    pub words: Vec<char>,
    /// How the actual has to stand to it.
    pub comparator: Comparator,
    /// Whether 左右 stands with it, so that a tolerance applies.
    pub about: bool,
    /// Whether the indicator is better low.
    pub ceiling: bool,
    /// Which way it points.
    pub direction: Direction,
    /// The value; the near end of a range.
    pub value: Decimal,
    /// The far end of a range.
    pub upper: Option<Decimal>,
    /// The unit.
    pub unit: Option<Unit>,
    /// What the number is printed in: 10 000 where it stands before 万, 1 where it is whole.
    pub scale: Decimal,
    /// Whether the value is not printed, but follows from an actual and its distance from the target.
    pub inferred: bool,
    /// The first target, where this one replaced it.
    pub original: Option<Original>,
    /// Where one and the same is promised of several things: which of them this one is.
    pub thing: Option<things::Thing>,
}

/// A target that was replaced by another.
#[derive(Clone, Debug)]
pub struct Original {
    /// The figure as promised first.
    pub figure: Figure,
    /// Its unit.
    pub unit: Option<Unit>,
}

/// What an item promises, and which figures of its completion are taken up by that.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// The targets, in the order of the text.
    pub targets: Vec<Target>,
    /// Figures of the completion that state targets, so that they cannot be actuals.
    pub taken: Taken,
}

/// Figures of the completion that state targets, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Taken(Vec<Chars>);

impl Taken {
    fn new(mut spans: Vec<Chars>) -> Self {
        spans.sort_unstable();
        Self(spans)
    }

    /// Whether just this figure is one.
    pub fn has(&self, span: Chars) -> bool {
        self.0.binary_search(&span).is_ok()
    }

    /// Whether a figure shares text with one of them.
    pub fn touches(&self, span: Chars) -> bool {
        let before = self.0.partition_point(|own| own.start < span.end);
        before.checked_sub(1).is_some_and(|last| self.0[last].overlaps(span))
    }
}

/// The targets of an item in a ledger of this year.
pub fn of(reading: &Reading, year: Option<u16>) -> Targets {
    if reading.narrative {
        let mut found = narrative::of(reading);
        // 2024年计划接待游客570万人次, in a report on 2023: what is planned for later is taken up by that, and promised by another ledger.
        found.targets.retain(|target| target.figure.year.is_none_or(|own| year.is_none_or(|year| own <= year)));
        found.targets = things::split(found.targets);
        return found;
    }
    // A column of targets says what is promised; figures of the name beside it (30户以上自然村通硬化路, the province's 新建7000个) only name it.
    let column = reading.target_text.as_ref().map(|cell| promised(cell, reading)).filter(|column| !column.is_empty());
    let mut targets = match column {
        Some(column) => [beside_column(&column, reading), column].concat(),
        None => promised(&reading.commitment, reading),
    };
    let taken = Taken::new(adjusted::apply(&mut targets, reading));
    Targets { targets: things::split(targets), taken }
}

/// 治理中小河流30公里 beside 6200万元 in the column: what the name promises to do is a target as well, where it is measured otherwise and the report
/// tells how much of it was done.
fn beside_column(column: &[Target], reading: &Reading) -> Vec<Target> {
    let dimension = |unit: Option<&Unit>| unit.map(|unit| unit.dimension);
    let told = |target: &Target| {
        let own = dimension(target.unit.as_ref());
        let mut told = reading.completion.figures.iter().map(|figure| dimension(figure.quantity.unit.as_ref()));
        own.is_some_and(|own| !matches!(own, "percent" | "points"))
            && column.iter().all(|other| dimension(other.unit.as_ref()) != own && other.unit.is_some())
            && told.any(|told| told == own)
    };
    let works = |target: &Target| !target.figure.verb_words.is_empty();
    promised(&reading.commitment, reading).into_iter().filter(|target| works(target) && told(target)).collect()
}

/// The targets that one promising cell states.
fn promised(passage: &Passage, reading: &Reading) -> Vec<Target> {
    let figures = &passage.figures;
    let stated = (0..figures.len()).filter(|&index| {
        let figure = &figures[index];
        let bare = !passage.text.folded(passage.before(figure)).iter().any(|c| is_han(*c));
        // 重点工程投资完成率不低于100%: a rate with a name of its own is what is promised.
        let words = passage.text.folded(passage.before(figure));
        let named = ["完成率", "办结率", "完成比例"].iter().any(|rate| {
            let name =
                words.iter().position(|c| matches!(c, '不' | '达' | '为' | '保')).map_or(words, |at| &words[..at]);
            let own = name.len().saturating_sub(rate.chars().count());
            // 免费开展筛查，筛查完成率不低于95%: the work is named before.
            let work = || {
                let start = passage.clauses.get(figure.clause).map_or(0, |clause| clause.span.start);
                own > 1
                    && crate::text::holds(
                        passage.text.folded(Chars::new(0, start)),
                        &name[..own].iter().collect::<String>(),
                    )
            };
            crate::text::closes_with(name, rate) && (own > 3 || work())
        });
        // 1500套（2019—2021年累计4500套）: what it comes to over the years is no second promise.
        let over_years = passage.clauses.get(figure.clause).is_some_and(|own| {
            let words = passage.text.folded(own.span);
            own.depth > 0 && index > 0 && crate::text::holds_any(words, &["累计", "合计", "共计"])
        });
        // 在2024年已建成6个的基础上，再新建4个: what there is already is no promise.
        let built = passage.clauses.get(figure.clause).is_some_and(|own| {
            let behind = Chars::new(figure.quantity.span.end, own.span.end.max(figure.quantity.span.end));
            crate::text::holds(passage.text.folded(behind), "基础上")
        });
        (figure.rate.is_none() || bare || named)
            && !over_years
            && !built
            && !figure.has(Role::Lead)
            && !is_old_value(passage, index)
            && (!qualifies(passage, index) || threshold::is_measured(passage, index, &reading.completion))
    });
    let mut targets: Vec<Target> = stated.map(|index| target(passage, &figures[index], reading)).collect();
    if targets.is_empty() {
        targets.extend(positive_growth(passage, reading));
    }
    targets
}

/// One figure as a target.
pub(crate) fn target(passage: &Passage, figure: &Figure, reading: &Reading) -> Target {
    let quantity = &figure.quantity;
    let unit = quantity.unit.clone().or_else(|| bracket_unit(passage, figure, reading));
    let mut noun = figure.noun.clone();
    if noun.is_empty() && reading.narrative {
        // 社区老年食堂。全年目标新建20家: the headline names what is counted.
        if passage.figures_of(0).next().is_none() && passage.clauses.len() > 1 {
            noun.extend(passage.noun_of(0));
        }
    } else if noun.is_empty() {
        for cell in names(reading) {
            noun.extend(&whole_noun(cell));
        }
        // Where the row is a region, the heading says what is measured.
        if let Some(heading) = reading.section.as_ref().filter(|_| names(reading).all(is_region)) {
            noun.extend(&whole_noun(heading));
        }
    }
    let mut figure = figure.clone();
    if figure.noun.is_empty() && passage.cell == CellName::TargetText {
        // 高新技术企业总数 of 260家: the name says that the whole is meant.
        let told = names(reading).flat_map(|name| ROLES.find(name.text.chars())).map(|(_, _, role)| *role);
        figure.roles.extend(told.filter(|role| *role == Role::Stock));
        // 能耗下降率 of 3%: the name says that a bare number is a change, and which way it points.
        let change = names(reading).flat_map(|name| VERBS.find(name.text.chars())).map(|(_, _, verb)| *verb);
        figure.verbs.extend(change.filter(|verb| matches!(verb, Verb::Grow | Verb::Fall)));
        // 棚户区改造新开工 of 8600套: a start is all that is promised.
        let starts = names(reading).any(|name| {
            let words = name.text.chars();
            let ends = |(at, len, verb): &(usize, usize, &Verb)| {
                **verb == Verb::Start && (*at == 0 || at + len == words.len())
            };
            VERBS.find(words).any(|found| ends(&found)) && !VERBS.find(words).any(|(_, _, verb)| *verb == Verb::Finish)
        });
        // 新建公共充电桩 of 500个: what is to come to what there is.
        let adds = names(reading).find_map(|name| {
            let words = name.text.chars();
            VERBS.at(words, 0).filter(|(_, verb)| **verb == Verb::Add).map(|(len, _)| words[..len].to_vec())
        });
        if let Some(words) = adds.filter(|_| figure.verb.is_none() && !starts && !is_better_low(&noun.folded())) {
            figure.verb = Some(Verb::Add);
            figure.verbs.push(Verb::Add);
            figure.verb_words = words;
        }
        if starts && figure.verb.is_none() {
            figure.verb = Some(Verb::Start);
            figure.verbs.push(Verb::Start);
        }
    }
    if over_years(passage, &figure) {
        // （2013—2017年）: what was done over these years answers.
        figure.roles.push(Role::Stock);
    }
    let percent = unit.as_ref().is_none_or(|unit| unit.dimension == "percent");
    let falls = figure.verbs.contains(&Verb::Fall) && percent;
    let direction = if falls { Direction::Decrease } else { quantity.direction };
    // 分别达到92%和97%: the second has the verb of the first.
    let level = last_level_verb(passage, &figure)
        .or(figure.verb.filter(|verb| *verb == Verb::Floor && passage.before(&figure).is_empty()));
    // 整改火灾隐患320处 is work on what is better low.
    let works = figure.verbs.iter().any(|verb| matches!(verb, Verb::Act | Verb::Finish | Verb::Add))
        && !figure.verb_words.is_empty();
    let ceiling =
        direction == Direction::Increase && level != Some(Verb::Floor) && !works && is_better_low(&noun.folded());
    // 控制在12～18个月: beyond the far end it is not kept.
    let capped = level == Some(Verb::Cap) && quantity.bound == Bound::Between && direction == Direction::Increase;
    let ceiling = ceiling || capped;
    let (comparator, about) = match comparator(&figure, level, ceiling) {
        _ if is_limit(passage, &figure) => (Comparator::AtMost, false),
        told => told,
    };
    let indicator = indicator(passage, &figure, &noun);
    Target {
        cell: passage.cell,
        each: is_for_each(passage, &figure),
        per_head: passage.is_per_head(&figure) || says_each(&noun.folded()),
        lists: passage.text.folded(passage.before(&figure)).contains(&'、'),
        words: words(&indicator),
        indicator,
        noun,
        comparator,
        about,
        ceiling,
        direction,
        value: quantity.value,
        upper: quantity.upper,
        unit,
        scale: scale(passage.text.folded(quantity.core)),
        inferred: false,
        original: None,
        thing: None,
        figure,
    }
}

/// 亿 and 万 behind a number.
fn scale(printed: &[char]) -> Decimal {
    let of = |mark: char, scale: i128| Decimal::new(if printed.contains(&mark) { scale } else { 1 }, 0);
    of('亿', 100_000_000).times(of('万', 10_000)).unwrap_or(Decimal::ONE)
}

/// Whether an indicator is better low; 事故多发点段治理 is work on what is.
fn is_better_low(name: &[char]) -> bool {
    let end = |name: &[char], kind: Verb| {
        let at = name.len().checked_sub(2)?;
        VERBS.at(name, at).filter(|(len, verb)| **verb == kind && at + len == name.len()).map(|_| at)
    };
    let name = end(name, Verb::Finish).map_or(name, |at| &name[..at]);
    let work = end(name, Verb::Act).is_some_and(|at| CEILINGS.occurs(&name[..at]));
    !work && CEILINGS.occurs(name)
}

/// A text folded for comparing.
fn words(text: &str) -> Vec<char> {
    text.chars().map(crate::text::fold).collect()
}

impl Target {
    /// Takes the comparator from the nature of the indicator, where the words before the figure tell how another stands to it: 失业率4.5%，超过4%的目标.
    fn of_its_nature(&mut self) {
        self.ceiling = self.direction == Direction::Increase && is_better_low(&self.noun.folded());
        self.comparator = if self.ceiling { Comparator::AtMost } else { Comparator::Plain };
    }

    /// A number that stands alone under a target printed in 万 or 亿, in what it is then meant in: 85 is 85亿元 beside 80亿元, and 13000 as many beside
    /// 1.2万人. None where neither comes near the target.
    pub fn scaled(&self, bare: Decimal) -> Option<Decimal> {
        let small = bare.times(Decimal::new(1000, 0)).is_some_and(|much| much < self.value);
        if self.scale == Decimal::ONE || !small || bare == Decimal::ZERO {
            return Some(bare);
        }
        let scaled = bare.times(self.scale)?;
        let ten = Decimal::new(10, 0);
        (scaled.times(ten)? >= self.value && scaled <= self.value.times(ten)?).then_some(scaled)
    }

    /// Whether what is measured is named with a word.
    pub fn names(&self, word: &str) -> bool {
        crate::text::holds(&self.words, word)
    }
}

/// 没有突破3起的控制上限: the words behind a figure make it the most that may be.
fn is_limit(passage: &Passage, figure: &Figure) -> bool {
    let after = passage.text.folded(passage.after(figure));
    let near = &after[..after.len().min(LONGEST_LIMIT)];
    // 以1.5小时为上限
    if ["为上限", "为限", "为最高限"].iter().any(|word| crate::text::opens_with(near, word)) {
        return true;
    }
    // 下降8%的控制目标 is a fall to be reached.
    figure.quantity.direction == Direction::Increase
        && !figure.verbs.contains(&Verb::Fall)
        && near.first() == Some(&'的')
        && holds_any(near, &["上限", "警戒线", "控制线", "限额", "控制指标", "控制目标", "控制数", "控制值"])
}

/// 的年初确定的控制目标 is no longer.
const LONGEST_LIMIT: usize = 11;

/// Words of a promise that is made several times over.
const EACH: [&str; 13] =
    ["每个", "每村", "每镇", "每乡", "每县", "每街道", "每社区", "每校", "每季", "每月", "每周", "每半年", "每两月"];

/// 人均, 每万人, 万人发明专利拥有量, 水稻单产: whether a name says how many there are for each.
fn says_each(name: &[char]) -> bool {
    let opens = matches!(name, ['万' | '千' | '百', '人', ..]);
    let yields = name.windows(2).any(|pair| matches!(pair, ['单' | '亩', '产']));
    opens || yields || name.iter().any(|c| matches!(c, '每' | '均'))
}

fn is_for_each(passage: &Passage, figure: &Figure) -> bool {
    let money = figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    let words = passage.text.folded(passage.before(figure));
    // 东城、西关街道各建成社区食堂2个
    let each = |at: usize| {
        words[at] == '各'
            && VERBS.at(words, at + 1).is_some_and(|(_, verb)| matches!(verb, Verb::Finish | Verb::Add | Verb::Act))
    };
    !money && (words.contains(&'每') && holds_any(words, &EACH) || (0..words.len()).any(each))
}

/// How the words around a figure, or the nature of its indicator, bound it; `level` is the verb right before it that gives a level.
fn comparator(figure: &Figure, level: Option<Verb>, ceiling: bool) -> (Comparator, bool) {
    let cap = level == Some(Verb::Cap);
    match figure.quantity.bound {
        Bound::Between => (Comparator::Between, false),
        Bound::AtLeast | Bound::MoreThan => (Comparator::AtLeast, false),
        Bound::AtMost | Bound::LessThan => (Comparator::AtMost, false),
        Bound::About if ceiling || cap => (Comparator::AtMost, true),
        Bound::About => (Comparator::About, true),
        Bound::Plain if ceiling || cap => (Comparator::AtMost, false),
        Bound::Plain if level == Some(Verb::Floor) => (Comparator::AtLeast, false),
        Bound::Plain => (Comparator::Plain, false),
    }
}

/// The verb right before a figure, where it gives a level.
fn last_level_verb(passage: &Passage, figure: &Figure) -> Option<Verb> {
    let before = Chars::new(figure.segment.start, figure.quantity.core.start);
    let words = passage.text.folded(before);
    let (start, len, &verb) = VERBS.find(words).last()?;
    let near = words.get(start + len..)?.iter().filter(|c| is_han(**c)).count() <= 4;
    (near && matches!(verb, Verb::Floor | Verb::Cap)).then_some(verb)
}

/// The unit of a bare number: from a bracket before it, such as 改造（户）≥420, or from the table's heads.
fn bracket_unit(passage: &Passage, figure: &Figure, reading: &Reading) -> Option<Unit> {
    let own = bracketed(passage.text.folded(passage.before(figure)));
    let named = || {
        names(reading).filter(|_| passage.cell == CellName::TargetText).find_map(|name| bracketed(name.text.chars()))
    };
    let surface = own.or_else(|| reading.unit.clone()).or_else(named);
    surface.and_then(|surface| crate::quantity::unit(surface.trim()))
}

/// The cells that name what a bare number measures.
fn names(reading: &Reading) -> impl Iterator<Item = &Passage> {
    [reading.name.as_ref(), Some(&reading.commitment)].into_iter().flatten()
}

/// Whether the promise names the years that it is for, from one to another: （2013—2017年）.
fn over_years(passage: &Passage, figure: &Figure) -> bool {
    let sentence = passage.sentence_of(figure);
    // 1500套（2019—2021年累计4500套）: the years are those of the figure beside them.
    let other = |clause: &&crate::passage::Clause| {
        clause.depth > 0
            && !clause.span.contains(figure.quantity.core)
            && passage.around(figure).iter().any(|other| clause.span.contains(other.quantity.core))
    };
    let near = passage.clauses_around(figure.clause).map(|(_, clause)| clause).filter(|own| own.sentence == sentence);
    near.filter(|clause| !other(clause)).any(|clause| {
        let words = passage.text.folded(clause.span);
        let year = |at: usize| words.get(at..at + 4).is_some_and(|year| year.iter().all(char::is_ascii_digit));
        (0..words.len()).any(|at| {
            let dash = matches!(words.get(at + 4), Some('-' | '—' | '–' | '~' | '至'));
            year(at) && dash && year(at + 5) && words.get(at + 9) == Some(&'年')
        })
    })
}

/// 汉阜县, 城关街道: whether a cell is the name of a place and nothing else.
fn is_region(cell: &Passage) -> bool {
    let words = cell.text.chars();
    words.len() <= LONGEST_REGION
        && matches!(words, [.., '区' | '县' | '市' | '镇' | '乡' | '州' | '旗' | '盟'] | [.., '街', '道'])
}

/// No name of a region is longer.
const LONGEST_REGION: usize = 8;

/// A cell of more characters is no name; what it begins with stands for one.
const LONGEST_NAME: usize = 96;

/// The noun of a whole cell.
pub(crate) fn whole_noun(passage: &Passage) -> Noun {
    let all = passage.text.all();
    Noun::around(&passage.text, &[], Chars::new(all.start, all.end.min(LONGEST_NAME)), Chars::default())
}

/// What is measured, as printed: the figure's own words, after those it shares with the figure before.
fn indicator(passage: &Passage, figure: &Figure, noun: &Noun) -> String {
    let own = [passage.before(figure), passage.after(figure)].map(|span| passage.text.slice(span)).concat();
    let marks = |c: char| c.is_whitespace() || matches!(c, '，' | '。' | '；' | '、' | '：' | ':' | ',' | ';' | '·');
    let own = own.trim_matches(marks);
    if figure.inherits || !own.chars().any(is_han) { noun.words() + own } else { own.to_owned() }
}

/// 正增长 without a number is a floor of nought.
fn positive_growth(passage: &Passage, reading: &Reading) -> Option<Target> {
    let chars = passage.text.chars();
    let at = chars.windows(3).position(|window| window == ['正', '增', '长'])?;
    let span = Chars::new(at, at + 3);
    let clause = passage.clauses.iter().position(|clause| clause.span.contains(span))?;
    let segment = passage.clauses[clause].span;
    let quantity = crate::quantity::Quantity {
        kind: crate::terms::Kind::Quantity,
        value: Decimal::ZERO,
        upper: None,
        unit: crate::quantity::unit("%"),
        bound: Bound::AtLeast,
        direction: Direction::Increase,
        span,
        core: span,
    };
    let noun = Noun::around(&passage.text, &[], Chars::new(segment.start, at), Chars::default());
    let figure = Figure {
        quantity,
        clause,
        segment,
        noun,
        context: Noun::default(),
        inherits: false,
        verb: Some(Verb::Grow),
        verbs: [Verb::Grow].into_iter().collect(),
        verb_words: Vec::new(),
        roles: Few::default(),
        year: None,
        months: None,
        period: None,
        rate: None,
    };
    Some(target(passage, &figure, reading))
}
