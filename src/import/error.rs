//! Why a file could not be read: what was expected, what was found, and what to do.

use crate::terms::{ErrorCode, Lang};
use std::fmt;

/// Why bytes could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// No bytes, or white space only.
    Empty,
    /// Not text, nor any file that the program knows; what the first bytes look like, where they are known.
    Binary {
        /// `PNG`, `ZIP`, `PDF` …
        looks_like: Option<&'static str>,
    },
    /// Larger than the limit.
    TooLarge {
        /// Bytes found.
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// A file of a known kind that is not whole: it was cut off, or is damaged.
    Damaged {
        /// The kind: `docx`, `pdf` …
        format: &'static str,
        /// What was expected where, in the words of the format's specification.
        expected: &'static str,
    },
    /// The file holds more than is read: far more than any ledger, as a file that was made to choke its reader.
    Excessive {
        /// The kind: `docx`, `pdf` …
        format: &'static str,
        /// What there is too much of: `cells`, `inflated bytes`, `nesting`, `pages`, `steps`.
        what: &'static str,
        /// How much is read.
        limit: usize,
    },
    /// The file is encrypted, and the password is missing or wrong.
    Password {
        /// Whether one was given.
        wrong: bool,
    },
    /// The file is encrypted in a way that is not read here.
    Encrypted {
        /// The kind: `docx`, `ZIP` …
        format: &'static str,
    },
    /// A file of pictures: a scan without text.
    NoText {
        /// How many pages it has.
        pages: usize,
    },
    /// The file has no such table or sheet.
    NoSuchPart {
        /// What was asked for, as given.
        asked: String,
        /// What there is.
        found: Vec<String>,
    },
    /// The bytes are not in the encoding asked for.
    Encoding {
        /// Its label.
        encoding: String,
        /// The first byte that does not fit, where it is known.
        offset: Option<usize>,
    },
}

impl ImportError {
    /// The stable code of the error, as the JavaScript API and the command line give it.
    pub fn code(&self) -> &'static str {
        let code = match self {
            Self::Empty => ErrorCode::Empty,
            Self::Binary { .. } => ErrorCode::NotText,
            Self::TooLarge { .. } => ErrorCode::TooLarge,
            Self::Damaged { .. } => ErrorCode::Damaged,
            Self::Excessive { .. } => ErrorCode::Excessive,
            Self::Password { .. } => ErrorCode::Password,
            Self::Encrypted { .. } => ErrorCode::Encrypted,
            Self::NoText { .. } => ErrorCode::NoText,
            Self::NoSuchPart { .. } => ErrorCode::NoSuchPart,
            Self::Encoding { .. } => ErrorCode::Encoding,
        };
        code.id()
    }

    /// What was expected, what was found, and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Empty, Lang::Zh) => "需要一份台账的文字，这里没有内容。请粘贴文字或换一个文件。".to_owned(),
            (Self::Empty, Lang::En) => {
                "Expected the text of a ledger, found nothing. Paste its text or choose another file.".to_owned()
            }
            (Self::Binary { looks_like }, Lang::Zh) => {
                let found = looks_like.map_or_else(|| "不是文字的内容".to_owned(), |kind| format!("{kind}文件"));
                format!("需要文本文件，看到的是{found}。请打开它，复制其中的文字，或另存为文本文件。")
            }
            (Self::Binary { looks_like }, Lang::En) => {
                let found = looks_like.map_or_else(
                    || "bytes that are no text".to_owned(),
                    |kind| format!("a file that looks like {kind}"),
                );
                format!("Expected a text file, found {found}. Open it and copy its text, or save it as text.")
            }
            (Self::TooLarge { bytes, limit }, Lang::Zh) => {
                format!("文件有{}MB，超过{}MB的上限。请只选台账所在的部分。", bytes >> 20, limit >> 20)
            }
            (Self::TooLarge { bytes, limit }, Lang::En) => {
                format!(
                    "The file has {} MB, more than the limit of {} MB. Take only the part with the ledger.",
                    bytes >> 20,
                    limit >> 20
                )
            }
            (Self::Damaged { format, expected }, Lang::Zh) => format!(
                "这个{format}文件不完整或已损坏：应有{expected}，没有找到。请重新下载，或用原来的软件打开后另存一次。"
            ),
            (Self::Damaged { format, expected }, Lang::En) => format!(
                "The {format} file is incomplete or damaged: expected {expected}, found none. Download it again, or open it in its own program and save it anew."
            ),
            (Self::Excessive { format, what, limit }, Lang::Zh) => format!(
                "这个{format}文件的内容超出任何台账的规模（{what}超过{limit}），没有继续读。请只保留台账所在的部分后另存。"
            ),
            (Self::Excessive { format, what, limit }, Lang::En) => format!(
                "The {format} file holds far more than any ledger (more than {limit} {what}), so reading stopped. Save only the part with the ledger."
            ),
            (Self::Password { wrong: false }, Lang::Zh) => "文件加了密，需要打开密码。".to_owned(),
            (Self::Password { wrong: false }, Lang::En) => {
                "The file is encrypted: it needs the password that opens it.".to_owned()
            }
            (Self::Password { wrong: true }, Lang::Zh) => "这个密码打不开文件，请检查后重试。".to_owned(),
            (Self::Password { wrong: true }, Lang::En) => {
                "The password does not open the file: check it and try again.".to_owned()
            }
            (Self::Encrypted { format }, Lang::Zh) => {
                format!("这个{format}文件加了密，这里打不开。请用原来的软件输入密码打开，另存为不加密的文件。")
            }
            (Self::Encrypted { format }, Lang::En) => format!(
                "The {format} file is encrypted and cannot be opened here. Open it in its own program with the password and save it without one."
            ),
            (Self::NoText { pages }, Lang::Zh) => format!(
                "需要有文字层的文件，这里的{pages}页只有图片（扫描件）。请先做文字识别（OCR），或向发布单位索取电子版。"
            ),
            (Self::NoText { pages }, Lang::En) => format!(
                "Expected text, found {pages} page(s) of pictures: a scan. Run text recognition (OCR) on it first, or ask the publisher for the original file."
            ),
            (Self::NoSuchPart { asked, found }, Lang::Zh) => {
                let found = if found.is_empty() { "（无）".to_owned() } else { found.join("、") };
                format!("文件里没有“{asked}”。有：{found}。请从中选择。")
            }
            (Self::NoSuchPart { asked, found }, Lang::En) => {
                let found = if found.is_empty() { "none".to_owned() } else { found.join(", ") };
                format!("The file has no {asked:?}. It has: {found}. Choose one of them.")
            }
            (Self::Encoding { encoding, offset }, Lang::Zh) => {
                let at = offset.map(|at| format!("第{at}个字节起")).unwrap_or_default();
                format!("按{encoding}编码读不通{at}。请换一种编码：UTF-8、UTF-16或GB18030。")
            }
            (Self::Encoding { encoding, offset }, Lang::En) => {
                let at = offset.map(|at| format!(" from byte {at} on")).unwrap_or_default();
                format!("Expected text in {encoding}, found bytes that are none{at}. Try UTF-8, UTF-16 or GB18030.")
            }
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for ImportError {}
