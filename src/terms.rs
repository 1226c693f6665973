//! The terms of the method and their public ids: what the report, the exports and the page call things.

use serde::{Deserialize, Serialize};

macro_rules! terms {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $id)] $variant),+ }

        impl $name {
            /// All of them, in their fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The public id.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The term with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|term| term.id() == id)
            }
        }
    };
}

terms! {
    /// A verdict, from better to worse.
    Status {
        /// 超额完成
        Exceeded = "exceeded",
        /// 完成
        Met = "met",
        /// 基本完成
        MostlyMet = "mostlyMet",
        /// 部分完成; of items only
        PartlyMet = "partlyMet",
        /// 推进中
        InProgress = "inProgress",
        /// 未完成
        Missed = "missed",
        /// 无法判定
        Undetermined = "undetermined",
    }
}

terms! {
    /// What a verdict rests on.
    Basis {
        /// Figures that the ledger prints.
        Figures = "figures",
        /// Words such as 已完成.
        Statement = "statement",
        /// A stated completion rate.
        Rate = "rate",
        /// Nothing.
        None = "none",
    }
}

terms! {
    /// How an actual has to stand to its target.
    Comparator {
        /// 以上, 不低于
        AtLeast = "atLeast",
        /// 以内, 不超过
        AtMost = "atMost",
        /// 左右
        About = "about",
        /// N至M
        Between = "between",
        /// A bare number.
        Plain = "plain",
    }
}

terms! {
    /// Which way a target points.
    Direction {
        /// Up, or a level.
        Increase = "increase",
        /// Down: 下降, 压减; magnitudes are compared.
        Decrease = "decrease",
    }
}

terms! {
    /// How a figure is bounded by the words around it.
    Bound {
        /// A bare number.
        Plain = "plain",
        /// 以上, 不低于, 至少
        AtLeast = "atLeast",
        /// 超过, 余, 多, 逾
        MoreThan = "moreThan",
        /// 以内, 以下, 不超过
        AtMost = "atMost",
        /// 不到, 不足, 近
        LessThan = "lessThan",
        /// 左右, 约
        About = "about",
        /// A range.
        Between = "between",
    }
}

terms! {
    /// How an actual is qualified.
    Qualifier {
        /// A bare number.
        Plain = "plain",
        /// A lower bound.
        MoreThan = "moreThan",
        /// An upper bound.
        LessThan = "lessThan",
        /// An approximate figure.
        About = "about",
    }
}

terms! {
    /// What a run of digits is.
    Kind {
        /// A measured number.
        Quantity = "quantity",
        /// A date, a deadline, a period.
        Date = "date",
        /// A rank, an edition, a batch.
        Ordinal = "ordinal",
        /// Digits inside a name: 5G, 2号线.
        Name = "name",
    }
}

terms! {
    /// Which cell of an item a span counts in.
    CellName {
        /// 事项内容
        Commitment = "commitment",
        /// 完成情况
        Completion = "completion",
        /// The cell of a separate target column.
        TargetText = "targetText",
        /// The heading over the item.
        Section = "section",
        /// The cell of a rate column.
        Rate = "rate",
    }
}

terms! {
    /// What a stretch of the original was read as.
    Trace {
        /// The title of the ledger.
        Title = "title",
        /// A head of a column, a heading, a label.
        Head = "head",
        /// A cell of an item.
        Item = "item",
        /// A figure that was promised.
        Target = "target",
        /// A figure that answers a target.
        Actual = "actual",
        /// Nothing: it belongs to no item.
        Unread = "unread",
    }
}

terms! {
    /// The arithmetic that the program checks by itself.
    CheckKind {
        /// Parts against a whole.
        Sum = "sum",
        /// A stated rate against actual ÷ target.
        Rate = "rate",
        /// Figures for the same thing.
        Repeat = "repeat",
        /// Two levels and a growth rate between them.
        Growth = "growth",
    }
}

terms! {
    /// What an item is about.
    Topic {
        /// 经济运行
        Economy = "economy",
        /// 科技创新
        Innovation = "innovation",
        /// 产业发展
        Industry = "industry",
        /// 改革开放
        Opening = "opening",
        /// 城市建设
        Urban = "urban",
        /// 交通出行
        Transport = "transport",
        /// 乡村振兴
        Rural = "rural",
        /// 生态环境
        Ecology = "ecology",
        /// 就业社保住房
        Livelihood = "livelihood",
        /// 教育医疗养老
        Services = "services",
        /// 文旅体育
        Culture = "culture",
        /// 政务服务
        Government = "government",
        /// 安全应急
        Safety = "safety",
        /// 其他
        Other = "other",
    }
}

terms! {
    /// The language of sentences that the program writes.
    Lang {
        /// 中文
        Zh = "zh",
        /// English
        En = "en",
    }
}

terms! {
    /// Why there is no report.
    ErrorCode {
        /// There is nothing in it, or white space only.
        Empty = "empty",
        /// Neither text nor a file that is known.
        NotText = "notText",
        /// Larger than what is read.
        TooLarge = "tooLarge",
        /// A file of a known kind that is not whole.
        Damaged = "damaged",
        /// A file that holds far more than any ledger.
        Excessive = "excessive",
        /// An encrypted file whose password is missing or wrong.
        Password = "password",
        /// A file that is encrypted in a way that is not read here.
        Encrypted = "encrypted",
        /// Pictures without text: a scan.
        NoText = "noText",
        /// The file has no such table or sheet.
        NoSuchPart = "noSuchPart",
        /// The bytes are not in the encoding asked for.
        Encoding = "encoding",
        /// An option has a value that it cannot have; the message is its name.
        Option = "option",
        /// A newer request took its place (frame only).
        Cancelled = "cancelled",
        /// It took longer than anything may (frame only).
        TooSlow = "tooSlow",
        /// The program could not be loaded (frame only).
        NoEngine = "noEngine",
        /// A defect of the program (frame only).
        Crash = "crash",
    }
}

impl Status {
    /// The name of the verdict.
    pub fn name(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Exceeded => ("超额完成", "exceeded"),
            Self::Met => ("完成", "met"),
            Self::MostlyMet => ("基本完成", "mostly met"),
            Self::PartlyMet => ("部分完成", "partly met"),
            Self::InProgress => ("推进中", "in progress"),
            Self::Missed => ("未完成", "missed"),
            Self::Undetermined => ("无法判定", "undetermined"),
        };
        if lang == Lang::Zh { zh } else { en }
    }
}

impl Topic {
    /// The name of the topic.
    pub fn name(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Economy => ("经济运行", "economy"),
            Self::Innovation => ("科技创新", "innovation"),
            Self::Industry => ("产业发展", "industry"),
            Self::Opening => ("改革开放", "reform and opening"),
            Self::Urban => ("城市建设", "the city"),
            Self::Transport => ("交通出行", "transport"),
            Self::Rural => ("乡村振兴", "countryside"),
            Self::Ecology => ("生态环境", "environment"),
            Self::Livelihood => ("就业社保住房", "work, insurance, housing"),
            Self::Services => ("教育医疗养老", "schools, health, care"),
            Self::Culture => ("文旅体育", "culture, travel, sport"),
            Self::Government => ("政务服务", "public administration"),
            Self::Safety => ("安全应急", "safety"),
            Self::Other => ("其他", "other"),
        };
        if lang == Lang::Zh { zh } else { en }
    }
}
