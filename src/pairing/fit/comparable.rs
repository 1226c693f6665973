//! Which units may answer which.

use crate::number::Decimal;
use crate::passage::Figure;
use crate::passage::noun::Noun;
use crate::target::Target;

pub(super) fn comparable(target: &Target, figure: &Figure) -> bool {
    match (target.unit.as_ref(), figure.quantity.unit.as_ref()) {
        (Some(wanted), Some(found)) => {
            wanted.measures_like(found)
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
            let people = unit.dimension == PERSON && is_large(target.value);
            unit.dimension == "count" || people || figure.noun.is_empty()
        }),
    }
}

/// 日供水能力2万吨 of 供水能力2万吨/日, 每千人5批次 of 5批次/千人: what the one prints in its unit the other says in its name.
pub(super) fn is_reckoned_like(target: &Target, figure: &Figure) -> bool {
    let Some((wanted, found)) = target.unit.as_ref().zip(figure.quantity.unit.as_ref()) else { return false };
    let says = |words: &[char], per: &str| match per {
        "日" | "天" => crate::text::holds_any(words, &["日处理", "日供", "日产", "日均", "每日", "每天"]),
        "年" => crate::text::holds_any(words, &["年产", "年处理", "每年"]),
        _ => crate::text::holds(words, &format!("每{per}")),
    };
    wanted.per(found).is_some_and(|per| says(&figure.noun.canonical(), per))
        || found.per(wanted).is_some_and(|per| says(&target.words, per))
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
