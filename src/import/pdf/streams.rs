//! Streams, inflated within a limit.

use crate::import::ImportError;
use crate::import::limits::MAX_INFLATED;
use hayro_syntax::object::Stream;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

fn excessive() -> ImportError {
    ImportError::Excessive { format: "pdf", what: "inflated bytes", limit: MAX_INFLATED }
}

/// The bytes of a stream; none of them when it is damaged.
pub fn decoded(stream: &Stream) -> Result<Vec<u8>, ImportError> {
    is_modest(&stream.raw_data())?;
    Ok(stream.decoded_data().map(std::borrow::Cow::into_owned).unwrap_or_default())
}

/// Refuses a file with an index or a packed object that inflates beyond all measure: the library opens those by itself, and without a limit.
pub fn check(bytes: &[u8]) -> Result<(), ImportError> {
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"stream") {
        let start = from + at;
        let after = start + b"stream".len();
        let head = &bytes[start.saturating_sub(HEAD)..start];
        if [b"/ObjStm".as_slice(), b"/XRef"].iter().any(|kind| find(head, kind).is_some()) {
            let breaks = bytes[after..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            is_modest(&bytes[after + breaks..])?;
        }
        from = after;
    }
    Ok(())
}

/// How far before its content a stream's dictionary is looked for.
const HEAD: usize = 512;

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Whether bytes that look deflated inflate to no more than the limit; they are counted, not kept.
fn is_modest(bytes: &[u8]) -> Result<(), ImportError> {
    // The head of zlib: method 8, and a checksum over its two bytes.
    let zlib = matches!(bytes, [first, second, ..] if first & 15 == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0);
    if !zlib {
        return Ok(());
    }
    let mut state = Box::<DecompressorOxide>::default();
    let mut window = vec![0_u8; 1 << 15];
    let flags = inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
    let (mut input, mut place, mut total) = (bytes, 0, 0);
    loop {
        let (status, read, written) = decompress(&mut state, input, &mut window, place, flags);
        input = input.get(read..).unwrap_or(&[]);
        place = (place + written) & (window.len() - 1);
        total += written;
        if total > MAX_INFLATED {
            return Err(excessive());
        }
        if status != TINFLStatus::HasMoreOutput {
            return Ok(());
        }
    }
}
