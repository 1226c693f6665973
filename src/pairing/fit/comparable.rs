//! Which units may answer which.

use crate::number::Decimal;
use crate::passage::Figure;
use crate::passage::noun::{Noun, Pair};
use crate::target::Target;

pub(super) fn comparable(target: &Target, figure: &Figure) -> bool {
    // 每人每月 and 每人每年
    let periods = target.figure.period.zip(figure.period);
    if periods.is_some_and(|(own, other)| own != other) {
        return false;
    }
    match (target.unit.as_ref(), figure.quantity.unit.as_ref()) {
        (Some(wanted), Some(found)) => {
            wanted.measures_like(found) && !is_holder_of_places(target, figure)
                || counts_alike(target, figure)
                || is_reckoned_like(target, figure)
                || matches!((wanted.dimension, found.dimension), ("household", "套") | ("套", "household"))
                    && is_of_homes(target, figure)
                || matches!((wanted.dimension, found.dimension), ("count", "household") | ("household", "count"))
                    && (is_business(&target.noun) || is_business(&figure.noun))
        }
        // 5 beside 800万元 is neither.
        (Some(_), None) if target.scaled(figure.quantity.value).is_none() => false,
        // 再犯罪率为0
        (Some(wanted), None) => {
            figure.quantity.value == Decimal::ZERO
                || figure.noun.is_empty()
                || wanted.dimension == PERSON && is_large(figure.quantity.value)
        }
        (None, found) => found.is_none_or(|unit| {
            // 旅游接待人次达到600万
            let people = unit.dimension == PERSON && is_large(target.value)
                || unit.dimension == "visit" && target.names("人次") && is_large(target.value);
            unit.dimension == "count" || people || figure.noun.is_empty()
        }),
    }
}

/// Places that a building has many of.
const PLACES: [Pair; 12] = [
    ['车', '位'],
    ['泊', '位'],
    ['学', '位'],
    ['床', '位'],
    ['托', '位'],
    ['摊', '位'],
    ['工', '位'],
    ['席', '位'],
    ['座', '位'],
    ['厕', '位'],
    ['蹲', '位'],
    ['铺', '位'],
];

/// 停车场4处 for 停车位500个, 学位960个 for 小学1所: of the two one counts buildings, and the other the places in them.
fn is_holder_of_places(target: &Target, figure: &Figure) -> bool {
    let counted = |noun: &Noun| PLACES.iter().any(|place| noun.has(*place));
    let named = !target.noun.is_empty() && !figure.noun.is_empty();
    let other = super::same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref());
    // 新增停车位：公共停车场520个、路内760个: counted as the places are.
    named
        && match (counted(&target.noun), counted(&figure.noun)) {
            (true, false) => !other,
            (false, true) => true,
            _ => false,
        }
}

/// Things that are counted by any of several words, whatever else these count.
const COUNTERS: [(&str, &[&str]); 9] = [
    ("厕", &["户", "座", "个", "处"]),
    ("桩", &["根", "台", "个", "座", "套", "桩", "处"]),
    ("灯", &["盏", "基", "个", "套", "杆", "处"]),
    ("井", &["眼", "口", "个", "处", "座"]),
    ("井盖", &["个", "套", "座"]),
    ("棚", &["栋", "座", "个", "处"]),
    ("温室", &["栋", "座", "个", "处"]),
    ("羊", &["只", "头"]),
    ("摄像头", &["个", "路", "台", "套"]),
];

/// 充电桩317台 for 充电桩300根: both count one thing, by words that are used of it alike.
fn counts_alike(target: &Target, figure: &Figure) -> bool {
    let (Some(wanted), Some(found)) = (target.unit.as_ref(), figure.quantity.unit.as_ref()) else { return false };
    let named = |thing: &str| target.noun.names(thing) && figure.noun.names(thing);
    let counted = |words: &[&str]| [wanted, found].iter().all(|unit| words.iter().any(|word| unit.is(word)));
    COUNTERS.iter().any(|(thing, words)| named(thing) && counted(words))
}

/// 日供水能力2万吨 of 供水能力2万吨/日, 每千人5批次 of 5批次/千人: what the one prints in its unit the other says in its name.
pub(super) fn is_reckoned_like(target: &Target, figure: &Figure) -> bool {
    let Some((wanted, found)) = target.unit.as_ref().zip(figure.quantity.unit.as_ref()) else { return false };
    // 每人每月750元 of 700元/月
    let spans = |period: Option<char>, per: &str| period.is_some() && per.chars().next_back() == period;
    let says = |words: &[char], per: &str| match per {
        "日" | "天" => crate::text::holds_any(words, &["日处理", "日供", "日产", "日均", "每日", "每天"]),
        "年" => crate::text::holds_any(words, &["年产", "年处理", "每年"]),
        _ => (0..words.len()).any(|at| words[at] == '每' && crate::text::opens_with(&words[at + 1..], per)),
    };
    wanted.per(found).is_some_and(|per| spans(figure.period, per) || says(&figure.noun.canonical(), per))
        || found.per(wanted).is_some_and(|per| spans(target.figure.period, per) || says(&target.words, per))
}

/// 贫困人口减少1000万: of people in tens of thousands the unit is often left out.
const PERSON: &str = "person";

fn is_large(value: Decimal) -> bool {
    value >= 10_000.into()
}

/// 1200户 and 1200套 of one and the same thing, perhaps in short: 棚户区改造, 棚改项目.
fn is_of_homes(target: &Target, figure: &Figure) -> bool {
    target.noun.pairs().filter(|pair| figure.noun.has(*pair)).count() >= 2 || figure.noun.abbreviates(&target.noun)
}

/// 328户企业: firms are counted by 户 and by 家.
fn is_business(noun: &Noun) -> bool {
    let words = noun.words();
    ["企业", "主体", "商户", "工商户", "个转企", "小升规"].iter().any(|word| words.contains(word))
}
