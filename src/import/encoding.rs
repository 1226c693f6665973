//! Text encodings: told by a byte order mark, by the statistics of the bytes, or by the reader.

use super::{Decode, ImportError};

/// A text and the name of the encoding that it was read in.
pub type Decoded = (String, &'static str);

/// How many bytes the guess looks at.
const SAMPLE: usize = 64 << 10;

/// Reads bytes in the encoding that they show.
pub fn recognise(bytes: &[u8], decode: Option<Decode>) -> Result<Decoded, ImportError> {
    if let Some((label, _)) = mark(bytes) {
        return named(label, bytes, decode);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_owned(), "UTF-8")),
        // A file cut in the middle of its last character is still UTF-8.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => return Ok(lossy(bytes)),
        Err(_) => {}
    }
    if let Some(label) = wide(bytes) {
        return named(label, bytes, decode);
    }
    named("gb18030", bytes, decode)
}

/// The encoding that a label means: capitals and underscores do not matter.
pub fn canonical(label: &str) -> Option<&'static str> {
    Some(match label.trim().to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-8" | "utf8" => "UTF-8",
        "utf-16" | "utf16" => "UTF-16",
        "utf-16le" => "UTF-16LE",
        "utf-16be" => "UTF-16BE",
        "gb18030" | "gbk" | "gb2312" | "gb-2312" | "cp936" => "GB18030",
        "big5" | "big-5" => "Big5",
        _ => return None,
    })
}

/// Reads bytes in the encoding that a label names; a byte order mark at the start is dropped.
pub fn named(label: &str, bytes: &[u8], decode: Option<Decode>) -> Result<Decoded, ImportError> {
    let body = mark(bytes).map_or(bytes, |(_, len)| bytes.get(len..).unwrap_or(&[]));
    match canonical(label) {
        Some("UTF-8") => match std::str::from_utf8(body) {
            Ok(text) => Ok((text.to_owned(), "UTF-8")),
            Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => Ok(lossy(body)),
            Err(error) => Err(refused("UTF-8", Some(error.valid_up_to()))),
        },
        Some("UTF-16LE") => Ok((utf16(body, u16::from_le_bytes), "UTF-16LE")),
        Some("UTF-16BE") => Ok((utf16(body, u16::from_be_bytes), "UTF-16BE")),
        Some("UTF-16") => {
            let label = mark(bytes).map(|(label, _)| label).or_else(|| wide(bytes)).filter(|label| *label != "utf-8");
            named(label.unwrap_or("utf-16le"), bytes, decode)
        }
        Some("GB18030") => foreign("gb18030", "GB18030", bytes, decode),
        Some("Big5") => foreign("big5", "Big5", bytes, decode),
        _ => Err(refused(label, None)),
    }
}

fn refused(encoding: &str, offset: Option<usize>) -> ImportError {
    ImportError::Encoding { encoding: encoding.to_owned(), offset }
}

fn lossy(bytes: &[u8]) -> Decoded {
    let text = String::from_utf8_lossy(bytes);
    (text.trim_end_matches('\u{fffd}').to_owned(), "UTF-8")
}

/// A byte order mark and its length.
fn mark(bytes: &[u8]) -> Option<(&'static str, usize)> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some(("utf-8", 3)),
        [0xff, 0xfe, ..] => Some(("utf-16le", 2)),
        [0xfe, 0xff, ..] => Some(("utf-16be", 2)),
        _ => None,
    }
}

/// UTF-16 without a mark: line breaks, digits and Chinese characters show where the high bytes are.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let fits = |high: usize, low: usize| {
        let plain = |pair: &&[u8]| {
            let (high, low) = (pair[high], pair[low]);
            high == 0 && (low == b'\n' || low == b'\r' || low == b'\t' || (0x20..0x7f).contains(&low))
                || (0x4e..=0x9f).contains(&high)
                || matches!(high, 0x20 | 0x30 | 0xff)
        };
        sample.chunks_exact(2).filter(plain).count()
    };
    let (little, big) = (fits(1, 0), fits(0, 1));
    let enough = pairs * 9 / 10;
    // GBK text has bytes like these too, but hardly ever a zero.
    let zeros = sample.iter().map(|byte| usize::from(*byte == 0)).sum::<usize>() * 50 > pairs;
    match (zeros, little > enough, big > enough) {
        (true, true, false) => Some("utf-16le"),
        (true, false, true) => Some("utf-16be"),
        (true, true, true) => Some(if little >= big { "utf-16le" } else { "utf-16be" }),
        _ => None,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

/// Encodings that are not Unicode: the host's decoder, or natively our own.
fn foreign(label: &str, name: &'static str, bytes: &[u8], decode: Option<Decode>) -> Result<Decoded, ImportError> {
    let text = match decode {
        Some(decode) => decode(label, bytes),
        None => native(label, bytes),
    };
    text.map(|text| (text, name)).ok_or_else(|| refused(name, None))
}

#[cfg(not(target_arch = "wasm32"))]
fn native(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    // The last character may be cut off; anything else that does not fit speaks against the encoding.
    let spoiled = text.trim_end_matches('\u{fffd}').contains('\u{fffd}');
    (!broken || !spoiled).then(|| text.trim_end_matches('\u{fffd}').to_owned())
}

#[cfg(target_arch = "wasm32")]
fn native(_: &str, _: &[u8]) -> Option<String> {
    None
}
